"""The kinds of notes, and the label of each."""

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
"""Printed on the note, so that its kind never depends on colour alone (WCAG 1.4.1)."""


def kind_of_note(classes: Iterable[str]) -> str:
    """Return the kind of a note from its classes; an unknown kind is a plain note."""
    return next((name for name in classes if name in NOTE_WORDS), "note")
