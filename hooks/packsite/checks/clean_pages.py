"""Keep between checks what was read without problems: the data files and the pages.

They are kept under a digest of all that reading and rules depend on besides the page: the data
files and the code in use. A page with a problem is read every time.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from packsite.cache.key import code_digest, digest, folder_digests, installed
from packsite.cache.memo import Memo
from packsite.cache.store import Store
from packsite.model.data import Library
from packsite.model.layers import CORE
from packsite.model.page import Document, Source
from packsite.model.pickling import pickled, unpickled
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.read.data.text import lost_entries, lost_files
from packsite.read.files import has_core
from packsite.read.page import PageRules, read_all

_WORD_LIST = Path(__file__).with_name("en_GB")
_PACKAGES = ("chunspell", "cmarkgfm", "fonttools", "lxml", "Markdown", "pydantic", "PyYAML")
"""Packages whose version affects what is read and the findings of the rules."""
_MEGABYTES = 100
"""The largest size of what is kept of earlier checks; a site of 1,000 pages needs 13."""
_WORTH_WRITING = 100
"""To write all pages takes as long as to read one in so many again."""


def read_content(
    settings: Settings, sources: Iterable[Source], rules: PageRules, memo: Memo, *, keep: bool
) -> tuple[Library, tuple[tuple[Document, ...], tuple[Problem, ...]]]:
    """Return the contents of the data files, then the pages with the problems of both.

    With `keep`, only what changed since the last check is read, and all is kept for the next one.
    """
    store = Store(settings.root / settings.cache / "checks", megabytes=_MEGABYTES)
    version = _version(settings) if keep else ""
    kept: dict[str, bytes] = unpickled((keep and store.get(version)) or pickled({})) or {}
    known = {file: pair for file, content in kept.items() if (pair := unpickled(content))}
    library, misdescribed = known.pop(settings.data, None) or _library(settings)
    library = memo.get("library", library, lambda: library)
    last, sent = {file: page for file, (page, _) in known.items()}, dict[str, bytes]()
    pages, problems = read_all(sources, library, rules, memo, last=last, sent=sent)
    flawed = {problem.file for problem in problems}
    clean = {page.source.file: page for page in pages if page.source.file not in flawed}
    new = {file for file, page in clean.items() if page is not last.get(file)}
    if keep and len(new) * _WORTH_WRITING >= len(clean):
        now = {file: kept[file] for file in clean.keys() - new}
        now |= {file: sent.get(file) or pickled((clean[file], ())) for file in new}
        now |= {} if misdescribed else {settings.data: pickled((library, ()))}
        store.put(version, pickled(now))
        store.sweep()
    return library, (pages, (*misdescribed, *problems))


def _library(settings: Settings) -> tuple[Library, tuple[Problem, ...]]:
    from packsite.read.data.library import library  # noqa: PLC0415 - brings pydantic

    return library(settings)


def _version(settings: Settings) -> str:
    """Return a digest of all that the rules depend on, besides the page."""
    code = code_digest("packsite.checks", "packsite.read", "packsite.templates")
    folders = [settings.root / layer / settings.data for layer in ("", CORE)]
    paths = [path for one in folders for path in (*one.parents, one, *sorted(one.rglob("*")))]
    links = [(path, path.is_symlink()) for path in paths]
    lost = [*sorted(lost_files(settings)), *lost_entries(settings).items()]
    data = [has_core(settings), links, lost, *map(folder_digests, folders)]
    lists = folder_digests(_WORD_LIST)
    return digest([sys.version, installed(*_PACKAGES), code, lists, data])
