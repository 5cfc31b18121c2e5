"""Apply corrections that have only one right form: spacing, moved links, the case of ids, pastes.

Everything else is left to a person. Nothing is written here: a corrected file is a value, and
`difference` shows the changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from posixpath import basename, dirname, relpath
from urllib.parse import unquote

from packsite.checks.lists import LST101
from packsite.checks.tables import TAB102
from packsite.connect.index import Index
from packsite.model.links import Link, LinkStatus
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.references import Edit, ReferenceKind, Span, spliced
from packsite.model.site import Site
from packsite.read.page import parsed
from packsite.read.pasted.page import as_markdown

_EMPTY_LINE_ABOVE = {LST101, TAB102}


@dataclass(frozen=True, slots=True)
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
    edits: dict[str, set[Edit]] = defaultdict(set)
    for link in site.links:
        edits[link.document.source.file] |= {*_of_link(link, index)}
    corrected = (
        _corrected(page, edits[page.source.file] | {*_spacing(page, site.problems)})
        for page in sorted(site.local_pages, key=lambda one: one.source.file)
    )
    return tuple(file for file in corrected if file.before != file.after)


def _corrected(page: Document, edits: Iterable[Edit]) -> CorrectedFile:
    """Return a page with its corrections; leftovers of Word are sought between them."""
    text = spliced(page.text, sorted(edits))
    after = as_markdown(page if text == page.text else parsed(page.source, text)[0])
    return CorrectedFile(page.source.file, page.text, after)


def _of_link(link: Link, index: Index) -> Iterator[Edit]:
    if link.status in {LinkStatus.MISSING, LinkStatus.NO_STATEMENT}:
        yield from _case(link, index.ids)
    elif link.status is LinkStatus.NO_SOURCE:
        yield from _case(link, index.library.sources)
    elif link.status is LinkStatus.NO_LOCAL:
        yield from _case(link, index.library.local)
    elif link.reference.kind in {ReferenceKind.FILE, ReferenceKind.IMAGE}:
        yield from _moved(link, index)


def _case(link: Link, known: Iterable[str]) -> Iterator[Edit]:
    """Correct the case of an id."""
    typed = link.reference.target
    (meant, *others) = [name for name in known if name.casefold() == typed.casefold()] or [""]
    at = link.document.text.find(typed, link.reference.span.start, link.reference.span.end)
    if meant and not others and at >= 0:
        yield Span(at, at + len(typed)), meant


def _moved(link: Link, index: Index) -> Iterator[Edit]:
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


def _to_file(link: Link, index: Index, uri: str, anchor: str) -> Iterator[Edit]:
    page = index.document_by_uri.get(uri)
    if page and page.facts.id and not anchor:
        yield from _by_id(link, page.facts.id)
    elif not page and _is_near(link.document, index, uri):
        yield link.reference.span, relpath(uri, dirname(link.document.uri) or ".")


def _is_near(document: Document, index: Index, uri: str) -> bool:
    """Whether a link from a page to a file stays in its folder."""
    tops = [one.partition("/")[0] for one in (document.uri, uri)]
    own, other = (top if top in index.mounted else "" for top in tops)
    return own == other


def _by_id(link: Link, page_id: str) -> Iterator[Edit]:
    """Turn an ordinary link in the text into a reference by id."""
    reference = link.reference
    is_link = reference.kind is ReferenceKind.FILE and not {*"[]\n"} & {*reference.label}
    if reference.whole and is_link:
        words = reference.label.replace("|", "&#124;").strip()
        label = f"|{words}" if words else ""
        yield reference.whole, f"[[{page_id}{label}]]"


def _spacing(page: Document, problems: Iterable[Problem]) -> Iterator[Edit]:
    """Add the empty line that a list or table needs above it."""
    for problem in problems:
        if problem.code in _EMPTY_LINE_ABOVE and problem.file == page.source.file:
            at = sum(len(line) + 1 for line in page.text.split("\n")[: problem.line - 1])
            yield Span(at, at), "\n"
