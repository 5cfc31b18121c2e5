"""The kinds of notes, and the word that each carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

NOTE_WORDS: Mapping[str, str] = {
    "note": "Note",
    "info": "Note",
    "abstract": "Summary",
    "summary": "Summary",
    "tip": "Tip",
    "hint": "Tip",
    "success": "Good practice",
    "question": "Question",
    "warning": "Warning",
    "caution": "Warning",
    "attention": "Warning",
    "danger": "Danger",
    "error": "Danger",
    "failure": "Danger",
    "example": "Example",
    "quote": "Quote",
    "cite": "Quote",
}
"""The word stands on the note, so that its colour is never its only mark."""


def kind_of_note(classes: Iterable[str]) -> str:
    """Return the kind that the classes of a note name; an unknown kind is a plain note."""
    return next((name for name in classes if name in NOTE_WORDS), "note")
