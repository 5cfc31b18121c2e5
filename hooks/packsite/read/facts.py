"""The block of facts at the top of a page: text → Facts with their offsets, or problems.

A placeholder replaces a wrong fact, so that one mistake is one problem and not many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from packsite.model.brand import Brand
from packsite.model.facts import KIND_BY_PREFIX, Facts, Kind
from packsite.model.page import Source
from packsite.model.problems import Problem, TextFile
from packsite.model.references import Place, Reference, ReferenceKind, Span
from packsite.read.codes import MET101, MET102, MET106
from packsite.read.fact_faults import fact_problems
from packsite.read.facts_schema import AmendmentFacts, SharedFacts, form_of
from packsite.read.names import with_names
from packsite.read.yaml import Value, load_yaml
from packsite.read.yaml_faults import YamlFault

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_BLOCK = re.compile(
    r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_OTHER_END = re.compile(r"^(?:-*[–—]+-*|-{4,}|--|[*_]{3,})[ \t]*$", re.MULTILINE)
"""A line that an editor took for the second `---`."""
_BEFORE_BLOCK = re.compile(r"\s*(?:[`~]{3,}\w*\s+)?---[ \t]*\n")
_FACT = re.compile(r"^\w[^\n]*\n(?:[ \t-][^\n]*\n|\n)*", re.MULTILINE)
"""The lines of one fact: its name and, below it, what is set in."""
_ENTRY = re.compile(r"contents\.\d+(?:\.contents\.\d+)?")
_VISIBLE = re.compile(r"title|summary|changes\.\d+\.what")
_SINGLE = (Place.REPLACED_BY, Place.BRIEFING_OF, Place.TRANSLATION_OF, Place.AMENDS)
_OF_SOURCES = (Place.SOURCES, Place.CHECK_AGAINST)
_LISTS = (Place.ANSWERS, Place.CONTENTS, *_OF_SOURCES)
_FACTS = TypeAdapter(Facts)
"""Converts plain values to the classes of the model, whose lists are tuples."""
UNKNOWN_ID = "PG-00"
"""In the place of an id that cannot be read; no page has it."""
_PLACEHOLDERS: Mapping[str, Value] = {
    "id": UNKNOWN_ID, "title": "Untitled", "summary": "No summary yet.", "owner": "Nobody yet",
    "reviewed": "2000-01-01", "review_every": "12 months", "audience": ["unknown"],
    "changes": [{"date": "2000-01-01", "kind": "wording", "what": "Unknown."}],
    "amends": UNKNOWN_ID, "part": "understand", "scope": "local", "contents": [],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The contents of the block of facts; placeholders for wrong facts keep the page readable."""

    facts: Facts
    body_start: int
    spans: Mapping[str, Span]
    """Path of a fact (`answers.0`) → its span in the file; `title:` → the span of the name."""
    problems: tuple[Problem, ...]

    @property
    def visible(self) -> tuple[Span, ...]:
        """The spans of the facts that readers see."""
        return tuple(span for name, span in self.spans.items() if _VISIBLE.fullmatch(name))

    @property
    def references(self) -> Iterator[Reference]:
        """The references among the facts."""
        for place in _LISTS:
            kind = ReferenceKind.SOURCE if place in _OF_SOURCES else ReferenceKind.PAGE
            for at, target in enumerate(getattr(self.facts, place.value)):
                yield Reference(kind, target, "", self.spans[f"{place}.{at}"], place)
        for place in _SINGLE:
            if (target := getattr(self.facts, place.value)) not in ("", UNKNOWN_ID):
                yield Reference(ReferenceKind.PAGE, target, "", self.spans[place], place)


def facts_span(text: str) -> Span | None:
    """Return the span of the YAML between the two `---` lines; `None` without such a block."""
    block = _BLOCK.match(text)
    return Span(*block.span("yaml")) if block else None


def frontmatter(source: Source, text: str, brand: Brand = Brand()) -> FrontMatter:  # noqa: B008 - a value
    """Read the block of facts of a page; `brand` has the names that they may show."""
    page = TextFile(source.file, text)
    block = _BLOCK.match(text)
    if block is None:
        return FrontMatter(_validated({}, source, Kind.PAGE)[0], 0, {}, (_no_block(page),))
    try:
        loaded = load_yaml(block["yaml"], block.start("yaml"))
        value = with_names(loaded.value, brand)
    except YamlFault as fault:
        facts, spans = _readable(*block.span("yaml"), page, source)
        return FrontMatter(facts, block.end(), spans, (_unreadable(page, fault),))
    if not isinstance(value, dict):
        nameless = YamlFault(block.start("yaml"), "it is not a list of names with values")
        facts = _validated({}, source, Kind.PAGE)[0]
        return FrontMatter(facts, block.end(), {}, (_unreadable(page, nameless),))
    kind = _kind(value, source)
    facts, faults = _validated(value, source, kind)
    problems = tuple(fact_problems(faults, form_of(kind, value), loaded, page))
    return FrontMatter(facts, block.end(), _with_contents(loaded.spans), problems)


def _readable(
    start: int, end: int, page: TextFile, source: Source
) -> tuple[Facts, Mapping[str, Span]]:
    """Return the facts that can be read each alone, so that one bad line hides no other."""
    value: dict[str, Value] = {}
    spans: dict[str, Span] = {}
    for lines in _FACT.finditer(page.text, start, end):
        with suppress(YamlFault):
            loaded = load_yaml(lines[0], lines.start())
            value |= loaded.value if isinstance(loaded.value, dict) else {}
            spans |= loaded.spans
    return _validated(value, source, _kind(value, source))[0], _with_contents(spans)


def _with_contents(spans: Mapping[str, Span]) -> Mapping[str, Span]:
    """Return spans, with the pages of a pack by their number in the whole pack, across parts."""
    entries = (path for path in spans if _ENTRY.fullmatch(path) and f"{path}.contents" not in spans)
    return {**spans, **{f"contents.{number}": spans[path] for number, path in enumerate(entries)}}


def _kind(value: Mapping[str, Value], source: Source) -> Kind:
    """Return the kind that the id or the folder says.

    In another language, every page is free; an amendment has only some words of a page.
    """
    is_free = "amends" in value or value.get("translation_of")
    if is_free or str(value.get("lang", "en")).partition("-")[0] != "en":
        return Kind.PAGE
    prefix = str(value.get("id")).partition("-")[0]
    file = source.local_file
    by_folder = (kind for kind in Kind if kind.folder and file.startswith(f"{kind.folder}/"))
    return KIND_BY_PREFIX.get(prefix) or next(by_folder, Kind.PAGE)


def _validated(
    value: Mapping[str, Value], source: Source, kind: Kind
) -> tuple[Facts, list[ErrorDetails]]:
    """Return the facts, with placeholders for wrong ones but the id, and pydantic's errors."""
    schema = form_of(kind, value).schema
    try:
        return _facts(schema.model_validate(value), kind), []
    except ValidationError as error:
        faults = error.errors()
    wrong = {fault["loc"][0] for fault in faults}
    good = {name: one for name, one in value.items() if name not in wrong}
    needed = (name for name, fact in schema.model_fields.items() if fact.is_required())
    defaults = {name: _PLACEHOLDERS[name] for name in needed}
    name = re.sub(r"[\W_]+", " ", source.path.stem).strip()
    if name and "title" in defaults:
        defaults["title"] = name
    facts = _facts(schema.model_validate({**defaults, **good}), kind)
    return (facts if "id" in good else replace(facts, id="")), faults


def _facts(page: SharedFacts | AmendmentFacts, kind: Kind) -> Facts:
    said = page.model_dump(exclude_none=True)
    entries = said.get("contents", ())
    parts = [{**entry, "title": entry["part"]} for entry in entries if isinstance(entry, dict)]
    inside = (entry["contents"] if isinstance(entry, dict) else [entry] for entry in entries)
    return _FACTS.validate_python({
        "id": "", "title": "", "summary": "", **said, "kind": kind,
        "review_months": said["review_every"], "contents": [*chain(*inside)], "parts": parts,
    })  # fmt: skip


def _no_block(page: TextFile) -> Problem:
    if not page.text.strip():
        hint = "Restore its words from its history, or delete the file."
        return page.problem(0, MET101, "This page is empty.", hint)
    if page.text.startswith("---"):
        paragraph = page.text.find("\n\n", 4)
        if found := _OTHER_END.search(page.text[: paragraph + 1] or page.text, 4):
            message = f'The block of facts ends with "{found[0].strip()}", not with "---".'
            return page.problem(found.start(), MET101, message, "Write three hyphens, ---, here.")
        message = "The block of facts begins with --- but has no second --- line."
        return page.problem(0, MET101, message, "Add a line --- below the last fact.")
    if _BEFORE_BLOCK.match(page.text) or "\n---\nid: " in page.text:
        message = "The block of facts does not begin on the first line."
        return page.problem(0, MET101, message, "Delete everything above and before the first ---.")
    message = "This page does not begin with a block of facts between two --- lines."
    hint = "Copy the block from a template in the editing guide."
    return page.problem(0, MET101, message, hint)


def _unreadable(page: TextFile, fault: YamlFault) -> Problem:
    if fault.is_repeat:
        return page.problem(fault.offset, MET106, f"{fault.reason}.", fault.hint)
    message = f"The block between the --- lines cannot be read: {fault.reason}."
    return page.problem(fault.offset, MET102, message, fault.hint)
