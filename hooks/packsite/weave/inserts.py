"""Render the inserts of a page: the latest changes, the child's path, a decision aid and others.

An author writes `[[insert:changes]]` on a line of its own. Markdown in, Markdown out.
"""

from collections.abc import Mapping
from functools import partial
from itertools import islice

from packsite.model.addresses import CHANGES_URI, INSERTS
from packsite.model.decision_aids import INSERT_PREFIX
from packsite.model.limits import short
from packsite.model.references import ReferenceKind, Target
from packsite.model.site import Site
from packsite.templates import render
from packsite.weave.decision_aids import decision_aid
from packsite.weave.limits import basis_in_words, line

LATEST = 4
"""The number of changes in an insert; the page "What has changed" lists them all."""


def inserts(here: str, site: Site) -> Mapping[str, str]:
    """Return each insert as Markdown for the page `here`, by its name."""
    context = {
        "here": here,
        "changes": Target(CHANGES_URI, "", "Everything that has changed", ""),
        "entries": tuple(islice((one for one in site.news if not one.is_for_editors), LATEST)),
        "journey": site.journey,
        "line": partial(line, library=site.library, here=here),
        "basis_in_words": partial(basis_in_words, library=site.library),
        "short": partial(short, library=site.library),
        "roles": site.library.acting,
    }
    everywhere = {name: render(f"insert_{name}.md.jinja", **context) for name in INSERTS}
    return {name: text.strip("\n") for name, text in {**everywhere, **_aids(here, site)}.items()}


def _aids(here: str, site: Site) -> Mapping[str, str]:
    """Return the decision aids that the page `here` inserts; references in them are woven."""
    links, folder = site.links_by_uri.get(here, ()), f"{site.settings.data}/"
    inside = [link for link in links if link.document.source.local_file.startswith(folder)]
    named = {link.reference.target for link in links if link.reference.kind is ReferenceKind.INSERT}
    return {
        f"{INSERT_PREFIX}{key}": decision_aid(key, aid, inside, site.library)
        for key, aid in site.library.aids.items()
        if f"{INSERT_PREFIX}{key}" in named
    }
