"""Make the core: the national pages of a site, with what they use, for other sites to build on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from posixpath import dirname, join, normpath
from typing import Any

import yaml

from packsite.connect.news import news
from packsite.model.addresses import PROGRAMME_URI
from packsite.model.changes import NewsItem
from packsite.model.facts import Kind
from packsite.model.generated_pages import OUTLINES
from packsite.model.page import Document
from packsite.model.references import ReferenceKind
from packsite.model.site import Site
from packsite.read.core_files import file_sum
from packsite.read.data.decision_aids import aid_texts
from packsite.read.data.schema import SCHEMAS
from packsite.read.data.text import data_text
from packsite.read.menu import Menu
from packsite.read.page import parsed
from packsite.read.yaml import Value, load_yaml
from packsite.release.archive import Core
from packsite.release.data import Shared, core_data
from packsite.release.manifest import CoreChange, CoreRelease, as_yaml
from packsite.release.pages import core_page

_FILES = (ReferenceKind.FILE, ReferenceKind.IMAGE)
_LOCAL_KINDS = (f"{Kind.BRIEF.prefix}-", f"{Kind.BITE.prefix}-")


def core(site: Site, menu: Menu, version: str, today: date, last: Core | None) -> Core:
    """Return the core of a site without problems; `last` is the release before."""
    here = tuple(page for page in site.documents if page.facts.is_local)
    sources = (source.key for source in site.library.sources.values() if source.local)
    local = frozenset((*(page.facts.id for page in here), *sources))
    national = (page for page in site.documents if not page.facts.is_local)
    pages = tuple(parsed(page.source, core_page(page, local))[0] for page in national)
    aids = aid_texts(site.settings, pages, site.library)
    files = {page.source.file: page.text.encode() for page in pages}
    files |= _pictures_and_downloads(site, pages)
    files |= _menu(menu, pages)
    shared = Shared(pages, aids, site.documents, local, site.library)
    data = core_data(shared, _given(site))
    files |= {f"{site.settings.data}/{name}": as_yaml(one).encode() for name, one in data.items()}
    changes = (
        CoreChange(one.date, one.kind, one.what, tuple(page.id for page in one.pages))
        for one in (newer(pages, last.pages) if last else ())
    )
    sums = {file: file_sum(content) for file, content in sorted(files.items())}
    return Core(CoreRelease(version, today, tuple(changes), _ids(site, here), sums), files)


def newer(pages: Iterable[Document], before: Iterable[Document]) -> tuple[NewsItem, ...]:
    """Return the changes of pages that an earlier release of them does not have, newest first."""
    known = {page.facts.id: page.facts.changes for page in before}
    return news(
        replace(page, facts=replace(page.facts, changes=tuple(
            one for one in page.facts.changes if one not in known.get(page.facts.id, ())
        )))
        for page in pages
    )  # fmt: skip


def _pictures_and_downloads(site: Site, pages: Iterable[Document]) -> Mapping[str, bytes]:
    """Return the other files that pages show or link to, by their path in the repository."""
    named = {
        normpath(join(dirname(page.uri), name.partition("#")[0]))
        for page in pages
        for name in (
            *(one.target for one in page.references if one.kind in _FILES),
            *(part.picture for part in page.facts.parts),
        )
    }
    return {one.file: one.path.read_bytes() for one in site.files if one.uri in named}


def _menu(menu: Menu, pages: Iterable[Document]) -> Mapping[str, bytes]:
    """Return the part of the menu that leads to pages of the core and to generated pages.

    The programme is left out: sessions are about local services, and no core has them.
    """
    there = {*(page.uri for page in pages), *(page.uri for page in OUTLINES)} - {PROGRAMME_URI}
    settings = yaml.load(menu.text, yaml.BaseLoader) or {}
    kept = _entries(settings.get("nav", []), there)
    return {menu.file: as_yaml({"nav": kept}, in_braces=False).encode()} if kept else {}


def _entries(menu: Value, there: Collection[str]) -> Value:
    """Return the entries of a menu, or of a part of it, that lead to one of these pages."""
    if isinstance(menu, str):
        return menu if menu in there else ""
    if isinstance(menu, list):
        return [kept for one in menu if (kept := _entries(one, there))]
    return {title: kept for title, one in menu.items() if (kept := _entries(one, there))}


def _given(site: Site) -> Mapping[str, Any]:
    """Return the contents of each data file, as plain values; the site has no problems."""
    texts = {name: data_text(site.settings, name)[0] for name in SCHEMAS}
    return {name: load_yaml(data.text).value for name, data in texts.items() if data}


def _ids(site: Site, here: Iterable[Document]) -> tuple[str, ...]:
    """Return every id that a national page has or had."""
    known = {*site.library.published, *(page.facts.id for page in site.documents)}
    kept = known - {page.facts.id for page in here} - {page.id for page in OUTLINES}
    return tuple(sorted(one for one in kept if not one.startswith(_LOCAL_KINDS)))
