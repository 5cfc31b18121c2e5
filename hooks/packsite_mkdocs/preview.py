"""Spare the live preview what MkDocs does over and over: an edit changes a page, not the site.

MkDocs empties the folder of the preview at every edit and fills it again. Here it stays: a file is
written where it would differ from what was written there, and one that is gone is removed.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import InclusionLevel
from mkdocs.utils import CountHandler, meta

from packsite.cache.memo import Recall

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme


def count_no_warnings() -> None:
    """Let the preview go on: MkDocs counts warnings in strict mode, and ends when there are any."""
    for name in ("mkdocs", "properdocs"):
        logger = logging.getLogger(name)
        for handler in [one for one in logger.handlers if isinstance(one, CountHandler)]:
            logger.removeHandler(handler)


def set_apart() -> None:
    """Set apart what the first build made: looking through it for refuse would slow every edit."""
    gc.collect()
    gc.freeze()


class Preview:
    """What is in the folder of the preview, from one edit to the next."""

    def __init__(self) -> None:
        self._folder = ""
        self._written: dict[str, bytes] = {}
        """What was copied into the folder, by its place there."""
        self._filled: dict[str, object] = {}
        """What the pages in the folder rest on, by their places."""
        self._texts = Recall[tuple[str, dict[str, Any]]]()
        self._theme = Recall[list[str]]()

    def begin(self, config: MkDocsConfig) -> None:
        """Keep the folder: what MkDocs empties next is one that is not there."""
        if self._folder == config.site_dir:
            config.site_dir = str(Path(self._folder, "-"))
        else:
            self._written, self._filled, self._folder = {}, {}, config.site_dir
        self._list_theme_once(config.theme)

    def take_over(self, files: Files, config: MkDocsConfig) -> None:
        """Let the files be written into the folder that was kept, where they differ."""
        config.site_dir = self._folder
        for file in files:
            file.dest_dir = self._folder
        files.copy_static_files = lambda *_, inclusion, **__: self._copy(files, inclusion)  # type: ignore[method-assign]

    def forget(self) -> None:
        """Let the next build begin with an empty folder: nobody knows what is in this one."""
        self._folder = ""

    def read(self, page: Page) -> None:
        """Let this page be read here, which MkDocs does next: its facts are told apart once."""
        page.read_source = lambda config: self._read(page)  # type: ignore[method-assign]

    def _list_theme_once(self, theme: Theme) -> None:
        """Look through the theme's thousands of icons once, and again where ours have changed."""
        plain = theme.get_env

        def get_env() -> Any:
            env = plain()
            own = Path(theme.custom_dir) if theme.custom_dir else None
            ours = sorted(map(str, own.rglob("*"))) if own else []
            rests_on = (theme.dirs, theme.static_templates, ours)
            listed = env.list_templates

            def list_templates(*given: Any, **named: Any) -> list[str]:
                return self._theme.made("theme", rests_on, lambda: listed(*given, **named))

            env.list_templates = list_templates  # type: ignore[method-assign]
            return env

        theme.get_env = get_env  # type: ignore[method-assign]

    def _read(self, page: Page) -> None:
        source = page.file.content_string
        text, facts = self._texts.made(page.file.src_uri, source, lambda: meta.get_data(source))
        page.markdown, page.meta = text, {**facts}

    def _copy(self, files: Files, inclusion: Callable[[InclusionLevel], bool]) -> None:
        listed = [file for file in files if inclusion(file.inclusion)]
        pages = {file.dest_uri for file in listed if file.is_documentation_page()}
        copied = {file.dest_uri: file for file in listed if not file.is_documentation_page()}
        for gone in (self._filled.keys() | self._written.keys()) - pages - copied.keys():
            Path(self._folder, gone).unlink(missing_ok=True)
            self._written.pop(gone, None)
            self._filled.pop(gone, None)
        for file in copied.values():
            self._write(file)

    def _write(self, file: File) -> None:
        content = file.content_bytes
        if self._written.get(file.dest_uri) != content:
            self._written.pop(file.dest_uri, None)
            file.copy_file()
            self._written[file.dest_uri] = content

    def fill_only_what_differs(self, files: Files, rests_on: Callable[[Page], object]) -> None:
        """Let MkDocs fill the theme, which it does next, for the pages that would differ."""
        every = files.documentation_pages

        def documentation_pages(
            *, inclusion: Callable[[InclusionLevel], bool] | None = None
        ) -> Sequence[File]:
            if inclusion is None:  # a template that lists the pages
                return every()
            return [
                file
                for file in every(inclusion=inclusion)
                if file.page and self._filled.get(file.dest_uri) != rests_on(file.page)
            ]

        files.documentation_pages = documentation_pages  # type: ignore[method-assign]

    def filled(self, page: Page, rests_on: object) -> None:
        """Remember what the page rests on that is written next."""
        self._filled[page.file.dest_uri] = rests_on
