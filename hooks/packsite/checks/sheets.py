"""Checks of handouts: the sheets of a page, the session of a training pack."""

from collections import Counter
from collections.abc import Iterator

from packsite.checks.subject import Rules, at_fact
from packsite.model.codes import ERROR, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.sheets import LEVEL, section_name


def known_sections(document: Document) -> Iterator[Problem]:
    """SHT101: each sheet in `sheets` names a `##` section of its page, and no section twice.

    Bad: `{section: A blank form}` on a page with the section "The form"
    Good: `{section: The form}`
    """
    titles = [section_name(one) for one in document.headings if one.level == LEVEL]
    named = [entry.section for entry in document.facts.sheets]
    for section, times in Counter(named).items():
        if times > 1:
            message = f'"sheets" names "{section}" more than once.'
            hint = "Keep one of these lines."
            yield at_fact(document, "sheets", SHT101, message, hint, words=section)
    for entry in document.facts.sheets:
        if entry.section not in titles:
            message = f'"sheets" names "{entry.section}", which is no ## section of this page.'
            hint = did_you_mean(nearest(entry.section, titles)) or (
                "Write the words of a heading that begins with ##."
            )
            yield at_fact(document, "sheets", SHT101, message, hint, words=entry.section)


def session_pages(document: Document) -> Iterator[Problem]:
    """SHT102: `session` names pages that are in the pack, each in one list.

    Bad: `only_trainers: [CNP-42]` in a pack without CNP-42
    Good: `only_trainers: [CNP-41]` in a pack with CNP-41
    """
    session, contents = document.facts.session, document.facts.contents
    for page_id in (*session.only_trainers, *session.later) if session and contents else ():
        if page_id not in contents:
            message = f'"session" names "{page_id}", which is not in this pack.'
            hint = did_you_mean(nearest(page_id, contents)) or "Add it to contents, or remove it."
            yield at_fact(document, "session", SHT102, message, hint, words=page_id)
    for page_id in session.only_trainers if session else ():
        if session and page_id in session.later:
            message = f'"{page_id}" is both for trainers only and for participants later.'
            hint = 'Remove it from "only_trainers" or from "later".'
            yield at_fact(document, "session", SHT102, message, hint, words=page_id)


SHT101 = Code("SHT101", ERROR, "sheet without a section",
              "The sheet would not be printed, and links to its PDF would fail.")  # fmt: skip
SHT102 = Code("SHT102", ERROR, "session with a page in the wrong place",
              "Participants would get a page that only trainers should have.")  # fmt: skip
RULES = Rules(
    "Sheets and sessions",
    codes=(SHT101, SHT102),
    of_a_page=(known_sections, session_pages),
)
