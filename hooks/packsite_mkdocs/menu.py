"""Write a menu once for all pages of a folder, but for the entry that the reader is in.

Seen from two pages of one folder all others have the same addresses, so a folder of hundreds of
pages would write hundreds of lines hundreds of times.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context, Macro
from mkdocs.structure.nav import Navigation


class Entries:
    """The entries of one menu, as they stand on the pages of the folder that is just written."""

    def __init__(self, nav: Navigation) -> None:
        self._folder: object = None
        self._written: dict[object, str] = {}
        self._can_repeat = len({id(page.file) for page in nav.pages}) == len(nav.pages)
        """Of a page that is there twice, only one of the parts around it is active."""

    @pass_context
    def write(self, context: Context, macro: Macro, items: Iterable[Any], *more: object) -> str:
        """Return what a macro makes of each entry of the menu, `more` being what else it takes.

        It may look at the entry, at whether the reader is in it, and at addresses; among the macros
        that are given here, its name is its own.
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
    """Return what relative addresses begin from, as the filter `url` works them out."""
    page = context["page"]
    if page is None:
        return False, context["base_url"]
    folder, _, name = page.url.rpartition("/")
    return True, folder if "." in name else page.url
