"""Extract the words of a statement, and compute a fingerprint that ignores formatting.

Words, numbers and a few symbols count, in their order. Ignored are emphasis, line breaks, markers
of lists, quotes and tables, case, punctuation, and the addresses of links.
"""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from hashlib import sha256
from html import unescape
from types import MappingProxyType
from unicodedata import normalize

from packsite.connect.statements import shown_blocks, statement_blocks
from packsite.model.page import Document, Heading
from packsite.model.references import Span
from packsite.read.inline import ADDRESS, MARKUP

LENGTH = 12
"""Length of a fingerprint: enough, because only versions of one statement are compared."""

_CONSONANTS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")
"""Consonants for hex digits: a fingerprint never looks like a telephone number or a word."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_APOSTROPHE = re.compile("[\u2018\u2019\u02bc]")
_BREAK = re.compile(r"</?(?:br|div|img)\b[^<>]*>", re.IGNORECASE)
_FORMATTING = str.maketrans("", "", "*_~`\\")
_WORD = re.compile(
    r"\d+(?:[.,:/]\d+)*[^\W\d_]* | [^\W_]+(?:'[^\W_]+)* | [%£€&≤≥≠±§] | [<>](?=[ ]?\d)", re.VERBOSE
)


def wording(
    document: Document, heading: Heading, values: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, ...]:
    """Return the words of a statement in order, in lower case.

    `values` maps local values to their text, where that is part of the rule; others count by name,
    and so do sources and pages that are referenced without a label.
    """
    return _words(statement_blocks(document, heading, partial(_named, values)))


def page_wording(
    document: Document, values: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, ...]:
    """Return the words of a whole page in order, its title and its summary first."""
    where = Span(document.body_start, len(document.text))
    head = (document.facts.title,), (document.facts.summary,)
    return _words((*head, *shown_blocks(document, where, partial(_named, values))))


def _named(values: Mapping[str, str], target: str, label: str) -> str:
    return label or f" {values.get(target.removeprefix('local:'), target)} "


def _words(blocks: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    text = unescape("\n".join(" ".join(parts) for parts in blocks))
    text = _APOSTROPHE.sub("'", _INVISIBLE.sub("", normalize("NFC", text)))
    text = ADDRESS.sub(" ", MARKUP.sub(_separator, text)).translate(_FORMATTING)
    return tuple(_WORD.findall(text.casefold()))


def words_fingerprint(words: Iterable[str]) -> str:
    """Return a short fingerprint of words, which changes with any word, number or order."""
    return sha256(" ".join(words).encode()).hexdigest()[:LENGTH].translate(_CONSONANTS)


def _separator(markup: re.Match[str]) -> str:
    """Return a space for markup that separates words, and nothing for other markup."""
    is_tag, parts = markup[0].startswith("<"), _BREAK.match(markup[0])
    return "" if markup[0] in ("[", "![") or (is_tag and not parts) else " "
