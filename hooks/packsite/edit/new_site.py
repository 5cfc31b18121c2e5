"""Write a complete small site from a few answers: settings, data files and a page of each kind."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from textwrap import dedent, indent
from typing import Any

from packsite.currency.ledger import LEDGER, ledger_text
from packsite.edit.git_host import git_host_files
from packsite.edit.new_page import NewPage, Question, new_page
from packsite.edit.vscode import editor_files
from packsite.model.addresses import ACCESSIBILITY_URI, WEB_ADDRESS
from packsite.model.colour import readable
from packsite.model.facts import Kind
from packsite.model.palette import ACCENT, grounds_of
from packsite.model.site import Site
from packsite.read.menu import Menu
from packsite.read.yaml import load_yaml
from packsite.templates import render

_LATER = "later"
_OWNER = "Safeguarding Partnership Business Unit"
_AUDIENCE = "social-work, health, education, police, early-help, managers"
_FOLDER, _ENDING = "site", ".jinja"
_MENU, _VALUES = "mkdocs.yml", "docs/data/partnership.yml"
"""The files that the site has of its own, even where its core has them too."""
_BESIDE_ABOUT = re.compile(rf"^( *)- .*: {re.escape(ACCESSIBILITY_URI)}$", re.MULTILINE)

_COLOUR, _EMAIL, _ADDRESS = (
    "#[0-9a-fA-F]{6}", rf"{_LATER}|\S+@\S+\.\S+", rf"{_LATER}|{WEB_ADDRESS}",
)  # fmt: skip


def _too_light(colour: str) -> str:
    """Return the darker colour to write where one cannot be read beside white, or nothing."""
    near = readable(colour, grounds_of(colour))
    return "" if near == colour else f'It is too light to be read beside white: write "{near}".'


SITE_QUESTIONS: tuple[Question, ...] = (
    Question("name", "What is the partnership called, in full?"),
    Question("short-name", "By which short form do people know it?"),
    Question("area", "Which place does it serve? Pages write it as in “children in …”."),
    Question(
        "colour", "Which colour is it known by? Write # and six digits.", ACCENT,
        form=_COLOUR, fault=_too_light,
    ),
    Question("email", "To which address do people write? Give a team's.", _LATER, form=_EMAIL),
    Question("address", "Where will the site be? Begin with https://.", _LATER, form=_ADDRESS),
)  # fmt: skip
"""The questions about a new site; "later" leaves a value to be filled in."""
FIRST_PAGES: Mapping[Kind, Mapping[str, str]] = {
    Kind.STANDARD: {
        "title": "A first standard",
        "summary": "What a standard looks like: its statements, who does what, and how we know.",
        "topics": "first standard",
    },
    Kind.RESOURCE: {
        "title": "A first page on neglect",
        "summary": "What a page of the neglect pack looks like: what to do comes first.",
        "topics": "first page on neglect",
        "part": "notice",
    },
    Kind.BRIEF: {
        "title": "What a learning brief looks like",
        "summary": "How the findings of a review and the responses to them are set out.",
        "topics": "first brief",
        "scope": "local",
    },
    Kind.PACK: {
        "title": "A first pack",
        "summary": "What a pack looks like: pages put together for one occasion.",
        "topics": "first pack",
        "contents": "CPS-01, CNP-01",
    },
}
"""The kinds of page that a new site begins with, each with its answers; a pack needs the others."""


def new_site(
    answers: Mapping[str, str], git_host: str, today: date, core: Mapping[str, bytes]
) -> Mapping[str, str]:
    """Return the files of a new site by path, without its first pages.

    `answers` are those to `SITE_QUESTIONS`, by fact; `core` are the files of its core by their
    path: the site itself leaves those out. Raises PacksiteError for an empty
    answer.
    """
    given = {one.fact: one.answer(answers.get(one.fact, "")) for one in SITE_QUESTIONS}
    known = {
        fact.replace("-", "_"): "" if words == _LATER else words for fact, words in given.items()
    }
    known["site_name"] = f"Safeguarding children in {known['area']}"
    shared = {"menu": _menu(core), "labels": _labels(core)}
    written = {
        path: render(
            f"{_FOLDER}/{path}{_ENDING}", answers=known, owner=_OWNER, today=today, **shared
        )
        for path in _paths(files("packsite.templates") / _FOLDER)
        if path not in core or path in {_MENU, _VALUES}
    }
    record = {f"docs/data/{LEDGER}": ledger_text({})}
    return {**written, **record, **editor_files(), **git_host_files(git_host)}


def _menu(core: Mapping[str, bytes]) -> str:
    """Return the entries in the menu of a core, with the page about the site; empty without any."""
    entries = indent(dedent(core.get(_MENU, b"").decode().removeprefix("nav:\n")), "  ")
    return _BESIDE_ABOUT.sub(r"\g<0>\n\1- About this site: about.md", entries)


def _labels(core: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return the labels of the local values of a core, by key."""
    values: Any = load_yaml(core.get(_VALUES, b"{}").decode()).value
    return {key: one["label"] for key, one in values.get("local", {}).items()}


def first_page(kind: Kind, site: Site, menu: Menu, today: date) -> NewPage:
    """Return the first page of a kind in `FIRST_PAGES`, and the menu with its line."""
    answers = {"owner": _OWNER, "audience": _AUDIENCE, **FIRST_PAGES[kind]}
    stem = f"{kind.prefix}-{today.year}" if kind is Kind.BRIEF else kind.prefix
    name = f"first_{kind.name.lower()}.md.jinja"
    body = render(name, id=f"{stem}-01", local=site.library.local)
    return new_page(kind, answers, site, menu, today, body=body)


def _paths(folder: Traversable, way: str = "") -> Iterator[str]:
    """Yield the path of each template in a folder, without its ending."""
    for one in folder.iterdir():
        path = f"{way}{one.name}"
        if one.is_dir():
            yield from _paths(one, f"{path}/")
        else:
            yield path.removesuffix(_ENDING)
