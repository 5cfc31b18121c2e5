"""Remember between checks the pages in which the rules of a page found nothing.

Only digests are kept: of a page and of all that its rules depend on, which are the data files and
the code in use. A page with a problem is held to the rules every time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from hashlib import sha256
from pathlib import Path

from packsite.cache.key import code_digest, digest, folder_digests, installed
from packsite.cache.memo import Memo
from packsite.cache.store import Store
from packsite.model.data import Library
from packsite.model.page import Document, Source
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.read.page import PageRules, ReadAll, read_all

_WORD_LIST = Path(__file__).with_name("en_GB")
_PACKAGES = ("chunspell", "cmarkgfm", "lxml", "Markdown", "pydantic", "PyYAML")
"""Packages whose version affects the findings of the rules."""
_MEGABYTES = 10
"""The largest size of the list of clean pages; a site of 1,000 pages needs 0.07."""


def reader_with_clean_pages(settings: Settings) -> ReadAll:
    """Return `read_with_clean_pages` with the store of a site."""
    store = Store(settings.root / settings.cache / "checks", megabytes=_MEGABYTES)
    return partial(read_with_clean_pages, store)


def read_with_clean_pages(
    store: Store,
    sources: Iterable[Source],
    library: Library,
    rules: PageRules,
    memo: Memo | None = None,
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Read pages as `read_all`, but hold none to the rules that the store knows to be clean.

    Those without problems are stored for the next check.
    """
    version = _version(library)
    known = frozenset((store.get(version) or b"").decode().split())

    def unless_known(page: Document, library: Library) -> Iterable[Problem]:
        return () if known and _digest(page) in known else rules(page, library)

    pages, problems = read_all(sources, library, unless_known, memo)
    flawed = {problem.file for problem in problems}
    clean = {_digest(page) for page in pages if page.source.file not in flawed}
    if clean != known:
        store.put(version, "\n".join(sorted(clean)).encode())
        store.sweep()
    return pages, problems


def _version(library: Library) -> str:
    """Return a digest of all that the rules depend on, besides the page."""
    code = [code_digest("packsite.checks", "packsite.read"), folder_digests(_WORD_LIST)]
    return digest([sys.version, installed(*_PACKAGES), code, asdict(library)])


def _digest(page: Document) -> str:
    whole = "\0".join((page.source.file, page.uri, page.text))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
