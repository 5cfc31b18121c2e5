"""Look at a finished site as a reader would meet it: every page, every link, the search."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

_LINK = re.compile(r"<[a-z][^<>]*?\s(?:href|src)=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_ANCHOR = re.compile(r"<[a-z][^<>]*?\sid=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class FinishedSite:
    """A built site in a folder. Each page is read once: thousands are hundreds of megabytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file of the site, from its root."""
        return frozenset(
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        )

    @cached_property
    def _pages(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        """A page → its anchors, and where it links to."""
        return {
            page: _read((self.folder / page).read_text("utf-8"))
            for page in sorted(self.files)
            if page.endswith(".html")
        }

    def missing(self, wanted: Iterable[str]) -> list[str]:
        """Return those of the wanted files that the site does not have."""
        return sorted(set(wanted) - self.files)

    def dead_links(self) -> list[str]:
        """Return every link inside the site that leads nowhere, with its page."""
        return [
            f"{page}: {address}"
            for page, (_, addresses) in self._pages.items()
            for address in sorted(addresses)
            if not self._leads_somewhere(page, address)
        ]

    def link_count(self) -> int:
        """Return the number of links inside the site; the same link of a page counts once."""
        return sum(len(addresses) for _, addresses in self._pages.values())

    def searched(self) -> frozenset[str]:
        """Return the pages that the search's index knows."""
        script = (self.folder / "search/index.js").read_text("utf-8")
        index = json.loads(script[script.index("{") :].rstrip(";\n"))
        return frozenset(page[0] for page in index["pages"])

    def _leads_somewhere(self, page: str, address: str) -> bool:
        path, _, anchor = unquote(address).partition("#")
        path = path.partition("?")[0]
        target = normpath(join(dirname(page), path)) if path else page
        if path.startswith("/"):
            target = path.lstrip("/")
        if target in (".", "") or path.endswith("/"):
            target = normpath(join(target, "index.html"))
        if target not in self.files:
            return False
        return not anchor or target not in self._pages or anchor in self._pages[target][0]


def _read(html: str) -> tuple[frozenset[str], frozenset[str]]:
    links = (address for address in _values(_LINK, html) if not _ELSEWHERE.match(address))
    return frozenset(_values(_ANCHOR, html)), frozenset(links)


def _values(pattern: re.Pattern[str], html: str) -> Iterator[str]:
    return (unescape(next(filter(None, found), "")) for found in pattern.findall(html))
