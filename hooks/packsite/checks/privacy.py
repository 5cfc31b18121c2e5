"""Checks for personal data: numbers, dates and addresses that identify a real person.

Learning material must not identify anyone. The patterns are deliberately narrow, so that a
rule, a date of law or a figure is not mistaken for a person; every match is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from packsite.checks.subject import Rules, Subject, at
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.read.data.file import data_text
from packsite.read.data.schema import SCHEMAS
from packsite.read.file_author import author

_NHS_NUMBER = re.compile(r"(?<![\d+-])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![\d-])")
_BIRTH = re.compile(
    r"\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birthday)\b[:\s]*(?:the\s+)?"
    r"(?P<date>\d{1,2}(?:st|nd|rd|th)?[ /.-](?:\d{1,2}|[A-Z][a-z]{2,8})[ /.-](?:19|20)?\d{2}"
    r"|(?:19|20)\d\d-\d\d-\d\d)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<![\w-])(?:GIR ?0AA|(?:[A-PR-UWYZ]\d[\dA-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y]\d[\dABEHMNPRVWXY]?)"
    r" ?\d[ABD-HJLNP-UW-Z]{2})(?![\w-])"
)
_PHONE = re.compile(
    r"(?<![\w+(.-])(?:\+44[ ]?(?:\(0\))?[ ]?|\(?0)(?:\d[ ()-]{0,2}){8,9}\d(?![\w-])"
)
_E_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_QUICK = {
    _NHS_NUMBER: re.compile(r"\d\d\d[ -]?\d\d\d[ -]?\d\d\d\d"),
    _BIRTH: re.compile(r"[BbDd](?:[Ii][Rr][Tt][Hh]|[Oo][Rr][Nn]|\.?[Oo]\.?[Bb])"),
    _POSTCODE: re.compile(r"[\dG][ABD-JLNP-UW-Z][ABD-HJLNP-UW-Z]"),
    _PHONE: re.compile(r"\d(?:[ ()-]{0,2}\d){8}"),
    _E_MAIL: re.compile("@"),
}
"""For each pattern a looser one that is five times as fast: most pages match neither. A lookbehind
at the start of a pattern is tried at every character."""
_OFCOM_FOR_DRAMA = re.compile(
    r"0(?:1632960|7700900|8081570|20?79460|1614960|1134960|1144960|1154960|1164960|1174960|1214960"
    r"|1314960|1414960|1514960|1914980|306999)\d+"
)
"""Numbers that Ofcom reserves for examples, as "Telephone numbers for drama use"."""
_EXAMPLE_MAIL = re.compile(r"@(?:[\w-]+\.)*example\.(?:org|com|net)$", re.IGNORECASE)


def nhs_numbers(document: Document) -> Iterator[Problem]:
    """PRV101: no page contains an NHS number.

    Bad: ten digits with the right check digit
    Good: a number that does not identify anyone
    """
    for found in _found(_NHS_NUMBER, document.text):
        if is_nhs_number("".join(found.groups())):
            message = f'"{found[0]}" looks like an NHS number.'
            yield _problem(document, found.start(), PRV101, message)


def is_nhs_number(digits: str) -> bool:
    """Return whether ten digits are an NHS number: the last one is a check on the others.

    Source: NHS Data Model and Dictionary, "NHS NUMBER", modulus 11.
    """
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    check = (11 - total % 11) % 11
    return check == int(digits[9]) and len(set(digits)) > 1


def birth_dates(document: Document) -> Iterator[Problem]:
    """PRV102: no page contains a date of birth.

    Bad: `born on 12.03.2019`
    Good: `a child of seven`
    """
    for found in _found(_BIRTH, document.text):
        message = f'"{found[0]}" looks like a date of birth.'
        yield _problem(document, found.start(), PRV102, message, "Give an age instead.")


def postcodes(document: Document) -> Iterator[Problem]:
    """PRV103: no page contains a full postcode.

    Bad: a full postcode
    Good: `BL1`
    """
    for found in _found(_POSTCODE, _published(document)):
        message = f'"{found[0]}" looks like a full postcode, which points to a few homes.'
        hint = "Write the area instead; a public building's address belongs in partnership.yml."
        yield at(document, found.start(), PRV103, message, hint)


def telephone_numbers(document: Document) -> Iterator[Problem]:
    """PRV104: telephone numbers are kept in partnership.yml, so that they are changed in one place.

    Bad: a number typed on a page
    Good: `[[local:front-door-phone]]`
    """
    for found in _found(_PHONE, _published(document)):
        if not _is_for_drama(found[0]):
            message = (
                f'"{found[0].strip()}" is a telephone number, which would go out of date here.'
            )
            hint = (
                'Put it in docs/data/partnership.yml, and write "[[local:…]]" with its name'
                f"{' in the text' if found.start() < document.body_start else ''}."
            )
            yield at(document, found.start(), PRV104, message, hint)


def e_mail_addresses(document: Document) -> Iterator[Problem]:
    """PRV105: no page contains an e-mail address; those of teams are kept in partnership.yml.

    Bad: an address with a person's name
    Good: `[[local:business-unit-email]]`
    """
    for found in _found(_E_MAIL, _published(document)):
        if not _EXAMPLE_MAIL.search(found[0]):
            message = f'"{found[0]}" is an e-mail address.'
            hint = "Put a team's in docs/data/partnership.yml; leave out a person's."
            yield at(document, found.start(), PRV105, message, hint)


def data_files(subject: Subject) -> Iterator[Problem]:
    """PRV104 and PRV105: only partnership.yml, of the data files, contains numbers and addresses.

    Bad: `where: Town hall, team@partnership.gov.uk` in network_bites.yml
    Good: `where: network-bites-booking`, which is a local value
    """
    hint = f"Put a team's in {subject.site.settings.data}/partnership.yml; leave out a person's."
    for name in SCHEMAS.keys() - {"partnership.yml"}:
        data, _ = data_text(subject.site.settings, name)
        if data is None:
            continue
        for found in _found(_PHONE, data.text):
            if not _is_for_drama(found[0]):
                message = f'"{found[0].strip()}" is a telephone number.'
                yield data.problem(found.start(), PRV104, message, hint)
        for found in _found(_E_MAIL, data.text):
            if not _EXAMPLE_MAIL.search(found[0]):
                message = f'"{found[0]}" is an e-mail address.'
                yield data.problem(found.start(), PRV105, message, hint)


def authors_of_files(subject: Subject) -> Iterator[Problem]:
    """PRV106: a published PDF or Office file names no person as its author.

    Bad: a PDF whose properties give an author
    Good: the same file with its properties emptied
    """
    for source in subject.index.sources:
        if name := author(source.path):
            message = f'The properties of this file give "{name}" as its author.'
            hint = "Remove them in the program that made the file, and save it again."
            yield Problem(source.file, 0, 0, PRV106, message, hint)


def _is_for_drama(number: str) -> bool:
    digits = re.sub(r"\D", "", re.sub(r"^\+44\D*(?:0\))?", "0", number))
    return bool(_OFCOM_FOR_DRAMA.match(digits))


def _found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(text) if _QUICK[pattern].search(text) else iter(())


def _published(document: Document) -> str:
    """Return the published text: the facts, and the body without code."""
    start = document.body_start
    return document.text[:start] + document.masked[start:]


def _problem(
    document: Document, offset: int, code: Code, message: str, hint: str = "Remove it."
) -> Problem:
    hint += " It is also in the history of the file: tell whoever looks after the site."
    return at(document, offset, code, message, hint)


PRV101 = Code("PRV101", ERROR, "NHS number", "It identifies a person, who may be a child.")
PRV102 = Code("PRV102", ERROR, "date of birth", "It could identify a child or family.")
PRV103 = Code("PRV103", ERROR, "full postcode", "It covers only a handful of homes.")
PRV104 = Code("PRV104", ERROR, "telephone number on a page",
              "Numbers change, and a copy on a page would be missed.")  # fmt: skip
PRV105 = Code("PRV105", ERROR, "e-mail address on a page",
              "It may belong to a person, and it attracts unwanted mail.")  # fmt: skip
PRV106 = Code("PRV106", WARNING, "file that names its author", "It publishes a person's name.")
RULES = Rules(
    "What must never be published",
    codes=(PRV101, PRV102, PRV103, PRV104, PRV105, PRV106),
    of_a_page=(nhs_numbers, birth_dates, postcodes, telephone_numbers, e_mail_addresses),
    of_the_site=(data_files, authors_of_files),
)
