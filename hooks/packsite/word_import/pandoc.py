"""Pandoc reads a Word file into a tree, and writes a tree as Markdown."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from packsite.model.settings import PacksiteError
from packsite.word_import.prepare import prepare

Node: TypeAlias = dict[str, Any]
"""A block or an inline of pandoc's tree: its type `t` and its contents `c`."""
_MARKDOWN = (
    "markdown_strict+pipe_tables+footnotes+four_space_rule+startnum+strikeout"
    "+escaped_line_breaks+raw_attribute-raw_html"
)
_WIDEST = 100_000
"""Characters in a line; pandoc would break a table's line of dashes beyond."""
_PADDING = re.compile(r" {2,}(?= \|)|(?<=\|)-+(?=\|)")
MISSING = (
    "Importing needs pandoc and a reader of PDFs. Install both once with: "
    'python -m pip install "packsite[import]" (in the repository of the engine: '
    ".venv/bin/pip install --no-deps --require-hashes -r requirements/import.txt)"
)


def read_tree(path: Path, changes: str) -> Mapping[str, Any]:
    """Return pandoc's tree of a Word file, with its tracked changes accepted or rejected.

    Raises PacksiteError where pandoc is not installed or cannot read the file.
    """
    options = [f"--track-changes={changes}", "--sandbox"]
    with TemporaryDirectory() as folder:
        copy = Path(folder, "prepared.docx")
        prepare(path, copy)
        tree: Mapping[str, Any] = json.loads(_run(str(copy), "docx", "json", options))
    return tree


def empty_tree() -> Mapping[str, Any]:
    """Return the tree of an empty document, as this pandoc writes it."""
    tree: Mapping[str, Any] = json.loads(_run("", "markdown", "json", []))
    return tree


def as_text(tree: Mapping[str, Any], blocks: list[Node]) -> str:
    """Return blocks as Markdown; `tree` is the one that they came from."""
    whole = json.dumps({**tree, "meta": {}, "blocks": blocks})
    text = _run(whole, "json", _MARKDOWN, ["--wrap=preserve", f"--columns={_WIDEST}"])
    return "\n".join(map(_tidied, text.splitlines()))


def _tidied(line: str) -> str:
    """Return a line without pandoc's padding of list markers and cells, as our pages have it."""
    if line.startswith("|"):
        return _PADDING.sub(lambda found: "---" if found[0].startswith("-") else "", line)
    margin = line[: len(line) - len(line.lstrip(" "))]
    marker, _, words = line[len(margin) :].partition(" ")
    is_marker = marker == "-" or (marker[:-1].isdigit() and marker.endswith("."))
    return f"{margin}{marker} {words.lstrip(' ')}" if is_marker and words.strip() else line


def _run(given: str, source: str, target: str, options: list[str]) -> str:
    try:
        import pypandoc  # noqa: PLC0415 - 155 MB that only this command needs
    except ImportError:
        raise PacksiteError(MISSING) from None
    convert = pypandoc.convert_file if source == "docx" else pypandoc.convert_text
    try:
        return str(convert(given, target, format=source, extra_args=options))
    except (RuntimeError, OSError) as error:
        raise PacksiteError(
            f"Pandoc cannot read this file: {error}. Save it again as a Word document (.docx)."
        ) from None
