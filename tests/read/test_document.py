"""A page is what stands in its body; above that, nothing is read."""

from tests.builders import a_page

from packsite.model.blocks import Block, BlockKind
from packsite.model.facts import SheetEntry
from packsite.model.page import Heading
from packsite.model.references import Place, Reference, ReferenceKind, Span
from packsite.read.document import document


def test_everything_in_a_body_is_found() -> None:
    text = "---\n---\n## A\n\n[[CPS-05]] `[[CPS-06]]` <!-- [[CPS-07]] --> {#here}\n"
    page = a_page()
    listed = (Reference(ReferenceKind.SOURCE, "WT2026", "", Span(0, 3), Place.SOURCES),)
    found = document(page.source, text, page.facts, 8, listed=listed, visible_facts=(Span(4, 7),))
    assert found.headings == (Heading(2, "A", "", "a", 12, Span(8, 12)),)
    assert found.references == (
        *listed,
        Reference(ReferenceKind.PAGE, "CPS-05", "", Span(14, 24)),
    )
    assert found.blocks == (
        Block(BlockKind.HEADING, (Span(11, 12),)),
        Block(BlockKind.PARAGRAPH, (Span(14, 65),)),
    )
    assert found.anchors == {"a", "here"}
    assert found.masked == f"   \n   \n## A\n\n[[CPS-05]] {' ' * 32} {{#here}}\n"
    assert (found.comments, found.visible_facts) == ((Span(38, 57),), (Span(4, 7),))


def test_anchors_are_those_of_headings_attributes_and_html() -> None:
    text = "## A\n\n## B {#c}\n\nwords {: .x #d }\n\n<span id='e'></span>\n\n`{#f}`\n"
    assert a_page(body=text).anchors == {"a", "c", "d", "e"}


def test_a_name_that_ends_in_id_is_no_anchor() -> None:
    assert a_page(body="<span data-grid='a' paid=b></span>").anchors == frozenset()


def test_a_sheet_with_a_drawing_has_no_word_file_which_could_not_show_it() -> None:
    body = "## Map\n\n![A map](map.SVG)\n\n## List\n\n![A door](door.png)\n\n## Words\n\nNone.\n"
    names = ("Map", "List", "Words")
    page = a_page(body=body, sheets=tuple(map(SheetEntry, names)))
    assert {sheet.title: bool(sheet.word_uri) for sheet in page.sheets} == (
        {"Map": False, "List": True, "Words": True}
    )
