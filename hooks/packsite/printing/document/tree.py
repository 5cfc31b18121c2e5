"""Trees of nodes: their traversal and their text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from packsite.printing.document.leaves import Field, PictureBlock
from packsite.printing.document.nodes import Inline, PrintBlock, TableBlock


def walk(tree: object) -> Iterator[dict[str, Any]]:
    """Yield every node of a tree in reading order, including blocks added to it meanwhile."""
    open_parts: list[Iterator[object]] = [iter((tree,))]
    while open_parts:
        for part in open_parts[-1]:
            if isinstance(part, dict):
                if "type" in part:
                    yield part
                open_parts.append(iter(part.values()))
                break
            if isinstance(part, list):
                open_parts.append(iter(part))
                break
        else:
            open_parts.pop()


def ungrouped(blocks: Iterable[PrintBlock]) -> Iterator[PrintBlock]:
    """Yield blocks without the groups that keep them on one page."""
    for block in blocks:
        if block["type"] == "keep-together" or block["type"] == "keep-with-next":
            yield from ungrouped(block["blocks"])
        else:
            yield block


def words_of(node: object) -> str:
    """Return the text of any node or list of nodes; blocks end with a line break."""
    if isinstance(node, str):
        return node
    if isinstance(node, list):
        return "".join(map(words_of, node))
    if not isinstance(node, dict):
        return ""
    words = "".join(
        words_of(node[key]) for key in ("text", "content", "blocks", "items") if key in node
    )
    return words if node.get("type") in _INLINE_TYPES else f"{words}\n"


_INLINE_TYPES = {"styled", "code", "link", "jump", "language"}


def one_line(node: object) -> str:
    """Return the text of any node or list of nodes on one line, with white space collapsed."""
    return " ".join(words_of(node).split())


def fields_in(tree: object) -> list[Field]:
    """Return the blanks and tick boxes of a tree, in reading order."""
    return [cast(Field, node) for node in walk(tree) if node["type"] == "field"]


def tables_in(tree: object) -> list[TableBlock]:
    """Return the tables of a tree, in reading order."""
    return [cast(TableBlock, node) for node in walk(tree) if node["type"] == "table"]


def pixels_across(picture: PictureBlock) -> float:
    """Return the width of a picture in pixels: as the author gives it, or its own."""
    width = picture["width"]
    return float(width.removesuffix("px")) if width.endswith("px") else picture["pixels"]


def plain_text(nodes: Sequence[Inline]) -> str:
    """Return the text of inline nodes as read aloud: with text alternatives, without notes."""
    return "".join(_text(node) for node in nodes)


def _text(node: Inline) -> str:
    if isinstance(node, str):
        return node
    match node["type"]:
        case "code":
            return node["text"]
        case "break":
            return "\n"
        case "styled" | "link" | "jump" | "language":
            return plain_text(node["content"])
        case "picture":
            return node["alt"]
        case _:
            return ""
