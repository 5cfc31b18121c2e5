"""Check that every character of a page can be printed."""

import unicodedata
from collections.abc import Iterator

from packsite.checks.subject import Rules, at
from packsite.model.page import Document
from packsite.model.print_codes import PDF107, PRINT
from packsite.model.problems import Problem

_INSTEAD = {
    "\u2705": "\u2713", "\u274c": "\u2717", "\u274e": "\u2717", "\u27a1": "\u2192", "\u2757": "!",
    "\u2753": "?", "\u2b50": "\u2605", "\U0001f449": "\u2192", "\U0001f6a9": "\u2691",
}  # fmt: skip
"""Characters → those that fonts have; the first is the tick of a phone."""


def signs(document: Document) -> Iterator[Problem]:
    """PDF107: the fonts of the print-out have every character of a page.

    Bad: `✅ done`, `📞 999`
    Good: `✓ done`, `Ring 999`
    """
    seen: set[str] = set()
    for span in document.unprintable:
        for sign in document.text[slice(*span)]:
            if (named := _named(sign)) not in seen:
                seen.add(named)
                at_sign = document.text.index(sign, span.start)
                message = f"{named} cannot be printed, so this page has no PDF."
                yield at(document, at_sign, PDF107, message, _hint(sign))


def _named(sign: str) -> str:
    """Return a character, or the script of a letter: one problem covers all its letters."""
    name = unicodedata.name(sign, "a character without a name").lower()
    if _is_letter(sign):
        return f"{name.split()[0].title()} letters"
    return f'"{sign}"' if name.startswith("cjk") else f'"{sign}" ({name})'


def _hint(sign: str) -> str:
    if instead := _INSTEAD.get(sign):
        return f'Write "{instead}" instead.'
    if _is_letter(sign):
        return "Offer a PDF from the translator as a download, or write it in other letters."
    if unicodedata.category(sign) == "Lo":
        return "Write it with more common characters."
    return "Write it in words, or remove it."


def _is_letter(sign: str) -> bool:
    """Whether a character is a letter, or a mark on one, but not a Chinese character."""
    is_chinese = unicodedata.name(sign, "").startswith("CJK")
    return (
        unicodedata.category(sign) in {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc"} and not is_chinese
    )


RULES = Rules("Print", codes=PRINT, of_a_page=(signs,))
