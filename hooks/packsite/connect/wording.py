"""Take the words out of Markdown, and a fingerprint of them: formatting leaves it as it is.

What counts is what a rule says: words, numbers and a few signs, in their order. What does not:
emphasis, line ends, marks of lists, quotes and tables, capitals, punctuation, addresses of links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from html import unescape
from types import MappingProxyType
from unicodedata import normalize

LENGTH = 12
"""How many letters a fingerprint has: enough, for only versions of one statement are compared."""

_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")
"""Consonants for the digits: a fingerprint never looks like a telephone number, nor like a word."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_APOSTROPHE = re.compile("[\u2018\u2019\u02bc]")
_REFERENCE = re.compile(
    r"\[\[(?P<target>[^\[\]|\n\\]*)(?:\\?\|(?P<label>[^\[\]]*))?\]\]"  # as `scan` reads it
)
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:(?P<number>\d+\.)|[-*+])[ \t]+(?:\[[ xX]\][ \t])?")
_NOTE = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ ]*[\w -]*")
_DEFINITION = re.compile(r"(?m)^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S.*$")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]:?")
_ADDRESS = re.compile(
    r"""
      \]\( (?:[^()\n]|\([^()\n]*\))* \)   # of a link or picture, which keeps its words
    | (?<=\])\[ [^\[\]\n]* \]            # the same by name
    | <https?://[^>\s]*> | https?://[^\s<>()]+
    | \{:?[ ]* (?:[.#]|[\w-]+=) [^{}\n]* \}
    """,
    re.VERBOSE,
)
_BREAK = re.compile(r"</?(?:br|div|img)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SIGNS = re.compile(r"[*_~`\\]")
_WORD = re.compile(
    r"\d+(?:[.,:/]\d+)*[^\W\d_]* | [^\W_]+(?:'[^\W_]+)* | [%£€&≤≥≠±§] | [<>](?=[ ]?\d)", re.VERBOSE
)


def wording(markdown: str, values: Mapping[str, str] = MappingProxyType({})) -> tuple[str, ...]:
    """Return the words of some Markdown in their order, small letters throughout.

    `values` is what readers see in the place of a local value whose words count; others count by
    their name, and so do sources and pages that are named without words of the author's own.
    """
    text = _APOSTROPHE.sub("'", _UNSEEN.sub("", normalize("NFC", unescape(markdown))))
    text = _REFERENCE.sub(lambda found: _shown(found, values), text)
    text = _FOOTNOTE.sub(" ", _DEFINITION.sub("", text))
    text = _ADDRESS.sub(" ", "\n".join(_without_marks(text.split("\n"))))
    text = _SIGNS.sub("", _TAG.sub("", _BREAK.sub(" ", text)))
    return tuple(_WORD.findall(text.casefold()))


def fingerprint(words: Iterable[str]) -> str:
    """Return a short fingerprint of words: another word, number or order gives another one."""
    return sha256(" ".join(words).encode()).hexdigest()[:LENGTH].translate(_LETTERS)


def _shown(reference: re.Match[str], values: Mapping[str, str]) -> str:
    if reference["label"]:
        return str(reference["label"])
    target = reference["target"].strip()
    return f" {values.get(target.removeprefix('local:'), target)} "


def _without_marks(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines without the marks at their start; a number that ends a sentence is no mark.

    `10.` begins an item only where Markdown takes it for one: below a blank line or heading, below
    another numbered item, or set in within a list.
    """
    may_begin, in_list, in_numbers = True, False, False
    for typed in lines:
        line = _NOTE.sub("", _QUOTE.sub("", typed, count=1), count=1)
        item = _ITEM.match(line)
        set_in = in_list and line.expandtabs(4).startswith("    ")
        if item and (not item["number"] or may_begin or in_numbers or set_in):
            in_list, in_numbers = True, bool(item["number"])
            line = line[item.end() :]
        elif may_begin and line.strip() and not line.startswith((" ", "\t")):
            in_list = in_numbers = False
        may_begin = not line.strip() or line.lstrip().startswith("#")
        yield line
