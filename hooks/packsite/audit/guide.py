"""How to do an audit: one text for the workbook, the page and print."""

from collections.abc import Iterable

from packsite.audit.questions import Audit
from packsite.model.data import Library
from packsite.templates import day

CASES = 10
"""The number of cases on a sheet of the workbook."""
JUDGEMENTS = ("Met", "Partly", "Not met", "Does not apply")
GuideSection = tuple[str, tuple[str, ...]]
"""A heading and its lines."""

_CHOOSE = (
    "Decide first which children the audit is about, and write down a rule for choosing them: for "
    "example, every fifth plan that began in the last six months. Do not pick the good ones.",
    f"Up to {CASES} cases show where to look. They are too few to prove a rate, so talk about "
    "cases, and use the measures for rates.",
    "Ask two people from different agencies to judge the same two cases first, and compare.",
)
_JUDGE = (
    "Met: the record, or someone you asked, shows it.",
    "Partly: some of it was done, or it was done too late.",
    "Not met: you looked, and it is not there.",
    "Does not apply: nothing in this case called for it. Say why.",
    "The record is not the whole story. Ask the people who did the work, and ask children and "
    "parents where that is safe.",
)
_USE = (
    "Say first what went well, and why.",
    "Choose at most three things to change. Write down who does what, by when, and how a child "
    "would notice. Set a date to check again.",
    "Tell the people whose work you looked at, and take what you learned to supervision.",
)


def guide(audits: Iterable[Audit], library: Library) -> tuple[GuideSection, ...]:
    """Return the instructions for audits of the given standards, section by section."""
    owners = " · ".join(sorted({one.owner for one in audits}))
    version = day(max(one.version for one in audits))
    return (
        ("If a child may be in danger", (_danger(library),)),
        (
            "No names",
            (
                "Never write the name, date of birth, address or record number of a child or a "
                f"family. Call them Case 1 to Case {CASES}.",
                "Keep the list that says which case is which with the records of your agency, and "
                "not with this audit.",
            ),
        ),
        ("Choose the cases", _CHOOSE),
        ("Judge each statement", _JUDGE),
        ("Use what you find", _USE),
        (
            "Owner and version",
            (
                f"Owner: {owners}, {library.brand.name}.",
                f"Version: {version}, the date of the newest change to a standard in it. A saved "
                "or printed copy is not controlled: download it again before you begin an audit.",
            ),
        ),
    )


def _danger(library: Library) -> str:
    number = library.local.get("front-door-phone")
    where = f" on {number.shown}" if number and number.shown else ""
    return (
        "Stop the audit. Call 999 if it is urgent. Then call children's social care"
        f"{where}. Tell the manager of whoever works with the child."
    )
