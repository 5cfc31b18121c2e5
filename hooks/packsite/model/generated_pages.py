"""The generated pages without their text, so that other pages can refer to them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from packsite.model import addresses
from packsite.model.addresses import PROGRAMME_URI
from packsite.model.editions import PAGE_EDITIONS, Edition, pdf_uri


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page written by the build: Markdown without a first-level heading."""

    id: str
    uri: str
    title: str
    summary: str
    topics: tuple[str, ...] = ()
    is_for_editors: bool = False
    """Whether it serves those who keep the site; it comes later in a search then."""
    is_printed: bool = True
    """Whether it has PDFs; a tool for the screen and a list without entries have none."""
    is_empty: bool = False
    """Whether it is a list that has no entries yet; the menu may leave it out then."""
    markdown: str = ""
    editions: str = ""
    """Links to its PDFs, as Markdown; shown on the site, not on paper."""

    @property
    def whole(self) -> str:
        """The page with its title, its summary and the links to its PDFs."""
        top = f'# {self.title}\n\n<p class="ps-summary">{self.summary}</p>\n\n'
        return f"{top}{self.editions}{self.markdown}"

    @property
    def pdf_uris(self) -> Mapping[Edition, str]:
        """The uri of its PDF in each edition."""
        editions = PAGE_EDITIONS if self.is_printed else ()
        return {edition: pdf_uri(self.uri, self.id, edition) for edition in editions}

    @property
    def printed(self) -> tuple[str, ...]:
        """The uri of every PDF that is printed from it."""
        return tuple(self.pdf_uris.values())


OUTLINES: tuple[GeneratedPage, ...] = (
    GeneratedPage(
        "PG-91", addresses.LEARNING_URI, "Learning into practice",
        "How the partnership responded to each finding, and where there are still gaps.",
        ("findings", "responses", "gaps", "not answered"),
    ),
    GeneratedPage(
        "PG-92", addresses.GLOSSARY_URI, "A to Z of short forms",
        "What the letters stand for, and other names that people use.",
        ("glossary", "acronyms", "abbreviations", "jargon", "short forms"),
    ),
    GeneratedPage(
        "PG-93", addresses.SOURCES_URI, "Sources",
        "Where the rules and figures on this site come from, and the pages that use them.",
        ("references", "legislation", "statutory guidance", "research"),
        is_for_editors=True,
    ),
    GeneratedPage(
        "PG-94", addresses.CHECKLIST_URI, "Launch checklist",
        "Every value that only the partnership can give, and whether it has been confirmed.",
        ("to be confirmed", "local values", "launch"),
        is_for_editors=True,
    ),
    GeneratedPage(
        "PG-95", addresses.PACKS_URI, "Packs to print",
        "Pages put together for an occasion, ready to print.",
        ("print", "printing", "packs", "PDF"),
    ),
    GeneratedPage(
        "PG-96", PROGRAMME_URI, "Network Bites programme",
        "When the sessions are, what each is about, and where.",
    ),
    GeneratedPage(
        "PG-90", addresses.GUIDE_URI, "What the check says",
        "Every message from the check: what it means, why it matters, and how to fix it.",
        ("check", "error message", "warning", "problem", "codes"),
        is_for_editors=True,
    ),
    GeneratedPage(
        "PG-97", addresses.CHANGES_URI, "What has changed",
        "Every change to this site: those you must act on first, with the newest at the top.",
        ("changes", "news", "updates", "new", "what is new"),
    ),
    GeneratedPage(
        "PG-100", addresses.AUDIT_URI, "Audit tool",
        "See how well the standards are met: a workbook for several cases, and a form for one.",
        ("audit", "self-assessment", "quality assurance", "case audit", "dip sample", "measures",
         "workbook", "spreadsheet"),
    ),
    GeneratedPage(
        "PG-102", addresses.ACCESSIBILITY_URI, "How accessibility was tested",
        "Which automated tests were run in a browser, when, and what they found.",
        ("accessibility", "accessibility tests", "WCAG", "axe"),
        is_for_editors=True,
    ),
    GeneratedPage(
        "PG-98", addresses.CALCULATOR_URI, "Timescale calculator",
        "Enter a date, and see when each step is due.",
        ("timescales", "deadlines", "due date", "working days", "bank holidays", "calculator",
         "count the days", "how long", "calendar", "review conference date",
         "date of the review conference", "when is the core group due", "conference date"),
    ),
    GeneratedPage(
        "PG-101", addresses.OWN_PACK_URI, "Build your own pack",
        "Choose pages, put them in order, give them a title, and print them as one document.",
        ("own pack", "my pack", "choose pages", "print several pages", "custom pack", "handout"),
        is_printed=False,
    ),
    GeneratedPage(
        "PG-103", addresses.READING_URI, "What to read again",
        "Pages that relied on law or guidance that has since been replaced, and their owners.",
        ("law has changed", "new guidance", "replaced sources", "reading list"),
        is_for_editors=True,
    ),
    GeneratedPage(
        "PG-104", addresses.REVIEWS_URI, "Reviews by owner",
        "When each page is due for review, and the team that owns it.",
        ("owners", "review dates", "due for review", "overdue", "calendar of reviews"),
        is_for_editors=True,
    ),
)  # fmt: skip
"""The generated pages of every site, in order; known before any link is resolved.

`generate.pages` writes each by its uri.
"""


def announced(*, has_sessions: bool) -> tuple[GeneratedPage, ...]:
    """Return the generated pages before they are written; an empty programme is not printed."""
    return tuple(
        page if has_sessions or page.uri != PROGRAMME_URI
        else replace(page, is_printed=False, is_empty=True)
        for page in OUTLINES
    )  # fmt: skip
