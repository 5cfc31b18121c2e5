"""Take the words out of a statement, and a fingerprint of them: formatting leaves it as it is.

What counts is what a rule says: words, numbers and a few signs, in their order. What does not:
emphasis, line ends, marks of lists, quotes and tables, capitals, punctuation, addresses of links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import unescape
from types import MappingProxyType
from unicodedata import normalize

from packsite.connect.statements import statement_blocks
from packsite.model.page import Document, Heading
from packsite.read.inline import ADDRESS, MARKUP

LENGTH = 12
"""How many letters a fingerprint has: enough, for only versions of one statement are compared."""

_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")
"""Consonants for the digits: a fingerprint never looks like a telephone number, nor like a word."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_APOSTROPHE = re.compile("[\u2018\u2019\u02bc]")
_BREAK = re.compile(r"</?(?:br|div|img)\b[^<>]*>", re.IGNORECASE)
_SIGNS = str.maketrans("", "", "*_~`\\")
_WORD = re.compile(
    r"\d+(?:[.,:/]\d+)*[^\W\d_]* | [^\W_]+(?:'[^\W_]+)* | [%£€&≤≥≠±§] | [<>](?=[ ]?\d)", re.VERBOSE
)


def wording(
    document: Document, heading: Heading, values: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, ...]:
    """Return the words of a statement in their order, small letters throughout.

    `values` is what readers see in the place of a local value whose words count; others count by
    their name, and so do sources and pages that are named without words of the author's own.
    """

    def named(target: str, label: str) -> str:
        return label or f" {values.get(target.removeprefix('local:'), target)} "

    blocks = statement_blocks(document, heading, named)
    text = unescape("\n".join(" ".join(parts) for parts in blocks))
    text = _APOSTROPHE.sub("'", _UNSEEN.sub("", normalize("NFC", text)))
    text = ADDRESS.sub(" ", MARKUP.sub(_in_place_of, text)).translate(_SIGNS)
    return tuple(_WORD.findall(text.casefold()))


def words_fingerprint(words: Iterable[str]) -> str:
    """Return a short fingerprint of words: another word, number or order gives another one."""
    return sha256(" ".join(words).encode()).hexdigest()[:LENGTH].translate(_LETTERS)


def _in_place_of(markup: re.Match[str]) -> str:
    """Return what parts words where markup stood: HTML parts none, but for a few tags."""
    is_tag, parts = markup[0].startswith("<"), _BREAK.match(markup[0])
    return "" if markup[0] in ("[", "![") or (is_tag and not parts) else " "
