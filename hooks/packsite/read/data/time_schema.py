"""The entries of the data files about time: sessions, limits and the steps of a child's journey."""

import re
from datetime import time
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from packsite.model.timescales import COUNTABLE
from packsite.read.fact_types import Phrase, RealDay, Strict, Text

_COUNTED = "write it like 10 working days, 28 days, 6 weeks or 3 months"
_NUMBERED = re.compile(r"(?:step )?\d+(?:[.):]|$)", re.IGNORECASE)
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


def _countable(limit: str, info: ValidationInfo) -> str:
    """Refuse a limit of the calculator that cannot be counted."""
    if limit and info.data.get("start") and not COUNTABLE.fullmatch(limit):
        raise ValueError(f'is "{limit}"; {_COUNTED}')
    return limit


def _four_digits(year: int) -> int:
    if not 2000 <= year < 2100:
        raise ValueError(f'is "{year}"; write the year in full, such as 2027')
    return year


def _unbroken(years: list[int]) -> list[int]:
    """Return years in order; in a year left out, bank holidays would count as working days."""
    known = sorted({*years})
    if known and len(known) != known[-1] - known[0] + 1:
        raise ValueError(f"leaves out a year; name every year from {known[0]} to {known[-1]}")
    return known


def _unnumbered(name: str) -> str:
    if _NUMBERED.match(name):
        raise ValueError(f'is "{name}"; leave out the number: it is the place in this list')
    return name


Time = Annotated[time, BeforeValidator(_time, json_schema_input_type=str)]


class SessionFacts(Strict):
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


class StartFacts(Strict):
    """What limits are counted from."""

    label: Phrase
    short: Phrase
    """the same in few words, as they follow "from": the initial conference"""
    last_day_of: str = ""
    """the limit to use when no date is known"""


class LimitFacts(Strict):
    """One limit."""

    what: Phrase
    """the task, such as Hold the first core group"""
    start: str = ""
    """a name under starts:; the calculator leaves out a limit without one"""
    before: bool = False
    limit: Annotated[str, AfterValidator(_countable)] = ""
    local: str = ""
    """the name of a value in partnership.yml"""
    sources: list[str] = []
    """keys of sources.yml; without one, the limit is proposed here"""
    reported: bool = False
    """whether the first source was not seen to say so itself"""
    pages: Annotated[list[Text], Field(min_length=1)]
    """ids; the first page has the detail"""


class TimescalesFacts(Strict):
    """Every limit, and what the limits are counted from."""

    years: Annotated[
        list[Annotated[int, AfterValidator(_four_digits)]], AfterValidator(_unbroken)
    ] = []
    """years with known bank holidays"""
    starts: dict[str, StartFacts] = {}
    limits: dict[str, LimitFacts] = {}


class StepFacts(Strict):
    """One step of a child's journey."""

    name: Annotated[Phrase, AfterValidator(_unnumbered)]
    """short, such as Core group"""
    what: Phrase
    """what happens, without a full stop"""
    pages: Annotated[list[Text], Field(min_length=1)]
    """ids; the step leads to the first"""
    limits: list[str] = []
    """names of limits in timescales.yml, the main one first"""


class BesideFacts(Strict):
    """Limits that belong to no step."""

    name: Phrase
    """short, such as Emergency"""
    limits: Annotated[list[Text], Field(min_length=1)]
    """names of limits in timescales.yml"""


class PathFacts(Strict):
    """The path of a child's journey."""

    steps: list[StepFacts] = []
    along: list[str] = []
    """standards that go with every step"""
    beside: list[BesideFacts] = []
    """the limits that belong to no step"""
