"""Read the site's menu: the pages listed under `nav:` of mkdocs.yml, with their offsets.

The file is only composed, never constructed: its `!ENV` and `!!python` tags stay text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from packsite.model.references import Span
from packsite.model.settings import Settings
from packsite.read.yaml import YamlFault, refuse_depth


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
    path = settings.root / settings.menu
    text = path.read_text("utf-8-sig", "replace") if path.is_file() else ""
    try:
        refuse_depth(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, YamlFault):
        return Menu(settings.menu, text)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    entries = tuple(
        entry for key, value in pairs if key.value == "nav" for entry in _entries(value, set())
    )
    return Menu(settings.menu, text, entries)


def _entries(node: yaml.Node, met: set[int]) -> Iterator[MenuEntry]:
    """Yield the pages below a node; a node met twice is an alias, which may contain itself."""
    if id(node) in met:
        return
    met.add(id(node))
    if isinstance(node, yaml.CollectionNode):
        for item in node.value:
            yield from _entries(item[1] if isinstance(item, tuple) else item, met)
    elif node.value.endswith(".md"):
        yield MenuEntry(node.value, Span(node.start_mark.index, node.end_mark.index))
