"""The handouts of a training pack: its participants' set, and the copies to print of each sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packsite.model.editions import Edition
from packsite.model.facts import Recipient
from packsite.model.page import Document, Sheet

PARTICIPANTS_SET, TRAINERS_SET = "Participants’ set", "Trainer’s set"


@dataclass(frozen=True, slots=True)
class Handout:
    """A line of a print plan."""

    copies: int
    title: str
    who: str
    """Who each copy is for, in words."""
    file: str
    """The uri of its PDF in the standard edition, or of the slides."""


def participants_part(pack: Document, page: Document) -> tuple[bool, tuple[Sheet, ...]]:
    """Return whether participants get the text of a page of a training pack, and their sheets."""
    session = pack.facts.session
    if session is None or page.facts.id in session.later:
        return False, ()
    is_for_all = page.facts.id not in session.only_trainers
    usual = Recipient.EVERYONE if is_for_all else Recipient.TRAINER
    apart = (one for one in page.sheets if one.is_apart)
    sheets = (one for one in apart if (one.recipient or usual) is Recipient.EVERYONE)
    return is_for_all, tuple(sheets)


def print_plan(pack: Document, by_id: Mapping[str, Document]) -> tuple[Handout, ...]:
    """Return the print plan of a training pack; it is empty for any other page."""
    session, participants = pack.facts.session, pack.participants_uris
    if session is None or not participants:
        return ()
    inside = [by_id[one] for one in pack.facts.contents if one in by_id]
    later = (page for page in inside if page.facts.id in session.later)
    everyone, held_back = "one for each person", "one for each person, when the plan says"
    return (
        Handout(session.people, PARTICIPANTS_SET, everyone, participants[Edition.STANDARD]),
        *_for_groups(inside, session.groups),
        *(
            Handout(session.people, _named(page.facts.title, page), held_back, page.pdf_uri)
            for page in later
        ),
        Handout(session.trainers, TRAINERS_SET, "one for each trainer", pack.pdf_uri),
        *(
            Handout(1, _named("Slides", page), "to show, not to print", page.slides_uri)
            for page in inside
            if page.slides_uri
        ),
    )


def _for_groups(inside: list[Document], groups: int) -> Iterator[Handout]:
    for page in inside:
        for sheet in page.sheets:
            if sheet.recipient is Recipient.GROUP:
                title = _named(sheet.title, page)
                yield Handout(groups, title, "one for each group", sheet.pdf_uri)


def _named(title: str, page: Document) -> str:
    return f"{title} ({page.facts.id})"
