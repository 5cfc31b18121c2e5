"""Build a site of thousands of pages, look at all of it, and see a bad page do it no harm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tests.benchmarks import corpus
from tests.benchmarks.bench import Run, Tree, copy_tooling
from tests.benchmarks.whole import FinishedSite
from tests.packsite_mkdocs.project import fingerprints, html_of

from packsite.model.generated_pages import OUTLINES

_TOGETHER = 50
"""Pages in one entry of the menu that opens; a reader could not find one among more."""
_UNKNOWN = "CPS-00"


@dataclass(frozen=True, slots=True)
class Whole:
    """A site that was built, and built again with a page that is wrong."""

    pages: int
    links: int
    built: Run
    refused: Run
    faults: Sequence[str]
    """Everything that is wrong with the site; empty where nothing is."""


def build(folder: Path, pages: int) -> Whole:
    """Write that many pages into `folder`, build the site, and build again with a bad page."""
    menu = write(folder, pages)
    tree = Tree(folder, pages)
    built = tree.ours()
    site = FinishedSite(folder / "site")
    found = faults(site, menu)
    before = fingerprints(site.folder)
    place = damage(folder)
    refused = tree.ours(code=1)
    if before != fingerprints(site.folder):
        found.append("the build that was refused has changed the last good site")
    if not any(_UNKNOWN in line and place in line for line in refused.output.splitlines()):
        found.append(f"no line of the refused build names {place}")
    found += _left_over(folder)
    return Whole(len(menu), site.link_count(), built, refused, found)


def write(folder: Path, pages: int) -> list[str]:
    """Write content, tools and a menu that lists every page; return the pages of the menu."""
    corpus.write(folder, pages)
    copy_tooling(folder)
    written = [page.path.removeprefix("docs/") for page in corpus.site(pages)]
    uris = [*written, *(made.uri for made in OUTLINES)]
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.writelines(f"{line}\n" for line in ("nav:", *_menu(uris)))
    return uris


def damage(folder: Path) -> str:
    """Refer to a page that there is not, at the end of one in the middle; return its file:line."""
    pages = sorted((folder / "neglect_pack").glob("*.md"))
    page = pages[len(pages) // 2]
    text = f"{page.read_text('utf-8')}\nRead [[{_UNKNOWN}]].\n"
    page.write_text(text, encoding="utf-8")
    return f"{page.relative_to(folder).as_posix()}:{text.count(chr(10))}:"


def faults(site: FinishedSite, menu: list[str]) -> list[str]:
    """Return the pages and links that a reader would miss, and the files left beside the site."""
    return [*_missing(site, menu), *_left_over(site.folder.parent)]


def _menu(uris: list[str]) -> Iterator[str]:
    for folder, inside in groupby(sorted(uris, key=_folder), _folder):
        listed = list(inside)
        if not folder:
            yield from (f"  - {uri}" for uri in listed)
            continue
        yield f"  - {folder}:"
        for at in range(0, len(listed), _TOGETHER):
            yield f"      - {folder} from {at + 1}:"
            yield from (f"          - {uri}" for uri in listed[at : at + _TOGETHER])


def _folder(uri: str) -> str:
    return uri.rpartition("/")[0]


def _missing(site: FinishedSite, menu: list[str]) -> Iterator[str]:
    pages = [html_of(uri) for uri in menu]
    yield from (f"the site has no {page}" for page in site.missing(pages))
    yield from (f"a link leads nowhere: {link}" for link in site.dead_links())
    unknown = sorted(set(pages) - site.searched())
    yield from (f"the search does not know {page}" for page in unknown)


def _left_over(folder: Path) -> Iterator[str]:
    yield from (f"the build left {path.name} behind" for path in folder.glob(".site*"))
