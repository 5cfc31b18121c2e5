"""The documents of a site, with the facts from their metadata."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from posixpath import basename, splitext

import pikepdf
from lxml import etree

_CODE = re.compile(r"((?:LB|ND)-\d{4}-\d{2}|[A-Z]{2,3}-\d{2,3})-")
"""The code at the start of the name of a built document: `CPS-08-core-groups.pdf`."""
_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MODIFIED = "{http://purl.org/dc/terms/}modified"


@dataclass(frozen=True, slots=True)
class Download:
    """A document: its path in the site, title, code, and the day of its version."""

    name: str
    title: str
    code: str
    version: date | None

    @property
    def kind(self) -> str:
        """The file type in capitals: PDF, DOCX, PPTX, XLSX."""
        return splitext(self.name)[1][1:].upper()


def downloads(files: Mapping[str, bytes]) -> tuple[Download, ...]:
    """Return the PDF, Word, PowerPoint and Excel files, sorted by code and title."""
    listed = []
    for name, content in files.items():
        if reader := _READERS.get(splitext(name)[1]):
            title, version = reader(content)
            found = _CODE.match(basename(name))
            code = found[1] if found else ""
            title = title.removeprefix(f"{code} ") or basename(name)  # the index has both
            listed.append(Download(name, title, code, version))
    return tuple(sorted(listed, key=lambda one: (not one.code, one.code, one.title, one.name)))


def _pdf_facts(content: bytes) -> tuple[str, date | None]:
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            info = pdf.docinfo
            return str(info.get("/Title", "")), _day(str(info.get("/CreationDate", ""))[2:10])
    except pikepdf.PdfError:
        return "", None


def _office_facts(content: bytes) -> tuple[str, date | None]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            core = etree.fromstring(parts.read(_CORE))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        return "", None
    modified = (core.findtext(_MODIFIED) or "")[:10].replace("-", "")
    return core.findtext(_TITLE) or "", _day(modified)


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


_READERS = {".pdf": _pdf_facts, **dict.fromkeys((".docx", ".pptx", ".xlsx"), _office_facts)}
