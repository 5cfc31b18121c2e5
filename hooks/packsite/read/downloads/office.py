"""Look inside a Word, Excel or PowerPoint file: a package of XML parts (ECMA-376)."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from posixpath import splitext
from zipfile import ZipFile

from lxml import etree

from packsite.read.downloads.contents import Contents
from packsite.read.downloads.hidden_cells import has_hidden_cells, has_hidden_sheets
from packsite.read.office_xml import (
    MOST_BYTES,
    UNREADABLE,
    attribute,
    hidden_styles,
    is_hidden,
    local_name,
    parsed_part,
)

MAIN_PARTS = {
    ".docx": "word/document.xml",
    ".xlsx": "xl/workbook.xml",
    ".pptx": "ppt/presentation.xml",
}
_MOST_PARTS = 3_000
_STYLES = "word/styles.xml"
_READ = re.compile(r"(?:word|xl|ppt|docProps)/.*\.(?:xml|rels)|_rels/\.rels|\[Content_Types\]\.xml")
_LOOK = re.compile(
    r".*/(?:theme|slideMasters|slideLayouts)/.*|.*/(?:styles|settings)\.xml|.*\.rels"
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How a file of Office before 2007 begins, and one that a password protects."""
_PARAGRAPHS, _WORDS = ("p", "si", "c", "text"), {"t", "v", "delText", "instrText", "text"}
_COMMENTS = ("comment", "threadedComment", "cm")
_CHANGES = (
    "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "rPrChange", "pPrChange",
    "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "numberingChange",
)  # fmt: skip
_CREATORS = ("creator", "lastModifiedBy", "Manager")
_PERSONS = ("person", "cmAuthor", "author", *_COMMENTS, *_CHANGES)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MACROS = re.compile(r".*/(?:vbaProject\.bin|vbaData\.xml|macrosheets/.*|activeX/.*)|customUI/.*")
_INSIDE = re.compile(r".*/(?:embeddings/.*|afchunk.*|externalLinks/.*|pivotCacheRecords\d*\.xml)")
_FIELD_THAT_ACTS = re.compile(r"\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|MACROBUTTON)\b")
_FETCHED = (
    "attachedTemplate", "oleObject", "frame", "subDocument", "image", "externalLinkPath",
    "mailMergeSource", "audio", "video", "media", "aFChunk",
)  # fmt: skip
Parts = Mapping[str, etree._Element]


def office_contents(path: Path) -> Contents:
    """Return the contents of an Office file. Raises OSError where it cannot be opened."""
    try:
        with ZipFile(path) as package:
            sizes = [part.file_size for part in package.infolist()]
            if sum(sizes) > MOST_BYTES or len(sizes) > _MOST_PARTS:
                return Contents(active=("unpacks to far more than a genuine file",))
            names = package.namelist()
            parts = {
                name: parsed_part(package.read(name)) for name in names if _READ.fullmatch(name)
            }
    except UNREADABLE:
        return Contents(active=(_why_unreadable(path),))
    if MAIN_PARTS[splitext(path.name)[1].lower()] not in parts:
        return Contents(active=("is not the kind of file that its name says",))
    shown = {name: part for name, part in parts.items() if not _LOOK.fullmatch(name)}
    return Contents(
        words=tuple(dict.fromkeys(_words(shown))),
        authors=tuple(dict.fromkeys(filter(None, _authors(shown)))),
        active=tuple(_active(names, parts)),
        hidden=tuple(_hidden(parts)),
    )


def _why_unreadable(path: Path) -> str:
    with path.open("rb") as file:
        is_old = file.read(4) == _OLD_OFFICE
    return "is protected by a password, or saved as Word 97–2003" if is_old else "is damaged"


def _named(parts: Parts, *names: str) -> Iterator[etree._Element]:
    """Yield the elements that have one of these local names."""
    tags = [f"{{*}}{name}" for name in names]
    return chain.from_iterable(part.iter(*tags) for part in parts.values())


def _words(parts: Parts) -> Iterator[str]:
    """Yield each paragraph and cell, put together from its runs, and each property."""
    for one in _named(parts, *_PARAGRAPHS):
        runs = (run.text or "" for run in one.iter() if local_name(run) in _WORDS)
        yield "".join(runs)
    for name, part in parts.items():
        if name.startswith("docProps/"):
            yield from (one.text or "" for one in part.iter())


def _authors(parts: Parts) -> Iterator[str]:
    for one in _named(parts, *_CREATORS):
        yield (one.text or "").strip()
    for one in _named(parts, *_PERSONS):
        yield from (attribute(one, name).strip() for name in ("author", "displayName", "name"))
        yield (one.text or "").strip() if local_name(one) == "author" else ""
    if (custom := parts.get("docProps/custom.xml")) is not None:
        yield from _MAIL.findall("".join(map(str, custom.itertext())))


def _active(names: list[str], parts: Parts) -> Iterator[str]:
    types = parts.get("[Content_Types].xml")
    is_for_macros = types is not None and b"macroEnabled" in etree.tostring(types)
    if is_for_macros or any(map(_MACROS.fullmatch, names)):
        yield "contains a macro"
    if any(map(_INSIDE.fullmatch, names)):
        yield "contains another file, or data of one"
    instructions = ["".join(map(str, one.itertext())) for one in _named(parts, "instrText")]
    instructions += [str(one) for field in _named(parts, "fldSimple") for one in field.values()]
    is_fetching = any(
        one.get("TargetMode") == "External" and str(one.get("Type")).endswith(_FETCHED)
        for one in _named(parts, "Relationship")
    )
    if (
        is_fetching
        or "xl/connections.xml" in names
        or any(map(_FIELD_THAT_ACTS.match, instructions))
    ):
        yield "fetches something from elsewhere when it is opened"


def _hidden(parts: Parts) -> Iterator[str]:
    in_word = {name: part for name, part in parts.items() if name.startswith("word/")}
    is_changed = next(_named(in_word, *_CHANGES), None) is not None
    if next(_named(parts, *_COMMENTS), None) is not None:
        yield "contains comments"
    if is_changed or any(name.startswith("xl/revisions/") for name in parts):
        yield "contains tracked changes"
    if _has_hidden_text(in_word):
        yield "contains hidden text"
    if has_hidden_sheets(parts):
        yield "contains hidden sheets"
    if any(has_hidden_cells(part) for name, part in parts.items() if "/worksheets/" in name):
        yield "contains hidden rows or columns"
    if any(one.get("show") in {"0", "false"} for one in _named(parts, "sld")):
        yield "contains hidden slides"


def _has_hidden_text(parts: Parts) -> bool:
    """Return whether a run with words in it is hidden, in any part but the styles."""
    styles = hidden_styles(parts.get(_STYLES))
    return any(
        is_hidden(run, styles)
        for name, part in parts.items()
        if name != _STYLES
        for run in part.iter("{*}r")
        if any((words.text or "").strip() for words in run.iter("{*}t"))
    )
