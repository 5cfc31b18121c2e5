"""One page of each kind that the site has: what is true of these is true of their like."""

from __future__ import annotations

KINDS = {
    "home": "index.html",
    "list of standards": "standards/index.html",
    "standard": "standards/core-groups.html",
    "what has changed": "what-changed.html",
    "standard with a picture": "standards/timescales.html",
    "resource": "neglect_pack/what-neglect-is.html",
    "resource with a form": "neglect_pack/home-visit-checklist.html",
    "brief": "learning/lb-2022-01.html",
    "learning into practice": "learning/into-practice.html",
    "pack": "packs/new-to-child-protection.html",
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
