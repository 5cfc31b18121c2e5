"""Which entries each data file has, and what each may say.

The pydantic models are the one definition: they check the files, and `json_schemas` prints them for
editors' tools.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
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

from packsite.facts_schema import Day, Words

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def _time(words: object) -> time:
    if not _TIME.fullmatch(str(words)):
        raise ValueError(f'is "{words}", which is not a time; write it as 12:30')
    return time.fromisoformat(str(words))


def _after_start(end: time, info: ValidationInfo) -> time:
    start = info.data.get("start")
    if start and end <= start:
        raise ValueError(
            f'is "{end:%H:%M}", and the session begins at {start:%H:%M}; mend one of the two'
        )
    return end


Text = Annotated[str, Field(min_length=1)]
Time = Annotated[time, BeforeValidator(_time, json_schema_input_type=str)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceFacts(_Entry):
    """One cited source."""

    title: Text
    short: Annotated[Text, Field(description="what a citation prints before the edition")]
    publisher: Text
    edition: str = ""
    date: Text
    url: Annotated[str, Field(pattern=r"^(https://\S+)?$")] = ""
    seen: Annotated[
        Literal["primary", "second-hand", "not-opened"],
        Field(description="whether the text itself was read"),
    ]
    note: Annotated[str, Field(description="what still has to be checked")] = ""
    replaced_by: Annotated[str, Field(description="key of the source that takes its place")] = ""


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


class SessionFacts(_Entry):
    """One session of the Network Bites programme."""

    title: Words
    date: Annotated[Day, Field(description="as 2026-12-03")]
    start: Annotated[Time, Field(description="as 12:30, in local time")]
    end: Annotated[Time, AfterValidator(_after_start)]
    topic: Annotated[Words, Field(description="one sentence")]
    host: Annotated[Words, Field(description="a service or team, never a person")]
    where: Annotated[Words, Field(description="words, or the name of a value in partnership.yml")]
    published: Annotated[Day, Field(description="when this entry was last changed")]


class ShortFormFacts(_Entry):
    """One short form for the search."""

    type: Annotated[list[Text], Field(min_length=1, description="what people type")]
    means: Annotated[Text, Field(description="the words that this site uses")]


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
    "search.yml": DataFile(TypeAdapter(list[ShortFormFacts]), (ShortFormFacts,), []),
}
"""By the name of the file."""


def json_schemas() -> Mapping[str, Any]:
    """Return the JSON Schema of each data file, by the file's name."""
    return {name: file.schema.json_schema() for name, file in SCHEMAS.items()}
