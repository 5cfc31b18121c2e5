"""Pages and sites as values, for tests that need neither files nor a check."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from tests.conftest import TODAY

from packsite.connect.index import Index
from packsite.connect.site import connected, linked
from packsite.model.brand import Brand
from packsite.model.data import GlossaryEntry, Library, LocalValue, Role, Session, SourceEntry
from packsite.model.facts import Change, ChangeKind, Facts, Kind
from packsite.model.page import Document, Source
from packsite.model.problems import Problem
from packsite.model.references import Place, Reference, ReferenceKind, Span
from packsite.model.settings import Settings
from packsite.model.site import Site
from packsite.read.document import document
from packsite.read.page import read_all

WriteTree = Callable[[Mapping[str, str | bytes]], Path]
"""The fixture `write_tree`: writes files (name → content) and returns their folder."""
FIRST_PUBLISHED = Change(TODAY, ChangeKind.READ, "First published.")
_IN_FACTS = {
    Place.ANSWERS: ReferenceKind.PAGE,
    Place.CONTENTS: ReferenceKind.PAGE,
    Place.SOURCES: ReferenceKind.SOURCE,
}

A_LIBRARY = Library(
    brand=Brand(short_name="TP"),
    sources={
        "WT2026": SourceEntry(
            "WT2026", "Working together", "Working Together", "HM Government", "2026", "2026",
            "https://example.org/wt", "primary", "", "",
        ),
        "KCS": SourceEntry(
            "KCS", "Keeping children safe", "keeping safe", "HM Government", "", "2024",
            "", "not-opened", "Check the date.", "WT2026",
        ),
    },
    local={
        "front-door": LocalValue("front-door", "Telephone number of the front door", "", "phone"),
        "minutes": LocalValue("minutes", "When minutes are sent", "20 working days", "timescale"),
        "form": LocalValue("form", "The referral form", "https://example.org/form", "link"),
    },
    glossary={
        "CIN": GlossaryEntry("CIN", "child in need", ("section 17",), False, ""),
        "ICPC": GlossaryEntry(
            "ICPC", "initial child protection conference", (), True, "Say initial conference."
        ),
    },
    roles={
        "social-work": Role("social-work", "Social work", "Social workers"),
        "everyone": Role("everyone", "Everyone", "Everyone"),
    },
)  # fmt: skip


def a_source(file: str, root: Path = Path()) -> Source:
    """Return a file of the repository, mounted as `collect` does it."""
    return Source(root / file, file.removeprefix("docs/"), file)


def pages_of(*sources: Source) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the pages among some sources, held to no rules, and the problems of reading them."""
    return read_all(sources, A_LIBRARY, lambda *_: ())


def a_page(page_id: str = "PG-01", body: str = "", *, file: str = "", **facts: Any) -> Document:
    """Return a page as `read_all` does, without a file: its text is the body alone.

    The folder is that of its kind; lists among the facts become references, as in a file.
    """
    kind = next((kind for kind in Kind if page_id.startswith(f"{kind.prefix}-")), Kind.PAGE)
    file_name = file or f"{kind.folder or 'docs'}/{page_id.lower()}.md"
    known = Facts(
        id=page_id,
        kind=kind,
        title=f"About {page_id}",
        summary="What this is for.",
        owner="Business unit",
        reviewed=TODAY,
        review_months=12,
        audience=("everyone",),
        changes=(FIRST_PUBLISHED,),
    )
    said = replace(known, **facts)
    listed = tuple(
        Reference(kind, target, "", Span(0, 0), place)
        for place, kind in _IN_FACTS.items()
        for target in getattr(said, place.value)
    )
    for place in (Place.REPLACED_BY, Place.BRIEFING_OF, Place.TRANSLATION_OF):
        if target := getattr(said, place.value):
            listed = (*listed, Reference(ReferenceKind.PAGE, target, "", Span(0, 0), place))
    return document(a_source(file_name), body, said, listed=listed)


def an_index(
    *documents: Document,
    files: Iterable[str] = (),
    library: Library = A_LIBRARY,
    root: Path = Path(),
) -> Index:
    """Return what references in these pages may point to."""
    written = (document.source for document in documents)
    sources = (*written, *(a_source(file, root) for file in files))
    return Index(documents, sources, library)


def a_site(
    *documents: Document,
    files: Iterable[str] = (),
    library: Library = A_LIBRARY,
    site_url: str = "",
    root: Path = Path(),
) -> Site:
    """Return these pages read, linked and traced, but not checked."""
    index = an_index(*documents, files=files, library=library, root=root)
    return connected(linked(Settings(root, site_url=site_url), index))


def a_session(title: str = "Housing", **facts: Any) -> Session:
    """Return a session of the Network Bites programme."""
    known = Session(
        title=title,
        published=TODAY,
        date=date(2026, 12, 3),
        start=time(12, 30),
        end=time(13, 0),
        topic="What the service does.",
        host="Housing options",
        where="Online",
    )
    return replace(known, **facts)


_MAIN = {
    "docx": ("word/document.xml", "<w:document xmlns:w='w'>{}</w:document>"),
    "xlsx": ("xl/workbook.xml", "<workbook>{}</workbook>"),
    "pptx": ("ppt/presentation.xml", "<p:presentation xmlns:p='p'>{}</p:presentation>"),
}


def an_office_file(
    kind: str = "docx", main: str = "", parts: Mapping[str, str] | None = None
) -> bytes:
    """Return an Office file: what is in its main part, and its other parts by their names."""
    name, whole = _MAIN[kind]
    every = {"[Content_Types].xml": "<Types/>", name: whole.format(main), **(parts or {})}
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for part, text in every.items():
            package.writestr(part, text)
    return made.getvalue()


FACTS: Mapping[str, str] = {
    "title": "Home",
    "summary": "What this is for.",
    "owner": "Business unit",
    "reviewed": "2026-11-23",
    "review_every": "12 months",
    "audience": "[everyone]",
    "changes": "[{date: 2026-11-23, kind: read, what: First published.}]",
}


def a_file(page_id: str = "PG-01", body: str = "Words.\n", **facts: str) -> str:
    """Return the text of a page: a block of facts, one a line, and the body."""
    lines = (f"{name}: {value}\n" for name, value in {"id": page_id, **FACTS, **facts}.items())
    return f"---\n{''.join(lines)}---\n\n{body}"


_BEFORE = """\
## What children and families should experience

Words.

## The standard

"""
_AFTER = """
## Who does what

Words.

## Timescales

Words.

## How we will know

| Measure | Numerator | Denominator | Where the data comes from |
|---|---|---|---|
| In time | Meetings in time | All meetings | Records |

### Questions for an audit

- What did the child say?

## When it does not go to plan

Words.
"""


def a_standard(page_id: str, statements: str, **facts: str) -> str:
    """Return the text of a standard with every section, these statements and `facts`."""
    return a_file(page_id, f"{_BEFORE}{statements}{_AFTER}", **facts)
