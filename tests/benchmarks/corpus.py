"""Write invented but realistic content of any size, in our contract and as plain MkDocs Markdown.

The same seed gives the same bytes. A page has about 700 words: headings, two tables, nested lists,
a task list, notes, a footnote, acronyms, and references of every prefix. Nothing in it is advice.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from posixpath import relpath
from random import Random

from tests.benchmarks import words

STATEMENTS = 5
FINDINGS = 6
LARGEST_PACK = 100
MOST_NUMBERS = 999
"""The highest number of an id: three digits."""
NOTES = ("note", "tip", "warning", "danger")
_REFERENCE = re.compile(r"\[\[(?P<target>[^\]|]+)(?:\|(?P<label>[^\]]+))?\]\]")
_CODED = re.compile(r"^(### )((?:[A-Z]{3}-)?[FR\d]?[\d.]+)( .*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as an editor writes it."""

    id: str
    title: str
    path: str
    facts: str
    body: str


@dataclass(frozen=True, slots=True)
class _Place:
    id: str
    title: str
    path: str


def site(pages: int, seed: int = 1) -> tuple[Page, ...]:
    """Return that many pages of content, with the packs and the home page beside them."""
    places = [_place(number) for number in range(pages)]
    content = [_Writer(place, places, seed).page() for place in places]
    packs = [
        _pack("PK-01", "Everything in one pack", places[:LARGEST_PACK]),
        _pack("PK-02", "The first five pages", places[:5]),
    ]
    home = _Place("PG-01", "Home", "docs/index.md")
    body = f"## Start here\n\nBegin with [[{places[0].id}]] or with [[PK-02]].\n"
    return (Page(*_identity(home), _facts(home), body), *content, *packs)


def write(folder: Path, pages: int, seed: int = 1) -> None:
    """Write the content and its data files as an editor of this project would."""
    for page in site(pages, seed):
        text = f"---\nid: {page.id}\ntitle: {page.title}\n{page.facts}---\n\n{page.body}"
        _write(folder / page.path, text)
    for name, text in _data_files().items():
        _write(folder / "docs" / "data" / name, text)


def write_plain(folder: Path, pages: int, seed: int = 1) -> None:
    """Write the same pages for MkDocs alone: a title, and ordinary links for references."""
    everything = site(pages, seed)
    address = {page.id: page for page in everything}
    for page in everything:
        text = _REFERENCE.sub(partial(_link, page=page, address=address), page.body)
        text = _CODED.sub(r"\1\2\3 { #\2 }", text)
        _write(folder / _in_docs(page.path), f"# {page.title}\n\n{text}")
    sources = "\n\n".join(
        f"## {short}, {edition} {{ #{key} }}" for key, (short, edition) in words.SOURCES.items()
    )
    _write(folder / "docs" / "sources.md", f"# Sources\n\n{sources}\n")


def _place(number: int) -> _Place:
    """Of twenty pages, one is a brief, one a bite, six are standards and twelve resources.

    Once standards or resources have had all their numbers, what follows in their place are briefs.
    """
    twenty, at = divmod(number, 20)
    again, pair = divmod(number, len(words.SUBJECTS) * len(words.ANGLES))
    angle, subject = divmod(pair, len(words.SUBJECTS))
    title = f"{words.SUBJECTS[subject]} {words.ANGLES[angle]}{f', part {again + 1}' * (again > 0)}"
    slug = re.sub(r"\W+", "-", title.lower())
    if at == 0:
        page_id = f"LB-{2001 + twenty // 20}-{twenty % 20 + 1:02d}"
        return _Place(page_id, title, f"docs/learning/{page_id.lower()}.md")
    if at == 1:
        return _Place(f"NB-{twenty + 1:02d}", title, f"docs/network-bites/{slug}.md")
    prefix, folder, own = ("CPS", "standards", twenty * 6 + at - 1)
    if at >= 8:
        prefix, folder, own = ("CNP", "neglect_pack", twenty * 12 + at - 7)
    if own <= MOST_NUMBERS:
        return _Place(f"{prefix}-{own:02d}", title, f"{folder}/{slug}.md")
    page_id = f"LB-{2101 + number // 99}-{number % 99 + 1:02d}"
    return _Place(page_id, title, f"docs/learning/{page_id.lower()}.md")


def _identity(place: _Place) -> tuple[str, str, str]:
    return place.id, place.title, place.path


def _facts(place: _Place, more: str = "") -> str:
    return (
        f"summary: What people do about {place.title[0].lower()}{place.title[1:]}, step by step.\n"
        "owner: Safeguarding Partnership Business Unit\n"
        "reviewed: 2026-11-23\n"
        "review_every: 12 months\n"
        "audience: [social-work, health, education]\n"
        f"topics: [{place.title.split()[0].lower()}, practice]\n"
        f"{more}"
        "scope: local\n"
        "changes:\n"
        "  - {date: 2026-11-23, kind: act, what: First published.}\n"
    )


def _pack(pack_id: str, title: str, places: list[_Place]) -> Page:
    place = _Place(pack_id, title, f"docs/packs/{pack_id.lower()}.md")
    contents = ", ".join(each.id for each in places)
    body = "## For the trainer\n\nPrint one pack a person. Read it before the session.\n"
    return Page(*_identity(place), _facts(place, f"contents: [{contents}]\n"), body)


class _Writer:
    """Writes one page. What it draws depends on the seed and the page's id alone."""

    def __init__(self, place: _Place, places: list[_Place], seed: int) -> None:
        self.place = place
        self.others = [other for other in places if other is not place] or places
        self.briefs = [other for other in places if other.id.startswith("LB")]
        self.one_of = Random(f"{seed}/{place.id}").choice

    def page(self) -> Page:
        kind = self.place.id.partition("-")[0]
        blocks, more = {
            "CPS": (self.standard, f"answers: [{self.finding()}]\n"),
            "CNP": (self.resource, f"part: {self.one_of(words.PARTS)}\n"),
            "LB": (self.brief, ""),
            "NB": (self.bite, ""),
        }[kind]
        body = "\n\n".join([*blocks(), *self.ending()])
        return Page(*_identity(self.place), _facts(self.place, more), f"{body}\n")

    def standard(self) -> Iterator[str]:
        yield "## What children and families should experience"
        yield self.items("- ", 2)
        yield "## The standard"
        for number in range(1, STATEMENTS + 1):
            yield f"### {self.place.id}.{number} {self.heading()}"
            yield self.paragraph()
        yield "## Who does what"
        yield self.table("Role", "What they do")
        yield "## Timescales"
        yield self.timescales()
        yield "## How we will know"
        yield self.table("Measure", "Numerator", "Denominator", "Where the data comes from")
        yield "### Questions for an audit"
        yield self.items("- ", 2)
        yield "## When it does not go to plan"

    def resource(self) -> Iterator[str]:
        yield "## What to do"
        yield self.items("1. ", 3)
        for _ in range(4):
            yield f"## {self.heading()}"
            yield self.paragraph()
            yield self.paragraph()
        yield self.table("What you see", "What it may mean", "What helps")
        yield self.timescales()
        yield "## Before you finish"

    def brief(self) -> Iterator[str]:
        yield "## The review"
        yield self.timescales()
        yield "## What works well"
        for number in range(1, FINDINGS + 1):
            if number == FINDINGS // 2:
                yield "## What needs to improve"
            yield f"### F{number} {self.heading()}"
            yield self.sentence()
        yield "## The response"
        for number in range(1, FINDINGS + 1):
            yield f"### R{number} {self.heading()}"
            yield f"Answers [[{self.place.id}.F{number}]]. {self.sentence()}"
        yield "## What happened since"
        yield self.table("When", "What happened")

    def bite(self) -> Iterator[str]:
        for _ in range(5):
            yield f"## {self.heading()}"
            yield self.paragraph()
            yield self.paragraph()
        yield self.table("What you see", "What helps")
        yield self.timescales()
        yield "## Before you finish"

    def ending(self) -> Iterator[str]:
        """Every page ends with one of each thing that Markdown has."""
        nested = "\n".join(f"    - {self.one_of(words.WHAT)}" for _ in range(2))
        yield f"{self.items('1. ', 1)}\n{nested}\n{self.items('1. ', 1)}"
        yield f'!!! {self.one_of(NOTES)} "{self.heading()}"\n    {self.paragraph()}'
        yield f'??? example "{self.heading()}"\n    {self.sentence()}'
        yield self.items("- [ ] ", 2)
        yield "\n".join(
            f"- [[{self.one_of(self.others).id}]] – {self.acronym()}: {self.one_of(words.WHAT)}"
            for _ in range(3)
        )
        yield f"{self.paragraph()}[^1]"
        yield f"[^1]: {self.sentence()}"

    def heading(self) -> str:
        return f"{self.one_of(words.WHO)} {self.one_of(words.DOES)} it"

    def sentence(self) -> str:
        columns = (words.WHO, words.DOES, words.WHAT, words.WHEN)
        return f"{' '.join(self.one_of(column) for column in columns)}."

    def paragraph(self) -> str:
        """Return a sentence or two and a reference or an acronym."""
        aside = self.one_of(
            [
                f"Read [[{self.one_of(self.others).id}]] first.",
                f"See also [[{self.one_of(self.others).id}|the page on this]].",
                f"The rule is in [[source:{self.one_of(list(words.SOURCES))}]].",
                f"This follows from [[{self.finding()}]].",
                f"Ask the {self.acronym()}, or call [[local:front-door-phone]].",
                f"Tell the {self.acronym()} **on the same day**. {self.sentence()}",
            ]
        )
        return f"{self.sentence()} {aside}"

    def finding(self) -> str:
        return f"{self.one_of(self.briefs).id}.F{self.one_of(range(FINDINGS)) + 1}"

    def acronym(self) -> str:
        return self.one_of(words.ACRONYMS)[0]

    def items(self, mark: str, count: int) -> str:
        return "\n".join(f"{mark}{self.sentence()}" for _ in range(count))

    def table(self, *columns: str) -> str:
        pools = (words.WHO, words.WHAT, words.WHEN, words.WHAT)[: len(columns)]
        return _table(columns, [[self.one_of(pool) for pool in pools] for _ in range(4)])

    def timescales(self) -> str:
        source = f"[[source:{self.one_of(list(words.SOURCES))}]]"
        limits = [(f"{self.one_of(range(15)) + 1} working days", source) for _ in range(2)]
        rows = [*limits, ("[[local:record-timescale]]", "Local")]
        return _table(
            ("Step", "Limit", "Source"), [[self.one_of(words.WHAT), *row] for row in rows]
        )


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (columns, ["---"] * len(columns), *rows))


def _link(found: re.Match[str], page: Page, address: dict[str, Page]) -> str:
    prefix, _, name = found["target"].partition(":")
    if prefix == "local":
        return words.LOCAL[name][1]
    if prefix == "source":
        target, anchor, label = "docs/sources.md", f"#{name}", ", ".join(words.SOURCES[name])
    else:
        page_id, _, code = found["target"].partition(".")
        target, label = address[page_id].path, address[page_id].title
        anchor = (
            "" if not code else f"#{code}" if page_id.startswith("LB") else f"#{page_id}.{code}"
        )
    here = _in_docs(page.path).rpartition("/")[0]
    return f"[{found['label'] or label}]({relpath(_in_docs(target), here)}{anchor})"


def _in_docs(path: str) -> str:
    return path if path.startswith("docs/") else f"docs/{path}"


def _data_files() -> dict[str, str]:
    local = "".join(
        f'  {key}: {{label: {label}, value: "{value}", kind: text}}\n'
        for key, (label, value) in words.LOCAL.items()
    )
    sources = "".join(
        f"{key}: {{title: {short}, short: {short}, publisher: A department, "
        f'edition: "{edition}", date: "{edition}", seen: primary}}\n'
        for key, (short, edition) in words.SOURCES.items()
    )
    return {
        "brand.yml": "name: A partnership\nshort_name: AP\narea: An area\nsite_name: A site\n",
        "partnership.yml": f"local:\n{local}",
        "sources.yml": sources,
        "glossary.yml": "".join(
            f"- {{acronym: {short}, expansion: {full}, synonyms: []}}\n"
            for short, full in words.ACRONYMS
        ),
        "roles.yml": "".join(
            f"{key}: {{label: {label}, who: Everyone in {label.lower()}}}\n"
            for key, label in words.ROLES
        ),
        "words.yml": "- genogram\n",
    }


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
