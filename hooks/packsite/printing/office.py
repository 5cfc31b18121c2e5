"""The properties of Office files."""

from datetime import date, datetime, time
from typing import Any

from packsite.printing.document.structure import DocumentNode


def set_properties(file: Any, content: DocumentNode, version: date) -> None:
    """Set the properties of a Word or PowerPoint file; `version` is its creation date."""
    facts = file.core_properties
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.title, facts.subject = content["document_title"], content["summary"]
    facts.keywords, facts.language = ", ".join(content["keywords"]), "en-GB"
    facts.created = facts.modified = datetime.combine(version, time())
    facts.revision = 1
