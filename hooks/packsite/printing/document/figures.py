"""Set pictures apart from the text around them, so that each is printed at its own size."""

from typing import Literal, TypeAlias

from packsite.printing.document.inlines import trimmed
from packsite.printing.document.nodes import Figure, Inline, PrintBlock
from packsite.printing.document.tree import pixels_across

TextKind: TypeAlias = Literal["paragraph", "plain"]

_ICON = 48
"""The most pixels across of a picture that stays in its line of text."""


def line_blocks(nodes: list[Inline], kind: TextKind) -> list[PrintBlock]:
    """Return inline nodes as blocks: text, and a figure for each picture that is not an icon.

    A picture without text beside it is a figure whatever its size.
    """
    is_alone = not "".join(node for node in nodes if isinstance(node, str)).strip()
    blocks: list[PrintBlock] = []
    text: list[Inline] = []
    for node in nodes:
        if figure := _figure(node, "", is_alone=is_alone):
            blocks += [*_text(text, kind), figure]
            text = []
        else:
            text.append(node)
    return [*blocks, *_text(text, kind)]


def _text(nodes: list[Inline], kind: TextKind) -> list[PrintBlock]:
    content = trimmed(nodes)
    return [{"type": kind, "content": content}] if content else []


def _figure(node: Inline, url: str, *, is_alone: bool) -> Figure | None:
    """Return the figure of a picture, perhaps within a link or a style; `None` for any other."""
    if isinstance(node, str):
        return None
    match node["type"]:
        case "picture":
            is_icon = not is_alone and pixels_across(node) <= _ICON
            return None if is_icon else {"type": "figure", "picture": node, "url": url}
        case "link" | "jump" | "styled" | "language" if len(node["content"]) == 1:
            address = node["url"] if node["type"] == "link" else url
            return _figure(node["content"][0], address, is_alone=is_alone)
    return None
