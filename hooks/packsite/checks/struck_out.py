"""Checks that withdrawn words are struck out: on a page where they are not, they stay in force."""

import re
from collections.abc import Iterator

from packsite.checks.subject import Rules, at, shortened
from packsite.model.codes import ERROR, Code
from packsite.model.page import Document
from packsite.model.problems import Problem

_STRUCK = re.compile(r"(?<!~)~~(?=[^\s~])[^~]*?(?<=[^\s~])~~(?!~)")
"""Words that this site and the Git host strike out."""
_TILDES = re.compile(r"~{2,}(?:[^~\n]*~+)?|(?<![\w~)\]])~(?=[^\s~])[^~\n]*(?<=[^\s~])~(?![\w~])")
"""Other tildes: two or more, or a single one on each side, which the Git host alone reads."""
_DASHES = re.compile(r"--(?<![-\w|!<{]--)(?=[^\s\->|])[^\n|<]*?(?<=[^\s\-|<])--(?![-\w|>])")
_OVERLAID = re.compile(r"[^\W_](?:[\u0335\u0336][^\W_]?)+")
"""Letters with a line through each, as some telephones and chat programs write them."""


def struck_out(document: Document) -> Iterator[Problem]:
    """MKD114: withdrawn words stand between two pairs of tildes, in one paragraph.

    Bad: `within ~five~ three days`, `within --five-- three days`, `within ~~ five ~~ three days`
    Good: `within ~~five~~ three days`
    """
    masked = document.masked
    if "~" in masked:
        yield from _tildes(document)
    for found in _DASHES.finditer(masked) if "--" in masked else ():
        hint = f'Write "~~{found[0].strip("-")}~~" to strike it out, or "–" for a dash.'
        yield _problem(document, found.start(), found[0], hint)
    if "\u0336" in masked or "\u0335" in masked:
        for found in _OVERLAID.finditer(masked):
            words = re.sub("[\u0335\u0336]", "", found[0])
            yield _problem(document, found.start(), words, f'Type "~~{words}~~" instead.')


def _tildes(document: Document) -> Iterator[Problem]:
    """Yield the tildes of each block that strike nothing out on this site."""
    for block in document.blocks:
        for span in block.cells or (block.span,):
            words = document.masked[slice(*span)]
            rest = _STRUCK.sub(lambda found: " " * len(found[0]), words)
            if "~" in rest and (found := _TILDES.search(rest)):
                hint = 'Write "~~" directly before the first and after the last withdrawn word.'
                yield _problem(document, span.start + found.start(), found[0], hint)


def _problem(document: Document, offset: int, typed: str, hint: str) -> Problem:
    message = f'"{shortened(typed)}" is not struck out: readers would take it as still in force.'
    return at(document, offset, MKD114, message, hint)


MKD114 = Code("MKD114", ERROR, "words that are not struck out",
              "Readers would act on what has been withdrawn.")  # fmt: skip
RULES = Rules("Withdrawn words", codes=(MKD114,), of_a_page=(struck_out,))
