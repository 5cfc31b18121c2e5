"""Read every passage of a Word file, wherever it is: body, notes, text boxes, comments.

The file is a package of XML parts (ECMA-376). This reading is independent of pandoc's, which makes
the page: the words of the two are compared.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from packsite.model.settings import PacksiteError
from packsite.read.office_xml import (
    MOST_BYTES,
    UNREADABLE,
    attribute,
    hidden_styles,
    is_hidden,
    local_name,
    parsed_part,
)

_TEXT_PARTS = re.compile(
    r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*|diagrams/data\d*"
    r"|charts/chart\d*)\.xml"
)
DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_TYPED = {"{*}tab": " ", "{*}br": " ", "{*}cr": " ", "{*}ptab": " ", "{*}noBreakHyphen": "-"}
"""Elements that stand for a character."""


class Where(StrEnum):
    """Where a passage stands, as the report names it.

    The words of the first ones are looked for first: a running head repeats those of the text.
    """

    BODY = "text"
    NOTE = "footnote"
    INSERTED = "inserted text"
    DELETED = "deleted text"
    BOX = "text box"
    HIDDEN = "hidden text"
    TABLE_OF_CONTENTS = "table of contents"
    DRAWING = "drawing"
    EQUATION = "equation"
    HEADER = "header of the page"
    FOOTER = "footer of the page"
    COMMENT = "comment"
    AUTHOR = "line of authors"


_CHANGES = {
    "ins": Where.INSERTED, "moveTo": Where.INSERTED,
    "del": Where.DELETED, "moveFrom": Where.DELETED,
}  # fmt: skip
_IN_TEXT = {"accept": Where.INSERTED, "reject": Where.DELETED}
_WHERE_BY_PART = {
    "footnotes": Where.NOTE,
    "endnotes": Where.NOTE,
    "comments": Where.COMMENT,
    "header": Where.HEADER,
    "footer": Where.FOOTER,
    "diagrams": Where.DRAWING,
    "charts": Where.DRAWING,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words of the file in one place."""

    where: Where
    words: str


@dataclass(frozen=True, slots=True)
class WordFile:
    """The passages of a Word file, and its pictures by their path in it."""

    passages: tuple[Passage, ...]
    pictures: Mapping[str, bytes]


def word_file(path: Path, changes: str) -> WordFile:
    """Read a Word file, with its tracked changes accepted, rejected, or apart if `changes` is "".

    Raises PacksiteError, with the remedy, where it is none.
    """
    try:
        with ZipFile(path) as package:
            _refuse_size(path, package)
            return _read(package, _IN_TEXT.get(changes))
    except UNREADABLE:
        raise PacksiteError(
            f'"{path.name}" is not a Word document that can be read. Open it in Word or '
            'LibreOffice, choose "Save as" and the kind "Word document (.docx)", and no password.'
        ) from None


def _refuse_size(path: Path, package: ZipFile) -> None:
    if sum(part.file_size for part in package.infolist()) > MOST_BYTES:
        raise PacksiteError(
            f'"{path.name}" unpacks to more than {MOST_BYTES // 1_000_000} MB. '
            "Make its pictures smaller in Word (Picture Format, Compress Pictures)."
        )


def _read(package: ZipFile, in_text: Where | None) -> WordFile:
    names = package.namelist()
    package.getinfo(DOCUMENT)
    reader = _Reader(hidden_styles_of(package), in_text)
    parts = sorted(filter(_TEXT_PARTS.fullmatch, names), key=lambda name: name != DOCUMENT)
    passages = (reader.passages(parsed_part(package.read(name)), _where(name)) for name in parts)
    media = (name for name in names if name.startswith("word/media/"))
    return WordFile(
        tuple(chain.from_iterable(passages)), {name: package.read(name) for name in media}
    )


def _where(name: str) -> Where:
    found = re.match(r"word/([a-z]+)", name)
    return _WHERE_BY_PART.get(found[1] if found else "", Where.BODY)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the passages of a part."""

    hidden: set[str]
    """The styles that hide their text."""
    in_text: Where | None
    """Which of inserted and deleted text belongs to the text around it."""

    def passages(self, part: etree._Element, where: Where) -> Iterator[Passage]:
        """Yield the words of each paragraph: those of one place together."""
        initial = ""
        for paragraph in part.iter("{*}p"):
            pieces = {where: initial} if initial else {}
            for piece, place in self._pieces(paragraph, where):
                pieces[place] = pieces.get(place, "") + piece
            initial = pieces.get(where, "") if _is_drop_cap(paragraph) else ""
            for place, words in pieces.items() if not initial else ():
                yield from _passage(place, words)
        for value in part.iter("{*}v") if where is Where.DRAWING else ():
            yield from _passage(where, value.text or "")

    def _pieces(self, paragraph: etree._Element, where: Where) -> Iterator[tuple[str, Where]]:
        """Yield the text of a paragraph; a text box in it has paragraphs of its own."""
        for one in paragraph.iter("{*}t", "{*}delText", *_TYPED):
            around = [*one.iterancestors()]
            names = [local_name(element) for element in around]
            if around[names.index("p")] is paragraph and "Fallback" not in names:
                place = self._place(around, names, where)
                yield _TYPED.get(f"{{*}}{local_name(one)}", one.text or ""), place

    def _place(self, around: list[etree._Element], names: list[str], where: Where) -> Where:
        """Return the place of a piece of text from the elements around it, the nearest first."""
        changes = [_CHANGES[name] for name in names if name in _CHANGES]
        if undone := [change for change in changes if change is not self.in_text]:
            return undone[0]
        if is_hidden(around[0], self.hidden):
            return Where.HIDDEN
        if "oMath" in names:
            return Where.EQUATION
        if "txbxContent" in names:
            return Where.BOX
        return Where.TABLE_OF_CONTENTS if any(map(is_contents, around)) else where


def _passage(where: Where, words: str) -> Iterator[Passage]:
    if re.search(r"\w", words):
        yield Passage(where, " ".join(words.replace("\u00ad", "").split()))


def _is_drop_cap(paragraph: etree._Element) -> bool:
    """Whether a paragraph is only the large first letter of the next one."""
    frames = paragraph.iterfind("{*}pPr/{*}framePr")
    return any(attribute(frame, "dropCap") in {"drop", "margin"} for frame in frames)


def is_contents(element: etree._Element) -> bool:
    """Return whether an element is a table of contents that Word made."""
    galleries = element.iterfind("{*}sdtPr/{*}docPartObj/{*}docPartGallery")
    return any(attribute(gallery) == "Table of Contents" for gallery in galleries)


def hidden_styles_of(package: ZipFile) -> set[str]:
    """Return the ids of the styles of a Word file that hide their text."""
    has_styles = _STYLES in package.namelist()
    return hidden_styles(parsed_part(package.read(_STYLES)) if has_styles else None)
