"""Find links and references that are half written, each with the whole one that is meant.

Brackets that are apart, reversed, not closed or single, and addresses with spaces in them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from packsite.model.facts import KIND_BY_PREFIX
from packsite.read.references import TYPED_REFERENCE

_ADDRESS = r"(?:https?:|mailto:|tel:|www\.)"
_FILE = r"[^()\[\]\s]+\.(?:md|docx?|pdf|xlsx?|pptx?)(?:#[\w-]+)?"
_APART = re.compile(
    rf"\[(?P<words>[^\[\]\n]+)\](?:[ \t]+|[ \t]*\n[ \t]*)"
    rf"\((?P<address>{_ADDRESS}[^()\s]+|{_FILE})\)"
)
_REVERSED = re.compile(
    rf"\((?P<words>[^()\n]+)\)[ \t]*\[(?P<address>{_ADDRESS}[^\[\]\s]+|{_FILE})\](?![\[(:])"
)
_OPEN = re.compile(
    rf"\[(?P<words>[^\[\]\n]+)\]\([ \t]*(?P<address>{_ADDRESS}[^()\s\"']*)(?=\s)"
    r"[^()\n\"']*(?:$|\n)",
    re.MULTILINE,
)
_SPACED = re.compile(
    rf"\[(?P<words>[^\[\]\n]+)\]\([ \t]*(?P<address>{_ADDRESS}[^()\n\"']*?[ \t][^()\n\"']*?)[ \t]*"
    r"(?:[ \t][\"'][^()\n]*)?\)"
)
_DOUBLED = re.compile(r"(?P<words>[\w.@/-]*[\w)])<(?P<address>(?:https?://|mailto:|tel:)[^<>\s]+)>")
"""Words and their address, as Outlook writes a link in plain text."""
_LINKS = (
    (_APART, re.compile(r"\]\s+\(")),
    (_REVERSED, re.compile(r"\)[ \t]*\[")),
    (_SPACED, re.compile(r"\]\([ \t]*[^()\s]*[ \t]")),
    (_OPEN, re.compile(r"\]\([ \t]*[^()\s]*\s")),
    (_DOUBLED, re.compile(r"<(?<=[\w)]<)(?:http|mailto:|tel:)")),
)
"""Each with a part of it that is found faster, as it begins with a sign of its own."""
_SMART_TITLE = re.compile(r"[ \t]*[“‘”’].*$")
_ID = rf"(?P<id>(?:{'|'.join(KIND_BY_PREFIX)})-\d[\d-]*(?:\.[A-Z]?\d+)?)(?P<label>\|[^\[\]\n]*)?"
_SINGLE = (
    re.compile(rf"\[(?<![\[\\]\[)[ ]?{_ID}[ ]?\](?![\](\[:])"),
    re.compile(rf"\(\({_ID}\)\)"),
    re.compile(rf"【{_ID}】"),
)
_ADDRESSED = re.compile(rf"(?P<reference>{TYPED_REFERENCE})\((?P<address>[^()\n]*)\)")


class HalfLink(NamedTuple):
    """A half-written link or reference."""

    start: int
    seen: str
    """What readers would see of it as typed."""
    whole: str
    """The whole one that is meant."""


def half_links(masked: str) -> Iterator[HalfLink]:
    """Yield the half-written links and references of a text without code, links first."""
    yield from _half_links(masked)
    for found in (one for pattern in _SINGLE for one in pattern.finditer(masked)):
        yield HalfLink(found.start(), found[0], f"[[{found['id']}{found['label'] or ''}]]")
    for found in _ADDRESSED.finditer(masked) if "]](" in masked else ():
        whole, address = found["reference"], found["address"]
        if address.startswith("#_ftn"):  # as Word writes its footnotes
            whole = f"[^{found['target']}]{':' if 'ref' in address else ''}"
        yield HalfLink(found.start(), f"({address})", whole)


def _half_links(masked: str) -> Iterator[HalfLink]:
    told = -1
    patterns = (pattern for pattern, part in _LINKS if part.search(masked))
    found = (one for pattern in patterns for one in pattern.finditer(masked))
    for one in sorted(found, key=lambda match: match.start()):
        if one.start() >= told:
            told = one.end()
            address = "".join(_SMART_TITLE.sub("", one["address"]).split())
            seen = one["address"] if one.re is _DOUBLED else one[0].strip()
            yield HalfLink(one.start(), seen, f"[{one['words']}]({address})")
