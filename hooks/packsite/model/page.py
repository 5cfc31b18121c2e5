"""What the site is made of: frozen values that the stages hand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from pathlib import Path
from posixpath import splitext

from packsite.model.data import SourceEntry
from packsite.model.editions import BRIEF_EDITIONS, PACK_EDITIONS, PAGE_EDITIONS, Edition, pdf_uri

INSERTS = ("changes", "journey", "role")
"""What the build sets into a page where an author writes `[[insert:changes]]`."""
FOOT_ANCHORS = frozenset(
    {
        "about-this-page",
        "changes",
        "in-packs",
        "is-it-current",
        "learning-answered",
        "referred-by",
        "rests-on",
        "short-forms",
        "who-for",
    }
)
"""Anchors of what the build sets below a page; the page's own headings have others."""


class Kind(Enum):
    """What a page is: its id prefix, the words readers see, and the folder it lives in."""

    STANDARD = ("CPS", "Standard", "standards")
    RESOURCE = ("CNP", "Neglect pack resource", "neglect_pack")
    BRIEF = ("LB", "Learning brief", "docs/learning")
    PACK = ("PK", "Pack", "docs/packs")
    BITE = ("NB", "Network Bite", "docs/network-bites")
    PAGE = ("PG", "Page", "")

    def __init__(self, prefix: str, label: str, folder: str) -> None:
        self.prefix = prefix
        self.label = label
        self.folder = folder


class ChangeKind(StrEnum):
    """How much a change matters to a reader."""

    ACT = "act"
    READ = "read"
    WORDING = "wording"


CHANGE_WORDS = {
    ChangeKind.ACT: "You must act",
    ChangeKind.READ: "Worth reading",
    ChangeKind.WORDING: "Wording only",
}
"""What readers see for each kind of change, the most important first."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Offsets into the text of a whole file; `start` is counted in, `end` is not."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file: where it is, where it appears in the site, where it is edited."""

    path: Path
    uri: str
    """Path inside the site source, always with `/`."""
    file: str
    """Path inside the repository, always with `/`: what a problem names."""

    @property
    def is_page(self) -> bool:
        """Whether this is Markdown that becomes a page."""
        return splitext(self.uri)[1] == ".md"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a page's history, written by its editor."""

    date: date
    kind: ChangeKind
    what: str


@dataclass(frozen=True, slots=True)
class PackPart:
    """A part of a pack: its title and the ids of its pages, in printing order."""

    title: str
    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The block of facts at the top of a page."""

    id: str
    kind: Kind
    title: str
    summary: str
    owner: str
    reviewed: date
    review_months: int
    audience: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    part: str = ""
    scope: str = ""
    gaps: Mapping[str, str] = field(default_factory=dict)
    contents: tuple[str, ...] = ()
    """The ids of all pages of a pack, in printing order."""
    parts: tuple[PackPart, ...] = ()
    """The parts of a pack that has any; what no part holds stands before the first."""
    occasion: str = ""
    withdrawn: date | None = None
    """Since when nobody is to use this page; its address and its words stay."""
    replaced_by: str = ""
    """The id of the page to use instead of a withdrawn one; empty where there is none."""
    form: bool = False
    """Whether it is also offered as a Word file."""
    briefing_of: str = ""
    """The id of the brief whose seven-minute briefing this page is; empty for other pages."""

    @property
    def version(self) -> date:
        """The date of the newest change, or of the review where no change is written down."""
        return max((change.date for change in self.changes), default=self.reviewed)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body; `code` is set where it is a statement, finding or response."""

    level: int
    text: str
    """The author's words without the code and without `{#…}`."""
    code: str
    """As typed: `CPS-05.2`, `F7` or empty."""
    anchor: str
    anchor_at: int | None
    """Where the build writes the anchor; `None` where the author wrote it."""
    span: Span


class ReferenceKind(StrEnum):
    """What an author pointed at, in the words of the messages."""

    PAGE = "page"
    SOURCE = "source"
    LOCAL = "local value"
    INSERT = "insert"
    FILE = "link"
    IMAGE = "image"


class Place(StrEnum):
    """Where in a file a reference stands."""

    BODY = "body"
    LINK_TEXT = "link text"
    ANSWERS = "answers"
    CONTENTS = "contents"
    SOURCES = "sources"
    REPLACED_BY = "replaced_by"
    BRIEFING_OF = "briefing_of"


@dataclass(frozen=True, slots=True)
class Reference:
    """What the author wrote; nothing resolved yet."""

    kind: ReferenceKind
    target: str
    label: str
    span: Span
    place: Place = Place.BODY


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a page, perhaps a place in it."""

    uri: str
    anchor: str
    title: str
    id: str
    """The whole id, as `LB-2022-01.F7`; empty for plain files."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page as it was read; `text` is the whole file, so that offsets never shift."""

    source: Source
    text: str
    body_start: int
    facts: Facts
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    anchors: frozenset[str] = frozenset()
    """Every place in this page that a link may point to."""
    masked: str = ""
    """The text with code, comments and the block of facts blanked out, offset for offset."""
    told: tuple[Span, ...] = ()
    """Where the block of facts has words that readers see: title, summary, what has changed."""
    comments: tuple[Span, ...] = ()
    """Notes among editors, which are not published."""
    unclosed: tuple[int, ...] = ()
    """Where blocks of code and comments begin that nothing closes."""

    @property
    def uri(self) -> str:
        """Path inside the site source."""
        return self.source.uri

    @property
    def body(self) -> str:
        """The text below the block of facts."""
        return self.text[self.body_start :]

    @property
    def target(self) -> Target:
        """What a link to this whole page leads to."""
        return Target(self.uri, "", self.facts.title, self.facts.id)

    def statement(self, heading: Heading) -> Target:
        """Return what a link to a coded heading leads to; its id is whole, as `LB-2022-01.F7`."""
        code = heading.code
        whole = code if "." in code else f"{self.facts.id}.{code}"
        return Target(self.uri, heading.anchor, f"{code} {heading.text}", whole)

    @property
    def pdf_uri(self) -> str:
        """Where this page's PDF is, in the standard edition."""
        return self.pdf_uris[Edition.STANDARD]

    @property
    def pdf_uris(self) -> Mapping[Edition, str]:
        """Where its PDF is in each edition."""
        own = {Kind.PACK: PACK_EDITIONS, Kind.BRIEF: BRIEF_EDITIONS}
        editions = own.get(self.facts.kind, PAGE_EDITIONS)
        return {edition: pdf_uri(self.uri, self.facts.id, edition) for edition in editions}

    @property
    def word_uri(self) -> str:
        """Where this form's Word file is, beside the PDF; empty for a page that has none."""
        return f"{splitext(self.pdf_uri)[0]}.docx" if self.facts.form else ""


def address(uri: str) -> str:
    """Return where readers find a page or file: `standards/visits.md` → `standards/visits.html`."""
    stem, ending = splitext(uri)
    if ending != ".md":
        return uri
    folder, _, name = stem.rpartition("/")
    shown = "index" if name.lower() == "readme" else name
    return f"{folder}/{shown}.html" if folder else f"{shown}.html"


class LinkStatus(StrEnum):
    """What became of a reference, in the words that tables and messages use."""

    RESOLVED = "resolved"
    MISSING = "unknown id"
    NO_STATEMENT = "unknown statement"
    WRONG_KIND = "wrong kind"
    NO_SOURCE = "unknown source"
    NO_LOCAL = "unknown local value"
    NO_INSERT = "unknown insert"
    NO_FILE = "no such file"
    NO_ANCHOR = "no such heading"
    OTHER_FOLDER = "leaves its folder"
    UNSAFE = "unsafe address"
    MALFORMED = "not a reference"

    @property
    def is_bad(self) -> bool:
        """Whether a reader would meet a dead end."""
        return self is not LinkStatus.RESOLVED


@dataclass(frozen=True, slots=True)
class Link:
    """A reference with its two ends; `target` is `None` where the status is bad."""

    document: Document
    reference: Reference
    status: LinkStatus
    target: Target | None = None
    nearest: str = ""
    """The id, file or anchor that the author may have meant."""


@dataclass(frozen=True, slots=True)
class Review:
    """When a page was last reviewed and when it is due again."""

    last: date
    due: date
    is_overdue: bool


class FindingGroup(StrEnum):
    """The part of a brief that a finding stands in."""

    WORKS_WELL = "works well"
    TO_IMPROVE = "needs to improve"


class Cover(StrEnum):
    """Whether a finding has been taken up."""

    ANSWERED = "answered"
    GAP = "a gap on purpose"
    OPEN = "not answered"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One finding: the responses and pages that answer it."""

    document: Document
    heading: Heading
    group: FindingGroup
    responses: tuple[Target, ...]
    pages: tuple[Target, ...]
    gap: str
    """Why it is a gap on purpose; empty otherwise."""

    @property
    def id(self) -> str:
        """The whole id of the finding."""
        return f"{self.document.facts.id}.{self.heading.code}"

    @property
    def state(self) -> Cover:
        """Whether anything answers this finding."""
        if self.responses or self.pages:
            return Cover.ANSWERED
        return Cover.GAP if self.gap else Cover.OPEN


@dataclass(frozen=True, slots=True)
class Connections:
    """What the site knows about a page and nobody types."""

    review: Review
    answers: tuple[Target, ...]
    referred_by: tuple[Target, ...]
    packs: tuple[Target, ...]
    sources: tuple[SourceEntry, ...]
    contents: tuple[Target, ...]
    """What a pack holds, in printing order."""
    instead: Target | None = None
    """What to use instead of a withdrawn page."""
    briefing_of: Target | None = None
    """The brief whose seven-minute briefing a page is."""


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page that the build writes: Markdown without a first-level heading."""

    id: str
    uri: str
    title: str
    summary: str
    markdown: str
    topics: tuple[str, ...] = ()
    editions: str = ""
    """Links to its PDFs, as Markdown; they stand on the site and not on paper."""

    @property
    def whole(self) -> str:
        """The page with its title, its summary and the links to its PDFs."""
        top = f'# {self.title}\n\n<p class="ps-summary">{self.summary}</p>\n\n'
        return f"{top}{self.editions}{self.markdown}"

    @property
    def pdf_uris(self) -> Mapping[Edition, str]:
        """Where its PDF is in each edition."""
        return {edition: pdf_uri(self.uri, self.id, edition) for edition in PAGE_EDITIONS}
