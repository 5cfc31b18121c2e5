"""Read a PDF that others made: its properties, notes, attachments and scripts.

Its words stay unread: pikepdf knows the structure of a PDF, not the letters of its fonts.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pikepdf

from packsite.read.downloads.contents import Contents

_NOTES = {
    "/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret",
    "/Ink", "/Popup", "/Redact", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine",
}  # fmt: skip
_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/GoToE", "/RichMediaExecute", "/SubmitForm"}
_FILES = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
_MOST_PAGES = 2_000
_DAMAGED = (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RuntimeError)
"""The exceptions of pikepdf for damaged files, and for values of a wrong type in them."""


def pdf_contents(path: Path) -> Contents:
    """Return the contents of a PDF besides its pages. Raises OSError where it cannot be opened."""
    try:
        with pikepdf.open(path) as pdf:
            return Contents(
                words=tuple(dict.fromkeys(_words(pdf))),
                authors=tuple(dict.fromkeys(filter(None, _authors(pdf)))),
                active=tuple(dict.fromkeys(_active(pdf))),
                hidden=tuple(dict.fromkeys(_hidden(pdf))),
            )
    except pikepdf.PasswordError:
        return Contents(active=("is protected by a password",))
    except _DAMAGED:
        return Contents(active=("is damaged",))


def _authors(pdf: pikepdf.Pdf) -> Iterator[str]:
    yield str(pdf.docinfo.get("/Author", "")).strip()
    with suppress(*_DAMAGED), pdf.open_metadata() as metadata:
        creators = metadata.get("dc:creator", [])
        yield from creators if isinstance(creators, list) else [str(creators)]


def _words(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield the properties, the notes and the values of the fields."""
    yield from (str(value) for value in pdf.docinfo.values())
    for note in _annotations(pdf):
        yield from (str(note[name]) for name in ("/Contents", "/V", "/T") if name in note)


def _active(pdf: pikepdf.Pdf) -> Iterator[str]:
    annotations = list(_annotations(pdf))
    holders = [pdf.Root, *(page.obj for page in pdf.pages[:_MOST_PAGES]), *annotations]
    if "/JavaScript" in pdf.Root.get("/Names", {}) or any(map(_acts, holders)):
        yield "contains a script, or starts a program"
    if pdf.attachments or any(str(one.get("/Subtype")) in _FILES for one in annotations):
        yield "contains another file"
    if "/XFA" in pdf.Root.get("/AcroForm", {}):
        yield "is a form that only Adobe Reader shows"


def _acts(holder: pikepdf.Object) -> bool:
    """Whether an action of a page, note or document does more than turn to a page or address."""
    actions = [holder[name] for name in ("/A", "/OpenAction") if name in holder]
    more = holder.get("/AA")
    actions += [more[name] for name in more.keys()] if more is not None else []  # noqa: SIM118
    return any(
        isinstance(one, pikepdf.Dictionary) and str(one.get("/S")) in _ACTIONS for one in actions
    )


def _hidden(pdf: pikepdf.Pdf) -> Iterator[str]:
    kinds = {str(note.get("/Subtype")) for note in _annotations(pdf)}
    if "/Redact" in kinds:
        yield "contains words that are marked to be blacked out, and can still be read"
    if kinds & _NOTES:
        yield "contains comments"
    layers: pikepdf.Object | None = pdf.Root.get("/OCProperties")
    if layers is not None and len(layers.get("/D", pikepdf.Dictionary()).get("/OFF", "")):
        yield "contains hidden layers"


def _annotations(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages[:_MOST_PAGES]:
        yield from (note for note in page.obj.get("/Annots", []))
