"""Who gets what of a training pack."""

import pytest
from tests.builders import a_page

from packsite.connect.handouts import Handout, participants_part, print_plan
from packsite.model.facts import Recipient, SheetEntry, TrainingSession
from packsite.model.page import Document

BODY = "Plan.\n\n## Questions\n\nOne.\n\n## Answers\n\nTwo.\n\n## Strips\n\nThree.\n"
SHEETS = (
    SheetEntry("Questions"),
    SheetEntry("Answers", recipient=Recipient.TRAINER),
    SheetEntry("Strips", recipient=Recipient.GROUP),
)
QUIZ = a_page("CNP-44", BODY, title="Quiz", sheets=SHEETS)
PLAN = a_page("CNP-42", "Plan.", title="The plan", slides=True)
STORY = a_page("CNP-36", "The end.", title="The story goes on")
NEGLECT, PARTICIPANTS = "neglect_pack", "packs/PK-02-pk-02-participants.pdf"
PAGES = {page.facts.id: page for page in (QUIZ, PLAN, STORY)}


def a_pack(**facts: tuple[str, ...]) -> Document:
    session = TrainingSession(people=12, groups=3, trainers=2, **facts)
    return a_page("PK-02", contents=tuple(PAGES), session=session)


def test_a_print_plan_counts_every_set_and_what_is_apart_from_it() -> None:
    pack = a_pack(only_trainers=("CNP-42",), later=("CNP-36",))
    later = "one for each person, when the plan says"
    assert print_plan(pack, PAGES) == (
        Handout(12, "Participants’ set", "one for each person", PARTICIPANTS),
        Handout(3, "Strips (CNP-44)", "one for each group", f"{NEGLECT}/CNP-44-cnp-44-strips.pdf"),
        Handout(12, "The story goes on (CNP-36)", later, f"{NEGLECT}/CNP-36-cnp-36.pdf"),
        Handout(2, "Trainer’s set", "one for each trainer", "packs/PK-02-pk-02.pdf"),
        Handout(1, "Slides (CNP-42)", "to show, not to print", f"{NEGLECT}/CNP-42-cnp-42.pptx"),
    )


def test_a_pack_without_a_session_has_no_plan() -> None:
    pack = a_page("PK-02", contents=tuple(PAGES))
    assert (print_plan(pack, PAGES), pack.participants_uris) == ((), {})


@pytest.mark.parametrize(
    ("facts", "page", "has_text", "sheets"),
    [
        ({}, QUIZ, True, ["Questions"]),
        ({"only_trainers": ("CNP-44",)}, QUIZ, False, []),
        ({"later": ("CNP-44",)}, QUIZ, False, []),
        ({"only_trainers": ("CNP-42",)}, PLAN, False, []),
    ],
    ids=["for everyone", "for trainers", "later", "without sheets"],
)
def test_participants_get_neither_the_answers_nor_the_plan(
    facts: dict[str, tuple[str, ...]], page: Document, *, has_text: bool, sheets: list[str]
) -> None:
    text, given = participants_part(a_pack(**facts), page)
    assert (text, [sheet.title for sheet in given]) == (has_text, sheets)


def test_participants_get_the_form_of_a_page_that_is_for_trainers() -> None:
    form = (SheetEntry("Questions", recipient=Recipient.EVERYONE), SheetEntry("Answers"))
    page = a_page("CNP-44", BODY, sheets=form)
    text, given = participants_part(a_pack(only_trainers=("CNP-44",)), page)
    assert (text, [sheet.title for sheet in given]) == (False, ["Questions"])
