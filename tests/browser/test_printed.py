"""Every PDF of the site, in every edition, can be read by a screen reader."""

from pathlib import Path

import page as page_validation
import pytest

pytestmark = pytest.mark.browser  # the built site is theirs


def test_every_pdf_is_valid_pdf_ua_1(site: Path) -> None:
    pdfs = sorted(site.rglob("*.pdf"))
    assert len(pdfs) > 100, "these are not the PDFs of the site"
    reports = {
        path.relative_to(site).as_posix(): page_validation.validate_pdf(str(path), profile="ua1")
        for path in pdfs
    }
    assert {name: str(one) for name, one in reports.items() if not one.is_compliant} == {}
