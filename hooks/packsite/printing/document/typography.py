"""Typography of text: single spaces, curly quotation marks, abbreviations spelt out."""

import re
import unicodedata

from packsite.model.languages import spoken_language
from packsite.model.scripts import missing_on_paper
from packsite.printing.document.nodes import Direction

_SPACE = re.compile(r"[ \t\r\n\f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_STRAIGHT = re.compile("['\"]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_IN_BRACKETS = re.compile(r" \(([^()]*)\)")
_BEFORE_OPENING_QUOTE = " \u00a0\n([{\u2013\u2014\u201c\u2018/-"


def language_tag(tag: str) -> str:
    """Return a language tag such as `cy` or `pt-BR`; empty where it is not valid."""
    return tag if _LANGUAGE.fullmatch(tag) else ""


def direction_of(tag: str) -> Direction:
    """Return the direction in which a language is written; that of an unknown one is English's."""
    spoken = spoken_language(tag)
    return spoken.direction if spoken else "ltr"


def with_signs_named(text: str) -> str:
    """Return text with every sign that no font has as its name in brackets.

    A page with such a sign is not printed itself, but others may give its title.
    """
    missing = re.escape("".join(sorted(missing_on_paper(text))))
    return re.sub(f"[{missing}]", _name, text) if missing else text


def _name(sign: re.Match[str]) -> str:
    return f"[{unicodedata.name(sign[0], 'sign').lower()}]"


def printable(text: str) -> str:
    """Return the text without control characters, which no font can draw."""
    return _CONTROL.sub("", text)


def smarten(text: str, before: str = "") -> str:
    """Return text with single spaces and curly quotation marks.

    `before` is the preceding text, which decides whether a mark opens or closes.
    """
    words = _SPACE.sub(" ", text)
    if not before or before.endswith((" ", "\n")):
        words = words.lstrip(" ")
    return _STRAIGHT.sub(lambda mark: _curly(words, mark.start(), before), words)


def _curly(words: str, index: int, before: str) -> str:
    previous = words[index - 1] if index else before[-1:]
    following = words[index + 1 : index + 2]
    opens = (not previous or previous in _BEFORE_OPENING_QUOTE) and following != " "
    if words[index] == '"':
        return "\u201c" if opens else "\u201d"
    return "\u2018" if opens and not following.isdigit() else "\u2019"


def spelt_out(acronym: str, expansion: str, before: str, after: str) -> str:
    """Return an abbreviation at its first use: followed by its expansion in brackets.

    It is unchanged where the expansion is beside it already.
    """
    full = _SPACE.sub(" ", expansion).strip()
    short = _IN_BRACKETS.sub("", full)
    neighbours = _plain(before).rstrip(" (,:"), _plain(after).lstrip(" (,:")
    if any(
        neighbours[0].endswith(_plain(words)) or neighbours[1].startswith(_plain(words))
        for words in (full, short)
    ):
        return acronym
    start, end = aside_brackets(before, after)
    words = _IN_BRACKETS.sub(r", \1", full)
    return f"{acronym}{start}{words}{end}"


def aside_brackets(before: str, after: str) -> tuple[str, str]:
    """Return the marks around an aside: brackets, or commas within open brackets."""
    if before.count("(") <= before.count(")"):
        return " (", ")"
    return ", ", "" if after.lstrip()[:1] in {"", ")", ",", ".", ";"} else ","


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).replace("\u2019", "'").casefold()
