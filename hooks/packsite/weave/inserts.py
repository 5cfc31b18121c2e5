"""Write what authors have set into a page: the latest changes, the child's path, the reader's role.

An author writes `[[insert:changes]]` on a line of its own. Markdown in, Markdown out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from packsite.connect.journey import Journey
from packsite.connect.news import NewsItem, news
from packsite.model.addresses import CHANGES_URI, INSERTS
from packsite.model.data import Role
from packsite.model.references import Target
from packsite.model.site import Site
from packsite.templates import render

LATEST = 4
"""How many changes a page shows; the page "What has changed" has them all."""


@dataclass(frozen=True, slots=True)
class Inserts:
    """What the inserts of a site are made from, worked out once for all its pages."""

    entries: tuple[NewsItem, ...]
    journey: Journey
    roles: tuple[Role, ...]

    def on(self, here: str) -> Mapping[str, str]:
        """Return each insert as Markdown for the page `here`, by its name."""
        context = {
            "here": here,
            "changes": Target(CHANGES_URI, "", "Everything that has changed", ""),
            "entries": self.entries[:LATEST],
            "journey": self.journey,
            "roles": self.roles,
        }
        return {name: render(f"insert_{name}.md.jinja", **context).strip("\n") for name in INSERTS}


def inserts(site: Site, path: Journey) -> Inserts:
    """Return what the pages of a site may have set into them."""
    return Inserts(news(site.documents), path, site.library.acting)
