"""The parts of a check: the site under check, the rules of a subject, the place of a problem."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from packsite.connect.index import Index
from packsite.model.codes import Code
from packsite.model.data import Library
from packsite.model.page import Document
from packsite.model.problems import Problem, TextFile, has_name, place_of_name
from packsite.model.site import Linked
from packsite.read.data.text import data_text
from packsite.read.menu import Menu
from packsite.read.prose import Prose


@dataclass(frozen=True, slots=True)
class Subject:
    """A whole site, ready to be checked."""

    site: Linked
    index: Index
    menu: Menu
    today: date

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every page that was read."""
        return self.site.documents

    @property
    def amendments(self) -> tuple[Document, ...]:
        """Every file that is a part of the page that it amends; it has the id of that page."""
        return tuple(one for one in self.index.amendments if one.facts.id)

    @property
    def library(self) -> Library:
        """The values of the data files."""
        return self.site.library


Found = Iterator[Problem]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rules:
    """The codes and rules of one subject, under the title that the guide gives it."""

    title: str = ""
    codes: tuple[Code, ...] = ()
    of_a_page: tuple[Callable[[Document], Found], ...] = ()
    of_prose: tuple[Callable[[Prose, Library], Found], ...] = ()
    of_the_site: tuple[Callable[[Subject], Found], ...] = ()


def repeated(named: Iterable[tuple[object, T]]) -> Iterator[tuple[T, T]]:
    """Yield each thing whose name one before it has, with the first of that name."""
    first: dict[object, T] = {}
    for name, one in named:
        if name in first:
            yield one, first[name]
        first.setdefault(name, one)


def shortened(words: str) -> str:
    """Return words as a message quotes them: on one line, and no more than 40 characters."""
    words = " ".join(words.split())
    return words if len(words) <= 40 else f"{words[:39]}…"


def at(document: Document, offset: int, code: Code, message: str, hint: str = "") -> Problem:
    """Return a problem at a place in a page."""
    return TextFile(document.source.file, document.text).problem(offset, code, message, hint)


def at_fact(
    document: Document, name: str, code: Code, message: str, hint: str, *, words: str = ""
) -> Problem:
    """Return a problem at a line of the block of facts, or at some words in or below it.

    It is at the top where the fact is missing.
    """
    head = document.text[: document.body_start]
    start = max(f"\n{head}".find(f"\n{name}:"), 0)
    offset = place_of_name(words, head, start) if words else start
    return at(document, max(offset, start), code, message, hint)


def in_data(
    subject: Subject, name: str, words: str, said: tuple[Code, str, str], key: str = ""
) -> Problem:
    """Return a problem at some words in a data file, below a key if one is given.

    `said` are its code, its message and its hint.
    """
    settings, sought = subject.site.settings, key or words
    local, _ = data_text(settings, name)
    core, _ = data_text(settings, name, is_core=True)
    texts = [data for data in (local, core) if data]
    assert texts, "the words were read from one of them"
    data = next((one for one in texts if has_name(sought, one.text)), texts[0])
    entry = re.search(rf"^ *{re.escape(key)}:", data.text, re.MULTILINE) if key else None
    return data.problem(place_of_name(words, data.text, entry.start() if entry else 0), *said)
