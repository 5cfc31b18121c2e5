"""Read the statements of earlier versions from git.

A version is the date of the newest line under `changes`; its text is the last on the branch while
that line was the newest. One process lists the commits and one reads the files, however many pages
there are; none is started if no page has an earlier version. Without git, or with a shallow clone,
there are no earlier versions, and no problem is reported.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from packsite.connect.statements import statement_blocks
from packsite.model.data import Library
from packsite.model.layers import CORE
from packsite.model.page import Document
from packsite.model.site import Site
from packsite.read.decoding import decoded
from packsite.read.git import GitError, blobs, git, is_shallow
from packsite.read.inline import MARKUP
from packsite.read.page import parsed

_NULL_OBJECT = "0" * 40
_EMPHASIS = re.compile(r"(?<!\\)[*_`]+(?=\w)|(?<=[\w.,;:!?)’”])[*_`]+")


@dataclass(frozen=True, slots=True)
class Statement:
    """The text of a page below a heading with a code."""

    anchor: str
    text: str
    """The heading, then its paragraphs, list items and table rows, each on a line of its own."""


Statements = Mapping[str, Statement]
"""The statements of a page by code, in page order."""


@dataclass(frozen=True, slots=True)
class EarlierVersions:
    """Current statements, and those of the earlier versions in git."""

    today: Mapping[str, Statements]
    """By page id."""
    earlier: Mapping[str, Mapping[date, Statements]]
    """By page id and version."""

    def at(self, page_id: str, version: date) -> Statements | None:
        """Return the statements of a page on a date; `None` if not known."""
        known = self.earlier.get(page_id, {})
        stood = max((one for one in known if one <= version), default=None)
        return known[stood] if stood else None


def earlier_versions(site: Site) -> EarlierVersions:
    """Return the earlier versions of every page that has any."""
    wanted = {page.source.file: page for page in site.documents if _versions(page, site.library)}
    if not wanted or is_shallow(site.settings.root):
        return EarlierVersions({}, {})
    try:
        states = _states(site, wanted)
        content = blobs(site.settings.root, (name for names in states.values() for name in names))
    except GitError:
        return EarlierVersions({}, {})
    earlier = {
        page.facts.id: _earlier(page, (content.get(name, b"") for name in states[file]), site)
        for file, page in wanted.items()
    }
    today = {page.facts.id: statements(page, site.library) for page in wanted.values()}
    return EarlierVersions(today, earlier)


def statements(page: Document, library: Library) -> Statements:
    """Return the statements of a page as plain text, each with its local words, no comments."""
    added = _lines(page.amendment, library) if page.amendment else {}
    return {
        code: Statement(anchor, "\n".join((*lines, *added.get(code, ("", ()))[1][1:])).strip())
        for code, (anchor, lines) in _lines(page, library).items()
    }


def _lines(page: Document, library: Library) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Return the anchor of each statement, and its lines, of which the heading is the first."""
    named = partial(_named, library)
    return {
        one.code: (one.anchor, tuple(map(_plain, statement_blocks(page, one, named))))
        for one in page.headings
        if one.code
    }


def _versions(page: Document, library: Library) -> set[date]:
    """Return the earlier versions of a page."""
    published = library.published.get(page.facts.id)
    known = {change.date for change in page.facts.changes}
    known |= set(published.versions) if published else set()
    return {one for one in known if one < page.facts.version}


def _states(site: Site, files: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the object names of each file's versions on this branch, newest first."""
    settings = site.settings
    listed = git(
        settings.root, "log", "--first-parent", "--diff-merges=first-parent", "--raw", "-z", "-M",
        "--relative", "--no-abbrev", "--format=", "--", settings.docs, *settings.folders, CORE,
    )  # fmt: skip
    names = {file: file for file in files}
    """Path of a file at the current commit of the walk → its path today."""
    found: dict[str, list[str]] = defaultdict(list)
    for before, after, old, new in _changes(listed.decode("utf-8", "replace")):
        if new in names:
            today = names.pop(new)
            names[old] = today
            found[today] += [name for name in (after, before) if name != _NULL_OBJECT]
    return found


def _changes(listed: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield each changed file's objects and paths, before and after its commit."""
    parts = iter(listed.split("\0"))
    for part in parts:
        facts = part.strip().split(" ")
        if len(facts) == 5 and facts[0].startswith(":"):
            old = next(parts, "")
            new = next(parts, "") if facts[4][0] in "RC" else old
            yield facts[2], facts[3], new if facts[4][0] == "C" else old, new


def _earlier(page: Document, contents: Iterable[bytes], site: Site) -> Mapping[date, Statements]:
    """Return the statements of each earlier version, reading files until all are found."""
    missing, found = _versions(page, site.library), dict[date, Statements]()
    for content in dict.fromkeys(contents):
        if not missing:
            break
        then, _ = parsed(page.source, decoded(content, "replace"))
        if then.facts.id == page.facts.id and then.facts.version in missing:
            missing.remove(then.facts.version)
            found[then.facts.version] = statements(then, site.library)
    return found


def _plain(parts: tuple[str, ...]) -> str:
    """Return a block as one line of plain text."""
    words = (_EMPHASIS.sub("", MARKUP.sub("", part)) for part in parts)
    return " · ".join(" ".join(one.split()) for one in words)


def _named(library: Library, target: str, label: str) -> str:
    """Return the text of a reference as it reads without a link."""
    kind, _, key = target.partition(":")
    if label:
        return label.strip()
    if kind == "local" and key in library.local:
        value = library.local[key]
        return value.shown or f"[{value.label}]"
    if kind == "source" and key in library.sources:
        return library.sources[key].citation
    return key or library.brand.names.get(target, target)
