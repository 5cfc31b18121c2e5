"""The addresses of generated files and of pages that the build needs by address."""

from datetime import date
from posixpath import join, split, splitext
from urllib.parse import unquote, urlsplit

WEB_ADDRESS = r"https://[^\s/?#@\"'<>]+(?:/[^\s?#\"'<>]*)?"
"""The pattern of the address of a folder on the web, to which the path of a page is joined."""
SOURCES_URI = "sources.md"
GLOSSARY_URI = "glossary.md"
CHECKLIST_URI = "launch-checklist.md"
GUIDE_URI = "editing/problems.md"
LEARNING_URI = "learning/into-practice.md"
PACKS_URI = "packs/index.md"
OWN_PACK_URI = "packs/build.md"
PROGRAMME_URI = "network-bites/programme.md"
CALENDAR_URI = "network-bites/network-bites.ics"
ACCESSIBILITY_URI = "accessibility-tests.md"
STATEMENT_URI = "accessibility.md"
CALCULATOR_URI = "standards/calculator.md"
CALCULATOR_DATA_URI = "assets/calculator-data.js"
ROLE_DATA_URI = "assets/role-data.js"
VERSIONS_FOLDER = "v"
"""The folder of the version pages; short, because people type it."""
CHANGES_URI = "what-changed.md"
REVIEWS_URI = "reviews.md"
REVIEWS_FEED_URI = "reviews.ics"
READING_URI = "reading-list.md"
READING_CSV_URI = "reading-list.csv"
AUDIT_URI = "standards/audit-tool.md"
AUDIT_WORKBOOK_URI = "standards/PG-100-audit-tool.xlsx"
FOOT_ANCHORS = frozenset(
    {
        "about-this-page",
        "changes",
        "in-packs",
        "is-it-current",
        "learning-answered",
        "referred-by",
        "rests-on",
        "short-forms",
        "still-open",
        "to-copy",
        "who-for",
    }
)
"""Anchors that the build adds at the foot of a page; its own headings must not use them."""
INSERTS = ("changes", "journey", "role", "timescales")
"""The inserts, as in `[[insert:changes]]`."""


def address_parts(href: str) -> tuple[str, str, str]:
    """Return the scheme, path and fragment of an address; an invalid one has the scheme `?`."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return "?", "", ""
    return parts.scheme, unquote(parts.path), unquote(parts.fragment)


def address(uri: str) -> str:
    """Return the address of a page or file: `standards/visits.md` → `standards/visits.html`."""
    stem, ending = splitext(uri)
    if ending != ".md":
        return uri
    folder, name = split(stem)
    return join(folder, f"{'index' if name.lower() == 'readme' else name}.html")


def published_url(site_url: str, uri: str) -> str:
    """Return the address of a page or file on the published site; empty where that has none yet."""
    return f"{site_url.rstrip('/')}/{address(uri)}" if site_url else ""


def version_uri(page_id: str, version: date | None = None) -> str:
    """Return the uri of a version page: `v/cps-05/2026-11-23.html`."""
    return f"{VERSIONS_FOLDER}/{page_id.lower()}/{version.isoformat() if version else 'index'}.html"
