"""The kinds of notes, and the label of each."""

from collections.abc import Iterable, Mapping

NOTE_WORDS: Mapping[str, str] = {
    kind: word
    for word, kinds in {
        "Note": ("note", "info"),
        "Summary": ("abstract", "summary"),
        "Tip": ("tip", "hint"),
        "Good practice": ("success",),
        "Question": ("question",),
        "Warning": ("warning", "caution", "attention"),
        "Danger": ("danger", "error", "failure"),
        "Example": ("example",),
        "Quote": ("quote", "cite"),
        "Local": ("local",),
    }.items()
    for kind in kinds
}
"""Printed on the note, so that its kind never depends on colour alone (WCAG 1.4.1)."""


def kind_of_note(classes: Iterable[str]) -> str:
    """Return the kind of a note from its classes; an unknown kind is a plain note."""
    return next((name for name in classes if name in NOTE_WORDS), "note")
