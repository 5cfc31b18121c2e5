"""Which facts each kind of page has, and what each may say.

The pydantic models are the one definition: they check the files, and `json_schema` prints them for
editors' tools, each fact with the words that stand below it here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
)

from packsite.model.languages import CODES as LANGUAGES
from packsite.model.languages import spoken_language
from packsite.model.page import ChangeKind, Kind
from packsite.model.suggest import nearest

_MARKUP = re.compile(r"[<>`*_\[\]{}|\\]|^[#>]")
_USUAL = ("12 months", "6 months", "3 months", "24 months", "36 months")
_MONTHS = re.compile(r"([1-9]\d?) months?", re.ASCII)
_DATE = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d", re.ASCII)
_AROUND_DATE = re.compile(
    r",|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|of|the)\b|(?<=\d)(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"\d{1,2}[\s./-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./-]+\d\d", re.ASCII)
ID = re.compile(r"(?:(?:CPS|CNP|PK|NB|PG)-\d{2,3}|(?:LB|ND)-\d{4}-\d{2})", re.ASCII)


def _plain(words: str) -> str:
    if found := _MARKUP.search(words):
        raise ValueError(f'is shown as plain text and cannot contain "{found[0]}"; remove it')
    return words


def _yes_or_no(written: object) -> bool:
    said = str(written).lower()
    if said not in {"true", "false"}:
        raise ValueError(f'is "{written}"; write true, or remove the line')
    return said == "true"


def _without_quotes(words: str) -> str:
    """Refuse the one sign that ends an attribute of the page's head, where titles also stand."""
    if '"' in words:
        raise ValueError("contains a straight quotation mark; write “ and ” instead")
    return words


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _filled(words: str) -> str:
    if not words:
        raise ValueError("is empty; fill it in")
    return words


def real_date(words: object) -> date:
    """Return the date that somebody typed, as 2026-11-23; what is none is a fault."""
    with suppress(ValueError):
        if _DATE.fullmatch(str(words)):
            return date.fromisoformat(str(words))
    if meant := _date_in_words(str(words)):
        raise ValueError(f'is "{words}"; write it as {meant}')
    if _SHORT_YEAR.fullmatch(str(words)):
        raise ValueError(f'is "{words}"; write the year in full, like this: 2026-11-23')
    raise ValueError(f'is "{words}", which is not a date; write it like this: 2026-11-23')


def _date_in_words(words: str) -> date | None:
    """Return the date that somebody wrote as people do in Britain: day, month and year."""
    plain = re.sub(r"[\s./-]+", " ", _AROUND_DATE.sub("", words)).strip()
    for form in ("%d %m %Y", "%Y %m %d", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"):
        with suppress(ValueError):
            found = datetime.strptime(plain, form).date()
            return found if _DATE.fullmatch(str(found)) else None
    return None


def _known_language(tag: str) -> str:
    if spoken_language(tag) or not tag:
        return tag
    named = {name: code for code, name in LANGUAGES.items()}
    near = named.get(nearest(tag.title(), named), tag[:2].lower())
    perhaps = f" (perhaps {near}, {LANGUAGES[near]})" if near in LANGUAGES else ""
    raise ValueError(f'is "{tag}"; write the code of a language, such as ur or pl{perhaps}')


def _interval(words: object) -> int:
    if found := _MONTHS.fullmatch(str(words).strip()):
        return int(found[1])
    near = nearest(str(words), _USUAL)
    perhaps = f' (perhaps "{near}")' if near else ""
    raise ValueError(f'is "{words}"; write a number of months, such as "12 months"{perhaps}')


def like(pattern: re.Pattern[str], hint: str) -> AfterValidator:
    """Return a validator of words that match a pattern; the hint says how to write them."""

    def check(words: str) -> str:
        if not pattern.fullmatch(words):
            raise ValueError(f'is "{words}"; {hint}')
        return words

    return AfterValidator(check)


Phrase = Annotated[str, AfterValidator(_one_line), AfterValidator(_filled), AfterValidator(_plain)]
HeadWords = Annotated[Phrase, AfterValidator(_without_quotes)]
Id = Annotated[
    str,
    like(ID, "write an id such as CPS-05, CNP-12, LB-2022-01, ND-2024-01, PK-02, NB-03 or PG-04"),
    WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"}),
]
Lang = Annotated[str, AfterValidator(_known_language)]
RealDay = Annotated[date, BeforeValidator(real_date)]
LastDay = Annotated[date | None, BeforeValidator(real_date)]
Months = Annotated[int, BeforeValidator(_interval, json_schema_input_type=str)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no, json_schema_input_type=bool)]


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, defer_build=True
    )


class ChangeFacts(_Strict):
    """One line of a page's history."""

    date: RealDay
    kind: ChangeKind
    """act: readers must do something new; read; wording"""
    what: Phrase


class SharedFacts(_Strict):
    """The facts that every page and every pack has."""

    id: Id
    """never changes and is never used again"""
    title: HeadWords
    summary: HeadWords
    """one sentence that gives the answer first"""
    owner: Phrase
    """a role or team, never a person"""
    reviewed: RealDay
    """when it was last read through, such as 2026-11-23"""
    review_every: Months
    """such as 12 months"""
    audience: Annotated[list[str], Field(min_length=1)]
    """keys of docs/data/roles.yml"""
    topics: list[Phrase] = []
    sources: list[str] = []
    """keys of docs/data/sources.yml"""
    check_against: list[str] = []
    """sources that it has still to be checked against, such as WT2026; remove each once it is"""
    answers: list[str] = []
    """findings it responds to, such as LB-2022-01.F7"""
    changes: Annotated[list[ChangeFacts], Field(min_length=1)]
    withdrawn: LastDay = None
    """the date from which nobody should use it; its address and text stay"""
    replaced_by: Id = ""
    """the page to use instead of this one"""


class PageFacts(SharedFacts):
    """The facts of a page of any kind; a pack of several has others."""

    form: YesOrNo = False
    """true: it is also offered as a Word file"""
    lang: Lang = ""
    """the language, such as ur or pl; English needs none"""
    translation_of: Id = ""
    """the page that this one translates, such as CPS-05"""


class StandardFacts(PageFacts):
    """The facts of a standard."""

    agreed: LastDay = None
    """the date on which the partnership agreed it; without one it shows as proposed"""


class ResourceFacts(PageFacts):
    """The facts of a neglect-pack resource."""

    part: Literal["understand", "notice", "parents", "tools", "respond", "teach"]


class BriefFacts(PageFacts):
    """The facts of a learning brief."""

    scope: Literal["local", "national"]
    gaps: dict[str, Phrase] = {}
    """finding → why it is a deliberate gap"""


class TextFacts(PageFacts):
    """The facts of a page that is neither standard, resource, brief nor bite."""

    briefing_of: Id = ""
    """the brief that this page sums up on two sides, such as LB-2022-01"""


class PartFacts(_Strict):
    """A part of a pack, with a sheet of its own in front."""

    part: HeadWords
    """the title of the part"""
    contents: Annotated[list[str], Field(min_length=1)]
    """ids of pages"""


ID_IN_PACK, PART_IN_PACK = "(an id)", "(a part)"
"""What an entry of a pack may be; not a word that anybody types."""


def _entry(value: object) -> str:
    return PART_IN_PACK if isinstance(value, (dict, PartFacts)) else ID_IN_PACK


def _parts_last(entries: list[str | PartFacts]) -> list[str | PartFacts]:
    seen = ""
    for entry in entries:
        if isinstance(entry, PartFacts):
            seen = entry.part
        elif seen:
            raise ValueError(
                f'lists "{entry}" after the part "{seen}"; '
                "put it in a part, or before the first one"
            )
    return entries


PackEntry = Annotated[
    Annotated[str, Tag(ID_IN_PACK)] | Annotated[PartFacts, Tag(PART_IN_PACK)],
    Discriminator(_entry),
]


class PackFacts(SharedFacts):
    """The facts of a pack."""

    contents: Annotated[list[PackEntry], AfterValidator(_parts_last)]
    """ids of pages in printing order, or parts: {part: …, contents: […]}"""
    occasion: Phrase | None = None


FACTS_OF: Mapping[Kind, type[SharedFacts]] = {
    Kind.STANDARD: StandardFacts,
    Kind.RESOURCE: ResourceFacts,
    Kind.BRIEF: BriefFacts,
    Kind.PACK: PackFacts,
    Kind.BITE: PageFacts,
    Kind.PAGE: TextFacts,
}


def json_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of the block of facts: one definition for each kind of page."""
    kinds = [
        {**FACTS_OF[kind].model_json_schema(mode="validation"), "title": kind.label}
        for kind in Kind
    ]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "anyOf": kinds}
