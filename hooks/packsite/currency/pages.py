"""Write the pages that paper leads to: whether a version is current, and what has changed.

Plain small pages that need no script, no server and no other page: a phone may open one of them on
a doorstep. With them come the pages that lead on from an address where a page once was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from packsite.cache.memo import Cache, no_cache
from packsite.currency.archive import as_it_stood
from packsite.currency.difference import rewordings
from packsite.currency.earlier import Former
from packsite.currency.histories import Changed, History
from packsite.generate.hosting import META_POLICY
from packsite.model.addresses import VERSIONS_FOLDER, address, version_uri
from packsite.model.page import CHANGE_WORDS, ChangeKind
from packsite.model.references import Target
from packsite.model.site import Site
from packsite.templates import path_from, render

LIST_URI = f"{VERSIONS_FOLDER}/index.html"
"""Where every id is listed, for those whose paper has lost its code."""
_NO_FORMER = Former({}, {})
_ASSETS = ("currency.css", "currency.js")


def version_pages(
    site: Site,
    all_histories: Iterable[History],
    *,
    with_pdf: bool,
    then: Former = _NO_FORMER,
    memo: Cache = no_cache,
) -> Mapping[str, bytes]:
    """Return, by uri, a page for every version, one for every id, the list of all, their look.

    `then` is what earlier versions said: their pages show it beside the words of today.
    """
    listed, page = tuple(all_histories), partial(_page, site, memo)
    made: dict[str, bytes] = {f"{VERSIONS_FOLDER}/{name}": _asset(name) for name in _ASSETS}
    made[LIST_URI] = page("currency_list.html.jinja", LIST_URI, histories=listed)
    for history in listed:
        index = version_uri(history.id)
        shown = {"history": history, "with_pdf": with_pdf}
        made[index] = page("currency_index.html.jinja", index, **shown)
        for version in history.versions:
            uri = version_uri(history.id, version)
            since = history.since(version)
            made[uri] = page(
                "currency_version.html.jinja", uri, **shown, version=version,
                replaced=_replaced(history, version), groups=tuple(_ranked(since)),
                only_wording=_only_wording(since), reworded=rewordings(history, version, then),
            )  # fmt: skip
    return made


def moved_pages(
    site: Site, all_histories: Iterable[History], taken: Iterable[str], memo: Cache = no_cache
) -> Mapping[str, bytes]:
    """Return, by uri, what stands at an address where a page once was; none that is `taken`."""
    occupied = {address(uri) for uri in taken}
    made: dict[str, bytes] = {}
    for history in all_histories:
        published = site.library.published.get(history.id)
        for former in published.addresses if published else ():
            if former not in occupied:
                made[former] = _page(site, memo, "moved.html.jinja", former, history=history)
    return made


def _replaced(history: History, version: date) -> date | None:
    """Return when a version was replaced; for one that the site never had so, the current one."""
    if version == history.current:
        return None
    return min((one.change.date for one in history.since(version)), default=history.current)


def _only_wording(changes: Iterable[Changed]) -> bool:
    """Return whether there are changes, and none that a reader has to know of."""
    return {one.change.kind for one in changes} == {ChangeKind.WORDING}


def _ranked(changes: Iterable[Changed]) -> Iterator[tuple[str, list[Changed]]]:
    """Yield the changes by how much they matter, what a reader must do first."""
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
            archive=as_it_stood(site.settings), site_url=site.settings.site_url.rstrip("/"),
            **context,
        ).encode()  # fmt: skip

    return memo(("currency", uri), (template, site.library, site.settings, context), make)


def _asset(name: str) -> bytes:
    return (Path(__file__).parents[1] / "templates" / name).read_bytes()
