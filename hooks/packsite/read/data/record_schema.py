"""The entries of the data files that the build and the tests write."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from packsite.read.fact_types import LastDay, Phrase, RealDay, Strict, Text, like

_FINGERPRINT = re.compile(r"[b-df-hj-np-t]{12}")
_CONFIRM = "run python -m packsite confirm, which writes this line for you"


class PublishedFacts(Strict):
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


class ConfirmedFacts(Strict):
    """That one page, finding or pack was still right; `packsite confirm` writes it."""

    words: Annotated[str, like(_FINGERPRINT, _CONFIRM)]
    """the fingerprint of the statement's words"""
    day: RealDay


ConfirmedOf = Annotated[dict[str, ConfirmedFacts], BeforeValidator(lambda lines: lines or {})]
"""The statements that one page relies on; an editor may delete every line."""


class AccessibilityCheckFacts(Strict):
    """What tests found about one thing that has to be true."""

    what: Phrase
    criteria: str = ""
    """of WCAG, such as 2.4.7, 2.4.11"""
    tests: Annotated[int, Field(gt=0)]
    failed: list[Text] = []


class AccessibilityFacts(Strict):
    """Results of the browser's tests, written by `make accessibility`."""

    day: RealDay | None = None
    browser: str = ""
    axe: str = ""
    checks: list[AccessibilityCheckFacts] = []
