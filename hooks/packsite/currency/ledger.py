"""The ledger of every id, address and version ever published.

It is the file `published.yml` among the data files. The build of the main branch only ever adds to
it; checks compare the site with it.
"""

import json
from collections.abc import Mapping
from dataclasses import replace

from packsite.model.addresses import address
from packsite.model.changes import History
from packsite.model.data import Published
from packsite.model.disk import write_file
from packsite.model.site import Site
from packsite.templates import yaml

LEDGER = "published.yml"
_HEAD = """\
# Every id ever published, with its addresses and versions: print-outs and links still use them.
# The build of the main branch adds to it: python -m packsite ledger. Remove nothing.
# Has a page gone for good? Add after its versions: withdrawn: 2027-02-01, replaced_by: CPS-09
"""


def ledger(site: Site) -> Mapping[str, Published]:
    """Return the ledger with this site's pages added or updated; no entry is ever removed."""
    known = dict(site.library.published)
    for history in site.histories:
        if history.page and history.id:
            known[history.id] = _entry(history, known.get(history.id), site)
    return dict(sorted(known.items()))


def unrecorded_ids(site: Site) -> tuple[str, ...]:
    """Return the ids whose entry in the ledger is missing or out of date."""
    known = site.library.published
    return tuple(page_id for page_id, entry in ledger(site).items() if known.get(page_id) != entry)


def write_ledger(site: Site) -> None:
    """Write the ledger with this site's pages."""
    path = site.settings.root / site.settings.data / LEDGER
    write_file(path, ledger_text(ledger(site)))


def ledger_text(published: Mapping[str, Published]) -> str:
    """Return the text of the ledger: one line an id, so that branches rarely conflict."""
    return _HEAD + "".join(f"{page_id}: {_line(entry)}\n" for page_id, entry in published.items())


def _entry(history: History, before: Published | None, site: Site) -> Published:
    assert history.page is not None, "a page that is gone keeps the entry it has"
    now = address(history.page.uri)
    entry = before or Published(history.id, history.title, (), ())
    page = site.by_id.get(history.id)
    former = (one for one in entry.addresses if one != now)
    return replace(
        entry,
        title=history.title,
        addresses=(*former, now),
        versions=tuple(sorted({*entry.versions, *history.versions})),
        contents=page.facts.contents if page else (),
    )


def _line(entry: Published) -> str:
    parts = [f"title: {json.dumps(entry.title, ensure_ascii=False)}"]
    parts += [f"addresses: {yaml([*entry.addresses])}"]
    parts += [f"versions: [{', '.join(map(str, entry.versions))}]"]
    parts += [f"contents: {yaml([*entry.contents])}"] if entry.contents else []
    parts += [f"withdrawn: {entry.withdrawn}"] if entry.withdrawn else []
    parts += [f"replaced_by: {entry.replaced_by}"] if entry.replaced_by else []
    return f"{{{', '.join(parts)}}}"
