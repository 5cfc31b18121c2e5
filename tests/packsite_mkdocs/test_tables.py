"""Tables are marked up so that a row can be drawn as a card, and is still read as a row."""

import pytest
from lxml import html
from markdown import Markdown

from packsite.read.dialect import EXTENSION_CONFIGS, MARKDOWN_EXTENSIONS, OWN_EXTENSIONS
from packsite_mkdocs.html_cache import TABLES

TABLE = "| Step | *What* to do |\n|---|---|\n| Ring | Ask &amp; write |\n"


def table_of(text: str) -> html.HtmlElement:
    markdown = Markdown(
        extensions=[*MARKDOWN_EXTENSIONS, *OWN_EXTENSIONS, TABLES],
        extension_configs=dict(EXTENSION_CONFIGS),
    )
    return html.fragment_fromstring(markdown.convert(text))


def test_every_part_has_the_role_that_a_browser_forgets() -> None:
    box = table_of(TABLE)
    assert box.get("class") == "ps-table"
    assert [(part.tag, part.get("role")) for part in box.iterdescendants() if part.get("role")] == [
        ("table", "table"),
        ("thead", "rowgroup"), ("tr", "row"), ("th", "columnheader"), ("th", "columnheader"),
        ("tbody", "rowgroup"), ("tr", "row"), ("th", "rowheader"), ("td", "cell"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("*What* to do", "What to do"),
        ("Who &amp; what", "Who & what"),
        (r"A \| B", "A | B"),
        ("One<br>two", "One two"),
        ("[Limit](a.md) \"now\"", 'Limit "now"'),
        ("", None),
    ],
)  # fmt: skip
def test_cell_carries_the_words_of_its_heading(head: str, label: str | None) -> None:
    cells = table_of(f"| Step | {head} |\n|---|---|\n| Ring | Now |\n").findall(".//tbody/tr/*")
    assert [cell.get("data-label") for cell in cells] == ["Step", label]


def test_head_without_words_is_no_head() -> None:
    head = table_of("| | B |\n|---|---|\n| 1 | 2 |\n").find(".//thead/tr")
    assert [(cell.tag, cell.get("role")) for cell in head] == [
        ("td", "cell"),
        ("th", "columnheader"),
    ]


def test_words_after_a_table_stay_behind_it() -> None:
    parts = table_of(f"> {TABLE.replace(chr(10), chr(10) + '> ')}\n> After")
    assert [part.tag for part in parts] == ["div", "p"]
