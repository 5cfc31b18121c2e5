"""Generate the part of the home page for each role: packs, standards and changes.

It is a script, fetched only then, so that it also loads from a folder and the first page stays
light. Without it the home page has the same links in its own lists.
"""

import json
from collections.abc import Mapping
from typing import Any

from packsite.model.addresses import address
from packsite.model.data import Role
from packsite.model.facts import CHANGE_WORDS, ChangeKind, Kind
from packsite.model.references import Target
from packsite.model.site import Site
from packsite.templates import day

_PACKS = 5
_CHANGES = 4


def role_data(site: Site) -> bytes:
    """Return the script: for each role that rows of "Who does what" name, its lists of links."""
    data = {role.key: _for(role, site) for role in site.library.acting}
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"packsite.forRoles={words};\n".encode()


def _for(role: Role, site: Site) -> Mapping[str, Any]:
    """Return the packs made most for the role, the standards that give it a part, the changes."""
    named = (page for page in site.documents if role.key in page.facts.audience)
    own = [page for page in named if not page.facts.withdrawn]
    packs = [page for page in own if page.facts.kind is Kind.PACK]
    packs.sort(key=lambda page: len(page.facts.audience))
    parts = [page for page in own if any(role.key in row.roles for row in site.rows[page.uri])]
    parts.sort(key=lambda page: page.facts.id)
    return {
        "packs": [_link(page.target) for page in packs[:_PACKS]],
        "parts": [_link(page.target, "who-does-what") for page in parts],
        "changes": _changes({page.uri for page in own}, site)[:_CHANGES],
    }


def _changes(own: set[str], site: Site) -> list[Mapping[str, Any]]:
    """Return the changes that ask something of the readers of some pages, newest first."""
    return [
        {
            "tag": CHANGE_WORDS[entry.kind],
            "kind": entry.kind.value,
            "what": f"{day(entry.date)}: {entry.what}",
            "pages": [_link(page) for page in entry.pages if page.uri in own],
        }
        for entry in site.news
        if entry.kind is not ChangeKind.WORDING and any(page.uri in own for page in entry.pages)
    ]


def _link(target: Target, anchor: str = "") -> tuple[str, str]:
    """Return the title of a page and its address below the root of the site."""
    return target.title, f"{address(target.uri)}#{anchor}" if anchor else address(target.uri)
