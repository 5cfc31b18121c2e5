"""One page of each kind that the site has: what is true of these is true of their like."""

from pathlib import Path

KINDS = {
    "home": "index.html",
    "list of standards": "standards/index.html",
    "standard": "standards/core-groups.html",
    "standard for a role": "standards/core-groups.html?role=health",
    "what has changed": "what-changed.html",
    "timescales": "standards/timescales.html",
    "resource": "neglect_pack/what-neglect-is.html",
    "resource with a form": "neglect_pack/home-visit-checklist.html",
    "brief": "learning/lb-2022-01.html",
    "learning into practice": "learning/into-practice.html",
    "pack": "packs/core-group-member.html",
    "packs": "packs/index.html",
    "A to Z": "glossary.html",
    "sources": "sources.html",
    "checklist": "launch-checklist.html",
    "how to edit": "editing/index.html",
    "calculator": "standards/calculator.html",
    "seven-minute briefing": "learning/seven-minute-2022-01.html",
    "path to follow": "information-sharing/decision-aid.html",
    "programme": "network-bites/programme.html",
    "what the check says": "editing/problems.html",
    "statement": "accessibility.html",
    "all pages": "contents.html",
    "not found": "404.html",
}


_MOVED = b'http-equiv="refresh"'


def pages_of(site: Path) -> list[str]:
    """Return every page of a site without redirects; of the pages of old print-outs, a few."""
    found = (path for path in site.rglob("*.html") if _MOVED not in path.read_bytes()[:2000])
    paths = sorted(path.relative_to(site).as_posix() for path in found)
    versions = [path for path in paths if is_version(path)]
    return [path for path in paths if not is_version(path)] + versions[:4]


def is_version(path: str) -> bool:
    """Say whether a page is one of those that codes on paper lead to: all look the same."""
    return path.startswith("v/")
