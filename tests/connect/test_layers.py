"""Local pages lie over the core: here, in the site as a value."""

from collections.abc import Mapping
from datetime import date

from tests.builders import WriteTree, a_file

from packsite.model.settings import Settings
from packsite.model.site import Site
from packsite.pipeline import check, weave

CORE = {
    "core/core.yml": "",
    "core/docs/data/roles.yml": "everyone: {label: Everyone, who: All}\n",
    "core/docs/visits.md": a_file("PG-11", "See [[PG-12]] and [[PG-12|speak]].\n", title="Visits"),
    "core/docs/talking.md": a_file("PG-12", "Speak.\n", title="Talking"),
    "core/docs/packs/new.md": a_file(
        "PK-01", "Read.\n", title="New here",
        contents="[PG-11, {part: Then, contents: [PG-12]}, {part: Last, contents: [PG-01]}]",
    ),
    "docs/index.md": a_file("PG-01", "See [[PG-11]].\n", title="Home"),
}  # fmt: skip
BRIEF = """\
## The review

Words.

## What works well

### F2 Homes were seen

Somebody went.

## What needs to improve

### F1 See the child

Nobody asked.

## Did it make a difference?

It did.
"""


def checked(write_tree: WriteTree, today: date, more: Mapping[str, str]) -> Site:
    """Return a site built on the core, with more local files; its check does not fail."""
    site = check(Settings(write_tree({**CORE, **more})), today)
    assert [str(one) for one in site.problems if one.fails_strict] == []
    return site


def test_a_local_page_takes_the_place_of_the_one_with_its_id(
    write_tree: WriteTree, today: date
) -> None:
    own = a_file("PG-12", "We listen.\n", title="Listening")
    site = checked(write_tree, today, {"docs/listening.md": own})
    assert site.by_id["PG-12"].uri == "listening.md"
    woven = weave(site, with_pdf=False).bodies
    assert (
        '[Listening](listening.md "PG-12") and [speak](listening.md "PG-12")'
        in (woven["visits.md"])
    )
    assert "talking.md" not in woven
    assert "talking.md" not in {source.uri for source in site.sources}


def test_a_hidden_page_may_leave_a_short_form_of_the_core_without_a_page(
    write_tree: WriteTree, today: date
) -> None:
    short = "- {type: [gab], means: talking speak}\n"
    hidden = {"docs/data/layers.yml": "hide: [PG-12]\n", "core/docs/data/search.yml": short}
    assert checked(write_tree, today, hidden).library.short_forms


def test_a_hidden_page_may_take_its_decision_aid_along(write_tree: WriteTree, today: date) -> None:
    aid = (
        "ring:\n  questions: {a: {ask: Now?, yes: {next: z}, no: {next: z}, "
        "cannot_tell: {next: z}}}"
        "\n  ends: {z: {title: Ring, do: Ring., by: Now, ring: '[[local:door]]'}}\n"
    )
    door = {"docs/data/partnership.yml": "local: {door: {label: D, kind: phone, value: '999'}}\n"}
    page = a_file("PG-13", "[[insert:decision-aid:ring]]\n", title="Ring")
    core = {"core/docs/ring.md": page, "core/docs/data/decision_aids.yml": aid, **door}
    checked(write_tree, today, core)
    checked(write_tree, today, {**core, "docs/data/layers.yml": "hide: [PG-13]\n"})


def test_a_hidden_page_is_gone_and_the_words_that_named_it_stay(
    write_tree: WriteTree, today: date
) -> None:
    site = checked(write_tree, today, {"docs/data/layers.yml": "hide: [PG-12]\n"})
    assert "PG-12" not in site.by_id
    assert "See Talking and speak." in weave(site, with_pdf=False).bodies["visits.md"]
    pack = site.by_id["PK-01"].facts
    assert (pack.contents, [part.title for part in pack.parts]) == (("PG-11", "PG-01"), ["Last"])
    assert [page.id for page in site.connections["packs/new.md"].contents] == ["PG-11", "PG-01"]


def test_pages_of_the_core_answer_local_findings(write_tree: WriteTree, today: date) -> None:
    layers = "answers: {LB-2026-01.F1: [PG-11], LB-2026-01.F2: [PG-11, PG-01]}\n"
    brief = a_file("LB-2026-01", BRIEF, title="A brief", scope="local")
    more = {"docs/data/layers.yml": layers, "docs/learning/lb-2026-01.md": brief}
    site = checked(write_tree, today, more)
    answered = {row.id: [page.id for page in row.pages] for row in site.coverage}
    assert answered == {"LB-2026-01.F2": ["PG-01", "PG-11"], "LB-2026-01.F1": ["PG-11"]}
    answers = site.connections["visits.md"].answers
    assert [finding.id for finding in answers] == ["LB-2026-01.F1", "LB-2026-01.F2"]


def test_what_the_core_relies_on_is_not_confirmed_here(write_tree: WriteTree, today: date) -> None:
    statement = {"core/standards/a.md": a_file("CPS-05", "### CPS-05.2 Share\n\nWe do.\n")}
    more = {
        "core/docs/relying.md": a_file("PG-13", "See [[CPS-05.2]].\n", title="Theirs"),
        "docs/relying-too.md": a_file("PG-31", "See [[CPS-05.2]].\n", title="Ours"),
    }
    site = check(Settings(write_tree({**CORE, **statement, **more})), today)
    assert [one.relying.id for one in site.reliances] == ["PG-31"]


STATEMENTS = """\
## The rules

### PG-14.1 See the child alone

Speak with the child alone.

### PG-14.2 Write it down

Write what the child said.

## Timescales

The same day.
"""
AMENDMENT = """\
---
amends: PG-14
owner: North unit
reviewed: 2026-11-20
review_every: 6 months
changes: [{date: 2026-11-24, kind: act, what: The school lends a room.}]
---

### PG-14.1 See the child alone

The school lends a room ([[PG-01|ask us]]).
"""
AMENDED = {
    "core/docs/seeing.md": a_file("PG-14", STATEMENTS, title="Seeing the child"),
    "docs/seeing-here.md": AMENDMENT,
}


def test_an_amendment_is_a_part_of_its_page(write_tree: WriteTree, today: date) -> None:
    site = checked(write_tree, today, AMENDED)
    page = site.by_id["PG-14"]
    assert page.source.file == "core/docs/seeing.md"
    assert page.amendment
    assert "seeing-here.md" not in {document.uri for document in site.documents}
    assert [target.id for target in site.connections["index.md"].referred_by] == ["PG-14"]
    assert [(one.relying.id, one.statement.id) for one in site.reliances] == [("PG-14", "PG-14.1")]


def test_a_change_of_the_local_words_is_a_new_version_of_the_page(
    write_tree: WriteTree, today: date
) -> None:
    site = checked(write_tree, today, AMENDED)
    assert site.by_id["PG-14"].facts.version == date(2026, 11, 24)
    assert (site.news[0].what, [page.id for page in site.news[0].pages]) == (
        "The school lends a room.", ["PG-14"],
    )  # fmt: skip


def test_local_words_have_an_owner_and_a_review_of_their_own(
    write_tree: WriteTree, today: date
) -> None:
    site = checked(write_tree, today, AMENDED)
    rows = [row for row in site.reviews if row.page.id == "PG-14"]
    assert [(row.owner, row.file, row.due, row.is_amendment) for row in rows] == [
        ("Business unit", "core/docs/seeing.md", date(2027, 11, 23), False),
        ("North unit", "docs/seeing-here.md", date(2027, 5, 20), True),
    ]


def test_local_words_stand_after_their_statement_in_a_box(
    write_tree: WriteTree, today: date
) -> None:
    brand = {"docs/data/brand.yml": "name: North\narea: Northshire\nsite_name: Safe\n"}
    woven = weave(checked(write_tree, today, {**AMENDED, **brand}), with_pdf=False)
    assert (
        "Speak with the child alone.\n\n"
        '!!! local "Here in Northshire"\n\n'
        '    The school lends a room ([ask us](index.md "PG-01")).\n\n'
        "### PG-14.2 Write it down"
    ) in woven.bodies["seeing.md"]
    assert woven.bodies["seeing.md"].count("!!! local") == 1


def test_pictures_of_local_words_lie_beside_the_file_that_has_them(
    write_tree: WriteTree, today: date
) -> None:
    words = AMENDMENT.replace("([[", "![The way to the room](way.svg) ([[")
    drawn = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1'/></svg>"
    here = {"docs/here/seeing.md": words, "docs/here/way.svg": drawn}
    tree = {name: text for name, text in AMENDED.items() if name != "docs/seeing-here.md"}
    body = weave(checked(write_tree, today, {**tree, **here}), with_pdf=False).bodies["seeing.md"]
    assert "![The way to the room](here/way.svg)" in body


def test_local_words_may_be_the_last_of_a_page(write_tree: WriteTree, today: date) -> None:
    rules, _, _ = STATEMENTS.partition("## Timescales")
    last = AMENDMENT.replace("PG-14.1", "PG-14.2").replace("\nThe school", "\n- One\n- Two\n\nWho")
    more = {
        "core/docs/seeing.md": a_file("PG-14", rules, title="Seeing"),
        "docs/seeing-here.md": last,
    }
    body = weave(checked(write_tree, today, more), with_pdf=False).bodies["seeing.md"]
    assert body.rstrip().endswith(
        '    - One\n    - Two\n\n    Who lends a room ([ask us](index.md "PG-01")).'
    )


def test_a_page_of_your_own_that_replaces_one_is_not_amended_as_well(
    write_tree: WriteTree, today: date
) -> None:
    own = {"docs/ours.md": a_file("PG-14", STATEMENTS, title="Ours")}
    site = check(Settings(write_tree({**CORE, **AMENDED, **own})), today)
    assert [one.code.id for one in site.problems] == ["COR104", "REF102"]
