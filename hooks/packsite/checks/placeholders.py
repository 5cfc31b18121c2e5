"""Checks of text that somebody has still to write: placeholders and empty sections."""

import re
from collections.abc import Iterator
from itertools import pairwise

from packsite.checks.subject import Rules, at
from packsite.model.codes import WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.references import Span

_PLACEHOLDERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"XX(?<![\w-]XX)X*(?![\w-])",
        r"xx(?<![\w-]xx)x*(?![\w-])",
        r"TODO\b",
        r"FIXME\b",
        r"Lorem [Ii]psum",
        r"lorem ipsum",
        r"\?\?\?+(?<=\w\?\?\?)",
        r"Your (?:name|text|title) (?:goes )?here",
        r"your (?:name|text|title) (?:goes )?here",
        r"\[(?<!\[\[)(?i:insert|enter|add|type|your|name of|date of|number of|tbc|tbd)\b"
        r"[^\[\]\n]*\](?![(\[:])",
    )
)
"""Each begins with letters, which makes the search quick."""
_STANDS_ALONE = re.compile(
    r"[\"“]?(?:…|\.{3}|TB[ACD]|\?{3,}|(?i:xx+|to follow|to be written))[\"”]?\.?"
)
"""A whole paragraph, item, heading or cell that says nothing yet."""
_LONGEST_ALONE = 40
_ALONE_MARKS = ("…", "...", "???", "TBA", "TBC", "TBD", "xx", "XX", "o follow", "o be written")


def placeholders(document: Document) -> Iterator[Problem]:
    """TXT101: a page has no placeholders.

    Bad: `within XX days`, `within [insert number] days`, `- TBC`
    Good: `within 5 days`, `[[local:front-door-phone]]`
    """
    masked = document.masked
    for found in (one for pattern in _PLACEHOLDERS for one in pattern.finditer(masked)):
        yield _unwritten(document, found.start(), found[0])
    marked = masked.replace("\n??? ", "\n")  # folded notes
    for span in _alone(document) if any(one in marked for one in _ALONE_MARKS) else ():
        yield _unwritten(document, span.start, masked[slice(*span)])


def _alone(document: Document) -> Iterator[Span]:
    """Yield the paragraphs, items, headings and cells that are a placeholder and no more."""
    for block in document.blocks:
        for span in block.cells or (block.span,):
            is_short = span.end - span.start <= _LONGEST_ALONE
            if is_short and _STANDS_ALONE.fullmatch(document.masked[slice(*span)].strip()):
                yield span


def _unwritten(document: Document, offset: int, words: str) -> Problem:
    message = f'"{words.strip()}" is a placeholder: readers would not know what belongs there.'
    hint = "Write what belongs there. If only the partnership can say it, name a value of docs/data/partnership.yml: [[local:its-name]]."  # noqa: E501
    return at(document, offset, TXT101, message, hint)


def empty_sections(document: Document) -> Iterator[Problem]:
    """TXT103: every heading has text or a smaller heading below it, unless it is a statement.

    Bad: `## Who comes` and at once `## When`
    Good: `## Who comes`, a sentence, and then `## When`
    """
    for heading, following in pairwise((*document.headings, None)):
        assert heading is not None, "only the last is none"
        end = following.span.start if following else len(document.text)
        is_above_smaller = following and following.level > heading.level
        below = document.blocks_in(Span(heading.span.end, end))
        is_statement = bool(heading.code)
        if heading.text and not (is_above_smaller or is_statement) and next(below, None) is None:
            message = f'There is nothing below the heading "{heading.text}".'
            hint = "Write the text, or remove the heading."
            yield at(document, heading.span.start, TXT103, message, hint)


TXT101 = Code("TXT101", WARNING, "placeholder",
              "Readers would act on a rule that has a hole in it.")  # fmt: skip
TXT103 = Code("TXT103", WARNING, "empty section",
              "Readers would look for an answer where there is none.")  # fmt: skip
RULES = Rules(
    "Unfinished text",
    codes=(TXT101, TXT103),
    of_a_page=(placeholders, empty_sections),
)
