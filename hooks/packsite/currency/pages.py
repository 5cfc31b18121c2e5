"""Generate the version pages: whether a print-out is current, and the changes since.

They are small and need no script, server or other page: a phone may open one on a doorstep. The
redirects from a page's old addresses are generated here too.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from packsite.cache.memo import Cache, no_cache
from packsite.currency.difference import rewordings
from packsite.currency.earlier import earlier_versions
from packsite.generate.colours import DEVICE, colour_sheet
from packsite.generate.hosting import META_POLICY
from packsite.model.addresses import VERSIONS_FOLDER, address, version_uri
from packsite.model.changes import Changed, History
from packsite.model.facts import CHANGE_WORDS, ChangeKind
from packsite.model.generated_pages import OUTLINES
from packsite.model.references import Target
from packsite.model.site import Site
from packsite.templates import path_from, render
from packsite.weave.archive import archive_notice

LIST_URI = f"{VERSIONS_FOLDER}/index.html"
"""The list of every id, for print-outs without a readable code."""
_STYLE, _ASSETS = "currency.css", ("currency.js", "date-fields.js")


def currency_pages(site: Site, *, with_pdf: bool, memo: Cache = no_cache) -> dict[str, bytes]:
    """Return, by uri, every page that a print-out or a former address leads to."""
    taken = [source.uri for source in site.sources] + [page.uri for page in OUTLINES]
    found = version_pages(site, with_pdf=with_pdf, memo=memo)
    return {**found, **moved_pages(site, taken, memo)}


def version_pages(site: Site, *, with_pdf: bool, memo: Cache = no_cache) -> Mapping[str, bytes]:
    """Return, by uri, a page for every version and id, the list of ids, and their assets.

    The page of an earlier version shows its statements beside the current ones.
    """
    earlier = earlier_versions(site)
    page = partial(_page, site, memo)
    made: dict[str, bytes] = {f"{VERSIONS_FOLDER}/{name}": _asset(name) for name in _ASSETS}
    made[f"{VERSIONS_FOLDER}/{_STYLE}"] = colour_sheet(site.library.brand, DEVICE) + _asset(_STYLE)
    made[LIST_URI] = page("currency_list.html.jinja", LIST_URI, histories=site.histories)
    for history in site.histories:
        index = version_uri(history.id)
        shown = {"history": history, "with_pdf": with_pdf}
        made[index] = page("currency_index.html.jinja", index, **shown)
        for version in history.versions:
            uri = version_uri(history.id, version)
            since = history.since(version)
            made[uri] = page(
                "currency_version.html.jinja", uri, **shown, version=version,
                replaced=_replaced(history, version), groups=tuple(_ranked(since)),
                only_wording={one.change.kind for one in since} == {ChangeKind.WORDING},
                reworded=tuple(rewordings(history, version, earlier)),
            )  # fmt: skip
    return made


def moved_pages(site: Site, taken: Iterable[str], memo: Cache = no_cache) -> Mapping[str, bytes]:
    """Return, by uri, redirects from the old addresses of pages, except those `taken` by others."""
    occupied = {address(uri) for uri in taken}
    made: dict[str, bytes] = {}
    for history in sorted(site.histories, key=lambda one: one.page is not None):
        published = site.library.published.get(history.id)
        for left in published.addresses if published else ():
            if left not in occupied:
                made[left] = _page(site, memo, "moved.html.jinja", left, history=history)
    return made


def _replaced(history: History, version: date) -> date | None:
    """Return when a version was replaced; for one the site never had, the current version."""
    if version == history.current:
        return None
    return min((one.change.date for one in history.since(version)), default=history.current)


def _ranked(changes: Iterable[Changed]) -> Iterator[tuple[str, list[Changed]]]:
    """Yield the changes grouped by kind, those to act on first."""
    listed = [*changes]
    for kind in ChangeKind:
        if of_kind := [one for one in listed if one.change.kind is kind]:
            yield CHANGE_WORDS[kind], of_kind


def _page(site: Site, memo: Cache, template: str, uri: str, **context: Any) -> bytes:
    def path(there: str | Target) -> str:
        found = there.uri if isinstance(there, Target) else there
        way = path_from(address(found), uri)
        return f"{way}#{there.anchor}" if isinstance(there, Target) and there.anchor else way

    def make() -> bytes:
        return render(
            template, path=path, library=site.library, version_uri=version_uri,
            folder=VERSIONS_FOLDER, list_uri=LIST_URI, policy=META_POLICY,
            archive=archive_notice(site.settings), site_url=site.settings.site_url.rstrip("/"),
            **context,
        ).encode()  # fmt: skip

    return memo(("currency", uri), (template, site.library, site.settings, context), make)


def _asset(name: str) -> bytes:
    return (Path(__file__).parents[1] / "templates" / name).read_bytes()
