"""The schema of the block of facts, for each kind of page.

The pydantic models are the one definition: they check the files, and `json_schema` prints them for
editors' tools, with the docstring of each fact.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag, ValidationInfo

from packsite.model.facts import ChangeKind, Format, Kind, Recipient
from packsite.read.fact_types import (
    HeadWords,
    Id,
    Lang,
    LastDay,
    Months,
    Phrase,
    RealDay,
    Strict,
    YesOrNo,
)


class ChangeFacts(Strict):
    """One line of a page's history."""

    date: RealDay
    kind: ChangeKind
    """act: readers must do something new; read; wording"""
    what: Phrase
    local: YesOrNo = False
    """true: a change for this area only, which the core is made without"""


class SheetFacts(Strict):
    """A section that is also printed by itself, as a sheet to copy."""

    section: HeadWords
    """the words of its heading"""
    format: Annotated[Format, Field(alias="as")] = Format.SHEET
    """sheet; slips: a table to cut up; cards: four on a side, to cut out; poster: on A4 and A3"""
    landscape: YesOrNo = False
    """true: printed across the page"""
    recipient: Annotated[Recipient | None, Field(alias="for")] = None
    """who gets it in a session: everyone; group: one for each group; trainer"""


class SharedFacts(Strict):
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
    scope: Literal["local", "national"] | None = None
    """local: right for this area only, and left out of the core; otherwise it is national"""
    sheets: list[SheetFacts] = []
    """sections that are also printed by themselves, to copy, such as {section: The form}"""
    changes: Annotated[list[ChangeFacts], Field(min_length=1)]
    withdrawn: LastDay = None
    """the date from which nobody should use it; its address and text stay"""
    replaced_by: Id = ""
    """the page to use instead of this one"""


class PageFacts(SharedFacts):
    """The facts of a page of any kind; a pack of several has others."""

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
    slides: YesOrNo = False
    """true: a session plan, which is also made into slides"""


class BriefFacts(PageFacts):
    """The facts of a learning brief."""

    scope: Literal["local", "national"]
    gaps: dict[str, Phrase] = {}
    """finding → why it is a deliberate gap"""


class TextFacts(PageFacts):
    """The facts of a page that is neither standard, resource, brief nor bite."""

    briefing_of: Id = ""
    """the brief that this page sums up on two sides, such as LB-2022-01"""


class PartFacts(Strict):
    """A part of a pack, with a sheet of its own in front."""

    part: HeadWords
    """the title of the part"""
    contents: Annotated[list[str], Field(min_length=1)]
    """ids of pages"""
    picture: str = ""
    """the file of a picture for that sheet, as in a link; it is decoration"""


ID_IN_PACK, PART_IN_PACK = "(an id)", "(a part)"
"""What an entry of a pack may be; not a word that anybody types."""


def _entry(value: object) -> str:
    return PART_IN_PACK if isinstance(value, (dict, PartFacts)) else ID_IN_PACK


def _in_order(entries: list[str | PartFacts]) -> list[str | PartFacts]:
    seen = ""
    for entry in entries:
        if isinstance(entry, PartFacts):
            seen = entry.part
        elif seen:
            raise ValueError(
                f'lists "{entry}" after the part "{seen}"; '
                "put it in a part, or before the first one"
            )
    ids = [one for entry in entries for one in getattr(entry, "contents", [entry])]
    if again := [one for one in ids if ids.count(one) > 1]:
        raise ValueError(f'lists "{again[0]}" twice, so it would be printed twice; keep one')
    return entries


PackEntry = Annotated[
    Annotated[str, Tag(ID_IN_PACK)] | Annotated[PartFacts, Tag(PART_IN_PACK)],
    Discriminator(_entry),
]


def _at_most_people(groups: int, info: ValidationInfo) -> int:
    if groups > (people := info.data.get("people", groups)):
        raise ValueError(f'is "{groups}", but there are only {people} people; write a lower number')
    return groups


class TrainingFacts(Strict):
    """The session of a training pack, which is printed as a participants' and a trainer's set."""

    people: Annotated[int, Field(ge=1)]
    """how many the print plan is for, such as 12"""
    groups: Annotated[int, Field(ge=1), AfterValidator(_at_most_people)]
    """how many groups they work in"""
    trainers: Annotated[int, Field(ge=1)]
    only_trainers: list[str] = []
    """ids of the pages that participants do not get"""
    later: list[str] = []
    """ids of the pages that participants get during the session or after it"""


class PackFacts(SharedFacts):
    """The facts of a pack."""

    contents: Annotated[list[PackEntry], AfterValidator(_in_order)]
    """ids of pages in printing order, or parts: {part: …, contents: […]}"""
    all_of: Literal["", "CPS", "CNP", "LB", "NB"] = ""
    """a kind of page that it holds all of, such as CPS: the check names each that is missing"""
    occasion: Phrase | None = None
    folded: bool = False
    """true: print the note alone as one sheet to fold, in place of a booklet of the whole pack"""
    session: TrainingFacts | None = None
    """for a training pack: who gets what, for its two sets and its print plan"""


class AmendmentFacts(Strict):
    """The facts of a file that adds local words to statements of a page of the core."""

    amends: Id
    """the page of the core, such as CPS-08; each heading below names a statement of it"""
    owner: Phrase
    """a role or team, never a person"""
    reviewed: RealDay
    """when it was last read through, such as 2026-11-23"""
    review_every: Months
    """such as 12 months"""
    sources: list[str] = []
    """keys of docs/data/sources.yml"""
    changes: Annotated[list[ChangeFacts], Field(min_length=1)]


FACTS_OF: Mapping[Kind, type[SharedFacts]] = {
    Kind.STANDARD: StandardFacts,
    Kind.RESOURCE: ResourceFacts,
    Kind.BRIEF: BriefFacts,
    Kind.PACK: PackFacts,
    Kind.BITE: PageFacts,
    Kind.PAGE: TextFacts,
}


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a block of facts: its schema and its name."""

    schema: type[SharedFacts] | type[AmendmentFacts]
    name: str
    """With its article, as messages name it."""


AMENDMENT = Form(AmendmentFacts, "An amendment")


def form_of(kind: Kind, facts: Mapping[str, Any]) -> Form:
    """Return the form of facts that somebody typed in a page of a kind."""
    return AMENDMENT if "amends" in facts else Form(FACTS_OF[kind], f"A {kind.label.lower()}")


def json_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of the block of facts: one definition for each kind of page."""
    forms: list[tuple[type[Strict], str]] = [(FACTS_OF[kind], kind.label) for kind in Kind]
    forms.append((AmendmentFacts, "Amendment"))
    kinds = [
        {**schema.model_json_schema(mode="validation"), "title": label} for schema, label in forms
    ]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "anyOf": kinds}
