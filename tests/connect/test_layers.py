"""What is local lies over the core: here, what follows for the site as a value."""

from __future__ import annotations

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
    """Return a site that rests on the core, with more local files; it has no problems."""
    site = check(Settings(write_tree({**CORE, **more})), today)
    assert [str(one) for one in site.problems] == []
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
