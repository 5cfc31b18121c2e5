"""The links from a page to the sheets that it has to copy."""

from tests.builders import A_LIBRARY, a_page, a_site
from tests.rendering import lines_of

from packsite.model.facts import Format, SheetEntry, TrainingSession
from packsite.pipeline import weave

HOME = a_page("PG-01", title="Home")
BODY = "Words.\n\n## The form\n\nName: ........\n\n## Answers\nYes.\n"
FORM = a_page("PG-04", BODY, sheets=(SheetEntry("The form"), SheetEntry("Answers")))


def test_a_page_links_to_its_sheets_at_its_foot_and_beside_each() -> None:
    woven = weave(a_site(HOME, FORM, library=A_LIBRARY), with_pdf=True)
    lines = lines_of(woven.pages["pg-04.md"])
    at = lines.index("h3 To copy")
    assert lines[at + 1 : at + 3] == [
        "li The form <PG-04-pg-04-the-form.pdf>",
        "li Answers <PG-04-pg-04-answers.pdf>",
    ]
    for heading, name in (("The form", "the-form"), ("Answers", "answers")):
        at = lines.index(f"h2 {heading}")
        stem = f"PG-04-pg-04-{name}"
        assert lines[at + 1] == (
            f"p Print this sheet <{stem}.pdf> Large print <{stem}-large-print.pdf> "
            f"For Word <{stem}.docx>"
        )
    assert "p Yes." in lines


def test_cards_and_posters_are_linked_below_their_section_and_listed_with_the_packs() -> None:
    sheets = (
        SheetEntry("Before you go", format=Format.CARDS),
        SheetEntry("What to do", format=Format.POSTER),
    )
    body = "## Before you go\n\nAsk.\n\n## What to do\n\nRing.\n"
    page = a_page("PG-04", body, title="Visits", sheets=sheets)
    woven = weave(a_site(HOME, page, library=A_LIBRARY), with_pdf=True)
    cards = "Cards, four on a sheet <{}PG-04-pg-04-before-you-go-cards.pdf>"
    posters = (
        "Poster on A4 <{0}PG-04-pg-04-what-to-do-poster.pdf> "
        "On A3 <{0}PG-04-pg-04-what-to-do-poster-a3.pdf>"
    )
    lines = lines_of(woven.pages["pg-04.md"])
    assert lines[lines.index("p Ask.") + 1] == f"p {cards.format('')}"
    assert lines[lines.index("p Ring.") + 1] == f"p {posters.format('')}"
    index = lines_of(woven.pages["packs/index.md"])
    assert f'li Visits <../pg-04.md>, "Before you go": {cards.format("../")}' in index
    assert f'li Visits <../pg-04.md>, "What to do": {posters.format("../")}' in index


def test_a_site_without_pdfs_has_no_links_to_sheets() -> None:
    woven = weave(a_site(HOME, FORM, library=A_LIBRARY), with_pdf=False)
    assert "the-form.pdf" not in woven.pages["pg-04.md"]


def test_a_training_pack_links_to_its_sets_and_says_what_to_print() -> None:
    session = TrainingSession(people=12, groups=3, trainers=2)
    pack = a_page("PK-01", "Words.", contents=("PG-04",), session=session)
    woven = weave(a_site(HOME, FORM, pack, library=A_LIBRARY), with_pdf=True)
    lines = lines_of(woven.pages["packs/pk-01.md"])
    assert (
        "p Participants’ set as PDF <PK-01-pk-01-participants.pdf> "
        "Large print <PK-01-pk-01-participants-large-print.pdf> "
        "Booklet, for printing only <PK-01-pk-01-participants-booklet.pdf>"
    ) in lines
    assert lines[lines.index("h2 What to print") :][:5] == [
        "h2 What to print",
        "p For 12 people in 3 groups:",
        "tr Copies |What |For |",
        "tr 12 |Participants’ set <PK-01-pk-01-participants.pdf> |One for each person |",
        "tr 2 |Trainer’s set <PK-01-pk-01.pdf> |One for each trainer |",
    ]
