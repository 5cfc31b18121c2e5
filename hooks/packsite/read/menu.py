"""Read the site's menu: the pages listed under `nav:` of mkdocs.yml, with their offsets."""

from __future__ import annotations

from dataclasses import dataclass

from packsite.model.references import Span
from packsite.model.settings import Settings
from packsite.read.configuration import configuration


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A page in the menu; `span` holds offsets into the text of the menu's file."""

    uri: str
    span: Span


@dataclass(frozen=True, slots=True)
class Menu:
    """The menu; `entries` is empty if the generator builds the menu itself."""

    file: str
    text: str
    entries: tuple[MenuEntry, ...] = ()


def menu(settings: Settings) -> Menu:
    """Return the menu of the site; empty if there is none or its YAML is invalid."""
    found = configuration(settings)
    if found is None:
        return Menu(settings.menu, "")
    pages = (one for one in found.entries if one.path[:1] == ("nav",) and one.words.endswith(".md"))
    entries = tuple(MenuEntry(one.words, one.span) for one in pages)
    return Menu(found.text.file, found.text.text, entries)
