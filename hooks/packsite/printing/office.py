"""The properties of Office files, and their times, which would make every build's bytes differ."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from packsite.printing.document.structure import DocumentNode

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time of a ZIP entry: the document is dated, its packing is not."""


def without_times(saved: BytesIO) -> bytes:
    """Return a ZIP file with the same content and fixed times."""
    repacked = BytesIO()
    with ZipFile(saved) as old, ZipFile(repacked, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _EPOCH), old.read(name), ZIP_DEFLATED)
    return repacked.getvalue()


def set_properties(file: Any, content: DocumentNode, version: date) -> None:
    """Set the properties of a Word or PowerPoint file; `version` is its creation date."""
    facts = file.core_properties
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.title, facts.subject = content["document_title"], content["summary"]
    facts.keywords, facts.language = ", ".join(content["keywords"]), "en-GB"
    facts.created = facts.modified = datetime.combine(version, time())
    facts.revision = 1
