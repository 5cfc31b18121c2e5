"""Make a new page from a few answers: a file that passes the check, and its line in the menu."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from posixpath import dirname

from packsite.model.facts import NATIONAL, Kind
from packsite.model.settings import PacksiteError
from packsite.model.site import Site
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.facts_schema import FACTS_OF
from packsite.read.menu import Menu
from packsite.templates import render

KINDS: Mapping[str, Kind] = {
    kind.name.lower(): kind
    for kind in (Kind.BRIEF, Kind.STANDARD, Kind.RESOURCE, Kind.PACK, Kind.PAGE)
}
"""Kinds of page by their name on the command line."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the editor."""

    fact: str
    ask: str
    suggested: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    """The valid answers, each with its meaning; empty for free text."""
    is_list: bool = False
    taken: frozenset[str] = frozenset()
    """The file names that an answer must not give."""
    form: str = ""
    """The pattern of a whole answer; empty for any."""
    fault: Callable[[str], str] = field(default=lambda _: "")
    """Return why an answer of that form cannot be, with one that can; empty if it can."""

    def answer(self, typed: str) -> str | list[str]:
        """Return a valid answer, or raise PacksiteError."""
        typed = " ".join((typed or self.suggested).split())
        given = [part.strip() for part in typed.split(",") if part.strip()]
        if not given:
            raise PacksiteError(f'"{self.fact}" is empty. {self.ask}')
        one_or_more = given if self.is_list else [typed]
        for one in one_or_more if self.answers else ():
            if one not in self.answers:
                hint = did_you_mean(nearest(one, self.answers))
                hint = hint or f"Write one of {', '.join(self.answers)}."
                raise PacksiteError(f'"{self.fact}" cannot be "{one}". {hint}')
        if self.form and not re.fullmatch(self.form, typed):
            raise PacksiteError(f'"{self.fact}" cannot be "{typed}". {self.ask}')
        if fault := self.fault(typed):
            raise PacksiteError(f'"{self.fact}" cannot be "{typed}". {fault}')
        if _file_name(typed) in self.taken:
            raise PacksiteError(f'There is already a page "{typed}". Choose a different title.')
        return given if self.is_list else typed


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
    roles = {role.key: role.label for role in site.library.roles.values()}
    asked = [
        Question("title", "What is it called? Use the words that people use.", taken=_taken(site)),
        Question("summary", "What does it tell people, in one sentence?"),
        Question("owner", "Which team looks after it? Never name a person.", owner),
        Question(
            "audience", "Who is it for? Separate the roles with commas.", "", roles, is_list=True
        ),
        Question(
            "topics",
            "What will people type to find it? Separate the words with commas.",
            is_list=True,
        ),
    ]
    if kind is Kind.RESOURCE:
        asked.append(Question("part", "Which part of the neglect pack is it in?", "", _parts()))
    if kind is Kind.BRIEF:
        scopes = {"local": "a review of our own", "national": "a digest of national reviews"}
        asked.append(Question("scope", "Is the review local or national?", "", scopes))
    if kind is Kind.PACK:
        ids = {
            page.facts.id: page.facts.title
            for page in sorted(site.documents, key=lambda page: page.facts.id)
            if page.facts.id and page.facts.kind is not Kind.PACK and not page.facts.withdrawn
        }
        ask = "Which pages does it contain? Give their ids in printing order, separated by commas."
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

    Raises PacksiteError for a missing or invalid answer.
    """
    facts = {one.fact: one.answer(answers.get(one.fact, "")) for one in questions(kind, site)}
    prefix = NATIONAL if facts.get("scope") == "national" else kind.prefix
    page_id = site.next_id(f"{prefix}-{today.year}" if kind is Kind.BRIEF else prefix)
    folder = kind.folder or site.settings.docs
    stem = page_id.lower() if kind is Kind.BRIEF else _file_name(str(facts["title"]))
    file = f"{folder}/{stem}.md"
    name = "facts" if body else kind.name.lower()
    local = site.library.local
    text = render(f"new_{name}.md.jinja", id=page_id, today=today, facts=facts, local=local)
    uri = file.removeprefix("docs/")
    beside = {
        page.uri
        for page in site.documents
        if page.facts.kind is kind
        and page.facts.part == facts.get("part", "")
        and dirname(page.uri) == dirname(uri)
    }
    line = _with_line(menu, uri, str(facts["title"]), beside)
    return NewPage(file, f"{text}\n{body}" if body else text, line)


def _parts() -> Mapping[str, str]:
    enum = FACTS_OF[Kind.RESOURCE].model_json_schema()["properties"]["part"]["enum"]
    return dict.fromkeys(enum, "")


def _taken(site: Site) -> frozenset[str]:
    """Return the names of files, and those that the titles of pages would give."""
    titles = {_file_name(page.facts.title) for page in site.documents}
    return frozenset(titles | {page.source.path.stem for page in site.documents})


def _file_name(title: str) -> str:
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
