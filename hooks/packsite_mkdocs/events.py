"""Connect the build to the events of MkDocs; the hook and the plugin register these functions.

The module-level state is one `Build`: MkDocs keeps this module between the rebuilds of `serve`, so
`on_config` creates a new one each time. A build goes into a fresh folder, which replaces the last
site in `on_shutdown`, because a strict build only fails after `on_post_build`.
"""

import atexit
import gc
import sys
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from packsite_mkdocs import patches
from packsite_mkdocs.build import Build
from packsite_mkdocs.files import index, mount
from packsite_mkdocs.html_cache import HtmlCache, may_cache
from packsite_mkdocs.output import SiteFolder
from packsite_mkdocs.preview import freeze, poll_at_once
from packsite_mkdocs.sizes import with_sizes

log = get_plugin_logger("packsite")
GC_THRESHOLDS = (100_000, 50, 100)
"""A build allocates millions of objects that live to its end, so frequent collection is wasted."""
_build = Build()


def on_startup(*, command: str, dirty: bool) -> None:
    """Record the command; refuse partial builds, which see only a part of the site."""
    if dirty:
        raise PluginError("A --dirty build cannot check the whole site. Build without --dirty.")
    _build.command = command
    gc.set_threshold(*GC_THRESHOLDS)
    atexit.register(gc.freeze)  # Python would examine and free every object as it ends


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Start a build in a fresh folder; exit with success if nothing has changed."""
    global _build  # noqa: PLW0603 - the one variable of this module
    _build = Build(_build.command, _build.session)
    _build.refuse_settings(config)
    config.use_directory_urls = False  # published addresses end in .html, and open from a folder
    if may_cache(config):
        patches.list_no_hidden_folder(config.theme)
    if _build.is_preview:
        patches.count_no_warnings()
        if may_cache(config):
            _build.preview = _build.session.preview
            _build.preview.begin(config)
    if _build.command == "build":
        folder = SiteFolder(config)
        if summary := folder.summary_if_current():
            log.info("Nothing has changed since the last build: %s", summary)
            sys.exit(0)
        folder.begin(config)
        _build.folder = folder
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Check and weave the content, and add the files that MkDocs does not find itself."""
    woven = _build.weave(config)
    mount(files, woven, config, with_pdf=_build.with_pdf)
    if _build.preview:
        _build.preview.mount(files, config)
    if not woven.site.settings.is_current:
        config.theme.static_templates.discard("sitemap.xml")  # it would list the current pages
    if may_cache(config):
        _build.pages = HtmlCache(_build.cache, woven, config, files)
        if _build.folder:
            patches.copy_files(files, _build.folder.copy)
    return files


def on_nav(nav: Navigation, **_: Any) -> Navigation:
    """Record the menu, a part of which is on every page, and render the pages in parallel."""
    _build.nav = nav
    if _build.pages and _build.command == "build":
        _build.pages.precompute_html()
    return nav


def on_pre_page(page: Page, **_: Any) -> Page:
    """Leave a page unread whose text is woven already."""
    if _build.pages:
        _build.pages.leave_unread(page)
    return page


@event_priority(100)
def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    """Give MkDocs the woven text of a page, its title, and its summary as the description."""
    uri = page.file.src_uri
    if uri not in _build.woven.pages:
        return markdown
    if uri in _build.woven.site.withdrawn or not _build.woven.site.settings.is_current:
        page.meta["robots"] = "noindex"
    title, summary = _build.woven.titles[uri]
    page.meta["title"] = title  # as typed: YAML would read No as False, and 1.10 as 1.1
    page.meta["description"] = escape(summary)  # themes do not escape it
    page.meta["choosable_id"] = _build.woven.choosable.get(uri, "")
    if _build.pages:
        patches.render_page(page, _build.pages.render)
    return _build.woven.pages[uri]


def on_env(env: Any, *, files: Files, config: MkDocsConfig) -> Any:
    """Index the pages, print the PDFs and write the pages: all are rendered to HTML."""
    _build.set_theme(env, files, config)
    index(files, _build.woven, _build.pages.indexed if _build.pages else {})
    if _build.with_pdf and not _build.woven.site.errors:
        _build.print(files, config)
    _build.write_pages(env)
    return env


def on_post_page(output: str, **_: Any) -> str:
    """Say how large each printed file is, where a page shows it."""
    return with_sizes(output, _build.printed)


def on_post_build(**_: Any) -> None:
    """Record that everything is written."""
    _build.is_written = True


def on_serve(server: Any, *, config: MkDocsConfig, **_: Any) -> Any:
    """Prepare for many edits."""
    freeze()
    poll_at_once(server, config.watch)
    return server


def on_build_error(*, error: Exception, **_: Any) -> None:
    """Report a full or unwritable disk in a plain message; other errors keep their traceback."""
    _build.session.preview.forget()
    if _build.folder:
        _build.folder.explain(error)


def on_shutdown() -> None:
    """Publish the build if it is complete, or discard it."""
    _build.end()
