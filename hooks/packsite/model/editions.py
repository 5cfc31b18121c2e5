"""The print editions of pages and packs, and the uri of each PDF."""

from enum import Enum
from posixpath import basename, dirname, join, splitext


class Edition(Enum):
    """A print edition: its key in addresses, and its label."""

    STANDARD = ("standard", "Standard edition")
    LARGE_PRINT = ("large-print", "Large print edition")
    BOOKLET = ("booklet", "Booklet")
    FOLDED = ("folded-sheet", "Folded sheet")
    BRIEFING = ("seven-minute", "Seven-minute briefing")
    CARDS = ("cards", "Cards")
    POSTER = ("poster", "Poster")
    POSTER_A3 = ("poster-a3", "Poster on A3")

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label


PAGE_EDITIONS = (Edition.STANDARD, Edition.LARGE_PRINT)
PACK_EDITIONS = (*PAGE_EDITIONS, Edition.BOOKLET)
FOLDED_EDITIONS = (*PAGE_EDITIONS, Edition.FOLDED)
"""Those of a pack whose note is a folded sheet, in place of a booklet of the whole."""
ON_A5 = (Edition.BOOKLET, Edition.FOLDED)
"""Those printed two pages to a side, for folding."""
POSTER_EDITIONS = (Edition.POSTER, Edition.POSTER_A3)
ON_DISPLAY = (Edition.CARDS, *POSTER_EDITIONS)
"""Those of one section to cut out or hang up, with a line to write a missing local value on."""
BY_HAND = (*ON_A5, *ON_DISPLAY)
"""Those that are filled in by hand only."""
BRIEF_EDITIONS = (*PAGE_EDITIONS, Edition.BRIEFING)


PARTICIPANTS = "participants"
"""The name of the participants' set of a training pack in addresses."""


def pdf_uri(uri: str, page_id: str, edition: Edition = Edition.STANDARD, section: str = "") -> str:
    """Return the uri of a PDF: beside its page, named so that a saved copy explains itself.

    `standards/visits.md` → `standards/CPS-09-visits.pdf`,
    `standards/CPS-09-visits-large-print.pdf`; of a section: `…/CPS-09-visits-the-form.pdf`
    """
    stem = splitext(basename(uri))[0]
    parts = (page_id, stem, section, "" if edition is Edition.STANDARD else edition.key)
    return join(dirname(uri), f"{'-'.join(filter(None, parts))}.pdf")
