"""Checks of the parts of an audit: the measures and questions of a standard."""

from collections.abc import Iterator

from packsite.checks.subject import Rules
from packsite.model.facts import Kind
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.read.codes import AUD101, AUD102
from packsite.read.how_we_will_know import audit_parts


def standards_can_be_audited(document: Document) -> Iterator[Problem]:
    """AUD101 and AUD102: a standard has measures in four columns, and questions for an audit.

    Bad: a table of measures with the columns "Measure" and "Target"
    Good: `| Measure | Numerator | Denominator | Where the data comes from |`
    """
    if document.facts.kind is Kind.STANDARD:
        yield from audit_parts(document).problems


RULES = Rules("Audits of standards", codes=(AUD101, AUD102), of_a_page=(standards_can_be_audited,))
