"""Hand the site to MkDocs at each of its events.

Besides the other `mkdocs_*`, each of which does a part of the work, nothing else knows MkDocs.

Module-level state is one `_Build`: MkDocs keeps this module between the rebuilds of `serve`, so
`on_config` makes a new one each time. A build goes into a fresh folder, which takes the place of
the last site in `on_shutdown`: a strict build only fails after `on_post_build`.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

from packsite.cache.store import afresh
from packsite.checks import report
from packsite.currency.archive import as_it_stood
from packsite.generate.atom_feed import FEED_URI, NO_FEED
from packsite.generate.hosting import META_POLICY
from packsite.model.settings import PacksiteError, Settings
from packsite.pipeline import check, weave
from packsite.printing.site import NO_CODE, print_site
from packsite_mkdocs.ahead import Ahead
from packsite_mkdocs.assets import join
from packsite_mkdocs.files import index, mount
from packsite_mkdocs.html_cache import Compiled, KeptPages, may_keep, open_kept, save_kept
from packsite_mkdocs.menu import Entries
from packsite_mkdocs.output import SiteFolder
from packsite_mkdocs.preview import Preview, count_no_warnings, set_apart
from packsite_mkdocs.progress import progress

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from packsite.cache.store import Kept
    from packsite.model.problems import Problem
    from packsite.model.site import Woven

log = get_plugin_logger("packsite")


@dataclass
class _Build:
    """What one build has to remember between two events."""

    command: str = "build"
    started: float = field(default_factory=time.monotonic)
    woven: Woven | None = None
    folder: SiteFolder | None = None
    """Where a whole build goes; `None` where MkDocs itself keeps the folder (serve)."""
    pdfs: tuple[int, int] = (0, 0)
    """How many PDFs were written anew, and how many were reused."""
    is_written: bool = False
    kept: Kept | None = None
    pages: KeptPages | None = None
    """What was made of pages in builds before; `None` where that cannot be known."""
    nav: Navigation | None = None
    is_silent: bool = True
    """Whether there was nothing to say of the content."""
    preview: Preview | None = None
    """The live preview, where it may leave in place what an edit does not change."""
    ahead: Ahead | None = None


_SELDOM = (100_000, 50, 100)
"""When refuse is looked for: a build makes millions of values that stay, and hardly any refuse."""
_build = _Build()
_compiled = Compiled()
_preview = Preview()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember the command; refuse partial builds, which know only a part of the site."""
    if dirty:
        raise PluginError("A --dirty build cannot check the whole site. Build without --dirty.")
    _build.command = command
    gc.set_threshold(*_SELDOM)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin anew, in a fresh folder; end, and well, where nothing has changed."""
    global _build  # noqa: PLW0603 - the one variable of this module
    _build = _Build(command=_build.command)
    if _build.command == "serve":
        count_no_warnings()
        if may_keep(config):
            _build.preview = _preview
            _preview.begin(config)
    if _build.command == "build":
        folder = SiteFolder(config)
        if said := folder.said():
            log.info("Nothing has changed since the last build: %s", said)
            sys.exit(0)
        folder.begin(config)
        _build.folder = folder
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Check and weave the content, report its problems, mount what MkDocs does not find itself."""
    root = Path(config.config_file_path).resolve().parent
    try:
        url = "" if _build.command == "serve" else config.site_url or ""  # not the preview's own
        settings = replace(Settings.load(root), site_url=url)
        today = date.fromisoformat(settings.as_at) if settings.as_at else date.today()
        site = check(settings, today, log.info)
    except PacksiteError as error:
        raise PluginError(str(error)) from None
    _stop_at(site.errors if settings.as_at else site.problems, config)  # nobody mends the past
    place = settings.root / settings.cache / "pages.kept"
    kept = _build.kept = open_kept(config, place, in_memory=_build.command == "serve")
    woven = _build.woven = weave(site, with_pdf=_with_pdf(), progress=log.info, remember=kept.value)
    mount(files, woven, config, with_pdf=_with_pdf())
    if _build.preview:
        _build.preview.take_over(files, config)
    if settings.as_at:
        config.theme.static_templates.discard("sitemap.xml")  # which would list the current pages
    _build.pages = KeptPages(kept, files) if may_keep(config) else None
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the menu, which every page shows a part of, and work ahead on the pages."""
    _build.nav = nav
    if _build.pages and _build.woven and _build.command == "build":
        _build.ahead = Ahead(_build.pages, _build.woven, config, files)
        _build.ahead.render()
    return nav


def on_pre_page(page: Page, **_: Any) -> Page:
    """Spare the preview what it has read before."""
    if _build.preview:
        _build.preview.read(page)
    return page


@event_priority(100)
def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    """Give MkDocs the woven text of a page, and the summary as its description."""
    uri = page.file.src_uri
    if _build.woven is None or uri not in _build.woven.pages:
        return markdown
    if uri in _build.woven.site.withdrawn or _build.woven.site.settings.as_at:
        page.meta["robots"] = "noindex"
    page.meta["description"] = escape(_build.woven.titles[uri][1])  # themes print it as it is
    page.meta["choosable_id"] = _build.woven.choosable.get(uri, "")
    if _build.pages is not None:
        _build.pages.take_over(page)
    return _build.woven.pages[uri]


def on_env(env: Any, *, files: Files, config: MkDocsConfig) -> Any:
    """Index the pages and print the PDFs: all is rendered by now, and nothing is written yet."""
    env.bytecode_cache = _compiled
    env.globals["joined"] = join(files, config)
    env.globals["content_security_policy"] = META_POLICY
    env.globals["entries"] = Entries(_build.nav).write if _build.nav else None
    woven = _build.woven
    if woven is None:
        return env
    env.globals["archive"] = as_it_stood(woven.site.settings)
    env.globals["feed"] = FEED_URI if FEED_URI in woven.downloads else ""
    if _build.command == "build" and not woven.site.settings.site_url:
        log.info(NO_FEED)
    if _build.pages is not None:
        _build.pages.fill_theme(env, _build.nav)
        if _build.preview:
            _build.preview.fill_only_what_differs(files, _build.pages.rests_on)
    if _build.ahead is not None and _build.nav is not None:
        _build.ahead.fill(env, _build.nav)
    index(files, woven, _build.kept.value if _build.kept else afresh)
    if _with_pdf() and not woven.site.errors:
        _print(files, woven, config)
    return env


def on_post_page(output: str, *, page: Page, **_: Any) -> str:
    """Let the preview know which page is written next."""
    if _build.preview and _build.pages:
        _build.preview.filled(page, _build.pages.rests_on(page))
    return output


def on_post_build(**_: Any) -> None:
    """Remember that everything is written."""
    _build.is_written = True
    if _build.kept is not None and _build.command != "serve":
        _build.kept.finish()


def on_serve(server: Any, **_: Any) -> Any:
    """Make ready for many edits."""
    set_apart()
    return server


def on_build_error(*, error: Exception, **_: Any) -> None:
    """Say in a sentence that the disk is full or closed to us; other bugs keep their traceback."""
    _preview.forget()
    if _build.folder:
        _build.folder.explain(error)


def on_shutdown() -> None:
    """Publish a whole build; discard any other. An exception on its way means the build failed."""
    if _build.woven and _build.kept and _build.is_written:
        save_kept(_build.kept, _build.woven.site.settings.cache_size)
    if _build.folder is None:
        return
    if not _build.is_written or sys.exc_info()[0] is not None:
        _build.folder.discard()
        return
    _build.folder.publish()
    _summarise(_build.folder)


def _print(files: Files, woven: Woven, config: MkDocsConfig) -> None:
    """Print the PDFs and Word files into the places that are listed for them."""
    if not woven.site.settings.site_url:
        log.info(NO_CODE)
    with progress("Printing PDFs", len(woven.pdf_uris), log.info) as step:
        try:
            results = print_site(woven, lambda _: step(), log.info)
        except PacksiteError as error:
            raise PluginError(str(error)) from None
    for result in results:
        if file := files.get_file_from_path(result.uri):
            file.content_bytes = result.content or result.last_good
    pdfs = [result for result in results if result.uri.endswith(".pdf")]
    reused = sum(result.reused for result in pdfs)
    _build.pdfs = (len(pdfs) - reused, reused)
    log.info("Printed %d PDFs: %d written, %d reused", len(pdfs), *_build.pdfs)
    _stop_at([problem for result in results for problem in result.problems], config)


def _summarise(folder: SiteFolder) -> None:
    assert _build.woven is not None, "a written build has its pages"
    site = _build.woven.site
    pages = f"{len(_build.woven.pages)} pages, {len(site.links)} references checked, "
    pages += report.total(site.problems)
    place = f"the site is in {folder.site}"
    log.info(
        "%s; PDFs: %d written, %d reused; %.1f seconds; %s",
        pages, *_build.pdfs, time.monotonic() - _build.started, place,
    )  # fmt: skip
    if _build.is_silent:  # what was wrong is said again by building again
        folder.write_down(f"{pages}; PDFs: {sum(_build.pdfs)}; {place}")


def _stop_at(problems: Sequence[Problem], config: MkDocsConfig) -> None:
    """Log problems; stop the build where one is an error, or a warning where the build is strict.

    In `serve` only the log tells: stopping the first build would end the preview.
    """
    _build.is_silent &= not problems
    for problem in problems:
        say = log.error if problem.is_error else log.warning if problem.fails_strict else log.info
        say(str(problem))
    must_stop = any(one.fails_strict if config.strict else one.is_error for one in problems)
    if must_stop and _build.command != "serve":
        raise PluginError(
            f"{report.total(problems)}. Fix the problems listed above and build again."
        )


def _with_pdf() -> bool:
    """Whether to print: always, but in the live preview only when asked for."""
    asked = os.environ.get("PACKSITE_PDF", "0" if _build.command == "serve" else "1")
    return asked != "0"
