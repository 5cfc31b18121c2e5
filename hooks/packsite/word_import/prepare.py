"""Prepare a Word file for pandoc, which would publish hidden text and lose text around a box.

Text boxes become paragraphs below their own, and words struck out twice are struck out; hidden
text, drawings without a picture and the table of contents go. What goes is listed as left out,
because the file itself is read as it is.
"""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from packsite.read.office_xml import is_hidden, local_name, parsed_part
from packsite.word_import.package import DOCUMENT, hidden_styles_of, is_contents

_TEXT_PARTS = {DOCUMENT, "word/footnotes.xml", "word/endnotes.xml"}
_WRAPPERS = ("{*}smartTag", "{*}customXml", "{*}fldSimple")
"""Elements that only label their text: a place, a field."""
_DRAWN = ("/diagram", "/chart")
"""The ends of the addresses of drawings that have words, and are no pictures."""


def prepare(path: Path, copy: Path) -> None:
    """Write a copy of a Word file that pandoc reads whole."""
    with ZipFile(path) as old, ZipFile(copy, "w", ZIP_DEFLATED) as new:
        hidden = hidden_styles_of(old)
        for name in old.namelist():
            content = old.read(name)
            if name in _TEXT_PARTS:
                part = parsed_part(content)
                _prepare(part, lambda run: is_hidden(run, hidden))
                content = etree.tostring(part, xml_declaration=True, encoding="UTF-8")
            new.writestr(name, content)


def _prepare(part: etree._Element, is_hidden_run: Callable[[etree._Element], bool]) -> None:
    gone = [
        *part.iter("{*}Fallback"),
        *(one for one in part.iter("{*}r") if is_hidden_run(one)),
        *(one for one in part.iter("{*}sdt") if is_contents(one)),
        *(one for one in part.iter("{*}drawing") if _is_drawn(one)),
    ]
    for element in gone:
        _remove(element)
    for double in part.iter("{*}dstrike"):  # pandoc knows the single line alone
        double.tag = double.tag.replace("dstrike", "strike")
    for wrapper in [*part.iter(*_WRAPPERS)]:
        _unwrap(wrapper)
    for box in [*part.iter("{*}txbxContent")]:
        _move_out(box)


def _is_drawn(drawing: etree._Element) -> bool:
    return any(data.get("uri", "").endswith(_DRAWN) for data in drawing.iter("{*}graphicData"))


def _unwrap(wrapper: etree._Element) -> None:
    """Put the children of an element in its place; pandoc would pass over them."""
    for child in wrapper:
        wrapper.addprevious(child)
    _remove(wrapper)


def _move_out(box: etree._Element) -> None:
    """Put the blocks of a text box below the paragraph that holds it, and take the box away."""
    host = next(one for one in box.iterancestors("{*}p"))
    for block in reversed([*box]):
        host.addnext(block)
    frames = [one for one in box.iterancestors() if local_name(one) in {"drawing", "pict"}]
    _remove(frames[0] if frames else box)


def _remove(element: etree._Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)
