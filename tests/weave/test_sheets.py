"""The links from a page to the sheets that it has to copy."""

from __future__ import annotations

from tests.builders import A_LIBRARY, a_page, a_site
from tests.rendering import lines_of

from packsite.model.facts import SheetEntry
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
