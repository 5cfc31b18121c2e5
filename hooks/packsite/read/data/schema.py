"""Which entries each data file has, and what each may say.

The pydantic models are the one definition: they check the files, and `json_schemas` prints them for
editors' tools.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationInfo,
)

from packsite.read.facts_schema import Phrase, RealDay, real_date

LIMIT = re.compile(r"(?P<count>[1-9]\d{0,2}) (?P<unit>working day|day|week|month)s?")
"""How long, in words that can be counted."""
_FINGERPRINT = re.compile(r"[b-df-hj-np-t]{12}")
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


def _limit(words: str) -> str:
    if words and not LIMIT.fullmatch(words):
        raise ValueError(
            f'is "{words}"; write it like 10 working days, 28 days, 6 weeks or 3 months'
        )
    return words


def _fingerprint(words: str) -> str:
    if not _FINGERPRINT.fullmatch(words):
        raise ValueError(
            f'is "{words}"; run python -m packsite confirm, which writes this line for you'
        )
    return words


Text = Annotated[str, Field(min_length=1)]
Time = Annotated[time, BeforeValidator(_time, json_schema_input_type=str)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceFacts(_Entry):
    """One cited source."""

    title: Text
    short: Annotated[Text, Field(description="the text of a citation before the edition")]
    publisher: Text
    edition: str = ""
    date: Text
    url: Annotated[str, Field(pattern=r"^(https://\S+)?$")] = ""
    seen: Annotated[
        Literal["primary", "second-hand", "not-opened"],
        Field(description="whether the source itself was read"),
    ]
    note: Annotated[str, Field(description="anything that still needs checking")] = ""
    replaced_by: Annotated[str, Field(description="key of the source that replaces it")] = ""
    replaced_on: Annotated[
        RealDay | None,
        Field(description="when this was recorded here; pages reviewed before then are listed"),
    ] = None


class LocalFacts(_Entry):
    """One value that only the partnership can give."""

    label: Text
    value: Annotated[str, Field(description="empty until the partnership has confirmed it")] = ""
    kind: Literal["phone", "email", "link", "timescale", "text"]


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
    says: Annotated[
        list[Phrase], Field(description='their names in "Who does what", such as Health visitor')
    ] = []


class SessionFacts(_Entry):
    """One session of the Network Bites programme."""

    title: Phrase
    date: Annotated[RealDay, Field(description="such as 2026-12-03")]
    start: Annotated[Time, Field(description="such as 12:30, in local time")]
    end: Annotated[Time, AfterValidator(_after_start)]
    topic: Annotated[Phrase, Field(description="one sentence")]
    host: Annotated[Phrase, Field(description="a service or team, never a person")]
    where: Annotated[Phrase, Field(description="words, or the name of a value in partnership.yml")]
    published: Annotated[RealDay, Field(description="when this entry was last changed")]


class ShortFormFacts(_Entry):
    """One short form for the search."""

    type: Annotated[list[Text], Field(min_length=1, description="what people type")]
    means: Annotated[Text, Field(description="the words that this site uses")]


class AvoidFacts(_Entry):
    """Words to leave, and what to write instead."""

    words: Annotated[list[Text], Field(min_length=1)]
    say: Text


class LanguageFacts(_Entry):
    """The words that the checks of language look for."""

    names: Annotated[
        dict[str, Text], Field(description="short form → the name that it stands for")
    ] = {}
    quoted_on: Annotated[list[str], Field(description="ids of pages that quote such words")] = []
    avoid: list[AvoidFacts] = []


class StartFacts(_Entry):
    """What limits are counted from."""

    label: Phrase
    last_day_of: Annotated[str, Field(description="the limit to use when no date is known")] = ""


class LimitFacts(_Entry):
    """One limit of the timescale calculator."""

    what: Annotated[Phrase, Field(description="the task, such as Hold the first core group")]
    start: Annotated[str, Field(description="a name under starts:")]
    before: bool = False
    limit: Annotated[str, AfterValidator(_limit)] = ""
    local: Annotated[str, Field(description="the name of a value in partnership.yml")] = ""
    source: Annotated[str, Field(description="a key of sources.yml")] = ""
    proposed: bool = False
    page: Annotated[str, Field(description="the id of the page with the detail")]


class TimescalesFacts(_Entry):
    """The limits of the timescale calculator."""

    years: Annotated[list[int], Field(description="years with known bank holidays")] = []
    starts: dict[str, StartFacts] = {}
    limits: dict[str, LimitFacts] = {}


class PublishedFacts(_Entry):
    """One id that was published; the build writes it, and the last two facts are an editor's."""

    title: Text
    addresses: Annotated[list[Text], Field(min_length=1, description="newest last")]
    versions: list[RealDay] = []
    contents: Annotated[
        list[Text], Field(description="contents of the pack when last published")
    ] = []
    withdrawn: Annotated[
        date | None,
        BeforeValidator(real_date),
        Field(description="the date from which no page has this id"),
    ] = None
    replaced_by: Annotated[str, Field(description="the id to use instead")] = ""


class ConfirmedFacts(_Entry):
    """That one page, finding or pack was still right; `packsite confirm` writes it."""

    words: Annotated[
        str,
        AfterValidator(_fingerprint),
        Field(description="the fingerprint of the statement's words"),
    ]
    day: RealDay


class StepFacts(_Entry):
    """One step of a child's journey."""

    name: Annotated[Phrase, Field(description="short, such as Core group")]
    what: Annotated[Phrase, Field(description="what happens, without a full stop")]
    pages: Annotated[
        list[Text], Field(min_length=1, description="ids; the step leads to the first")
    ]
    limit: Annotated[str, Field(description="the name of a limit in timescales.yml")] = ""


class PathFacts(_Entry):
    """The path of a child's journey."""

    steps: list[StepFacts] = []
    along: Annotated[list[str], Field(description="standards that go with every step")] = []


class AccessibilityCheckFacts(_Entry):
    """What tests found about one thing that has to be true."""

    what: Phrase
    criteria: Annotated[str, Field(description="of WCAG, such as 2.4.7, 2.4.11")] = ""
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


SCHEMAS: Mapping[str, DataFile] = {
    "partnership.yml": DataFile(TypeAdapter(PartnershipFacts), (PartnershipFacts, LocalFacts), {}),
    "sources.yml": DataFile(TypeAdapter(dict[str, SourceFacts]), (SourceFacts,), {}),
    "glossary.yml": DataFile(TypeAdapter(list[GlossaryFacts]), (GlossaryFacts,), []),
    "roles.yml": DataFile(TypeAdapter(dict[str, RoleFacts]), (RoleFacts,), {}),
    "network_bites.yml": DataFile(TypeAdapter(list[SessionFacts]), (SessionFacts,), []),
    "timescales.yml": DataFile(
        TypeAdapter(TimescalesFacts), (TimescalesFacts, StartFacts, LimitFacts), {}
    ),
    "journey.yml": DataFile(TypeAdapter(PathFacts), (PathFacts, StepFacts), {}),
    "language.yml": DataFile(TypeAdapter(LanguageFacts), (LanguageFacts, AvoidFacts), {}),
    "accessibility.yml": DataFile(
        TypeAdapter(AccessibilityFacts), (AccessibilityFacts, AccessibilityCheckFacts), {}
    ),
    "search.yml": DataFile(TypeAdapter(list[ShortFormFacts]), (ShortFormFacts,), []),
    "published.yml": DataFile(TypeAdapter(dict[str, PublishedFacts]), (PublishedFacts,), {}),
    "confirmed.yml": DataFile(
        TypeAdapter(dict[str, dict[str, ConfirmedFacts]]), (ConfirmedFacts,), {}
    ),
}
"""By the name of the file."""


def json_schemas() -> Mapping[str, Any]:
    """Return the JSON Schema of each data file, by the file's name."""
    return {name: file.schema.json_schema() for name, file in SCHEMAS.items()}
