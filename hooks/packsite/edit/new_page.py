"""Make a new page from a few answers: a file that passes the check, and its line in the menu."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from packsite.model.page import Kind
from packsite.model.settings import PacksiteError
from packsite.model.site import Site
from packsite.read.facts_schema import FACTS_OF
from packsite.read.menu import Menu
from packsite.templates import render

KINDS: Mapping[str, Kind] = {
    kind.name.lower(): kind
    for kind in (Kind.BRIEF, Kind.STANDARD, Kind.RESOURCE, Kind.PACK, Kind.PAGE)
}
"""Kinds of page by their name on the command line."""
_FIRST_MADE = 90
"""Ids from this number on belong to generated pages."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the editor; `answers` lists the valid answers, and is empty for free text."""

    fact: str
    ask: str
    suggested: str = ""
    answers: tuple[str, ...] = ()
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class NewPage:
    """The new file, and the menu with a line for it."""

    file: str
    text: str
    menu: str
    """The new text of the menu's file; empty if the site has no menu of its own."""


def questions(kind: Kind, site: Site) -> tuple[Question, ...]:
    """Return the questions to ask about a new page, in order."""
    owners = Counter(page.facts.owner for page in site.documents)
    owner = owners.most_common(1)[0][0] if owners else ""
    roles = tuple(site.library.roles)
    asked = [
        Question("title", "What is it called? Use the words that people use"),
        Question("summary", "What does it tell people, in one sentence?"),
        Question("owner", "Which team looks after it? Never name a person", owner),
        Question(
            "audience", "Who is it for? Separate the roles with commas", "", roles, is_list=True
        ),
        Question(
            "topics",
            "What will people type to find it? Separate the words with commas",
            is_list=True,
        ),
    ]
    if kind is Kind.RESOURCE:
        asked.append(Question("part", "Which part of the neglect pack is it in?", "", _parts()))
    if kind is Kind.BRIEF:
        asked.append(
            Question("scope", "Is the review local or national?", "", ("local", "national"))
        )
    if kind is Kind.PACK:
        ids = tuple(page.facts.id for page in site.documents if page.facts.kind is not Kind.PACK)
        ask = "Which pages does it contain? Give their ids in printing order, separated by commas"
        asked += [Question("contents", ask, "", ids, is_list=True)]
    return tuple(asked)


def new_page(
    kind: Kind,
    answers: Mapping[str, str],
    site: Site,
    menu: Menu,
    today: date,
    *,
    body: str = "",
) -> NewPage:
    """Return a page of a kind from the answers to its questions; `body` is its text if it has one.

    Raises PacksiteError for a missing or invalid answer, and if the file already exists.
    """
    facts = {question.fact: _answer(question, answers) for question in questions(kind, site)}
    page_id = _next_id(kind, site, today)
    folder = kind.folder or site.settings.docs
    file = f"{folder}/{_name(kind, page_id, str(facts['title']))}.md"
    if any(source.file == file for source in site.sources):
        raise PacksiteError(f'There is already a page "{file}". Give this one a different title.')
    template = "new_facts" if body else f"new_{kind.name.lower()}"
    text = render(f"{template}.md.jinja", id=page_id, today=today, facts=facts)
    beside = {
        page.uri
        for page in site.documents
        if page.facts.kind is kind and page.facts.part == facts.get("part", "")
    }
    line = _with_line(menu, file.removeprefix("docs/"), str(facts["title"]), beside)
    return NewPage(file, f"{text}\n{body}" if body else text, line)


def _parts() -> tuple[str, ...]:
    return tuple(FACTS_OF[Kind.RESOURCE].model_json_schema()["properties"]["part"]["enum"])


def _answer(question: Question, answers: Mapping[str, str]) -> str | list[str]:
    """Return a valid answer, or raise PacksiteError."""
    typed = " ".join((answers.get(question.fact) or question.suggested).split())
    if not typed:
        raise PacksiteError(f'"{question.fact}" is empty. {question.ask}.')
    given = [part.strip() for part in typed.split(",") if part.strip()]
    one_or_more = given if question.is_list else [typed]
    if question.answers and (wrong := [one for one in one_or_more if one not in question.answers]):
        allowed = ", ".join(question.answers)
        raise PacksiteError(f'"{question.fact}" cannot be "{wrong[0]}". Write one of {allowed}.')
    return given if question.is_list else typed


def _next_id(kind: Kind, site: Site, today: date) -> str:
    """Return the next free id; ids are never reused, so gaps stay."""
    stem = f"{kind.prefix}-{today.year}" if kind is Kind.BRIEF else kind.prefix
    known = {*(page.facts.id for page in site.documents), *site.library.published}
    numbers = [int(one.rpartition("-")[2]) for one in known if one.startswith(f"{stem}-")]
    if kind is not Kind.BRIEF:
        numbers = [number for number in numbers if number < _FIRST_MADE or number > 99]
    return f"{stem}-{max(numbers, default=0) + 1:02d}"


def _name(kind: Kind, page_id: str, title: str) -> str:
    """Return the file name, in lower case with hyphens; a brief is named after its id."""
    if kind is Kind.BRIEF:
        return page_id.lower()
    return re.sub(r"[^a-z0-9]+", "-", title.lower().replace("'", "")).strip("-")


def _with_line(menu: Menu, uri: str, title: str, beside: Collection[str]) -> str:
    """Return the menu with a line for a page, after the last similar page or that of its folder."""
    folder = f"{uri.rpartition('/')[0]}/"
    likes = [entry for entry in menu.entries if entry.uri in beside]
    likes = likes or [entry for entry in menu.entries if entry.uri.startswith(folder)]
    if not likes:
        return ""
    start = menu.text.rfind("\n", 0, likes[-1].span.start) + 1
    end = menu.text.find("\n", likes[-1].span.end)
    end = len(menu.text) if end < 0 else end
    margin = re.match(r"[ ]*", menu.text[start:])
    words = f'"{title}"' if re.search(r"[:#\"'{}\[\],&*!|>%@`]", title) else title
    line = f"{margin[0] if margin else ''}- {words}: {uri}"
    return f"{menu.text[:end]}\n{line}{menu.text[end:]}"
