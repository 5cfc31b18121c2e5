"""Say how an audit is done: the same words in the workbook, on the page and on paper."""

from __future__ import annotations

from collections.abc import Iterable

from packsite.audit.questions import Audit
from packsite.model.data import Library
from packsite.templates import day

CASES = 10
"""Cases that fit on a sheet of the workbook."""
JUDGEMENTS = ("Met", "Partly", "Not met", "Does not apply")
Section = tuple[str, tuple[str, ...]]
"""A heading, and the lines below it."""

_CHOOSE = (
    "Decide first which children the audit is about, and write down a rule that picks them: for "
    "example, every fifth plan that began in the last six months. Nobody chooses the good ones.",
    f"Up to {CASES} cases show where to look. They are too few to prove a rate, so talk about "
    "cases, and use the measures for rates.",
    "Let two people from different agencies judge the same two cases first, and compare.",
)
_JUDGE = (
    "Met: the record, or somebody you asked, shows it.",
    "Partly: some of it, or too late.",
    "Not met: you looked, and it is not there.",
    "Does not apply: this case gave no reason for it. Say why.",
    "A record is not all of it. Ask the people who did the work, and ask children and parents "
    "where that is safe.",
)
_USE = (
    "Say first what went well, and why.",
    "Choose at most three things to change. Write down who does what, by when, and how a child "
    "would notice. Set the day on which you look again.",
    "Tell those whose work you looked at, and take what you learned to supervision.",
)


def guide(audits: Iterable[Audit], library: Library) -> tuple[Section, ...]:
    """Return how to use the audit tool, for the standards that it holds."""
    owners = " · ".join(sorted({one.owner for one in audits}))
    version = day(max(one.version for one in audits))
    return (
        ("If a child may be in danger", (_danger(library),)),
        (
            "No names",
            (
                "Never write the name, date of birth, address or record number of a child or a "
                f"family. Call them Case 1 to Case {CASES}.",
                "Keep the list of which case is which where your agency keeps its records, and "
                "not with this audit.",
            ),
        ),
        ("Choose the cases", _CHOOSE),
        ("Judge each statement", _JUDGE),
        ("Use what you find", _USE),
        (
            "Whose it is, and how old",
            (
                f"Owner: {owners}, {library.partnership}.",
                f"Version: {version}, the newest change of a standard in it. A saved or printed "
                "copy is not controlled: before you begin an audit, fetch it again.",
            ),
        ),
    )


def _danger(library: Library) -> str:
    number = library.local.get("front-door-phone")
    where = f" on {number.value}" if number and number.value else ""
    return (
        "Stop the audit. Call 999 if it is urgent. Then call children's social care"
        f"{where}. Tell the manager of whoever works with the child."
    )
