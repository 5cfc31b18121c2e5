"""Write inline nodes to a Word file: text, links, pictures and fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from docx.shared import Inches, Length, Mm
from docx.text.paragraph import Paragraph as Line

from packsite.printing.document.leaves import Field
from packsite.printing.document.nodes import Inline
from packsite.printing.document.tree import one_line
from packsite.printing.word.xml import add_checkbox, add_link, add_text_field, set_run_language

TEXT_WIDTH = 174
"""Millimetres between the margins."""
_MIN_LINE = 12
_PIXELS_IN_AN_INCH = 96
_PICTURE_TYPES = (".png", ".jpg", ".gif")


@dataclass(frozen=True, slots=True)
class Look:
    """The character formatting that nodes pass to the text inside them."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    code: bool = False
    raised: str = ""
    language: str = ""
    is_from_right: bool = False


PLAIN = Look()


def write_inlines(
    nodes: Sequence[Inline], line: Line, look: Look, pictures: Mapping[str, bytes]
) -> None:
    """Append inline nodes to a line; page numbers and anchors are skipped."""
    for node, before in zip(nodes, (None, *nodes), strict=False):
        if isinstance(node, str):
            _words(node.lstrip() if _is_tick(before) else node, line, look)
        elif node["type"] in {"styled", "link", "jump", "language"}:
            _container(node, line, look, pictures)
        else:
            _leaf(node, line, look, pictures)


def look_in_language(look: Look, node: Any) -> Look:
    """Return a look with the language and direction of a node."""
    return replace(look, language=node["lang"], is_from_right=node["dir"] == "rtl")


def _container(node: Any, line: Line, look: Look, pictures: Mapping[str, bytes]) -> None:
    if node["type"] == "styled":
        look = _styled(look, node["style"])
    elif node["type"] == "language":
        look = look_in_language(look, node)
    elif node["type"] == "link":
        line, look = add_link(line, node["url"]), replace(look, underlined=True)
    write_inlines(node["content"], line, look, pictures)


def _leaf(node: Any, line: Line, look: Look, pictures: Mapping[str, bytes]) -> None:
    match node["type"]:
        case "code":
            _words(node["text"], line, replace(look, code=True))
        case "break":
            line.add_run().add_break()
        case "footnote" if node["blocks"]:
            _words(f" [{one_line(node['blocks'])}]", line, look)
        case "picture":
            _picture(node, line, look, pictures)
        case "field":
            _field(node, line)


def _styled(look: Look, style: str) -> Look:
    if style in {"super", "sub"}:
        return replace(look, raised=style)
    return replace(
        look,
        bold=look.bold or style == "strong",
        italic=look.italic or style == "emphasis",
        underlined=look.underlined or style == "unconfirmed",
        struck=look.struck or style == "struck",
    )


def _picture(node: Any, line: Line, look: Look, pictures: Mapping[str, bytes]) -> None:
    """Add a picture, or its text alternative where Word cannot show it."""
    if not node["file"].endswith(_PICTURE_TYPES):
        _words(f"[{node['alt']}]" if node["alt"] else "", line, look)
        return
    shown = line.add_run().add_picture(BytesIO(pictures[node["file"]]))
    shown._inline.docPr.set("descr", node["alt"])
    width = min(_width(node["width"]) or shown.width, Mm(TEXT_WIDTH))
    shown.height, shown.width = Length(shown.height * width // shown.width), Length(width)


def _width(written: str) -> int:
    """Return the width that an author gives a picture; 0 where none is given."""
    if written.endswith("%"):
        return int(float(written[:-1]) / 100 * Mm(TEXT_WIDTH))
    return int(float(written.removesuffix("px") or 0) * Inches(1) / _PIXELS_IN_AN_INCH)


def _words(words: str, line: Line, look: Look) -> None:
    if not words:
        return
    run = line.add_run(words)
    run.bold, run.italic = look.bold or None, look.italic or None
    run.underline = look.underlined or None
    run.font.strike = look.struck or None
    run.font.superscript = look.raised == "super" or None
    run.font.subscript = look.raised == "sub" or None
    if look.code:
        run.font.name = "Consolas"
    if look.language:
        set_run_language(run, look.language, is_from_right=look.is_from_right)


def _is_tick(node: Inline | None) -> bool:
    return isinstance(node, dict) and node["type"] == "field" and node["kind"] == "tick"


def _field(node: Field, line: Line) -> None:
    if node["kind"] == "tick":
        add_checkbox(line, node["label"], is_ticked=node["ticked"])
        line.add_run("\u00a0")
    elif node["kind"] == "line":
        add_text_field(line, node["label"], "_" * max(int(node["size"]), _MIN_LINE))
        line.add_run(" ")
    else:
        add_text_field(line, node["label"], "\u00a0")
