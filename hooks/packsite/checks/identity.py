"""Checks of ids, heading codes and addresses: each names one thing."""

import re
from collections import Counter
from collections.abc import Iterator

from packsite.checks.subject import Rules, Subject, at, at_fact, in_data
from packsite.model import addresses
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.facts import NATIONAL, Kind
from packsite.model.page import Document, Heading
from packsite.model.problems import Problem
from packsite.read.codes import DAT102, FIL105

_LIKE_CODE = re.compile(r"[*_`]*([A-Za-z]{2,3})[\s–—-]+(\d+(?:-\d+)*)[.–—-]+(\d+)\b")


def unique_ids(subject: Subject) -> Iterator[Problem]:
    """IDN101: an id belongs to one page.

    Bad: two pages with `id: CPS-05`
    Good: `id: CPS-05` and `id: CPS-06`
    """
    for document, other in _copies(subject, "id"):
        page_id = document.facts.id
        free = subject.site.next_id(page_id.rpartition("-")[0])
        message = f'The id "{page_id}" already belongs to {other}.'
        yield at_fact(document, "id", IDN101, message, f"Give this page the next free id: {free}.")


def unique_titles(subject: Subject) -> Iterator[Problem]:
    """IDN105: a title belongs to one page, so that search and menu can tell them apart.

    Bad: two pages with `title: Core groups`
    Good: `title: Core groups` and `title: "Core groups: a checklist"`
    """
    hint = "Make the title say what is different about this page."
    for document, other in _copies(subject, "title"):
        message = f'The title "{document.facts.title}" already belongs to {other}.'
        yield at_fact(document, "title", IDN105, message, hint)


def _copies(subject: Subject, fact: str) -> Iterator[tuple[Document, str]]:
    """Yield each page whose id or title is that of another one, with the name of that one."""
    first = {
        getattr(page, fact).casefold(): f"the page {page.title} ({page.id}), which the build makes"
        for page in subject.index.generated
    }
    for document in _original_first(subject):
        if value := getattr(document.facts, fact).casefold():
            if value in first:
                yield document, first[value]
            first.setdefault(value, f'"{document.source.file}"')


def _original_first(subject: Subject) -> list[Document]:
    """Return every page, a copy after its original: that is shared, published, or in the menu."""
    published, listed = subject.library.published, {entry.uri for entry in subject.menu.entries}

    def rank(page: Document) -> tuple[bool, bool, bool]:
        known = published.get(page.facts.id)
        is_published = known is not None and addresses.address(page.uri) in known.addresses
        return not page.source.is_core, not is_published, page.uri not in listed

    return sorted(subject.documents, key=rank)


def ids_fit_pages(document: Document) -> Iterator[Problem]:
    """IDN102: an id says what a page is, and the page is in the folder for its kind.

    Bad: `id: CNP-05` in standards/
    Good: `id: CPS-05` in standards/
    """
    kind, file = document.facts.kind, document.source.local_file
    if document.facts.id and kind.folder and not file.startswith(f"{kind.folder}/"):
        message = (
            f'The id "{document.facts.id}" is for a {kind.label.lower()}, '
            f"but this page is not in {kind.folder}/."
        )
        hint = f"Move the file to {kind.folder}/, or change its id."
        yield at_fact(document, "id", IDN102, message, hint)
    scope, is_digest = document.facts.scope, document.facts.id.startswith(f"{NATIONAL}-")
    if kind is Kind.BRIEF and (scope == "national") is not is_digest:
        message = f'The id "{document.facts.id}" does not fit "scope: {scope}".'
        hint = f"Begin it with {NATIONAL}- for a digest of national reviews, or with {kind.prefix}- for a review of our own."  # noqa: E501
        yield at_fact(document, "id", IDN102, message, hint)
    prefix = Kind.PAGE.prefix
    if document.facts.id and kind is Kind.PAGE and not document.facts.id.startswith(prefix):
        message = f'The id "{document.facts.id}" is for a page in English.'
        hint = f"Write {prefix}- and the next free number: a translation has an id of its own."
        yield at_fact(document, "id", IDN102, message, hint)


def translations_say_their_language(document: Document) -> Iterator[Problem]:
    """IDN106: a translation says what language it is in.

    Bad: `translation_of: PG-01` without a line `lang`
    Good: `lang: ur` beside it
    """
    facts = document.facts
    says = "\nlang:" in document.text[: document.body_start]
    if facts.translation_of and facts.is_english and not says:
        message = f"This page translates {facts.translation_of}, but names no language."
        hint = "Add a line with its language, such as lang: ur for Urdu or lang: pl for Polish."
        yield at_fact(document, "translation_of", IDN106, message, hint)


def heading_codes(subject: Subject) -> Iterator[Problem]:
    """IDN103 and IDN104: the code of a heading belongs to its page and is used once.

    Bad: `### CPS-04.2 Members share their update` in the page CPS-05
    Good: `### CPS-05.2 Members share their update`
    """
    for document in (*subject.documents, *subject.amendments):
        yield from _wrong_codes(document)


def _wrong_codes(document: Document) -> Iterator[Problem]:
    seen: set[str] = set()
    for heading in document.headings:
        if not heading.code:
            yield from _unread_code(document, heading)
            continue
        if heading.code in seen:
            message = f'The code "{heading.code}" is already used further up this page.'
            hint = "Give this heading the next free number."
            if document.facts.amends:
                hint = "Put the words of both below the first one."
            yield at(document, heading.span.start, IDN104, message, hint)
        elif not _belongs(document, heading):
            owner = document.facts.id or "no id"
            message = f'The code "{heading.code}" does not belong to this page ({owner}).'
            yield at(document, heading.span.start, IDN103, message, _hint(document, heading))
        seen.add(heading.code)


def _unread_code(document: Document, heading: Heading) -> Iterator[Problem]:
    """Yield the problem of a code of this page that is bold, or has other letters or dashes."""
    found = _LIKE_CODE.match(heading.text)
    code = f"{found[1].upper()}-{found[2]}.{found[3]}" if found else ""
    if code and code.partition(".")[0] == document.facts.id:
        message = f'The code "{code}" of this heading is not read as it is written here.'
        hint = f'Begin the heading with "{code}" and a space: capitals, a hyphen, no bold.'
        yield at(document, heading.span.start, IDN103, message, hint)


def sessions(subject: Subject) -> Iterator[Problem]:
    """DAT102: a Network Bites session is listed once; its date and title are its identity.

    Bad: two sessions with one title on one day
    Good: "Housing (morning)" and "Housing (afternoon)"
    """
    seen = Counter((session.date, session.title) for session in subject.library.sessions)
    for (date, title), times in seen.items():
        if times > 1:
            message = f'The session "{title}" on {date} is listed {times} times.'
            hint = "Keep one of them, or give each its own title."
            yield in_data(subject, "network_bites.yml", title, (DAT102, message, hint))


def generated_addresses(subject: Subject) -> Iterator[Problem]:
    """FIL105: no file has the address of a page, PDF or calendar that the build makes.

    Bad: `sources.md`
    Good: `our-sources.md`
    """
    versions = addresses.VERSIONS_FOLDER
    made = {page.uri: f"the page {page.title}" for page in subject.index.generated}
    made[addresses.CALENDAR_URI] = "the calendar of Network Bites"
    made[addresses.REVIEWS_FEED_URI] = "the calendar of reviews"
    made[addresses.READING_CSV_URI] = "the list of pages to read again"
    made[addresses.AUDIT_WORKBOOK_URI] = "the audit workbook"
    made[addresses.CALCULATOR_DATA_URI] = "the data of the timescale calculator"
    made[addresses.ROLE_DATA_URI] = "the data of the home page for each role"
    if any(source.uri.endswith((".pdf", ".docx", ".pptx")) for source in subject.index.sources):
        made |= _downloads(subject)
    for source in subject.index.sources:
        if source.uri in made:
            message = f"The build makes {made[source.uri]} at the address of this file."
            yield Problem(source.file, 0, 0, FIL105, message, "Rename this file.")
        elif source.uri.startswith(f"{versions}/"):
            message = f"The folder {versions} is reserved for the pages that print-outs point to."
            yield Problem(source.file, 0, 0, FIL105, message, "Move this file to another folder.")


def _downloads(subject: Subject) -> dict[str, str]:
    """Return the uri of each PDF and office file of a page, with its name in a message."""
    made: dict[str, str] = {}
    for document in subject.documents:
        made |= dict.fromkeys(document.printed, f'a PDF of "{document.source.file}"')
        made |= dict.fromkeys(document.office_uris, f'a download of "{document.source.file}"')
    for page in subject.index.generated:
        made |= dict.fromkeys(page.printed, f'a PDF of "{page.title}"')
    return made


def _belongs(document: Document, heading: Heading) -> bool:
    if heading.code[:1] in "FRT" and heading.code[1:].isdigit():
        return document.facts.kind is Kind.BRIEF
    return heading.code.partition(".")[0] == document.facts.id


def _hint(document: Document, heading: Heading) -> str:
    if not document.facts.is_english:
        return "Remove the code: links to a statement lead to the page in English."
    number = heading.code.rpartition(".")[2]
    if document.facts.id and "." in heading.code:
        return f'Write "{document.facts.id}.{number}" instead.'
    return "Remove the code: themes (T1), findings (F1) and responses (R1) belong in briefs."


IDN101 = Code("IDN101", ERROR, "id is used twice", "A reference could lead to the wrong page.")
IDN102 = Code("IDN102", ERROR, "id does not fit the page",
              "An id says what a page is; this one says something else.")  # fmt: skip
IDN103 = Code("IDN103", ERROR, "heading code of another page",
              "A link to the code would lead somewhere else.",
              bad="`### CPS-04.2 Members share` in the page CPS-05",
              good="`### CPS-05.2 Members share`")  # fmt: skip
IDN104 = Code("IDN104", ERROR, "heading code is used twice",
              "A link could lead to the wrong statement.", bad="two headings `### CPS-05.2 …`",
              good="`### CPS-05.2 …` and `### CPS-05.3 …`")  # fmt: skip
IDN105 = Code("IDN105", WARNING, "title is used twice",
              "Readers could not tell the two apart in the menu or in search.")  # fmt: skip
IDN106 = Code("IDN106", ERROR, "translation without its language",
              "Screen readers and the print-out would read it as English.")  # fmt: skip
RULES = Rules(
    "Ids, titles and addresses",
    codes=(IDN101, IDN102, IDN103, IDN104, IDN105, IDN106),
    of_a_page=(ids_fit_pages, translations_say_their_language),
    of_the_site=(heading_codes, unique_ids, unique_titles, generated_addresses, sessions),
)
