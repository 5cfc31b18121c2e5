"""Render a menu once for all pages of a folder, except for the entry of the current page.

Relative addresses are the same from all pages of a folder, so a folder of hundreds of pages would
render hundreds of lines hundreds of times.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context, Macro
from mkdocs.structure.nav import Navigation


class Entries:
    """The rendered entries of one menu, for pages in the current folder."""

    def __init__(self, nav: Navigation) -> None:
        self._folder: object = None
        self._written: defaultdict[object, dict[int, str]] = defaultdict(dict)
        self._can_repeat = len({id(page.file) for page in nav.pages}) == len(nav.pages)
        """If a page is listed twice, only one of its sections is active."""

    @pass_context
    def write(self, context: Context, macro: Macro, items: Iterable[Any], *more: object) -> str:
        """Return the output of a macro for each entry of the menu; `more` are its other arguments.

        The macro may use the entry, its active state, and addresses. Its name must be unique among
        the macros passed here.
        """
        folder, page = _folder(context), context["page"]
        if folder != self._folder:
            self._folder, self._written = folder, defaultdict(dict)
        known = self._written[macro.name, more] if self._can_repeat else {}
        active = {*map(id, (page, *page.ancestors))} if page else set()
        entries = []
        for item in items:
            kept = {} if id(item) in active else known
            if id(item) not in kept:
                kept[id(item)] = str(macro(item, *more))
            entries.append(kept[id(item)])
        return "".join(entries)


def _folder(context: Context) -> tuple[bool, str]:
    """Return the base of relative addresses, as the filter `url` resolves them."""
    page = context["page"]
    if page is None:
        return False, context["base_url"]
    return True, page.url.rpartition("/")[0]
