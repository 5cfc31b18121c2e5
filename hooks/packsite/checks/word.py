"""Checks of text pasted from Word: layout that was typed there, and is lost here."""

from collections.abc import Iterator

from packsite.checks.subject import Rules, at
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.read.pasted.characters import odd_spaces, soft_breaks
from packsite.read.pasted.headings import bold_headings
from packsite.read.pasted.lists import typed_lists
from packsite.read.pasted.tables import tab_tables

_OR = ' Or run "packsite fix", which shows its changes first.'


def lists_from_word(document: Document) -> Iterator[Problem]:
    """WRD101: a list has the markers of Markdown, not those that Word shows.

    Bad: `• your notes`, `(1) your notes`
    Good: `- your notes`, `1. your notes`
    """
    for one in typed_lists(document):
        begins = f"{one.count} lines from here on begin with marks such as"
        begins = "This line begins with" if one.count == 1 else begins
        message = f'{begins} "{one.found}": readers would see plain text, not a list.'
        hint = (
            f'Type "{one.replacement}" and a space in place of "{one.found}", below an empty line.'
            f"{_OR}"
        )
        yield at(document, one.at, WRD101, message, hint)


def tables_from_word(document: Document) -> Iterator[Problem]:
    """WRD102: the cells of a table have bars between them, not tabs.

    Bad: two lines of words with tabs between them
    Good: a bar between the cells, and a line of dashes below the first row
    """
    for one in tab_tables(document):
        message = f"{one.count} lines here have tabs between their words: readers see no table."
        hint = f'Type "|" before, between and after the cells, and "{one.replacement}" below the '
        yield at(document, one.at, WRD102, message, f"{hint}first line.{_OR}")


def headings_from_word(document: Document) -> Iterator[Problem]:
    """WRD103: a heading is marked as one, and is not just bold.

    Bad: `**Who comes**` on a line of its own
    Good: `## Who comes`
    """
    for one in bold_headings(document):
        message = f'"{one.found}" is bold, but not a heading: nobody can jump to it.'
        yield at(document, one.at, WRD103, message, f'Write "{one.replacement}".{_OR}')


def soft_breaks_from_word(document: Document) -> Iterator[Problem]:
    """WRD104: a line is broken by a line break, not by an invisible character.

    Bad: an address of three lines, pasted from Word with its soft breaks
    Good: the same lines, each but the last ending in a backslash
    """
    for one in soft_breaks(document):
        message = "There is an invisible line break from Word here: words would run together."
        hint = f'Type "\\" in its place, and press Enter.{_OR}'
        yield at(document, one.at, WRD104, message, hint)


def spaces_from_word(document: Document) -> Iterator[Problem]:
    """WRD105: words have ordinary spaces between them, and nothing invisible inside.

    Bad: a word with a soft hyphen in it, which the search does not find
    Good: the same word, typed again
    """
    lines = set[int]()
    for one in odd_spaces(document):
        line = document.text.count("\n", 0, one.at)
        if line not in lines:
            message = f"There is {one.found} here, left by Word."
            hint = f"Delete it, and type an ordinary space if one is missing.{_OR}"
            yield at(document, one.at, WRD105, message, hint)
        lines.add(line)


WRD101 = Code("WRD101", WARNING, "list with the markers of Word",
              "Readers would see one long paragraph, not a list.")  # fmt: skip
WRD102 = Code("WRD102", WARNING, "table of tabs", "Readers would see its words in one line.")
WRD103 = Code("WRD103", WARNING, "bold line instead of a heading",
              "Screen readers, contents and search would not know it as a heading.")  # fmt: skip
WRD104 = Code("WRD104", ERROR, "soft line break", "The words on both sides would run together.")
WRD105 = Code("WRD105", WARNING, "invisible character", "The search would not find the word.")
RULES = Rules(
    "Text from Word",
    codes=(WRD101, WRD102, WRD103, WRD104, WRD105),
    of_a_page=(
        lists_from_word,
        tables_from_word,
        headings_from_word,
        soft_breaks_from_word,
        spaces_from_word,
    ),
)
