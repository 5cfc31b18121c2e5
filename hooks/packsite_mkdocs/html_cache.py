"""Cache the output of MkDocs for each page: the HTML of its Markdown, and the rendered theme.

The output depends on the woven text, on the names of all files (links are resolved among them), on
the menu, on the configuration, and on the code and templates of this project and of the packages it
uses. All of these are in the key of a page, so that the bytes are those of a cold build. Nothing is
cached if the output may have other inputs: another plugin, a Markdown extension that may read
files, or an unusual log level.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from platform import python_version
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler

from packsite.cache.key import code_digest, digest, folder_digests, installed
from packsite.cache.parallel import run_parallel
from packsite.cache.store import JsonCache, Store
from packsite.model.settings import Settings
from packsite.model.site import Woven
from packsite.read.dialect import MARKDOWN_EXTENSIONS, OWN_EXTENSION
from packsite_mkdocs import patches
from packsite_mkdocs.files import index_steps

log = get_plugin_logger("packsite")

_PACKAGES = (
    "mkdocs", "properdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Jinja2", "lxml",
    "icalendar",
)  # fmt: skip
_NOT_SHOWN = {
    "site_dir", "docs_dir", "config_file_path", "plugins", "hooks", "watch", "theme", "dev_addr",
}  # fmt: skip
"""Options that affect no page, such as the paths of folders; the theme is handled separately."""
_THEME = Path(__file__).resolve().parent / "theme"
TABLES = "packsite_mkdocs.tables:TablesExtension"
"""The Markdown extension for tables on narrow screens."""
_EXTENSIONS = {*MARKDOWN_EXTENSIONS, OWN_EXTENSION, TABLES, "fenced_code"}
"""The output of these depends on the text of the page alone."""


def page_store(settings: Settings) -> Store:
    """Return the store of pages between builds."""
    folder = settings.root / settings.cache / "pages"
    return Store(folder, megabytes=settings.cache_size, say=log.info)


def may_cache(config: MkDocsConfig) -> bool:
    """Whether the HTML of a page has no other inputs than those in its key."""
    is_alone = len(config.plugins) == 1  # MkDocs counts a hook as one
    is_usual = logging.getLogger("mkdocs.structure.pages").getEffectiveLevel() == logging.INFO
    is_known = {*config.markdown_extensions} <= _EXTENSIONS
    return patches.are_on() and is_alone and is_usual and is_known


def html_version(config: MkDocsConfig) -> str:
    """Return the digest of the inputs all pages share: the configuration, code and packages."""
    code = code_digest("packsite_mkdocs")
    return digest([python_version(), installed(*_PACKAGES), code, *configured(config)])


def configured(config: MkDocsConfig) -> list[object]:
    """Return the configuration, and the files of our theme and of the site's own."""
    shown = {name: value for name, value in config.items() if name not in _NOT_SHOWN}
    folders = {_THEME, Path(config.theme.custom_dir or _THEME).resolve()}
    return [shown, dict(config.theme), [folder_digests(folder) for folder in sorted(folders)]]


class CompiledTemplates(BytecodeCache):
    """The templates of the theme, compiled once for all builds of the preview."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template."""
        if known := self._known.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class HtmlCache:
    """The pages of one build."""

    def __init__(self, cache: JsonCache, woven: Woven, config: MkDocsConfig, files: Files) -> None:
        self._cache = cache
        self._woven = woven
        self._config = config
        self._files = files
        self._names = digest([(f.src_uri, f.url, f.inclusion.name) for f in files])
        self._menu = ""

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Render a page to HTML, unless it is cached."""
        compute = partial(_rendered, page, config, files)
        key, inputs = ("html", page.file.src_uri), self._html_inputs(page.markdown)
        found = self._cache.get(key, inputs, compute)
        if found is None:
            return  # MkDocs has rendered it and logged messages: not cached, so they recur
        page.content, page._title_from_render, anchors, links, toc = found
        page.present_anchor_ids = set(anchors)
        page.toc = TableOfContents([_anchor(item) for item in toc])
        for item in page.toc.items[:1]:
            item.active = True  # type: ignore[attr-defined]
        page.links_to_anchors = {
            file: places for uri, places in links if (file := files.get_file_from_path(uri))
        }

    def patch_theme(self, env: Any, nav: Navigation) -> None:
        """Make the theme render a page only if its inputs have changed."""
        known = {name: value for name, value in env.globals.items() if not callable(value)}
        menu = [*map(_entry, nav), [page.file.src_uri for page in nav.pages]]
        self._menu = digest([menu, known])
        patches.render_theme(env, self._with_theme)

    def theme_inputs(self, page: Page) -> list[object]:
        """Return all inputs of the rendered theme for a page."""
        return [
            self._cache.version, self._names, self._menu, page.file.src_uri, page.url, page.title,
            page.meta, page.content, _items(page.toc), page.edit_url, page.canonical_url,
            page.is_homepage,
        ]  # fmt: skip

    def precompute_html(self) -> None:
        """Render pages to HTML in parallel, which MkDocs does one by one."""
        run_parallel(
            [
                partial(self._render_ahead, page, text)
                for page in self._listed()
                for text in [self._woven.pages[page.file.src_uri]]
                if not self._cache.has(("html", page.file.src_uri), self._html_inputs(text))
            ]
        )

    def precompute_theme(self, env: Any, nav: Navigation) -> None:
        """Render the theme in parallel, with the search and own-pack data of each page."""
        steps = index_steps(self._files, self._woven, self._cache.get)
        pages = self._files.documentation_pages()  # which MkDocs would list for each page
        run_parallel(
            [
                partial(self._render_theme_ahead, page, env, nav, pages, steps[page.file.src_uri])
                for page in self._listed()
                if not self._cache.has(("theme", page.file.src_uri), self.theme_inputs(page))
            ]
        )

    def _html_inputs(self, markdown: str | None) -> list[object]:
        return [self._names, markdown]

    def _with_theme(self, context: Any, render: Callable[[Any], str]) -> str:
        page = context["page"]
        key, inputs = ("theme", page.file.src_uri), self.theme_inputs(page)
        return self._cache.get(key, inputs, partial(render, context))

    def _listed(self) -> Iterator[Page]:
        for file in self._files.documentation_pages():
            if file.page and file.src_uri in self._woven.pages:
                yield file.page

    def _render_ahead(self, page: Page, text: str) -> None:
        page.markdown = text
        self.render(page, self._config, self._files)

    def _render_theme_ahead(
        self,
        page: Page,
        env: Any,
        nav: Navigation,
        pages: Sequence[File],
        steps: Iterable[Callable[[], object]],
    ) -> None:
        """Render the theme of a page in a fork, as commands/build.py:208 does."""
        for step in steps:
            step()
        page.active = True
        try:
            template = env.get_template(page.meta.get("template", "main.html"))
            template.render(get_context(nav, pages, self._config, page))
        finally:
            page.active = False


def _rendered(page: Page, config: MkDocsConfig, files: Files) -> Any:
    """Have MkDocs render a page to HTML; return the result, or `None` if it logged messages."""
    heard = CountHandler(level=logging.INFO)
    loggers = [logging.getLogger(name) for name in ("mkdocs", "properdocs", "MARKDOWN")]
    for logger in loggers:
        logger.addHandler(heard)
    try:
        type(page).render(page, config, files)
    finally:
        for logger in loggers:
            logger.removeHandler(heard)
    if heard.counts:
        return None
    links = [[file.src_uri, places] for file, places in (page.links_to_anchors or {}).items()]
    anchors = sorted(page.present_anchor_ids or ())
    return [page.content, page._title_from_render, anchors, links, _items(page.toc)]


def _items(toc: Iterable[AnchorLink]) -> list[Any]:
    return [[item.title, item.id, item.level, _items(item.children)] for item in toc]


def _anchor(item: list[Any]) -> AnchorLink:
    title, place, level, children = item
    made = AnchorLink(title, place, level)
    made.children = [_anchor(child) for child in children]
    return made


def _entry(item: Any) -> list[Any]:
    """Return an entry of the menu with its descendants."""
    return [item.title, getattr(item, "url", ""), [_entry(one) for one in item.children or ()]]
