"""Which entries each data file has, and what each may say.

The pydantic models are the one definition: they check the files, and `json_schemas` prints them for
editors' tools, each value with the words that stand below it here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Annotated, Any, Literal, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationInfo,
)

from packsite.read.data.local_values import of_its_kind
from packsite.read.facts_schema import LastDay, Phrase, RealDay, like

LIMIT = re.compile(r"(?P<count>[1-9]\d{0,2}) (?P<unit>working day|day|week|month)s?")
"""How long, in words that can be counted."""
_LIMIT_OR_NONE = re.compile(rf"(?:{LIMIT.pattern})?")
_COUNTED = "write it like 10 working days, 28 days, 6 weeks or 3 months"
_FINGERPRINT = re.compile(r"[b-df-hj-np-t]{12}")
_CONFIRM = "run python -m packsite confirm, which writes this line for you"
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def _time(words: object) -> time:
    if not _TIME.fullmatch(str(words)):
        raise ValueError(f'is "{words}", which is not a time; write it like this: 12:30')
    return time.fromisoformat(str(words))


def _after_start(end: time, info: ValidationInfo) -> time:
    start = info.data.get("start")
    if start and end <= start:
        raise ValueError(
            f'is "{end:%H:%M}", but the session begins at {start:%H:%M}; correct one of the two'
        )
    return end


Text = Annotated[str, Field(min_length=1)]
Time = Annotated[time, BeforeValidator(_time, json_schema_input_type=str)]


class _Entry(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, defer_build=True
    )


class SourceFacts(_Entry):
    """One cited source."""

    title: Text
    short: Text
    """the text of a citation before the edition"""
    publisher: Text
    edition: str = ""
    date: Text
    url: Annotated[str, Field(pattern=r"^(https://\S+)?$")] = ""
    seen: Literal["primary", "second-hand", "not-opened"]
    """whether the source itself was read"""
    note: str = ""
    """anything that still needs checking"""
    replaced_by: str = ""
    """key of the source that replaces it"""
    replaced_on: RealDay | None = None
    """when this was recorded here; pages reviewed before then are listed"""


class ReportedFacts(_Entry):
    """A local value that was seen in public."""

    value: Text
    source: Text
    """a key of sources.yml"""
    date: Text
    """the date that the source shows, or when it was read"""


class LocalFacts(_Entry):
    """One value that only the partnership can give."""

    label: Text
    kind: Literal["phone", "email", "link", "timescale", "text"]
    value: Annotated[str, AfterValidator(of_its_kind)] = ""
    """empty until the partnership has confirmed it"""
    protects: bool = False
    """whether a child's safety depends on it: no release goes out without it"""
    ask: str = ""
    """who can give the value"""
    reported: ReportedFacts | None = None
    """a value seen in public and not confirmed yet; shown as reported, with its source"""


class PartnershipFacts(_Entry):
    """The partnership and its local values."""

    name: Text
    short_name: str = ""
    site_name: Text
    local: dict[str, LocalFacts] = {}


class GlossaryFacts(_Entry):
    """One acronym."""

    acronym: Text
    expansion: Text
    synonyms: list[str] = []
    local: bool = False
    note: str = ""


class RoleFacts(_Entry):
    """One group of readers."""

    label: Text
    who: Text
    says: list[Phrase] = []
    """their names in "Who does what", such as Health visitor"""


class SessionFacts(_Entry):
    """One session of the Network Bites programme."""

    title: Phrase
    date: RealDay
    """such as 2026-12-03"""
    start: Time
    """such as 12:30, in local time"""
    end: Annotated[Time, AfterValidator(_after_start)]
    topic: Phrase
    """one sentence"""
    host: Phrase
    """a service or team, never a person"""
    where: Phrase
    """words, or the name of a value in partnership.yml"""
    published: RealDay
    """when this entry was last changed"""


class ShortFormFacts(_Entry):
    """One short form for the search."""

    type: Annotated[list[Text], Field(min_length=1)]
    """what people type"""
    means: Text
    """the words that this site uses"""


class AvoidFacts(_Entry):
    """Words to leave, and what to write instead."""

    words: Annotated[list[Text], Field(min_length=1)]
    say: Text


class LanguageFacts(_Entry):
    """The words that the checks of language look for."""

    names: dict[str, Text] = {}
    """short form → the name that it stands for"""
    quoted_on: list[str] = []
    """ids of pages that quote such words"""
    avoid: list[AvoidFacts] = []


OwnWord = Annotated[
    str, like(re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*"), "write one word a line, without hyphens")
]


class StartFacts(_Entry):
    """What limits are counted from."""

    label: Phrase
    last_day_of: str = ""
    """the limit to use when no date is known"""


class LimitFacts(_Entry):
    """One limit of the timescale calculator."""

    what: Phrase
    """the task, such as Hold the first core group"""
    start: str
    """a name under starts:"""
    before: bool = False
    limit: Annotated[str, like(_LIMIT_OR_NONE, _COUNTED)] = ""
    local: str = ""
    """the name of a value in partnership.yml"""
    source: str = ""
    """a key of sources.yml"""
    proposed: bool = False
    page: str
    """the id of the page with the detail"""


class TimescalesFacts(_Entry):
    """The limits of the timescale calculator."""

    years: Annotated[list[int], AfterValidator(lambda years: sorted({*years}))] = []
    """years with known bank holidays"""
    starts: dict[str, StartFacts] = {}
    limits: dict[str, LimitFacts] = {}


class PublishedFacts(_Entry):
    """One id that was published; the build writes it, and the last two facts are an editor's."""

    title: Text
    addresses: Annotated[list[Text], Field(min_length=1)]
    """newest last"""
    versions: list[RealDay] = []
    contents: list[Text] = []
    """contents of the pack when last published"""
    withdrawn: LastDay = None
    """the date from which no page has this id"""
    replaced_by: str = ""
    """the id to use instead"""


class ConfirmedFacts(_Entry):
    """That one page, finding or pack was still right; `packsite confirm` writes it."""

    words: Annotated[str, like(_FINGERPRINT, _CONFIRM)]
    """the fingerprint of the statement's words"""
    day: RealDay


ConfirmedOf = Annotated[dict[str, ConfirmedFacts], BeforeValidator(lambda lines: lines or {})]
"""The statements that one page relies on; an editor may delete every line."""


class StepFacts(_Entry):
    """One step of a child's journey."""

    name: Phrase
    """short, such as Core group"""
    what: Phrase
    """what happens, without a full stop"""
    pages: Annotated[list[Text], Field(min_length=1)]
    """ids; the step leads to the first"""
    limit: str = ""
    """the name of a limit in timescales.yml"""


class PathFacts(_Entry):
    """The path of a child's journey."""

    steps: list[StepFacts] = []
    along: list[str] = []
    """standards that go with every step"""


class AccessibilityCheckFacts(_Entry):
    """What tests found about one thing that has to be true."""

    what: Phrase
    criteria: str = ""
    """of WCAG, such as 2.4.7, 2.4.11"""
    tests: Annotated[int, Field(gt=0)]
    failed: list[Text] = []


class AccessibilityFacts(_Entry):
    """Results of the browser's tests, written by `make accessibility`."""

    day: RealDay | None = None
    browser: str = ""
    axe: str = ""
    checks: list[AccessibilityCheckFacts] = []


@dataclass(frozen=True, slots=True)
class DataFile:
    """What one data file holds: the schema of the whole, and the models of what stands in it."""

    schema: TypeAdapter[Any]
    models: tuple[type[BaseModel], ...]
    empty: list[Any] | dict[str, Any]
    """What a file without entries says."""


def _file(schema: Any, *models: type[BaseModel]) -> DataFile:
    return DataFile(TypeAdapter(schema), models, [] if get_origin(schema) is list else {})


SCHEMAS: Mapping[str, DataFile] = {
    "partnership.yml": _file(PartnershipFacts, PartnershipFacts, LocalFacts),
    "sources.yml": _file(dict[str, SourceFacts], SourceFacts),
    "glossary.yml": _file(list[GlossaryFacts], GlossaryFacts),
    "roles.yml": _file(dict[str, RoleFacts], RoleFacts),
    "network_bites.yml": _file(list[SessionFacts], SessionFacts),
    "timescales.yml": _file(TimescalesFacts, TimescalesFacts, StartFacts, LimitFacts),
    "journey.yml": _file(PathFacts, PathFacts, StepFacts),
    "language.yml": _file(LanguageFacts, LanguageFacts, AvoidFacts),
    "words.yml": _file(list[OwnWord]),
    "accessibility.yml": _file(AccessibilityFacts, AccessibilityFacts, AccessibilityCheckFacts),
    "search.yml": _file(list[ShortFormFacts], ShortFormFacts),
    "published.yml": _file(dict[str, PublishedFacts], PublishedFacts),
    "confirmed.yml": _file(dict[str, ConfirmedOf], ConfirmedFacts),
}
"""By the name of the file."""


def json_schemas() -> Mapping[str, Any]:
    """Return the JSON Schema of each data file, by the file's name."""
    return {name: file.schema.json_schema() for name, file in SCHEMAS.items()}
