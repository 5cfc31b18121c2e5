"""Read the site's menu: the pages listed under `nav:` of mkdocs.yml, with their offsets."""

from dataclasses import dataclass

from packsite.model.problems import TextFile
from packsite.model.references import Span
from packsite.model.settings import Settings
from packsite.read.configuration import Entry, ValueKind, configuration


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A page in the menu; `span` holds offsets into the text of the menu's file."""

    uri: str
    span: Span


@dataclass(frozen=True, slots=True)
class Menu(TextFile):
    """The file of the menu; `entries` is empty if the generator builds the menu itself."""

    entries: tuple[MenuEntry, ...] = ()


def menu(settings: Settings) -> Menu:
    """Return the menu of the site; empty if there is none or its YAML is invalid."""
    found = configuration(settings)
    if found is None:
        return Menu(settings.menu, "")
    entries = tuple(MenuEntry(one.words, one.span) for one in found.entries if _is_page(one))
    return Menu(found.text.file, found.text.text, entries)


def _is_page(entry: Entry) -> bool:
    """Whether a value of the menu is meant as a page of this site; any other is an address."""
    is_in_menu = entry.path[:1] == ("nav",) and len(entry.path) > 1
    is_relative = "://" not in entry.words and entry.words[:1] not in ("/", "#")
    is_path = is_relative and (":" not in entry.words or entry.words.endswith(".md"))
    return is_in_menu and entry.kind is ValueKind.TEXT and is_path
