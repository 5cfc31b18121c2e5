"""The files that a site has besides pages and PDFs: which of them are written again."""

import sys
from dataclasses import replace
from datetime import date, time

import pytest
from tests.builders import A_LIBRARY, a_page, a_site

from packsite.audit.questions import audits_of
from packsite.cache.memo import Memo
from packsite.generate.files import generated_files
from packsite.model.data import Session
from packsite.model.timescales import Limit, Start, Timescales

BODY = "### CPS-05.1 Share\n\n### Questions for an audit\n\n- What did the child say?\n"
DAY = date(2026, 12, 1)
SESSION = Session("Housing", DAY, DAY, time(9), time(10), "Damp.", "Housing", "Online")
LIMIT = Limit("l", "Meet", "s", False, "1 working day", "", (), False, ())


def test_a_cached_file_loads_nothing_that_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Timescales((2026,), {"s": Start("s", "The start", "the start", "")}, {"l": LIMIT})
    library = replace(A_LIBRARY, sessions=(SESSION,), timescales=known)
    site, memo = a_site(a_page("CPS-05", BODY), library=library), Memo()
    audits = audits_of(site)
    first = generated_files(site, audits, memo.get)
    assert {name.rpartition(".")[2] for name in first} >= {"ics", "js", "xlsx"}
    for name in ("audit.workbook", "generate.calendars"):
        monkeypatch.setitem(sys.modules, f"packsite.{name}", None)
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert generated_files(site, audits, memo.get) == first
