"""Render the inserts of a page: the latest changes, the child's path, the reader's role.

An author writes `[[insert:changes]]` on a line of its own. Markdown in, Markdown out.
"""

from __future__ import annotations

from collections.abc import Mapping

from packsite.model.addresses import CHANGES_URI, INSERTS
from packsite.model.references import Target
from packsite.model.site import Site
from packsite.templates import render

LATEST = 4
"""The number of changes in an insert; the page "What has changed" lists them all."""


def inserts(here: str, site: Site) -> Mapping[str, str]:
    """Return each insert as Markdown for the page `here`, by its name."""
    context = {
        "here": here,
        "changes": Target(CHANGES_URI, "", "Everything that has changed", ""),
        "entries": site.news[:LATEST],
        "journey": site.journey,
        "roles": site.library.acting,
    }
    return {name: render(f"insert_{name}.md.jinja", **context).strip("\n") for name in INSERTS}
