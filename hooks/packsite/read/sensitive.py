"""Find numbers of persons and secrets in any text, however they are spaced or marked; mask them.

The digits of a number may have spaces, dashes, bold marks, HTML or entities between them; they are
looked at once these are gone.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from packsite.model.references import Span
from packsite.read.sensitive_kinds import AS_TYPED, NUMBERS, SensitiveKind

_GAP = r"(?:[\W_]|&\#?\w{1,8};|</?[a-zA-Z]{1,6}>){0,6}"
"""What may stand between two digits of a number."""
_DIGITS = re.compile(rf"\d(?:{_GAP}\d){{4,}}")
"""Five digits and more, with whatever stands between them."""
_DATE = re.compile(r"(?:19|20)\d\d[-–/]\d\d(?:-\d\d)?")
"""A date, a year and its next one, or the digits of a brief's id, as most such runs are."""
_AROUND = 40
"""Characters before the digits of a number that may belong to it, or say what it is."""
_IN_ADDRESS = re.compile(r"https?://\S*\Z")
_LONGEST_ADDRESS = 200
_TOKEN = re.compile(r"&#?\w{1,8};|</?[a-zA-Z]{1,6}>|[\s\S]")
_DROPPED = set("*_~`()[]\\<>|") | {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"}
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A number or secret in a text."""

    kind: SensitiveKind
    span: Span


def find_sensitive(text: str) -> Iterator[Sensitive]:
    """Yield each number and secret of a text; no two of them overlap."""
    taken: list[Span] = []
    for one in _candidates(text):
        if not any(one.span.start < end and start < one.span.end for start, end in taken):
            taken.append(one.span)
            yield one


def _candidates(text: str) -> Iterator[Sensitive]:
    """Yield the matches of each kind in a text, the surest kinds first."""
    for kind in AS_TYPED:
        if kind.gate(text):
            for found in kind.pattern.finditer(text):
                yield from _valid(kind, found, range(len(text) + 1))
    for run in _DIGITS.finditer(text):
        if not _DATE.fullmatch(run[0]):
            yield from _numbers(text, *run.span())


def mask_sensitive(text: str) -> str:
    """Return a text with a dot for each letter and digit of its numbers and secrets."""
    for start, end in [one.span for one in find_sensitive(text)]:
        text = text[:start] + masked_words(text[start:end]) + text[end:]
    return text


def masked_words(words: str) -> str:
    """Return words with a dot for each letter and digit."""
    return _LETTER.sub("•", words)


def _numbers(text: str, start: int, end: int) -> Iterator[Sensitive]:
    """Yield the numbers around a run of digits, and no earlier ones; none inside an address."""
    if _IN_ADDRESS.search(text, max(start - _LONGEST_ADDRESS, 0), start):
        return
    plain, offsets = _plain(text, max(start - _AROUND, 0), end + _AROUND)
    first = next(at for at, offset in enumerate(offsets) if offset >= start)
    for kind in NUMBERS:
        for found in kind.pattern.finditer(plain):
            if found.end("value") > first and offsets[found.start("value")] < end:
                yield from _valid(kind, found, offsets)


def _valid(
    kind: SensitiveKind, found: re.Match[str], offsets: Sequence[int]
) -> Iterator[Sensitive]:
    group = "value" if "value" in found.re.groupindex else 0
    words = found[group]
    if kind.is_valid("".join(_LETTER.findall(words)).upper() if kind in NUMBERS else words):
        yield Sensitive(kind, Span(offsets[found.start(group)], offsets[found.end(group) - 1] + 1))


def _plain(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """Return a stretch without marks, with plain spaces, dashes and digits, and its offsets."""
    signs: list[str] = []
    offsets: list[int] = []
    for token in _TOKEN.finditer(text, start, end):
        sign = _plain_sign(token[0])
        if sign and not (sign == " " and signs[-1:] == [" "]):
            signs.append(sign)
            offsets.append(token.start())
    return "".join(signs), offsets


def _plain_sign(token: str) -> str:
    """Return the plain form of a character, an entity or a tag; empty for a mark."""
    if token.isascii() and len(token) == 1:
        return "" if token in _DROPPED else " " if token.isspace() else token
    sign = unescape(token)
    if len(sign) > 1 or sign in _DROPPED:
        return ""
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.digit(sign))
    if category == "Pd" or sign == "\u2212":
        return "-"
    return " " if sign.isspace() else sign
