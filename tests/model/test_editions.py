import pytest

from packsite.model.editions import Edition, pdf_uri


@pytest.mark.parametrize(
    ("uri", "page_id", "edition", "pdf"),
    [
        ("standards/visits.md", "CPS-09", Edition.STANDARD, "standards/CPS-09-visits.pdf"),
        (
            "standards/visits.md",
            "CPS-09",
            Edition.LARGE_PRINT,
            "standards/CPS-09-visits-large-print.pdf",
        ),
        ("packs/new.md", "PK-01", Edition.BOOKLET, "packs/PK-01-new-booklet.pdf"),
        ("index.md", "PG-01", Edition.STANDARD, "PG-01-index.pdf"),
        ("a/b/c.md", "", Edition.LARGE_PRINT, "a/b/c-large-print.pdf"),
    ],
)
def test_a_pdf_lies_beside_its_page_under_a_name_that_explains_itself(
    uri: str, page_id: str, edition: Edition, pdf: str
) -> None:
    assert pdf_uri(uri, page_id, edition) == pdf
