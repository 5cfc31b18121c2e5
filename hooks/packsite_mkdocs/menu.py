"""Render a menu once for all pages of a folder, except for the entry of the current page.

Relative addresses are the same from all pages of a folder, so a folder of hundreds of pages would
render hundreds of lines hundreds of times.
"""

from collections.abc import Iterable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context, Macro
from mkdocs.structure.nav import Navigation


class Entries:
    """The rendered entries of one menu, for pages in the current folder."""

    def __init__(self, nav: Navigation) -> None:
        self._folder: object = None
        self._written: dict[object, str] = {}
        self._can_repeat = len({id(page.file) for page in nav.pages}) == len(nav.pages)
        """If a page is listed twice, only one of its sections is active."""

    @pass_context
    def write(self, context: Context, macro: Macro, items: Iterable[Any], *more: object) -> str:
        """Return the output of a macro for each entry of the menu; `more` are its other arguments.

        The macro may use the entry, its active state, and addresses. Its name must be unique among
        the macros passed here.
        """
        folder = _folder(context)
        if folder != self._folder:
            self._folder, self._written = folder, {}
        return "".join(
            self._entry(macro, item, *more)
            if self._can_repeat and not item.active
            else str(macro(item, *more))
            for item in items
        )

    def _entry(self, macro: Macro, item: Any, *more: object) -> str:
        key = (macro.name, id(item), *more)
        if key not in self._written:
            self._written[key] = str(macro(item, *more))
        return self._written[key]


def _folder(context: Context) -> tuple[bool, str]:
    """Return the base of relative addresses, as the filter `url` resolves them."""
    page = context["page"]
    if page is None:
        return False, context["base_url"]
    folder, _, name = page.url.rpartition("/")
    return True, folder if "." in name else page.url
