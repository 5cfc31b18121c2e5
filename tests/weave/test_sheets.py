"""The links from a page to the sheets that it has to copy."""

from __future__ import annotations

from tests.builders import A_LIBRARY, a_page, a_site
from tests.rendering import lines_of

from packsite.model.facts import SheetEntry, TrainingSession
from packsite.pipeline import weave

HOME = a_page("PG-01", title="Home")
BODY = "Words.\n\n## The form\n\nName: ........\n\n## Answers\nYes.\n"
FORM = a_page("PG-04", BODY, sheets=(SheetEntry("The form"), SheetEntry("Answers")))


def test_a_page_links_to_its_sheets_above_its_text_and_beside_each() -> None:
    woven = weave(a_site(HOME, FORM, library=A_LIBRARY), with_pdf=True)
    lines = lines_of(woven.pages["pg-04.md"])
    assert (
        "li To copy The form <PG-04-pg-04-the-form.pdf>, Answers <PG-04-pg-04-answers.pdf>" in lines
    )
    for heading, name in (("The form", "the-form"), ("Answers", "answers")):
        at = lines.index(f"h2 {heading}")
        stem = f"PG-04-pg-04-{name}"
        assert lines[at + 1] == (
            f"p Print this sheet <{stem}.pdf> Large print <{stem}-large-print.pdf> "
            f"For Word <{stem}.docx>"
        )
    assert "p Yes." in lines


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
