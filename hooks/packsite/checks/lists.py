"""Checks of lists: Python-Markdown runs them into the text above, or flattens them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packsite.checks.subject import Rules, Subject, at
from packsite.model.codes import WARNING, Code
from packsite.model.problems import Problem

_ITEM = re.compile(r"(?P<indent>[ ]*)(?:[-*+]|\d{1,2}\.)[ \t]+\S")


def lists(subject: Subject) -> Iterator[Problem]:
    """LST101 and LST102: a list has an empty line above; nested items are indented by 4 spaces.

    Bad: `Bring:` with `- your notes` on the very next line
    Good: an empty line between the two
    """
    for document in subject.documents:
        offset, in_words = 0, False
        for line in document.masked.split("\n"):
            item = _ITEM.match(line)
            if item and len(item["indent"]) % 4:
                message = f"This list item is indented by {len(item['indent'])} spaces."
                hint = "Indent it by 4 spaces, or not at all."
                yield at(document, offset, LST102, message, hint)
            elif item and in_words:
                message = "A list needs an empty line above it, or it runs into the text there."
                yield at(document, offset, LST101, message, "Add an empty line.")
            in_words = _continues_words(line, in_words=in_words)
            offset += len(line) + 1


def _continues_words(line: str, *, in_words: bool) -> bool:
    """Whether the next line would be read on as part of a paragraph."""
    if not line.strip() or _ITEM.match(line) or line.lstrip()[0] in "#|!?>:[":
        return False
    return in_words or not line.startswith(" ")


LST101 = Code(
    "LST101", WARNING, "list runs into the text above", "Readers would see dashes, not a list."
)
LST102 = Code("LST102", WARNING, "list is nested unevenly", "Readers would see one flat list.")
RULES = Rules("Lists", codes=(LST101, LST102), of_a_page=(lists,))
