from dataclasses import replace

import pytest
from tests.builders import A_LIBRARY, a_page, a_session, a_site, a_source

from packsite.checks.coverage import COV101
from packsite.checks.references import REF101
from packsite.model.addresses import CALENDAR_URI
from packsite.model.editions import pdf_uri
from packsite.model.generated_pages import OUTLINES, announced
from packsite.model.problems import Problem
from packsite.pipeline import weave

HOME = a_page(title="Home")
ERROR = Problem("a.md", 1, 1, REF101, "An error.")
WARNING = Problem("a.md", 1, 1, COV101, "A warning.")


def test_errors_are_problems_that_keep_a_site_from_being_published() -> None:
    assert replace(a_site(), problems=(WARNING, ERROR)).errors == (ERROR,)


@pytest.mark.parametrize(
    ("known", "stem", "free"),
    [
        ((), "CPS", "CPS-01"),
        (("CPS-03", "CPS-01", "CNP-07"), "CPS", "CPS-04"),
        (("PG-08", "PG-94"), "PG", "PG-09"),
        (("PG-89",), "PG", "PG-100"),
        (("LB-2027-02", "LB-2026-05"), "LB-2027", "LB-2027-03"),
    ],
)
def test_the_next_id_is_above_every_other_but_those_of_generated_pages(
    known: tuple[str, ...], stem: str, free: str
) -> None:
    assert a_site(*(a_page(one) for one in known)).next_id(stem) == free


def test_files_are_what_is_no_page() -> None:
    site = a_site(HOME, files=("docs/a.png", "standards/b.docx"))
    assert site.files == (a_source("docs/a.png"), a_source("standards/b.docx"))


def test_a_woven_site_knows_the_titles_and_pdfs_of_every_page() -> None:
    woven = weave(a_site(HOME), with_pdf=True)
    made = {page.uri: (page.title, page.summary) for page in OUTLINES}
    assert woven.titles == {"pg-01.md": ("Home", "What this is for."), **made}
    assert [uri for uri in woven.pdf_uris if "large-print" not in uri] == [
        "PG-01-pg-01.pdf",
        *(pdf_uri(page.uri, page.id) for page in announced(has_sessions=False) if page.is_printed),
    ]
    assert len([uri for uri in woven.pdf_uris if "large-print" in uri]) == len(woven.pdf_uris) / 2
    assert list(woven.pages) == ["pg-01.md", *made]


def test_what_no_author_wrote_is_generated_pages_and_downloads() -> None:
    library = replace(A_LIBRARY, sessions=(a_session(),))
    woven = weave(a_site(HOME, library=library), with_pdf=False)
    assert list(woven.made) == [*(page.uri for page in OUTLINES), *woven.downloads]
    assert woven.made[CALENDAR_URI] == woven.downloads[CALENDAR_URI]


def test_without_sessions_there_is_no_calendar() -> None:
    assert CALENDAR_URI not in weave(a_site(HOME), with_pdf=False).downloads
