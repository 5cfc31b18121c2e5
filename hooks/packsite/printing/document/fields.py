"""Names and labels for the fields of a form.

Screen readers announce the label of a field, so it is made of the words beside it: the list item,
the heads of the row and the column, the words before a blank line. Boxes that answer one question
yes or no are one choice.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal
from unicodedata import normalize

from packsite.printing.document.leaves import Field
from packsite.printing.document.nodes import Inline, PrintBlock, TableBlock
from packsite.printing.document.tree import fields_in, one_line, words_of

_MAX_LABEL = 250
_MAX_ABOVE = 100
"""Longest start of a label that comes from the words above it, in characters."""
_MAX_NAME = 40
_MAX_OPTION = 40
"""Longest option beside a tick box, in characters, that needs its question in the label."""
_SENTENCE_BREAK = re.compile(r"(?<=[.!]) ")
_NON_WORD = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Prompt:
    """The words beside a field: the question, and the answer that a tick box stands for."""

    question: str
    answer: str = ""
    above: str = ""
    """The heading that the field is below; of a field in a table, the words before the table."""

    @property
    def label(self) -> str:
        return _joined(self.question, self.answer)


_PromptedFields = Iterator[tuple[Field, _Prompt]]


def new_field(
    kind: Literal["line", "area", "tick"],
    *,
    size: float = 1,
    ticked: bool = False,
    hangs: bool = False,
) -> Field:
    """Return a field without a name or label."""
    return {
        "type": "field",
        "kind": kind,
        "size": size,
        "ticked": ticked,
        "hangs": hangs,
        "name": "",
        "label": "",
        "choice": None,
    }


def name_fields(blocks: list[PrintBlock], prefix: str, title: str) -> None:
    """Set the name and label of every field of a page, in reading order.

    `prefix` makes the names unique across pages; `title` labels a field with no words around it.
    Labels that would be the same begin with the words above them, where these differ.
    Fields in headings, table heads and links get no name: they are filled in by hand only.
    """
    found = [(number, *one) for number, one in enumerate(_Form(title).fields(blocks), 1)]
    contexts = Counter(label for label, _ in {(one.label, one.above) for *_, one in found})
    for _, group in groupby(found, lambda one: one[2].answer and replace(one[2], answer="")):
        members = [*group]
        for number, field, prompt in members:
            above = prompt.above if contexts[prompt.label] > 1 else ""
            field["label"] = _label(above, prompt.label)
            field["name"] = _name(prefix, number, prompt.label)
        name = _name(prefix, members[0][0], prompt.question)
        _join(members, name=name, label=_label(above, prompt.question))


def _join(members: Sequence[tuple[int, Field, _Prompt]], *, name: str, label: str) -> None:
    """Make boxes one choice if one answer denies another: "no" and "false" all, "not met" "met"."""
    answers = {prompt.answer.casefold() for *_, prompt in members}
    denials = {"no", "false", *(f"not {one}" for one in answers)}
    if len(members) == len(answers) > 1 and answers & denials:
        for _, field, prompt in members:
            field["choice"] = {"name": name, "label": label, "answer": _slug(prompt.answer)}


def _name(prefix: str, number: int, words: str) -> str:
    return f"{prefix}-{number:02}-{_slug(words)}".strip("-")


def _slug(words: str) -> str:
    plain = normalize("NFKD", words).encode("ascii", "ignore").decode()
    return _NON_WORD.sub("-", plain).lower()[:_MAX_NAME].strip("-")


@dataclass(slots=True)
class _Form:
    """The traversal of a page; `prompt` is the last question or heading met."""

    prompt: str
    heading: str = ""

    def fields(self, blocks: Sequence[PrintBlock]) -> _PromptedFields:
        """Yield the fields of blocks, each with its prompt."""
        for block in blocks:
            above = self.prompt if block["type"] == "table" else self.heading
            for field, prompt in self._of_block(block):
                yield field, replace(prompt, above=prompt.above or above)

    def _of_block(self, block: PrintBlock) -> _PromptedFields:
        if block["type"] in {"paragraph", "plain"}:
            yield from self._of_line(block["content"])
        elif block["type"] == "table":
            yield from self._of_table(block)
            if block["is_form"] and self.heading:  # a question above it is answered
                self.prompt = self.heading
        else:
            yield from self._of_container(block)

    def _of_container(self, block: PrintBlock) -> _PromptedFields:
        """Yield the fields of a block that contains others; a heading sets the prompt."""
        match block["type"]:
            case "heading":
                self.prompt = self.heading = one_line(block["content"]) or self.prompt
            case "list":
                for item in block["items"]:
                    yield from _Form(self.prompt).fields(item["blocks"])
            case "terms":
                for term in block["items"]:
                    self.prompt = one_line(term["terms"]) or self.prompt
                    yield from self.fields(term["blocks"])
            case "note" | "quote" | "language-block" | "keep-together" | "keep-with-next":
                yield from self.fields(block["blocks"])

    def _of_line(self, content: Sequence[Inline]) -> _PromptedFields:
        """Yield the fields of a line: labels come before a blank line, and after a tick box."""
        pieces = [*_pieces(content)]
        words = [one_line(piece) if isinstance(piece, str) else piece for piece in pieces]
        question = _text_at(words, 0) or _question(self.prompt)
        for index, piece in enumerate(words):
            if not isinstance(piece, str):
                before, after = _text_at(words, index - 1), _text_at(words, index + 1)
                if piece["kind"] != "tick":
                    yield piece, _Prompt(before or after or self.prompt)
                elif question and after and len(after) <= _MAX_OPTION:
                    yield piece, _Prompt(question, after)
                else:
                    yield piece, _Prompt(after or before or self.prompt)
        if len(words) == 1:
            self.prompt = str(words[0]) or self.prompt

    def _of_table(self, table: TableBlock) -> _PromptedFields:
        """Yield the fields of a table, labelled by the heads of their row and column."""
        heads = _column_heads(table)
        rows = _row_heads(table)
        unnamed = [row for row in range(table["head_rows"], table["rows"]) if not rows[row]]
        for cell in table["cells"]:
            fields = fields_in(cell["blocks"])
            if not fields or cell["row"] < table["head_rows"]:
                continue
            head = rows[cell["row"]]
            column = heads[cell["column"]] or ("" if head else self.prompt)
            if not head and len(unnamed) > 1:
                head = f"Row {unnamed.index(cell['row']) + 1}"
            words = one_line(cell["blocks"])
            prompt = _joined(head, column) or self.prompt
            if len(cell["blocks"]) == len(fields) == 1 and not words:
                answer = column if head and fields[0]["kind"] == "tick" else ""
                yield fields[0], _Prompt(head, answer) if answer else _Prompt(prompt)
                continue
            asked = _joined(prompt, " ").strip() if words else prompt
            yield from _Form(asked).fields(cell["blocks"])


def _pieces(content: Sequence[Inline]) -> Iterator[str | Field]:
    """Yield the fields of a line, and the text (maybe empty) before, between and after them."""
    words = ""
    for node in _flat(content):
        if isinstance(node, str) or node["type"] != "field":
            words += words_of(node)
        else:
            yield words
            yield node
            words = ""
    yield words


def _flat(content: Sequence[Inline]) -> Iterator[Inline]:
    for node in content:
        if not isinstance(node, str) and node["type"] in {"styled", "language"}:
            yield from _flat(node["content"])
        else:
            yield node


def _text_at(words: Sequence[str | Field], index: int) -> str:
    """Return the text at an index, without punctuation that leads to a field; else nothing."""
    found = words[index] if 0 <= index < len(words) else ""
    return found.strip(" :;,|") if isinstance(found, str) else ""


def _column_heads(table: TableBlock) -> list[str]:
    heads = [""] * len(table["columns"])
    for cell in table["cells"]:
        if cell["row"] < table["head_rows"]:
            heads[cell["column"]] = one_line(cell["blocks"])
    return heads


def _row_heads(table: TableBlock) -> dict[int, str]:
    """Return the text of the first cell of each row; empty where that is to be filled in."""
    heads = dict.fromkeys(range(table["rows"]), "")
    for cell in table["cells"]:
        is_row_head = cell["column"] == 0 and cell["row"] >= table["head_rows"]
        if is_row_head and not fields_in(cell["blocks"]):
            heads[cell["row"]] = one_line(cell["blocks"])
    return heads


def _question(prompt: str) -> str:
    """Return the question at the end of a prompt; empty where it ends with none."""
    return _SENTENCE_BREAK.split(prompt)[-1] if prompt.endswith(("?", ":")) else ""


def _joined(first: str, second: str) -> str:
    if not first or not second:
        return first or second
    return f"{first} {second}" if first[-1] in "?!.:…" else f"{first}: {second}"


def _label(above: str, words: str) -> str:
    return _truncated(_joined(_truncated(above, _MAX_ABOVE), words), _MAX_LABEL)


def _truncated(label: str, most: int) -> str:
    label = label.rstrip(": ")
    return label if len(label) <= most else label[:most].rpartition(" ")[0] + " …"
