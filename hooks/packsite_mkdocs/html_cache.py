"""Save MkDocs the work on unchanged pages: their HTML is cached, and the last build has them whole.

A page depends on the woven text, on the names of all files (links are resolved among them), on
the menu, on the configuration, and on the code and templates of this project and of the packages it
uses. All of these are in the key of a page, so that the bytes are those of a cold build. Nothing is
cached if the output may have other inputs: another plugin, a Markdown extension that may read
files, or an unusual log level.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from platform import python_version
from typing import Any

from mkdocs.commands.build import _build_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler, meta

from packsite.cache.key import code_digest, digest, folder_digests, installed
from packsite.cache.parallel import compute_all, run_parallel
from packsite.cache.store import JsonCache, Store
from packsite.model.indexed import Indexed
from packsite.model.settings import Settings
from packsite.model.site import Woven
from packsite.read.dialect import MARKDOWN_EXTENSIONS, OWN_EXTENSIONS
from packsite_mkdocs import patches
from packsite_mkdocs.files import PageIndexer, indexer
from packsite_mkdocs.sizes import with_sizes

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
_EXTENSIONS = {*MARKDOWN_EXTENSIONS, *OWN_EXTENSIONS, TABLES, "fenced_code"}
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


class HtmlCache:
    """The pages of one build."""

    def __init__(self, cache: JsonCache, woven: Woven, config: MkDocsConfig, files: Files) -> None:
        self._cache = cache
        self._woven = woven
        self._config = config
        self._files = files
        listed = [(f.src_uri, f.dest_uri, f.inclusion.name) for f in files]
        ids = [(page.uri, page.facts.id) for page in woven.site.documents]
        made = [(page.uri, page.id) for page in woven.generated]
        self._names = digest([listed, ids, made, woven.choosable])
        self._facts = {one.uri: one.text[: one.body_start or None] for one in woven.site.documents}
        """The block of facts of each page, from which MkDocs takes its metadata."""
        self.indexed: dict[str, Indexed] = {}
        """The pages that are rendered and may be cached, by uri."""

    def leave_unread(self, page: Page) -> None:
        """Have MkDocs not read a page whose text is woven: its metadata is read when written."""
        if page.file.src_uri in self._woven.pages:
            page.markdown = ""
            patches.leave_unread(page)

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Render a page, unless it is cached; its HTML stays in the cache until it is written."""
        found = self._html(page)
        if found is None:
            return  # MkDocs has rendered it and logged messages: not cached, so they recur
        _, page._title_from_render, anchors, links, _, sections, own = found
        self.indexed[page.file.src_uri] = Indexed(page.file.url, sections, own.encode())
        page.present_anchor_ids = set(anchors)
        page.links_to_anchors = {
            file: places for uri, places in links if (file := files.src_uris.get(uri))
        }

    def precompute_html(self) -> None:
        """Render pages to HTML in parallel, which MkDocs does one by one.

        The longest is first, because at the end one processor would wait for it.
        """
        texts = self._woven.pages
        by_length = sorted(self._listed(), key=lambda page: -len(texts[page.file.src_uri]))
        new = [
            partial(self._render_ahead, page)
            for page in by_length
            if not self._cache.has(
                ("html", page.file.src_uri), self._html_inputs(texts[page.file.src_uri])
            )
        ]
        run_parallel(new)

    def write(
        self, env: Any, nav: Navigation, keep: Callable[[str, list[object]], bool],
        pdfs: Mapping[str, bytes],
    ) -> None:  # fmt: skip
        """Write the pages in parallel, so that MkDocs writes none, and validate their anchors.

        `keep` is given the path of a page and all its inputs. It returns whether the page is in the
        folder already. `pdfs` are by uri; pages show their sizes.
        """
        self.indexed = {}  # its files are made, and the workers need the memory
        site = self._site_inputs(env, nav)
        pages = self._files.documentation_pages()
        changed = [
            page
            for file in pages
            if (page := file.page) and not keep(file.dest_uri, [site, *self._inputs(page, pdfs)])
        ]
        compute_all([partial(self._write, page, pages, nav, env) for page in changed])
        self._validate_anchors(pages)
        patches.build_no_page(self._files)

    def _validate_anchors(self, pages: Iterable[File]) -> None:
        """Report links to missing anchors, as commands/build.py:343 does for pages it builds."""
        level = self._config.validation.links.anchors
        for file in pages:
            if file.page:
                file.page.validate_anchor_links(files=self._files, log_level=level)

    def _site_inputs(self, env: Any, nav: Navigation) -> str:
        """Return a digest of the inputs that all pages share.

        Text, numbers and files among the variables of the theme are inputs; the functions among
        them are code, and their output depends on the menu.
        """
        known = {name: value for name, value in env.globals.items() if not callable(value)}
        menu = [*map(_entry, nav), [page.file.src_uri for page in nav.pages]]
        return digest([self._cache.version, self._names, menu, known])

    def _write(self, page: Page, pages: Sequence[File], nav: Navigation, env: Any) -> bool:
        """Write a page with its HTML, which it still has only if that is not cached."""
        if not page.content and (found := self._html(page)):
            page.content, _, _, _, toc, *_ = found
            page.toc = TableOfContents([_anchor(item) for item in toc])
            for item in page.toc.items[:1]:
                item.active = True  # type: ignore[attr-defined]
        page.meta = {**meta.get_data(page.file.content_string)[1], **page.meta}
        _build_page(page, self._config, pages, nav, env)
        page.content, page.toc = "", TableOfContents([])
        return True

    def _inputs(self, page: Page, pdfs: Mapping[str, bytes]) -> list[object]:
        """Return all inputs of a written page that are its own, or shared in `_site_inputs`."""
        uri, text = page.file.src_uri, with_sizes(page.markdown or "", pdfs)
        given = (page.title, self._facts.get(uri), page.meta)  # MkDocs reads the rest of these
        return [uri, text, *given, page.url, page.edit_url, page.canonical_url, page.is_homepage]

    def _html(self, page: Page) -> Any:
        """Return the rendered page from the cache, not held by it; `None` if it is not cached."""
        key, inputs = ("html", page.file.src_uri), self._html_inputs(page.markdown)
        found = self._cache.get(key, inputs, partial(self._rendered, page))
        if found:
            page.content = ""
        return found

    def _html_inputs(self, markdown: str | None) -> list[object]:
        return [self._names, markdown]

    def _listed(self) -> Iterator[Page]:
        for file in self._files.documentation_pages():
            if file.page and file.src_uri in self._woven.pages:
                yield file.page

    def _render_ahead(self, page: Page) -> None:
        page.markdown = self._woven.pages[page.file.src_uri]
        self._html(page)

    @cached_property
    def _indexer(self) -> PageIndexer:
        return indexer(self._files, self._woven)

    def _rendered(self, page: Page) -> Any:
        """Have MkDocs render a page, and index it; return `None` if it logged messages."""
        if _logs_messages(lambda: type(page).render(page, self._config, self._files)):
            return None
        links = [[file.src_uri, places] for file, places in (page.links_to_anchors or {}).items()]
        anchors = sorted(page.present_anchor_ids or ())
        sections, own = self._indexer(page.file.src_uri, page.content or "")
        toc = _items(page.toc)
        return [page.content, page._title_from_render, anchors, links, toc, sections, own.decode()]


def _logs_messages(render: Callable[[], None]) -> bool:
    """Render a page; return whether MkDocs or Python-Markdown logged messages meanwhile."""
    heard = CountHandler(level=logging.INFO)
    loggers = [logging.getLogger(name) for name in ("mkdocs", "properdocs", "MARKDOWN")]
    for logger in loggers:
        logger.addHandler(heard)
    try:
        render()
    finally:
        for logger in loggers:
            logger.removeHandler(heard)
    return bool(heard.counts)


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
