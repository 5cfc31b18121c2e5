"""Spare MkDocs what it did in the last build: turning Markdown into HTML, and filling the theme.

What a page shows rests on its woven text, on the names of all files (its links are resolved among
them), on the menu, on the configuration, and on the code and templates of this project and of the
packages below it. All of it is in the name under which a page is kept, so that the bytes are those
of a cold build. Where anything else has a say – another plugin, a Markdown extension that may read
files, a log that is not at its usual level – nothing is kept.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.toc import AnchorLink, TableOfContents

from packsite.cache.store import Kept, fingerprint
from packsite.read.dialect import MARKDOWN_EXTENSIONS
from packsite_mkdocs.last_build import content

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger("packsite")

_PACKAGES = (
    "mkdocs", "properdocs", "mkdocs-material", "Markdown", "pymdown-extensions", "Jinja2", "lxml",
)  # fmt: skip
_NOT_SHOWN = {
    "site_dir", "docs_dir", "config_file_path", "plugins", "hooks", "watch", "theme", "dev_addr",
}  # fmt: skip
"""Of the configuration: what no page shows, such as where folders are; the theme is told apart."""
_EXTENSIONS = {*MARKDOWN_EXTENSIONS, "fenced_code"}
"""What these make of a page rests on its text alone."""
_MAIN = "main.html"

_opened: dict[Path, Kept] = {}


def open_kept(config: MkDocsConfig, path: Path, *, in_memory: bool) -> Kept:
    """Return what the last build kept; in the live preview it stays in memory."""
    if path not in _opened:
        _opened[path] = Kept(path, in_memory=in_memory)
    kept = _opened[path]
    kept.begin(fingerprint([_code(), *configured(config)]))
    return kept


def may_keep(config: MkDocsConfig) -> bool:
    """Whether what a page becomes rests on nothing but what is in its name."""
    is_alone = len(config.hooks) == 1 and set(config.plugins) == set(config.hooks)
    is_usual = logging.getLogger("mkdocs.structure.pages").getEffectiveLevel() == logging.INFO
    return is_alone and is_usual and {*config.markdown_extensions} <= _EXTENSIONS


def save_kept(kept: Kept, megabytes: int) -> None:
    """Keep for the next build what this one made; the site is whole without it."""
    try:
        kept.save(megabytes)
    except OSError as error:
        log.info(
            "Nothing could be saved for the next build (%s), so it will take longer.",
            error.strerror,
        )


class Compiled(BytecodeCache):
    """The templates of the theme, compiled once for all builds of the preview."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take over what the same template was compiled to before."""
        if known := self._known.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what a template was compiled to."""
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class KeptPages:
    """The pages of one build."""

    def __init__(self, kept: Kept, files: Files) -> None:
        self.kept = kept
        self._names = fingerprint([(f.src_uri, f.url, f.inclusion.name) for f in files])
        self._menu = ""

    def take_over(self, page: Page) -> None:
        """Let this page be turned into HTML here, which MkDocs does next."""
        page.render = partial(self.render, page)  # type: ignore[method-assign]

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Turn a page into HTML, if that has not been done before."""
        rests_on = self._html_rests_on(page, page.markdown)
        found = self.kept.value(rests_on, partial(_rendered, page, config, files))
        if found is None:
            return  # MkDocs has just done it, and told what is wrong: let it tell so again
        page.content, page._title_from_render, anchors, links, toc = found
        page.present_anchor_ids = set(anchors)
        page.toc = TableOfContents([_anchor(item) for item in toc])
        for item in page.toc.items[:1]:
            item.active = True  # type: ignore[attr-defined]
        page.links_to_anchors = {
            file: places for uri, places in links if (file := files.get_file_from_path(uri))
        }

    def fill_theme(self, env: Any, nav: Navigation | None) -> None:
        """Let the theme be filled for a page only where something in it has changed."""
        if nav is None:
            return
        known = {name: value for name, value in env.globals.items() if not callable(value)}
        menu = [*map(_entry, nav), [page.file.src_uri for page in nav.pages]]
        self._menu = fingerprint([menu, known])
        plain = env.get_template

        def get_template(name: Any, *given: Any, **named: Any) -> Any:
            template = plain(name, *given, **named)
            return _Filled(template, self._filled) if name == _MAIN and not given else template

        env.get_template = get_template

    def has_html(self, page: Page, markdown: str) -> bool:
        """Return whether a page with this text need not be turned into HTML."""
        return self.kept.has(self._html_rests_on(page, markdown))

    def has_theme(self, page: Page) -> bool:
        """Return whether the theme need not be filled for a page."""
        return self.kept.has(["page", *self.rests_on(page)])

    def _html_rests_on(self, page: Page, markdown: str | None) -> list[object]:
        return ["html", self._names, page.file.src_uri, markdown]

    def rests_on(self, page: Page) -> list[object]:
        """Return all that the filled theme rests on for a page."""
        return [self.kept.recipe, self._names, self._menu, *_shown(page)]

    def _filled(self, render: Callable[[Any], str], context: Any) -> str:
        rests_on = ["page", *self.rests_on(context["page"])]
        return str(self.kept.value(rests_on, lambda: render(context)))


class _Filled:
    """A template that is filled only where that has not been done before."""

    def __init__(self, template: Any, filled: Callable[[Any, Any], str]) -> None:
        self._template = template
        self._filled = filled

    def render(self, context: Any) -> str:
        return self._filled(self._template.render, context)


class _Said(logging.Handler):
    """Counts what is said to the reader of the log."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += record.levelno >= logging.INFO


def _rendered(page: Page, config: MkDocsConfig, files: Files) -> Any:
    """Let MkDocs turn a page into HTML; return what came of it, or `None` where it complained."""
    said = _Said()
    loggers = [logging.getLogger(name) for name in ("mkdocs", "properdocs", "MARKDOWN")]
    for logger in loggers:
        logger.addHandler(said)
    try:
        type(page).render(page, config, files)
    finally:
        for logger in loggers:
            logger.removeHandler(said)
    if said.count:
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


def _shown(page: Page) -> list[object]:
    """Return what the theme shows of a page itself."""
    return [
        page.file.src_uri, page.url, page.title, page.meta, page.content, _items(page.toc),
        page.edit_url, page.canonical_url, page.is_homepage,
    ]  # fmt: skip


def _entry(item: Any) -> list[Any]:
    """Return an entry of the menu with all below it."""
    return [item.title, getattr(item, "url", ""), [_entry(one) for one in item.children or ()]]


def configured(config: MkDocsConfig) -> list[object]:
    """Return the configuration, and the files of the theme that are no part of a package."""
    shown = {name: value for name, value in config.items() if name not in _NOT_SHOWN}
    own = content(Path(config.theme.custom_dir)) if config.theme.custom_dir else []
    return [shown, dict(config.theme), own]


@cache
def _code() -> str:
    """Return the name for the code: of this project by its content, of packages by version."""
    here = Path(__file__).parents[1]
    versions = [f"{name} {version(name)}" for name in _PACKAGES if _is_there(name)]
    return fingerprint([python_version(), versions, content(here, "*.py")])


def _is_there(package: str) -> bool:
    try:
        version(package)
    except ModuleNotFoundError:
        return False
    return True
