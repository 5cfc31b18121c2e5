"""Compare the words that the Git host and this site show of a page, for the check `two_readers`."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, takewhile

from packsite.checks.foreign_marks import marks
from packsite.checks.half_links import half_written
from packsite.checks.html import raw_html
from packsite.checks.layout import named_links
from packsite.checks.subject import at
from packsite.checks.tables import tables
from packsite.model.blocks import BlockKind
from packsite.model.codes import ERROR, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.read.git_host import Reading

_SIGNS = bytes({*range(128)} - {*b"0123456789", *range(65, 91), *range(97, 123)})
"""All of ASCII but letters and digits."""
_TOLD = (marks, half_written, tables, named_links, raw_html)
"""Rules whose problems explain other words."""
_LETTER = re.compile(r"[^\x00-/:-@\[-`{-\x7f]")
_FIRST_STARS = re.compile(r"^[^*\n]*(?:\*[^*\n]+)*\*\*", re.MULTILINE)
_SHOWN = 30
"""Characters of each text that a message shows."""
Pieces = Sequence[tuple[int, str]]
"""The words of each line and cell, with their offset."""


def other_words(document: Document, reading: Reading) -> Iterator[Problem]:
    """Yield the problem of the first block from which on the Git host shows other words."""
    pieces = [*_pieces(document, reading)]
    ours, theirs = "\n".join(words for _, words in pieces), reading.words
    if _letters(ours) == _letters(theirs):
        yield from _stars(document, theirs, pieces)
        return
    if any([*rule(document)] for rule in _TOLD):
        return  # they say so
    signs = zip(_LETTER.findall(ours), _LETTER.findall(theirs), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], signs))
    shown = [_short(_rest(words, same)) for words in (theirs, ours)]
    message = f"From here on, the Git host shows {shown[0]}, this site {shown[1]}."
    hint = (
        "Look here for a mark without its partner, such as <, ` or [; write \\| for a bar inside a "
        "cell of a table, and put an address with spaces between < and >."
    )
    yield at(document, _place(pieces, same), MKD112, message, hint)


def _stars(document: Document, theirs: str, pieces: Pieces) -> Iterator[Problem]:
    """Report the blocks in which the Git host shows two stars as stars."""
    if "**" not in theirs or "\\*" in document.masked:  # which an editor may mean
        return
    for found in _FIRST_STARS.finditer(theirs):
        offset = _place(pieces, len(_LETTER.findall(theirs[: found.end()])))
        message = "The Git host shows two stars in these words, not bold words."
        hint = "Let the stars touch the words: **bold words**, with a space or punctuation outside."
        yield at(document, offset, MKD113, message, hint)


def _place(pieces: Pieces, letters: int) -> int:
    """Return the offset of the piece that has the next letter after so many."""
    ends = accumulate(len(_LETTER.findall(words)) for _, words in pieces)
    after = (offset for (offset, _), end in zip(pieces, ends, strict=True) if end > letters)
    return next(after, pieces[-1][0] if pieces else 0)


def _pieces(document: Document, reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield the words of each line and cell, with their offset."""
    for block in document.blocks:
        if block.kind is not BlockKind.TABLE_RULE:
            for span in block.cells or block.lines:
                yield span.start, reading.visible[slice(*span)]


def _letters(text: str) -> bytes:
    return text.encode().translate(None, _SIGNS)


def _rest(text: str, letters: int) -> str:
    """Return a text from the word on that has its next letter after so many."""
    found = next(islice(_LETTER.finditer(text), letters, None), None)
    if found is None:
        return ""
    return text[max(text.rfind(space, 0, found.start()) for space in " \n") + 1 :]


def _short(text: str) -> str:
    words = " ".join(text[: 2 * _SHOWN].split())
    if not words:
        return "nothing"
    return f'"{words}"' if len(words) <= _SHOWN else f'"{words[:_SHOWN]}…"'


MKD112 = Code("MKD112", ERROR, "words that the Git host reads differently",
              "Words could be lost, or marks shown as words.",
              bad="`Bring [the plan](the plan.docx)`",
              good="`Bring [the referral form](form.docx)`")  # fmt: skip
MKD113 = Code("MKD113", ERROR, "stars that make no bold words", "Readers could see the stars.",
              bad="`** Ring first **`", good="`**Ring first**`")  # fmt: skip
