"""Checks of link text: read on its own, it says where the link goes."""

import re
from collections.abc import Iterator
from string import punctuation

from packsite.checks.subject import Rules, Subject, at
from packsite.model.codes import NOTICE, WARNING, Code
from packsite.model.links import LinkStatus
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.references import ReferenceKind

_SAYS_NOTHING = {
    "click", "click here", "details", "download", "find out more", "follow this link", "full text",
    "further information", "here", "info", "information", "it", "learn more", "link", "links",
    "more", "more details", "more info", "more information", "page", "pdf", "please click here",
    "read", "read here", "read more", "read on", "see", "see here", "see more", "this",
    "this document", "this link", "this page", "this site", "this website", "view", "web page",
    "website",
}  # fmt: skip
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_MARKS = f"{punctuation} \t–—‘’“”"


def words_of_links(document: Document) -> Iterator[Problem]:
    """LNK101: the text of a link says where it goes.

    Bad: `[click here](form.docx)`, `[[CPS-08|this page]]`
    Good: `[the referral form](form.docx)`, `[[CPS-08|the core group]]`
    """
    for reference in document.references:
        if reference.label and reference.kind is not ReferenceKind.IMAGE:
            words = " ".join(reference.label.split()).strip(" .:*_→>»").casefold()
            if words in _SAYS_NOTHING or _ADDRESS.match(words):
                message = f'"{reference.label}" does not say where the link goes.'
                hint = "Name the page or form that it links to."
                offset = (reference.whole or reference.span).start
                yield at(document, offset, LNK101, message, hint)


def links_to_made_pages(subject: Subject) -> Iterator[Problem]:
    """LNK102: a page that the build makes is named by its id: there is no file to link to.

    Bad: `[the A to Z](glossary.md)`
    Good: `[[PG-92|the A to Z]]`
    """
    made = {page.uri: page.id for page in subject.index.generated}
    for link in subject.site.links:
        if link.status is not LinkStatus.RESOLVED or link.reference.kind is not ReferenceKind.FILE:
            continue
        if link.target and link.target.uri in made:
            typed = link.reference.target
            message = f'The build makes the page "{typed}": where this page is edited, it is not.'
            hint = f'Write "[[{made[link.target.uri]}]]" instead.'
            yield at(link.document, link.reference.span.start, LNK102, message, hint)


def replaced_sources(subject: Subject) -> Iterator[Problem]:
    """LNK103: a page that cites a replaced source has been reviewed since.

    Bad: `[[source:WT2023]]` on a page last reviewed before the `replaced_on` of that source
    Good: the new source, or a new date after `reviewed` once the rule has been checked
    """
    sources = subject.library.sources
    told: set[tuple[str, str]] = set()
    for link in subject.site.links:
        entry = sources.get(link.target.id) if link.target else None
        is_source = link.reference.kind is ReferenceKind.SOURCE
        if not (is_source and entry and entry.replaced_by and entry.replaced_on):
            continue
        document = link.document
        if document.facts.reviewed < entry.replaced_on and (document.uri, entry.key) not in told:
            told.add((document.uri, entry.key))
            message = (
                f"{entry.key} was replaced by {entry.replaced_by} on {entry.replaced_on}, after "
                f"this page was last reviewed."
            )
            hint = "Check the rule against the new source, cite it, and update the date of review."
            yield at(document, link.reference.span.start, LNK103, message, hint)


def reworded_statements(subject: Subject) -> Iterator[Problem]:
    """LNK104: every reference to a statement has been confirmed with its current wording.

    Bad: `[[CPS-08.1]]`, where CPS-08.1 said "within 10 working days" when last confirmed
    Good: the page read again and corrected if need be, then its line in confirmed.yml deleted
    """
    for one in subject.site.reliances:
        if one.is_suspect:
            relying, name = one.relying.id, one.statement.id
            message = f"Check still right: {one.clause}, which has been reworded."
            read = one.markdown.removesuffix(".") if one.is_replacement else f"Read {name}"
            hint = (
                f"{read} and correct anything wrong here. If it is right, delete the line "
                f'"{name}:" below "{relying}:" in {subject.site.settings.data}/confirmed.yml: it '
                "is added again when your change is published. Or run python -m packsite confirm "
                f"{relying} {name}."
            )
            yield at(one.document, one.offset, LNK104, message, hint)


def words_around_missing_values(subject: Subject) -> Iterator[Problem]:
    """LNK106: a sentence names the limit or number that a partnership has still to give.

    Bad: `We meet within [[local:minutes]].`
    Good: `We meet within a time that is set here ([[local:minutes|the limit]]).`
    """
    for link in subject.site.links:
        reference, offset = link.reference, link.reference.span.start
        if reference.kind is not ReferenceKind.LOCAL or reference.label:
            continue
        value = subject.library.local.get(reference.target)
        may_be_missing = value and (not value.shown or subject.site.settings.makes_core)
        before = link.document.text[link.document.text.rfind("\n", 0, offset) + 1 : offset]
        if value and may_be_missing and not _makes_sense(value.kind, before):
            message = f'Until "{value.key}" is known, this sentence does not say what is missing.'
            hint = f"Name it: [[local:{value.key}|{value.label}]]."
            yield at(link.document, offset, LNK106, message, hint)


def _makes_sense(kind: str, before: str) -> bool:
    """Return whether the words for a missing value can follow the start of its line.

    "To be agreed locally" is no part of a sentence, and "the number your agency holds" names the
    number.
    """
    if kind == "timescale":
        said = before.rstrip(_MARKS)
        is_first = not said.strip() or said.strip().isdigit()
        return is_first or not {*":|("}.isdisjoint(before[len(said) :])
    sentence = before.replace("(", ".").rpartition(".")[2]
    words = {word.strip(_MARKS) for word in sentence.split()}
    return kind != "phone" or words.isdisjoint({"number", "numbers"})


LNK101 = Code("LNK101", WARNING, "link that says nothing",
              "Screen readers list links on their own, without the text around them.")  # fmt: skip
LNK102 = Code("LNK102", WARNING, "link to a page that the build makes",
              "It would not work where the page is edited.")  # fmt: skip
LNK103 = Code("LNK103", NOTICE, "source that has been replaced",
              "The rule may have changed since it was read.")  # fmt: skip
LNK104 = Code("LNK104", NOTICE, "statement reworded since this was confirmed",
              "The page that relies on it may no longer be right.")  # fmt: skip
LNK106 = Code("LNK106", WARNING, "missing value in the middle of a sentence",
              "The words that stand for it would make no sense there.")  # fmt: skip
RULES = Rules(
    "What links say, and what they rely on",
    codes=(LNK101, LNK102, LNK103, LNK104, LNK106),
    of_a_page=(words_of_links,),
    of_the_site=(
        links_to_made_pages,
        replaced_sources,
        reworded_statements,
        words_around_missing_values,
    ),
)
