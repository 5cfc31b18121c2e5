"""Turn everything that Word leaves in a page into Markdown."""

from packsite.model.page import Document
from packsite.read.page import parsed
from packsite.read.pasted import Leftover, edited
from packsite.read.pasted.characters import odd_spaces, soft_breaks
from packsite.read.pasted.headings import bold_headings
from packsite.read.pasted.lists import typed_lists
from packsite.read.pasted.tables import tab_tables

_LOOKS = (soft_breaks, odd_spaces, typed_lists, tab_tables)
"""The invisible characters first: breaks and spaces decide where a line and its marker end."""
_MOST_PASSES = 9


def as_markdown(page: Document, *, bold_lines: bool = True) -> str:
    """Return the text of a page in Markdown alone; Markdown in it stays.

    An empty line that one edit adds may uncover another leftover, so the page is read again until
    nothing changes. `bold_lines` says whether bold lines become headings.
    """
    for _ in range(_MOST_PASSES):
        before = page.text
        if bold_lines and (found := bold_headings(page)):
            page = _edited(page, found)
        for look in _LOOKS:
            if found := look(page):
                page = _edited(page, found)
        if page.text == before:
            break
    return page.text


def _edited(page: Document, found: tuple[Leftover, ...]) -> Document:
    return parsed(page.source, edited(page.text, found))[0]
