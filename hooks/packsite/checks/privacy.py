"""Checks for personal data and secrets: whatever identifies a real person, or opens a door.

Learning material must not identify anyone. The patterns are deliberately narrow, so that a rule, a
date of law or a figure is not mistaken for a person. What is found is an error, and every message
shows dots instead of it: reports are read by more people than the page, and kept for longer.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from packsite.checks.subject import Rules, Subject, at
from packsite.model.codes import ERROR, Code
from packsite.model.page import Document
from packsite.model.problems import Problem, TextFile
from packsite.model.references import Span
from packsite.read.data.text import data_text
from packsite.read.sensitive import find_sensitive, mask_sensitive, masked_words
from packsite.read.sensitive_kinds import BIRTH, CASE, INSURANCE, NHS, PUPIL

_POSTCODE = re.compile(
    r"(?<![\w-])(?:GIR ?0AA|(?:[A-PR-UWYZ]\d[\dA-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y]\d[\dABEHMNPRVWXY]?)"
    r" ?\d[ABD-HJLNP-UW-Z]{2})(?![\w-])"
)
_PHONE = re.compile(
    r"(?<![\w+(./-])(?:(?:\+44[ ]?(?:\(0\))?[ ]?|\(?0)(?:\d[ ()-]{0,2}){8,9}\d|0(?: \d){10}"
    r"|\(?0\d{2,4}\)?(?P<gap>[/.])\d{3,4}(?:(?P=gap)|[ ]?)\d{3,4})(?![\w-])"
)
_E_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SIGNS = bytes(
    b"d"[0] if sign in b"0123456789" or sign > 127 else b"C"[0] if 65 <= sign <= 90 else sign
    for sign in range(256)
)
"""Each byte → d for a digit or part of a sign beyond ASCII, which may be one; C for a capital."""
_BETWEEN_DIGITS = b" ()./-"
_GATES: dict[re.Pattern[str], Callable[[bytes], bool]] = {
    _POSTCODE: lambda text: b"dCC" in text.translate(_SIGNS),
    _PHONE: lambda text: b"d" * 9 in text.translate(_SIGNS, _BETWEEN_DIGITS),
    _E_MAIL: lambda text: b"@" in text,
}
"""For each pattern whether a text may hold it: a hundred times as fast, and true for few pages."""
_OFCOM_FOR_DRAMA = re.compile(
    r"0(?:1632960|7700900|8081570|20?79460|1614960|1134960|1144960|1154960|1164960|1174960|1214960"
    r"|1314960|1414960|1514960|1914980|306999)\d+"
)
"""Numbers that Ofcom reserves for examples, as "Telephone numbers for drama use"."""
_EXAMPLE_MAIL = re.compile(r"@(?:[\w-]+\.)*example\.(?:org|com|net)$", re.IGNORECASE)
_HISTORY = " It is also in the history of the file: tell whoever looks after the site."
_MOST_DOTS = 40
_SECRET_HINT = "Remove it, and have it changed today: whoever has seen this file knows it."


def numbers_and_secrets(document: Document) -> Iterator[Problem]:
    """PRV101, PRV102, PRV107 and PRV108: no page has a person's number, or a password or key.

    Bad: ten digits with the right check digit, `case number 204817`, `password: Winter25!`
    Good: `case number 12345`, `The password is kept by the business unit`
    """
    for offset, said in sensitive_in(document.text):
        yield at(document, offset, *said)


def sensitive_in(text: str) -> Iterator[tuple[int, tuple[Code, str, str]]]:
    """Yield the offset of each number of a person and secret, and its code, message and hint."""
    for one in find_sensitive(text):
        code, hint = _CODES.get(one.kind, (PRV108, _SECRET_HINT))
        dots = masked_words(" ".join(text[slice(*one.span)].split()))
        message = f'"{dots[:_MOST_DOTS]}" looks like {one.kind.name}.'
        yield one.span.start, (code, message, hint + _HISTORY)


def masked(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems of every kind, and mask the numbers and secrets that they quote."""
    return tuple(sorted({*map(_masked, problems)}))


def _masked(problem: Problem) -> Problem:
    """Return a problem with dots for the numbers and secrets in it."""
    file, message, hint = map(mask_sensitive, (problem.file, problem.message, problem.hint))
    return replace(problem, file=file, message=message, hint=hint)


def postcodes(document: Document) -> Iterator[Problem]:
    """PRV103: no page contains a full postcode.

    Bad: a full postcode
    Good: `BL1`
    """
    for found in _found(_POSTCODE, document.without_code):
        message = (
            f'"{masked_words(found[0])}" looks like a full postcode: it points to a few homes.'
        )
        hint = "Write the area instead; a public building's address belongs in partnership.yml."
        yield at(document, found.start(), PRV103, message, hint)


def telephone_numbers(document: Document) -> Iterator[Problem]:
    """PRV104: telephone numbers are kept in partnership.yml, so that they are changed in one place.

    Bad: a number typed on a page
    Good: `[[local:front-door-phone]]`
    """
    for found in _phones(document.without_code):
        where = " in the text" if found.start() < document.body_start else ""
        hint = (
            'Put a team\'s in docs/data/partnership.yml, and write "[[local:…]]" with its name'
            f"{where}: here it would go out of date. Leave out a person's."
        )
        yield at(document, found.start(), PRV104, _phone_message(found[0]), hint)


def e_mail_addresses(document: Document) -> Iterator[Problem]:
    """PRV105: no page contains an e-mail address; those of teams are kept in partnership.yml.

    Bad: an address with a person's name
    Good: `[[local:business-unit-email]]`
    """
    hint = "Put a team's in docs/data/partnership.yml; leave out a person's."
    for found in _e_mails(document.without_code):
        yield at(document, found.start(), PRV105, _e_mail_message(found[0]), hint)


def data_files(subject: Subject) -> Iterator[Problem]:
    """PRV104 and PRV105: only partnership.yml, of the data files, contains numbers and addresses.

    Bad: `where: Town hall, team@partnership.gov.uk` in network_bites.yml
    Good: `where: network-bites-booking`, which is a local value
    """
    hint = f"Put a team's in {subject.site.settings.data}/partnership.yml; leave out a person's."
    for data in _data_texts(subject):
        if data.file.endswith("/partnership.yml"):
            continue
        for found in _phones(data.text):
            yield data.problem(found.start(), PRV104, _phone_message(found[0]), hint)
        for found in _e_mails(data.text):
            yield data.problem(found.start(), PRV105, _e_mail_message(found[0]), hint)


def other_files(subject: Subject) -> Iterator[Problem]:
    """PRV101, PRV102, PRV107 and PRV108: data files, mkdocs.yml and file names have none either.

    Bad: `943-476-5919.docx`
    Good: `form.docx`
    """
    for file in (*_data_texts(subject), subject.menu):
        for offset, said in sensitive_in(file.text):
            yield file.problem(offset, *said)
    for source in subject.index.sources:
        for _, said in sensitive_in(source.uri):
            yield Problem(source.file, 0, 0, *said)


def _data_texts(subject: Subject) -> Iterator[TextFile]:
    settings = subject.site.settings
    names = (path.name for path in (settings.root / settings.data).glob("*.yml"))
    return (data for name in names if (data := data_text(settings, name)[0]))


def _phone_message(number: str) -> str:
    return f'"{masked_words(number.strip())}" looks like a telephone number.'


def _e_mail_message(address: str) -> str:
    name, _, host = address.partition("@")
    return f'"{masked_words(name)}@{host}" is an e-mail address.'


def personal_data(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the span and the kind of all that may identify a person in a text, or is secret."""
    for one in find_sensitive(text):
        yield one.span, one.kind.name
    kinds = {
        "a postcode": _found(_POSTCODE, text),
        "a telephone number": _phones(text),
        "an e-mail address": _e_mails(text),
    }
    for kind, matches in kinds.items():
        yield from ((Span(*found.span()), kind) for found in matches)


def _phones(text: str) -> Iterator[re.Match[str]]:
    """Yield each telephone number, but for those that Ofcom reserves for examples."""
    return (found for found in _found(_PHONE, text) if not _is_for_drama(found[0]))


def _e_mails(text: str) -> Iterator[re.Match[str]]:
    """Yield each e-mail address, but for those at example.org."""
    return (found for found in _found(_E_MAIL, text) if not _EXAMPLE_MAIL.search(found[0]))


def _is_for_drama(number: str) -> bool:
    digits = re.sub(r"\D", "", re.sub(r"^\+44\D*(?:0\))?", "0", number))
    return bool(_OFCOM_FOR_DRAMA.match(digits))


def _found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    is_likely = _GATES[pattern](text.encode("utf-8", "surrogatepass"))
    return pattern.finditer(text) if is_likely else iter(())


PRV101 = Code("PRV101", ERROR, "NHS number", "It identifies a person, who may be a child.",
              bad="ten digits with the right check digit",
              good="a number that does not identify anyone")  # fmt: skip
PRV102 = Code("PRV102", ERROR, "date of birth", "It could identify a child or family.",
              bad="`born on 12.03.2019`", good="`a child of seven`")  # fmt: skip
PRV103 = Code("PRV103", ERROR, "full postcode", "It covers only a handful of homes.")
PRV104 = Code("PRV104", ERROR, "telephone number on a page",
              "Numbers change, and a copy on a page would be missed.")  # fmt: skip
PRV105 = Code("PRV105", ERROR, "e-mail address on a page",
              "It may belong to a person, and it attracts unwanted mail.")  # fmt: skip
PRV107 = Code("PRV107", ERROR, "number of a case or person",
              "It leads to a child in a system that others can search.",
              bad="`case number 204817`", good="`case number 12345`")  # fmt: skip
PRV108 = Code("PRV108", ERROR, "password or key", "Anyone who reads it could sign in with it.",
              bad="`password: Winter25!`",
              good="`The password is kept by the business unit`")  # fmt: skip
_CODES = {
    NHS: (PRV101, "Remove it. For an example, write 999 000 0000."),
    BIRTH: (PRV102, "Give an age instead."),
    INSURANCE: (PRV107, "Remove it. For an example, write QQ 12 34 56 C."),
    PUPIL: (PRV107, "Remove it."),
    CASE: (PRV107, "Remove it. For an example, write 12345."),
}
"""The code and the hint for each kind that identifies a person; all other kinds are secrets."""
RULES = Rules(
    "What must never be published",
    codes=(PRV101, PRV102, PRV103, PRV104, PRV105, PRV107, PRV108),
    of_a_page=(numbers_and_secrets, postcodes, telephone_numbers, e_mail_addresses),
    of_the_site=(data_files, other_files),
)
