"""The stages of a build, in order, and nothing else; all after the check load as they begin."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from packsite import checks
from packsite.cache.memo import Cache, Memo, compute_each, no_cache
from packsite.connect.layers import layered
from packsite.connect.site import connected, linked
from packsite.model.indexed import Indexed
from packsite.model.printed import OnPrinted, PrintResult
from packsite.model.progress import Progress, silent
from packsite.model.settings import Settings
from packsite.model.site import Linked, Site, Woven
from packsite.read.files import collect
from packsite.read.menu import menu


def check(
    settings: Settings, today: date, progress: Progress = silent, memo: Memo | None = None,
    *, keep: bool = False) -> Site:  # fmt: skip
    """Return the checked site; raises PacksiteError where the content cannot be found."""
    memo = memo or Memo()
    return connected(check_alone(settings, today, progress, memo, keep=keep), memo.get)


def check_alone(
    settings: Settings, today: date, progress: Progress, memo: Memo, *, keep: bool
) -> Linked:
    """Return the checked pages as `check` does, with nothing that only a build derives."""
    sources, misplaced = collect(settings)
    progress(f"Collected {len(sources)} files from {', '.join((settings.docs, *settings.folders))}")
    library, pages = checks.read_content(settings, sources, checks.of_a_page, memo, keep=keep)
    index, unreadable = layered(settings, library, sources, pages)
    progress(f"Read {len(index.documents)} pages")
    site = linked(settings, index, memo.get)
    progress(f"Linked {len(site.links)} references")
    site = checks.with_problems(site, index, menu(settings), today, (*misplaced, *unreadable))
    progress(f"Checked the site; problems: {len(site.problems)}")
    return site


def weave(
    site: Site, *, with_pdf: bool, progress: Progress = silent, cache: Cache = no_cache,
    memo: Cache = no_cache) -> Woven:  # fmt: skip
    """Return a checked site as plain Markdown, whose pages link to PDFs where there are any."""
    from packsite.audit.questions import audits_of
    from packsite.currency.pages import currency_pages
    from packsite.generate.files import generated_files
    from packsite.generate.pages import pages
    from packsite.weave.documents import woven_page

    audits = audits_of(site, memo)
    tasks: list[Callable[[], Any]] = [
        partial(generated_files, site, audits, cache),
        partial(currency_pages, site, with_pdf=with_pdf, memo=memo),
        partial(pages, site, audits, with_pdf=with_pdf, memo=memo),
        *(partial(woven_page, one, site, memo, with_pdf=with_pdf) for one in site.documents),
    ]
    files, versions, generated, *written = compute_each(tasks, memo)
    whole = {uri: text for uri, _, text in written} | {page.uri: page.whole for page in generated}
    progress(f"Wove {len(whole)} pages, {len(generated)} of them made by the build")
    return Woven(site, {uri: body for uri, body, _ in written}, generated, whole, files | versions)


def index_pages(woven: Woven, indexed: Mapping[str, Indexed]) -> Mapping[str, bytes]:
    """Return the files of the search and of own packs; `indexed` has the pages by uri."""
    from packsite.own_pack.files import own_pack
    from packsite.search.index import search_index

    return {**search_index(woven, indexed), **own_pack(woven, indexed)}


def print_pages(woven: Woven, step: OnPrinted, say: Progress) -> list[PrintResult]:
    """Return the PDFs and Word files of a site without errors."""
    from packsite.printing.site import print_site

    return print_site(woven, step, say)
