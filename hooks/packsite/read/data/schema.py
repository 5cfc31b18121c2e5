"""The schemas of the data files.

The pydantic models are the one definition: they check the files, and `json_schemas` prints them for
editors' tools, with the docstring of each value.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_origin

from pydantic import AfterValidator, BaseModel, Field, TypeAdapter, ValidationInfo

from packsite.model.layers import LAYERS
from packsite.read.data.aid_schema import AidFacts, AnswerFacts, EndFacts, Key, QuestionFacts
from packsite.read.data.brand_schema import BrandFacts, ColourFacts, TypefaceFacts
from packsite.read.data.local_values import of_its_kind
from packsite.read.data.record_schema import (
    AccessibilityCheckFacts,
    AccessibilityFacts,
    ConfirmedFacts,
    ConfirmedOf,
    PublishedFacts,
)
from packsite.read.data.time_schema import (
    BesideFacts,
    LimitFacts,
    PathFacts,
    SessionFacts,
    StartFacts,
    StepFacts,
    TimescalesFacts,
)
from packsite.read.fact_types import Phrase, RealDay, Strict, Text, like


class SourceFacts(Strict):
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
    local: bool = False
    """true: about this area only, and left out of the core"""


class ReportedFacts(Strict):
    """A local value that was seen in public."""

    value: Text
    source: Text
    """a key of sources.yml"""
    date: Text
    """the date that the source shows, or when it was read"""


def _reported_of_its_kind(
    reported: ReportedFacts | None, info: ValidationInfo
) -> ReportedFacts | None:
    of_its_kind(reported.value if reported else "", info)
    return reported


class LocalFacts(Strict):
    """One value that only the partnership can give."""

    label: Text
    kind: Literal["phone", "email", "link", "timescale", "text"]
    value: Annotated[str, AfterValidator(of_its_kind)] = ""
    """empty until the partnership has confirmed it"""
    protects: bool = False
    """whether a child's safety depends on it: no release goes out without it"""
    ask: str = ""
    """who can give the value"""
    reported: Annotated[ReportedFacts | None, AfterValidator(_reported_of_its_kind)] = None
    """a value seen in public and not confirmed yet; shown as reported, with its source"""


class PartnershipFacts(Strict):
    """The local values."""

    local: dict[str, LocalFacts] = {}


class GlossaryFacts(Strict):
    """One acronym."""

    acronym: Text
    expansion: Text
    synonyms: list[str] = []
    local: bool = False
    note: str = ""


class RoleFacts(Strict):
    """One group of readers."""

    label: Text
    who: Text
    says: list[Phrase] = []
    """their names in "Who does what", such as Health visitor"""


class ShortFormFacts(Strict):
    """One short form for the search."""

    type: Annotated[list[Text], Field(min_length=1)]
    """what people type"""
    means: Text
    """the words that this site uses"""


class LayersFacts(Strict):
    """The pages of the core that a site leaves out, and those that answer its own briefs."""

    hide: list[Text] = []
    """ids of pages of the core to leave out, such as CNP-24"""
    answers: dict[str, list[Text]] = {}
    """finding of a local brief → ids of the pages that answer it: {LB-2027-01.F3: [CPS-05]}"""


class ReplacementFacts(Strict):
    """Words not to write, and what to write instead."""

    words: Annotated[list[Phrase], Field(min_length=1)]
    say: Text


class LanguageFacts(Strict):
    """The words that the checks of language look for."""

    names: dict[str, Text] = {}
    """short form → the name that it stands for"""
    quoted_on: list[str] = []
    """ids of pages that quote such words"""
    avoid: list[ReplacementFacts] = []
    turns: list[ReplacementFacts] = []
    """turns of phrase that nobody here would use"""


OwnWord = Annotated[
    str, like(re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*"), "write one word a line, without hyphens")
]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file: the schema of the whole, and the models of its entries."""

    schema: TypeAdapter[Any]
    models: tuple[type[BaseModel], ...]
    empty: list[Any] | dict[str, Any]
    """The value of a file without entries."""


def _file(schema: Any, *models: type[BaseModel]) -> DataFile:
    return DataFile(TypeAdapter(schema), models, [] if get_origin(schema) is list else {})


SCHEMAS: Mapping[str, DataFile] = {
    "brand.yml": _file(BrandFacts, BrandFacts, ColourFacts, TypefaceFacts),
    "partnership.yml": _file(PartnershipFacts, PartnershipFacts, LocalFacts),
    "sources.yml": _file(dict[str, SourceFacts], SourceFacts),
    "glossary.yml": _file(list[GlossaryFacts], GlossaryFacts),
    "roles.yml": _file(dict[str, RoleFacts], RoleFacts),
    "network_bites.yml": _file(list[SessionFacts], SessionFacts),
    "timescales.yml": _file(TimescalesFacts, TimescalesFacts, StartFacts, LimitFacts),
    "journey.yml": _file(PathFacts, PathFacts, StepFacts, BesideFacts),
    "decision_aids.yml": _file(dict[Key, AidFacts], AidFacts, QuestionFacts, AnswerFacts, EndFacts),
    "language.yml": _file(LanguageFacts, LanguageFacts, ReplacementFacts),
    "words.yml": _file(list[OwnWord]),
    LAYERS: _file(LayersFacts, LayersFacts),
    "accessibility.yml": _file(AccessibilityFacts, AccessibilityFacts, AccessibilityCheckFacts),
    "search.yml": _file(list[ShortFormFacts], ShortFormFacts),
    "published.yml": _file(dict[str, PublishedFacts], PublishedFacts),
    "confirmed.yml": _file(dict[str, ConfirmedOf], ConfirmedFacts),
}
"""By the name of the file."""


def json_schemas() -> Mapping[str, Any]:
    """Return the JSON Schema of each data file, by the file's name."""
    return {name: file.schema.json_schema() for name, file in SCHEMAS.items()}
