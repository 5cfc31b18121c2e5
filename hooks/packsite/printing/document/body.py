"""Convert the body of a page: its blocks, with footnotes at their marks."""

from collections.abc import Iterator

from lxml.html import HtmlElement as Element

from packsite.model.print_codes import PDF101
from packsite.printing.document.blocks import convert_blocks, run_in
from packsite.printing.document.context import Scope
from packsite.printing.document.flow import attach_footnotes, keep_together, normalise_levels
from packsite.printing.document.links import footnote_label
from packsite.printing.document.nodes import PrintBlock


def convert_body(body: Element, scope: Scope) -> list[PrintBlock]:
    """Return the blocks of a body."""
    footnotes = take_footnotes(body)
    blocks = convert_blocks(body, scope)
    for unused in place_footnotes(footnotes, blocks, scope):
        name = unused.rpartition(":")[2]
        scope.report(
            PDF101,
            f'the footnote "{name}" cannot be printed: nothing refers to it.',
            f"Refer to it with [^{name}] or remove it.",
            near=f"[^{name}]:",
        )
    normalise_levels(blocks)
    return keep_together(blocks)


def take_footnotes(body: Element) -> list[Element]:
    """Take the lists of footnotes out of a body."""
    footnotes = [*body.iterfind("div[@class='footnote']")]
    for element in footnotes:
        body.remove(element)
    return footnotes


def place_footnotes(
    footnotes: list[Element], blocks: list[PrintBlock], scope: Scope
) -> tuple[str, ...]:
    """Attach footnotes to their marks in some blocks; return the labels of those without any."""
    notes = {label: note for element in footnotes for label, note in _notes(element, scope)}
    placed = attach_footnotes(blocks, notes)
    return tuple(label for label in notes if label not in placed)


def _notes(element: Element, scope: Scope) -> Iterator[tuple[str, list[PrintBlock]]]:
    """Yield the footnotes of a page by label."""
    for item in element.iterfind("ol/li"):
        for back in [*item.iterfind(".//a[@class='footnote-backref']")]:
            back.drop_tree()
        yield footnote_label(scope.uri, item.get("id", "")), run_in(convert_blocks(item, scope))
