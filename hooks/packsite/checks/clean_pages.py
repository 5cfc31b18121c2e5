"""Keep between checks the pages in which the rules of a page found nothing, as they were read.

They are kept under a digest of their text and of all that reading and rules depend on, which are
the data files and the code in use. A page with a problem is read every time.
"""

import sys
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from hashlib import sha256
from pathlib import Path

from packsite.cache.key import code_digest, digest, folder_digests, installed
from packsite.cache.memo import Memo
from packsite.cache.pickling import pickled, unpickled
from packsite.cache.store import Store
from packsite.model.data import Library
from packsite.model.page import Document, Source
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.read.page import PageRules, ReadAll, read_all

_WORD_LIST = Path(__file__).with_name("en_GB")
_PACKAGES = ("chunspell", "cmarkgfm", "lxml", "Markdown", "pydantic", "PyYAML")
"""Packages whose version affects the findings of the rules."""
_MEGABYTES = 100
"""The largest size of what is kept of earlier checks; a site of 1,000 pages needs 13."""


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
    """Read pages as `read_all`, but take those that the store knows to be clean from it.

    Those without problems are stored for the next check.
    """
    version = _version(library)
    known = unpickled(store.get(version) or pickled({})) or {}
    names: dict[str, str] = {}

    def recall(source: Source, raw: bytes) -> Document | None:
        name = names[source.file] = sha256(f"{source}\0".encode() + raw).hexdigest()
        page: Document | None = unpickled(known[name]) if name in known else None
        return page

    pages, problems = read_all(sources, library, rules, memo, recall)
    flawed = {problem.file for problem in problems}
    clean = {names[page.source.file]: page for page in pages if page.source.file not in flawed}
    if clean.keys() != known.keys():
        store.put(version, pickled({n: known.get(n) or pickled(page) for n, page in clean.items()}))
        store.sweep()
    return pages, problems


def _version(library: Library) -> str:
    """Return a digest of all that the rules depend on, besides the page."""
    code = code_digest("packsite.checks", "packsite.read", "packsite.templates")
    lists = folder_digests(_WORD_LIST)
    return digest([sys.version, installed(*_PACKAGES), code, lists, asdict(library)])
