"""Keep between checks what was read without problems: the data files and the pages.

They are kept under a digest of all that reading and rules depend on besides the page: the data
files and the code in use. A page with a problem is read every time.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from packsite.cache.key import code_digest, digest, folder_digests, installed
from packsite.cache.memo import Memo
from packsite.cache.pickling import pickled, unpickled
from packsite.cache.store import Store
from packsite.model.data import Library
from packsite.model.layers import CORE
from packsite.model.page import Document, Source
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.read.page import PageRules, read_all

_WORD_LIST = Path(__file__).with_name("en_GB")
_PACKAGES = ("chunspell", "cmarkgfm", "lxml", "Markdown", "pydantic", "PyYAML")
"""Packages whose version affects the findings of the rules."""
_MEGABYTES = 100
"""The largest size of what is kept of earlier checks; a site of 1,000 pages needs 13."""

_WORTH_WRITING = 100
"""To write all pages takes as long as to read one in so many again."""


class CleanPages:
    """The pages of the last check that had no problems, and the library if it had none."""

    def __init__(self, settings: Settings) -> None:
        self._store = Store(settings.root / settings.cache / "checks", megabytes=_MEGABYTES)
        self._version = _version(settings)
        content = self._store.get(self._version)
        self._kept: dict[str, bytes] = (unpickled(content) if content else None) or {}
        self._pages: dict[str, Document] = {}
        self._received: dict[str, bytes] = {}
        self._data = settings.data

    @property
    def library(self) -> Library | None:
        """The contents of these data files, if they are known to be without problems."""
        return unpickled(self._kept[self._data]) if self._data in self._kept else None

    def recall(self, source: Source) -> Document | None:
        """Return the page of a file as it was last read; `None` if it is new, or had a problem."""
        page: Document | None
        page, _ = unpickled(self._kept.get(source.file, pickled((None, ()))))
        if page is None or page.source != source:
            return None
        self._pages[source.file] = page
        return page

    def receive(self, file: str, content: bytes) -> None:
        """Take the page of a file and its problems, as a worker pickled them."""
        self._received[file] = content

    def keep(
        self, library: Library | None, pages: Iterable[Document], problems: Iterable[Problem]
    ) -> None:
        """Keep a library without problems, and those of the pages that have none."""
        flawed = {problem.file for problem in problems}
        clean = {page.source.file: page for page in pages if page.source.file not in flawed}
        new = {file for file, page in clean.items() if page is not self._pages.get(file)}
        if len(new) * _WORTH_WRITING < len(clean):
            return
        now = {file: self._kept[file] for file in clean.keys() - new}
        now |= {file: self._received.get(file) or pickled((clean[file], ())) for file in new}
        if library:
            now[self._data] = pickled(library)
        self._store.put(self._version, pickled(now))
        self._store.sweep()


def read_content(
    settings: Settings,
    sources: Iterable[Source],
    rules: PageRules,
    memo: Memo,
    kept: CleanPages | None = None,
) -> tuple[Library, tuple[tuple[Document, ...], tuple[Problem, ...]]]:
    """Return the contents of the data files, then the pages with the problems of both.

    What is `kept` from the last check is read again only where it changed.
    """
    library, misdescribed = _library(settings, kept)
    library = memo.get("library", library, lambda: library)
    pages, problems = read_all(sources, library, rules, memo, kept)
    if kept:
        kept.keep(None if misdescribed else library, pages, problems)
    return library, (pages, (*misdescribed, *problems))


def _library(settings: Settings, kept: CleanPages | None) -> tuple[Library, tuple[Problem, ...]]:
    if kept and (library := kept.library):
        return library, ()
    from packsite.read.data.library import library as read  # noqa: PLC0415 - brings pydantic

    return read(settings)


def _version(settings: Settings) -> str:
    """Return a digest of all that the rules depend on, besides the page."""
    code = code_digest("packsite.checks", "packsite.read", "packsite.templates")
    folders = [settings.root / layer / settings.data for layer in ("", CORE)]
    links = [path for folder in folders for path in folder.rglob("*") if path.is_symlink()]
    data = [(str(folder.resolve()), folder_digests(folder)) for folder in folders]
    lists = folder_digests(_WORD_LIST)
    return digest([sys.version, installed(*_PACKAGES), code, lists, data, links])
