"""The fictional site of the tests is one that the check finds nothing wrong with."""

from datetime import date

from tests.westmarsh import WESTMARSH

from packsite.checks import report
from packsite.model.settings import Settings
from packsite.pipeline import check


def test_westmarsh_has_no_problem(today: date) -> None:
    site = check(Settings.load(WESTMARSH), today)
    assert len(site.documents) > 20
    assert report.text(one for one in site.problems if one.fails_strict) == ""
