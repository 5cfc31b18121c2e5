"""Generate Atom feeds of changes (RFC 4287): one of every change, and one for each role.

Outlook and most newsreaders follow an address, but few can filter by category, so every role
has an address of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from packsite.connect.news import news
from packsite.model.addresses import CHANGES_URI, published_url
from packsite.model.changes import NewsItem
from packsite.model.data import Role
from packsite.model.facts import CHANGE_WORDS
from packsite.model.page import Document
from packsite.model.references import Target
from packsite.model.site import Site
from packsite.templates import day

FEED_URI = "changes.atom"
NO_FEED = (
    "There is no feed of changes, because the site has no address yet. "
    "Set it in mkdocs.yml as site_url."
)
"""The notice of a build without a site address."""
MOST = 50
"""Newest entries in a feed; the page "What has changed" lists them all."""
_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACE = UUID("5a3b4e4e-7c67-4c3c-9a52-6f0f3f6d2d11")
"""The namespace of entry ids, which stay the same if the site moves to another address."""
ET.register_namespace("", _ATOM)


def feed_uri(role: Role | None = None) -> str:
    """Return the uri of a role's feed, or of the feed of every change."""
    return f"changes-{role.key}.atom" if role else FEED_URI


def followed_roles(site: Site) -> tuple[Role, ...]:
    """Return the roles that have a feed, in the order of `roles.yml`."""
    used = {key for page in _in_use(site) if page.facts.changes for key in page.facts.audience}
    return tuple(role for role in site.library.roles.values() if role.key in used)


def feeds(site: Site) -> Mapping[str, bytes]:
    """Return every feed by its uri; none without an address, for an archive or a draft."""
    if not (site.settings.site_url and site.settings.is_current and site.news):
        return {}
    return {feed_uri(role): _feed(site, role) for role in (None, *followed_roles(site))}


def _in_use(site: Site) -> Iterable[Document]:
    return (page for page in site.documents if not page.facts.withdrawn)


def _feed(site: Site, role: Role | None) -> bytes:
    pages = [page for page in _in_use(site) if role is None or role.key in page.facts.audience]
    entries = (news(pages) if role else site.news)[:MOST]
    library, root = site.library, ET.Element(f"{{{_ATOM}}}feed")
    readers = f" for {role.label}" if role else ""
    _add(root, "id", _urn(library.brand.site_name, role.key if role else ""))
    _add(root, "title", f"{library.brand.site_name}: what has changed{readers}")
    _add(root, "updated", _moment(entries[0]))
    _add(_add(root, "author"), "name", library.brand.name)
    _add(root, "link", rel="self", type="application/atom+xml", href=_url(site, feed_uri(role)))
    asked = f"?role={role.key}" if role else ""
    _add(root, "link", rel="alternate", type="text/html", href=_url(site, CHANGES_URI) + asked)
    for entry in entries:
        _entry(_add(root, "entry"), entry, site, role)
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(element: ET.Element, entry: NewsItem, site: Site, role: Role | None) -> None:
    words = CHANGE_WORDS[entry.kind]
    key = role.key if role else ""
    name = site.library.brand.site_name
    _add(element, "id", _urn(name, key, entry.date.isoformat(), entry.kind, entry.what))
    _add(element, "title", f"{words}: {entry.what}")
    _add(element, "updated", _moment(entry))
    leads_to = entry.pages[0].uri if len(entry.pages) == 1 else CHANGES_URI
    _add(element, "link", rel="alternate", type="text/html", href=_url(site, leads_to))
    _add(element, "category", term=entry.kind, label=words)
    for one in _roles(entry, site):
        _add(element, "category", term=f"for-{one.key}", label=one.label)
    _add(element, "content", _content(entry, site), type="html")


def _roles(entry: NewsItem, site: Site) -> Iterator[Role]:
    """Yield the audience of an entry's pages."""
    keys = {key for page in entry.pages for key in site.by_id[page.id].facts.audience}
    return (role for role in site.library.roles.values() if role.key in keys)


def _content(entry: NewsItem, site: Site) -> str:
    """Return an entry's HTML: how much it matters, its date and its pages."""
    head = f"<p><strong>{CHANGE_WORDS[entry.kind]}</strong>, {day(entry.date)}</p>"
    return f"{head}<ul>{''.join(_line(page, site) for page in entry.pages)}</ul>"


def _line(page: Target, site: Site) -> str:
    url = escape(_url(site, page.uri))
    return f'<li><a href="{url}">{escape(page.title)}</a> ({escape(page.id)})</li>'


def _url(site: Site, uri: str) -> str:
    return published_url(site.settings.site_url, uri)


def _urn(*words: str) -> str:
    return uuid5(_NAMESPACE, "\n".join(words)).urn


def _moment(entry: NewsItem) -> str:
    """Return an entry's date as an Atom timestamp; editors give no time of day."""
    return f"{entry.date}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text or None
    return element
