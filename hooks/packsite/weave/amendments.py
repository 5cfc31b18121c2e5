"""Weave the local words of an amended page after the statements that they add to."""

import re
from collections.abc import Iterable, Iterator

from packsite.model.data import Library
from packsite.model.links import Link
from packsite.model.page import Document, Heading
from packsite.model.references import Span
from packsite.weave.pages import rewrite

_LINE = re.compile(r"^(?=.)", re.MULTILINE)


def here_in(library: Library) -> str:
    """Return the title of local words."""
    return f"Here in {library.brand.area}"


def local_words(page: Document, statement: Heading, links: Iterable[Link], library: Library) -> str:
    """Return the local words after a statement as woven Markdown; empty without any."""
    amendment = page.amendment
    found = (one for one in amendment.headings if one.code == statement.code) if amendment else ()
    heading = next(iter(found), None)
    if amendment is None or heading is None:
        return ""
    start, end = amendment.own_words(heading)
    return rewrite(amendment, links, library, part=Span(start + 1, end)).strip()


def amendments(
    page: Document, links: Iterable[Link], library: Library
) -> Iterator[tuple[int, str]]:
    """Yield the end of each amended statement of a page, and a box with its local words.

    The box is a part of the statement, so search, print and Word show both together.
    """
    for heading in page.headings if page.amendment else ():
        if heading.code and (words := local_words(page, heading, links, library)):
            end = len(page.text[: page.extent(heading).end].rstrip())
            yield end, f'\n\n!!! local "{here_in(library)}"\n\n{_LINE.sub("    ", words)}'
