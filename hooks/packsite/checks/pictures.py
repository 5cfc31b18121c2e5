"""Checks of pictures: people who cannot see one can read what it shows."""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import basename, dirname, join, normpath, splitext

from packsite.checks.subject import Rules, Subject, at, at_fact
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.references import ReferenceKind
from packsite.read.pictures import is_picture, picture
from packsite.read.pictures.svg_text import least_text

_ATTRIBUTES = re.compile(r"(?:\{[^}\n]*\})?")
_TAG = re.compile(r"<img\b(?P<attributes>[^>]*)>", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')", re.IGNORECASE)
_REMOTE = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*:)?//|data:")
_REMOTE_SOURCE = re.compile(r"(?i)\bsrc\s*=\s*[\"']?\s*(?:(?:[a-z][a-z0-9+.-]*:)?//|data:)")
_IS_DECORATION = re.compile(r"\.decorative(?![\w-])|role\s*=\s*[\"']?(?:presentation|none)")
_LARGE_PRINT = 16
"""The least size of text in points: UKAAF, "Creating clear print and large print documents"."""
_LINE = 481.9
"""The width of text in large print, in points: 170 mm."""
_OF_A_NUMBER = "0123456789 .:-_()"
_SAYS_NOTHING = {
    "image", "picture", "photo", "graphic", "diagram", "chart", "figure", "logo", "icon",
    "screenshot", "img", "alt", "alt text",
}  # fmt: skip


def alternatives(document: Document) -> Iterator[Problem]:
    """IMG101: a picture has a description in words, or is marked as decoration.

    Bad: `![](path.svg)`, `![picture](path.svg)`, `![path.svg](path.svg)`
    Good: `![A child's path in ten steps.](path.svg)`, `![](line.svg){ .decorative }`
    """
    hint = "Describe it between the square brackets; if it is only decoration, add { .decorative }."
    for one in document.references:
        if one.kind is ReferenceKind.IMAGE and one.whole:
            attributes = _ATTRIBUTES.match(document.masked, one.whole.end)
            if fault := _fault(one.label, one.target, attributes[0] if attributes else ""):
                yield at(document, one.whole.start, IMG101, fault, hint)
    for found in _TAG.finditer(document.masked):
        alt = _ALT.search(found["attributes"])
        words = (alt["double"] or alt["single"] or "") if alt else ""
        if fault := _fault(words, "", found["attributes"]):
            hint_in_html = 'Describe what it shows in alt="…".'
            yield at(document, found.start(), IMG101, fault, hint_in_html)


def _fault(alt: str, address: str, attributes: str) -> str:
    """Return the fault of a text alternative; empty if it is adequate."""
    words = " ".join(alt.split()).strip(".").casefold()
    if not words:
        is_marked = bool(_IS_DECORATION.search(attributes))
        return "" if is_marked else "This picture has no description for people who cannot see it."
    name = basename(address).casefold()
    is_name = words in {name, splitext(name)[0]} or is_picture(words)
    if is_name or words.rstrip(_OF_A_NUMBER) in _SAYS_NOTHING:
        return f'"{alt}" does not say what the picture shows.'
    return ""


def from_elsewhere(document: Document) -> Iterator[Problem]:
    """IMG103: a picture is a file of this site.

    Bad: `![A map](https://www.example.org/map.png)`
    Good: `![A map](map.svg)`
    """
    message = "This picture would be fetched from another site, and is not on paper."
    hint = "Put the file beside the page, if we may use it, and link to its name."
    for one in document.references:
        if one.kind is ReferenceKind.IMAGE and one.whole and _REMOTE.match(one.target):
            yield at(document, one.whole.start, IMG103, message, hint)
    for found in _TAG.finditer(document.masked):
        if _REMOTE_SOURCE.search(found["attributes"]):
            yield at(document, found.start(), IMG103, message, hint)


def files(subject: Subject) -> Iterator[Problem]:
    """IMG102: a picture can be read, is no larger than needed, and contains nothing active.

    Bad: a drawing with `<script>` or with a link in it, a PNG that is called path.svg
    Good: a PNG, a JPEG or a "plain SVG"
    """
    for source in subject.index.sources:
        if is_picture(source.uri) and (fault := _fault_of(source.path)):
            yield Problem(source.file, 0, 0, IMG102, f"This picture {fault[0]}.", fault[1])


def large_text(subject: Subject) -> Iterator[Problem]:
    """IMG104: the text of a drawing is large enough in the large print edition.

    Bad: a drawing 1,000 wide, with text of `font-size="17"`
    Good: two drawings 500 wide, with text of `font-size="17"`
    """
    for source in subject.index.sources:
        if source.uri.endswith(".svg") and _fault_of(source.path) is None:
            size = least_text(source.path.read_bytes()) * _LINE
            if 0 < size < _LARGE_PRINT - 0.01:
                message = (
                    f"The smallest text of this drawing is {size:.1f} points in large print, "
                    f"where {_LARGE_PRINT} is the least."
                )
                hint = (
                    f"Make its font-size at least {_LARGE_PRINT / size:.2f} times as large, "
                    "or draw it as two pictures."
                )
                yield Problem(source.file, 0, 0, IMG104, message, hint)


def of_parts(subject: Subject) -> Iterator[Problem]:
    """IMG105: the picture of a part of a pack is a file of this site.

    Bad: `picture: nosuch.svg` in a part of a pack
    Good: `picture: ../neglect_pack/notice.svg`, a file that is there
    """
    for document in subject.documents:
        for part in document.facts.parts:
            uri = normpath(join(dirname(document.uri), part.picture))
            if part.picture and not (uri in subject.index.uris and is_picture(uri)):
                message = f'There is no picture "{part.picture}" for the part "{part.title}".'
                hint = "Correct its name, put the file there, or remove the line."
                yield at_fact(document, "contents", IMG105, message, hint, words=part.picture)


def _fault_of(path: Path) -> tuple[str, str] | None:
    try:
        found = picture(path.read_bytes())
    except OSError as error:
        return f"cannot be opened ({error.strerror})", "Check who has permission to read it."
    if not found.fault and (found.kind == "svg") is not (path.suffix.lower() == ".svg"):
        fault = f'is {found.kind.upper()} inside, so no browser shows it as "{path.suffix}"'
        return fault, f'Rename it to "{path.stem}.{found.kind}", or save it as what its name says.'
    return (found.fault, found.hint) if found.fault else None


IMG101 = Code("IMG101", WARNING, "picture without a description",
              "People who cannot see the picture would miss what it says.")  # fmt: skip
IMG102 = Code("IMG102", ERROR, "picture that cannot be shown",
              "It could be missing, slow or unsafe.")  # fmt: skip
IMG103 = Code("IMG103", ERROR, "picture from another site",
              "It would be missing on paper, and tell others who reads the page.")  # fmt: skip
IMG104 = Code("IMG104", WARNING, "drawing with text too small for large print",
              "People who need large print could not read it.")  # fmt: skip
IMG105 = Code("IMG105", ERROR, "part of a pack without its picture",
              "The sheet before the part would be printed without it.")  # fmt: skip
RULES = Rules(
    "Pictures",
    codes=(IMG101, IMG102, IMG103, IMG104, IMG105),
    of_a_page=(alternatives, from_elsewhere),
    of_the_site=(files, large_text, of_parts),
)
