"""Text as it stands on paper: single spaces, printer's quotation marks, abbreviations spelt out."""

from __future__ import annotations

import re

_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_IN_BRACKETS = re.compile(r" \(([^()]*)\)")
_BEFORE_AN_OPENING_MARK = " \u00a0\n([{\u2013\u2014\u201c\u2018/-"


def language_tag(written: str) -> str:
    """Return the tag of a language, as `cy` or `pt-BR`; empty for what is none."""
    return written if _LANGUAGE.fullmatch(written) else ""


def printable(text: str) -> str:
    """Return the text without control characters, which no font can draw."""
    return _UNPRINTABLE.sub("", text)


def set_words(text: str, before: str = "") -> str:
    """Return words with single spaces and curly quotation marks.

    `before` is what stands in front of them: it decides whether a mark opens or closes.
    """
    words = _SPACE.sub(" ", text)
    if not before or before.endswith((" ", "\n")):
        words = words.lstrip(" ")
    if "'" not in words and '"' not in words:
        return words
    return "".join(_set_mark(words, index, before) for index in range(len(words)))


def _set_mark(words: str, index: int, before: str) -> str:
    character = words[index]
    if character not in "'\"":
        return character
    previous = words[index - 1] if index else before[-1:]
    following = words[index + 1 : index + 2]
    opens = (not previous or previous in _BEFORE_AN_OPENING_MARK) and following != " "
    if character == '"':
        return "\u201c" if opens else "\u201d"
    return "\u2018" if opens and not following.isdigit() else "\u2019"


def spelt_out(acronym: str, expansion: str, before: str, after: str) -> str:
    """Return an abbreviation as it stands at its first use: with its full words in brackets.

    It stays as it is where the full words stand beside it already.
    """
    full = _SPACE.sub(" ", expansion).strip()
    short = _IN_BRACKETS.sub("", full)
    neighbours = _plain(before).rstrip(" (,:"), _plain(after).lstrip(" (,:")
    if any(
        neighbours[0].endswith(_plain(words)) or neighbours[1].startswith(_plain(words))
        for words in (full, short)
    ):
        return acronym
    start, end = around_aside(before, after)
    words = _IN_BRACKETS.sub(r", \1", full)
    return f"{acronym}{start}{words}{end}"


def around_aside(before: str, after: str) -> tuple[str, str]:
    """Return what stands around an aside: brackets, or commas where brackets are open already."""
    if before.count("(") <= before.count(")"):
        return " (", ")"
    return ", ", "" if after.lstrip()[:1] in {"", ")", ",", ".", ";"} else ","


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).replace("\u2019", "'").casefold()
