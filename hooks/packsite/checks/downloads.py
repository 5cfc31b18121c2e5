"""Checks of downloads: a reader gets what it shows, and nothing more."""

import re
from collections.abc import Iterator
from functools import partial

from packsite.checks.privacy import sensitive_in
from packsite.checks.subject import Rules, Subject
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.problems import Problem
from packsite.read.downloads import contents
from packsite.read.file_kinds import is_download

_ORGANISATION = re.compile(
    r"(?i)\b(?:council|partnership|nhs|trust|board|team|unit|service|services|police|government"
    r"|department|office|ofsted|society|association|agency|authority|charity|foundation|university"
    r"|school|college|commission|committee|forum|network|group|ltd|limited|plc|cic)\b"
)
_PROGRAM = re.compile(
    r"(?i)(?:python-docx|openpyxl|xlsxwriter|author|user|admin|administrator|unknown|anonymous"
    r"|microsoft .*|libreoffice.*|openoffice.*|google.*|adobe.*|pandoc|typst|word|excel)"
)
_LARGEST = 20_000_000
"""Bytes of the largest download: a minute at 3 Mbit/s, as on a phone with weak signal."""
_SAVE_AGAIN = "Put that right in the program that made the file, and save it again."
_INSPECT = (
    "Remove that in the program that made the file (in Office: File, Info, Inspect Document)."
)


def contents_of_downloads(subject: Subject) -> Iterator[Problem]:
    """FIL108, PRV106 and PRV109: a download has no macros, no hidden text and no names of persons.

    Bad: a form with a macro, with comments or tracked changes, with a person as its author
    Good: the same form after "Inspect Document", with the partnership as its author
    """
    for source in subject.index.sources:
        if not is_download(source.uri):
            continue
        problem = partial(Problem, source.file, 0, 0)
        if source.path.stat().st_size > _LARGEST:
            message = "This file is larger than 20 MB, the most for a download."
            yield problem(FIL108, message, "Make its pictures smaller, or divide it, and save it.")
            continue
        found = contents(source.path)
        for fault in found.active:
            yield problem(FIL108, f"This file {fault}.", _SAVE_AGAIN)
        for fault in found.hidden:
            yield problem(PRV109, f"This file {fault}.", _INSPECT)
        if any(_is_person(name, subject) for name in found.authors):
            message = "The properties, comments or changes of this file name a person."
            yield problem(PRV106, message, f"{_INSPECT} The partnership may be its author.")
        for words in found.words:
            yield from (problem(*said) for _, said in sensitive_in(words))


def _is_person(name: str, subject: Subject) -> bool:
    """Whether an author is a person: neither an organisation that the site knows nor a program."""
    library, brand = subject.library, subject.library.brand
    known = {brand.name, brand.short_name, brand.site_name}
    known |= {source.publisher for source in library.sources.values()}
    known |= {document.facts.owner for document in subject.documents}
    return not (
        name.casefold() in {one.casefold() for one in known}
        or _ORGANISATION.search(name)
        or _PROGRAM.fullmatch(name)
    )


FIL108 = Code("FIL108", ERROR, "download that acts, is too large, or cannot be opened",
              "It could run on a reader's computer, or not open at all.",
              bad="a form with a macro",
              good="the same form, saved as .docx without it")  # fmt: skip
PRV106 = Code("PRV106", WARNING, "download that names a person", "It publishes a person's name.",
              bad="a PDF whose properties give an author",
              good="the same file with its properties emptied")  # fmt: skip
PRV109 = Code("PRV109", ERROR, "download that hides something",
              "Comments, earlier words and hidden rows are published with it.",
              bad="a Word file with tracked changes",
              good="the same file with its changes accepted, saved again")  # fmt: skip
RULES = Rules("Downloads", codes=(FIL108, PRV106, PRV109), of_the_site=(contents_of_downloads,))
