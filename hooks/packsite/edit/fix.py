"""Apply corrections that have only one right form: spacing, moved links, the case of ids, pastes.

Everything else is left to a person. Nothing is written here: a corrected file is a value, and
`difference` shows the changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from posixpath import basename, dirname, relpath
from urllib.parse import unquote

from packsite.checks.lists import LST101
from packsite.checks.tables import TAB102
from packsite.connect.index import Index
from packsite.model.links import Link, LinkStatus
from packsite.model.page import Document
from packsite.model.references import ReferenceKind, Span, spliced
from packsite.model.site import Site
from packsite.read.page import parsed
from packsite.read.pasted.page import as_markdown

_EMPTY_LINE_ABOVE = {LST101, TAB102}


@dataclass(frozen=True, slots=True, order=True)
class Correction:
    """A replacement in a file; an empty span is an insertion point."""

    file: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True, order=True)
class CorrectedFile:
    """A file before and after its corrections."""

    file: str
    before: str
    after: str
    moved_to: str = ""
    """Its new name, if it gets one."""

    @property
    def difference(self) -> str:
        """The changed lines, as a unified diff."""
        lines = unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            f"{self.file} (now)",
            f"{self.moved_to or self.file} (after)",
            n=0,
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def fix(site: Site) -> tuple[CorrectedFile, ...]:
    """Return every local file with corrections, sorted by name; the core is not edited here."""
    index = Index(site.documents, site.sources, site.library)
    text_by_file = {page.source.file: page.text for page in site.local_pages}
    by_file: dict[str, set[Correction]] = defaultdict(set)
    for correction in (*_links(site.links, index), *_spacing(site, text_by_file)):
        by_file[correction.file].add(correction)
    corrected = (_corrected(page, by_file[page.source.file]) for page in site.local_pages)
    return tuple(sorted(file for file in corrected if file.before != file.after))


def _corrected(page: Document, corrections: Iterable[Correction]) -> CorrectedFile:
    """Return a page with its corrections; leftovers of Word are sought between them."""
    text = spliced(page.text, ((one.span, one.words) for one in sorted(corrections)))
    after = as_markdown(page if text == page.text else parsed(page.source, text)[0])
    return CorrectedFile(page.source.file, page.text, after)


def _links(links: Iterable[Link], index: Index) -> Iterator[Correction]:
    for link in links:
        if link.status in {LinkStatus.MISSING, LinkStatus.NO_STATEMENT}:
            yield from _case(link, index.ids)
        elif link.status is LinkStatus.NO_SOURCE:
            yield from _case(link, index.library.sources)
        elif link.status is LinkStatus.NO_LOCAL:
            yield from _case(link, index.library.local)
        elif link.reference.kind in {ReferenceKind.FILE, ReferenceKind.IMAGE}:
            yield from _moved(link, index)


def _case(link: Link, known: Iterable[str]) -> Iterator[Correction]:
    """Correct the case of an id."""
    typed = link.reference.target
    (meant, *others) = [name for name in known if name.casefold() == typed.casefold()] or [""]
    at = link.document.text.find(typed, link.reference.span.start, link.reference.span.end)
    if meant and not others and at >= 0:
        yield Correction(link.document.source.file, Span(at, at + len(typed)), meant)


def _moved(link: Link, index: Index) -> Iterator[Correction]:
    """Correct a link that can mean only one page or file."""
    path, _, anchor = unquote(link.reference.target).partition("#")
    if link.status is LinkStatus.OTHER_FOLDER and link.nearest and not anchor:
        yield from _by_id(link, link.nearest)
    elif link.status is LinkStatus.NO_FILE and path:
        same_name = [uri for uri in index.uris if basename(uri) == basename(path)]
        if len(same_name) == 1:
            yield from _to_file(link, index, same_name[0], anchor)
    elif link.status is LinkStatus.RESOLVED and link.target and not anchor:
        made = {page.uri: page.id for page in index.generated}
        if link.target.uri in made:
            yield from _by_id(link, made[link.target.uri])


def _to_file(link: Link, index: Index, uri: str, anchor: str) -> Iterator[Correction]:
    page = index.document_by_uri.get(uri)
    if page and page.facts.id and not anchor:
        yield from _by_id(link, page.facts.id)
    elif not page and _is_near(link.document, index, uri):
        address = relpath(uri, dirname(link.document.uri) or ".")
        yield Correction(link.document.source.file, link.reference.span, address)


def _is_near(document: Document, index: Index, uri: str) -> bool:
    """Whether a link from a page to a file stays in its folder."""
    tops = [one.partition("/")[0] for one in (document.uri, uri)]
    own, other = (top if top in index.mounted else "" for top in tops)
    return own == other


def _by_id(link: Link, page_id: str) -> Iterator[Correction]:
    """Turn an ordinary link in the text into a reference by id."""
    reference = link.reference
    is_link = reference.kind is ReferenceKind.FILE and not {*"[]\n"} & {*reference.label}
    if reference.whole and is_link:
        words = reference.label.replace("|", "&#124;").strip()
        label = f"|{words}" if words else ""
        yield Correction(link.document.source.file, reference.whole, f"[[{page_id}{label}]]")


def _spacing(site: Site, text_by_file: Mapping[str, str]) -> Iterator[Correction]:
    """Add the empty line that a list or table needs above it."""
    for problem in site.problems:
        if problem.code in _EMPTY_LINE_ABOVE and problem.file in text_by_file:
            above = text_by_file[problem.file].split("\n")[: problem.line - 1]
            at = sum(len(line) + 1 for line in above)
            yield Correction(problem.file, Span(at, at), "\n")
