"""Do on all processors what MkDocs does for one page after the other: it then finds it kept.

What cannot be done so, or would have been complained about, MkDocs does itself, and complains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context

from packsite_mkdocs.files import index_steps

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from packsite.model.site import Woven
    from packsite_mkdocs.html_cache import KeptPages


class Ahead:
    """What can be done ahead of one build."""

    def __init__(self, pages: KeptPages, woven: Woven, config: MkDocsConfig, files: Files) -> None:
        self._pages = pages
        self._woven = woven
        self._config = config
        self._files = files

    def render(self) -> None:
        """Turn the woven text of each page into HTML."""
        self._pages.kept.ahead(
            [
                partial(self._render, page, self._woven.pages[page.file.src_uri])
                for page in self._listed()
                if not self._pages.has_html(page, self._woven.pages[page.file.src_uri])
            ]
        )

    def fill(self, env: Any, nav: Navigation) -> None:
        """Fill the theme for each page, and read it for the search and for a reader's own pack."""
        steps = index_steps(self._files, self._woven, self._pages.kept.value)
        self._pages.kept.ahead(
            [
                partial(self._fill, page, env, nav, steps[page.file.src_uri])
                for page in self._listed()
                if not self._pages.has_theme(page)
            ]
        )

    def _listed(self) -> Iterator[Page]:
        for file in self._files.documentation_pages():
            if file.page and file.src_uri in self._woven.pages:
                yield file.page

    def _render(self, page: Page, text: str) -> None:
        page.markdown = text
        self._pages.render(page, self._config, self._files)

    def _fill(
        self, page: Page, env: Any, nav: Navigation, steps: Iterable[Callable[[], object]]
    ) -> None:
        for step in steps:
            step()
        page.active = True
        try:
            template = env.get_template(page.meta.get("template", "main.html"))
            template.render(get_context(nav, self._files, self._config, page))
        finally:
            page.active = False
