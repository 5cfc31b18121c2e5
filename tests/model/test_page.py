from dataclasses import replace
from datetime import date

import pytest
from tests.builders import A_LIBRARY, a_page, a_session, a_source

from packsite.model.blocks import BlockKind
from packsite.model.facts import Change, ChangeKind
from packsite.model.generated_pages import GeneratedPage
from packsite.model.references import Target


@pytest.mark.parametrize(
    ("file", "is_page"),
    [("docs/a.md", True), ("docs/a.png", False), ("docs/md", False), ("docs/a.md.docx", False)],
)
def test_markdown_files_are_pages(file: str, is_page: bool) -> None:
    assert a_source(file).is_page is is_page


def test_a_page_is_as_new_as_its_newest_change() -> None:
    days = [date(2026, 11, 23), date(2027, 5, 1), date(2027, 1, 1)]
    changes = tuple(Change(day, ChangeKind.READ, "x") for day in days)
    assert a_page(changes=changes).facts.version == date(2027, 5, 1)


def test_a_page_without_changes_is_as_new_as_its_review() -> None:
    assert a_page(changes=(), reviewed=date(2026, 1, 1)).facts.version == date(2026, 1, 1)


def test_a_page_knows_where_it_is_and_what_a_link_to_it_leads_to() -> None:
    page = replace(a_page("CPS-09", "---\n---\nwords", title="Visits"), body_start=8)
    assert (page.uri, page.body) == ("standards/cps-09.md", "words")
    assert page.pdf_uri == "standards/CPS-09-cps-09.pdf"
    assert page.target == Target("standards/cps-09.md", "", "Visits", "CPS-09")


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("### F7 Agree", Target("learning/lb-2022-01.md", "F7", "F7 Agree", "LB-2022-01.F7")),
        (
            "### CPS-05.2 Share {#two}",
            Target("learning/lb-2022-01.md", "two", "CPS-05.2 Share", "CPS-05.2"),
        ),
    ],
)
def test_the_id_of_a_statement_is_whole(heading: str, target: Target) -> None:
    page = a_page("LB-2022-01", f"{heading}\n")
    assert page.statement(page.headings[0]) == target


STATEMENTS = """\
## The standard

### CPS-05.1 Ask

Words.

#### In short

| a |
|---|

#### CPS-05.2 Answer

Words.

### Notes

More.
"""


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("The standard", "## The standard\n\n"),
        ("Ask", "|---|\n\n"),
        ("In short", "|---|\n\n"),
        ("Answer", "Words.\n\n"),
        ("Notes", "More.\n"),
    ],
)
def test_a_heading_has_all_below_it_down_to_the_next_beside_it_or_with_a_code(
    name: str, last: str
) -> None:
    page = a_page("CPS-05", STATEMENTS)
    (heading,) = (one for one in page.headings if one.text == name)
    extent = STATEMENTS[slice(*page.extent(heading))]
    assert extent.lstrip("# ").removeprefix(f"{heading.code} ").startswith(name)
    assert extent.endswith(last)


@pytest.mark.parametrize(
    ("words", "code"), [("Words.", "CPS-05.1"), ("| a", "CPS-05.1"), ("More", ""), ("## T", "")]
)
def test_what_stands_in_a_statement_knows_it(words: str, code: str) -> None:
    page = a_page("CPS-05", STATEMENTS)
    around = page.statement_around(STATEMENTS.index(words))
    assert (around.code if around else "") == code


def test_the_own_words_of_a_heading_end_with_the_next_one() -> None:
    page = a_page("CPS-05", STATEMENTS)
    assert STATEMENTS[slice(*page.own_words(page.headings[1]))].strip() == "Words."
    blocks = [*page.blocks_in(page.own_words(page.headings[2]))]
    assert [block.kind for block in blocks] == [BlockKind.ROW, BlockKind.TABLE_RULE]


def test_a_source_is_cited_by_its_short_name_and_edition() -> None:
    sources = A_LIBRARY.sources
    assert [source.citation for source in sources.values()] == [
        "Working Together 2026",
        "keeping safe",
    ]


def test_the_places_of_sessions_are_local_values() -> None:
    sessions = (a_session(where="minutes"), a_session(where="Town hall"))
    assert replace(A_LIBRARY, sessions=sessions).places == {"minutes"}


def test_a_generated_page_is_whole_with_its_title_and_summary() -> None:
    page = GeneratedPage("PG-91", "a.md", "A", "What it is.", markdown="words\n")
    assert page.whole == '# A\n\n<p class="ps-summary">What it is.</p>\n\nwords\n'
