import pytest
from tests.builders import WriteTree, a_file
from tests.conftest import TODAY
from tests.rendering import lines_of

from packsite.model.settings import Settings
from packsite.model.site import Site
from packsite.pipeline import check, weave

AID = """
  questions:
    help:
      ask: Is it safe?
      help: >-
        Think of [[PG-02]],
        and of [[PG-02|the
        other page]].
      yes: {next: again, do: "See [[source:WT]]."}
      no: {next: ring}
      cannot_tell: {next: ring}
    again:
      ask: Are you sure?
      yes: {next: ring}
      no: {next: ring}
      cannot_tell: {next: ring}
  ends:
    ring: {title: Ring now, do: 'Say it. Don''t wait.', by: Now, ring: "[[local:door]]"}
"""
DATA = {
    "docs/data/partnership.yml": "local:\n"
    '  door: {label: The door, value: "01632 960000", kind: phone}\n',
    "docs/data/sources.yml": "WT: {title: Working together, short: WT, publisher: P, "
    "date: '2026', seen: primary}\n",
    "docs/data/decision_aids.yml": f"# No link: [[CPS-99]]\nshare:{AID}other:{AID}",
    "docs/other.md": a_file("PG-02", title="Other"),
    "docs/third.md": a_file("PG-03", "[[insert:decision-aid:other]]\n", title="Third"),
}


@pytest.fixture
def site(write_tree: WriteTree) -> Site:
    page = a_file(body="## Steps\n\n[[insert:decision-aid:share]]\n\n## More\n\nSee [[PG-02]].\n")
    return check(Settings(write_tree({**DATA, "docs/index.md": page})), TODAY)


def test_each_question_and_each_end_is_a_section_with_links_to_the_next(site: Site) -> None:
    assert [str(one) for one in site.problems] == []
    assert lines_of(weave(site, with_pdf=False).bodies["index.md"]) == [
        "h2 Steps",
        "h3 1. Is it safe?",
        "p Think of Other <other.md>, and of the other page <other.md>.",
        "li Yes: See WT <sources.md#WT>. Go to 2 <#share-again>",
        "li No: Ring now <#share-ring>",
        "li Cannot tell: Ring now <#share-ring>",
        "h3 2. Are you sure?",
        "li Yes: Ring now <#share-ring>",
        "li No: Ring now <#share-ring>",
        "li Cannot tell: Ring now <#share-ring>",
        "h3 Ring now",
        "p Say it. Don't wait.",
        "li By when: Now",
        "li Ring: 01632 960000 <tel:01632960000>",
        "h2 More",
        "p See Other <other.md>.",
    ]


def test_what_an_aid_refers_to_is_connected_with_the_page_that_shows_it(site: Site) -> None:
    shown = site.connections["index.md"], site.connections["other.md"]
    assert [source.key for source in shown[0].sources] == ["WT"]
    assert [page.id for page in shown[1].referred_by] == ["PG-01", "PG-03"]
