from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.builders import A_LIBRARY, WriteTree, a_file, a_page, a_site

from packsite.currency.ledger import ledger, ledger_text
from packsite.model.data import Published
from packsite.model.generated_pages import OUTLINES
from packsite.model.settings import Settings
from packsite.pipeline import check
from packsite.read.data.library import library as read_library

FIRST, SECOND = date(2026, 11, 23), date(2027, 1, 14)
PAGE = a_page("CPS-08", title='Core "groups"')


def test_every_page_is_written_down_with_its_address_and_versions() -> None:
    written = ledger(a_site(PAGE))
    assert list(written) == sorted(["CPS-08", *(page.id for page in OUTLINES)])
    assert written["CPS-08"] == Published(
        "CPS-08", 'Core "groups"', ("standards/cps-08.html",), (FIRST,)
    )


def test_nothing_is_ever_taken_out() -> None:
    before = Published("CPS-08", "Old", ("standards/old.html",), (date(2025, 1, 1),))
    gone = Published("CPS-07", "Gone", ("standards/gone.html",), (FIRST,), (), SECOND, "CPS-08")
    known = replace(A_LIBRARY, published={"CPS-08": before, "CPS-07": gone})
    written = ledger(a_site(PAGE, library=known))
    assert written["CPS-07"] == gone
    assert written["CPS-08"].addresses == ("standards/old.html", "standards/cps-08.html")
    assert written["CPS-08"].versions == (date(2025, 1, 1), FIRST)


def test_a_page_that_moves_back_is_at_its_first_address_again() -> None:
    before = Published("CPS-08", "x", ("standards/cps-08.html", "standards/away.html"), (FIRST,))
    known = replace(A_LIBRARY, published={"CPS-08": before})
    written = ledger(a_site(PAGE, library=known))
    assert written["CPS-08"].addresses == ("standards/away.html", "standards/cps-08.html")


def test_a_pack_is_written_down_with_what_it_holds() -> None:
    pack = a_page("PK-01", contents=("CPS-08",))
    assert ledger(a_site(PAGE, pack))["PK-01"].contents == ("CPS-08",)


def test_what_is_written_is_read_back_as_it_was(tmp_path: Path) -> None:
    odd = Published(
        "PG-09", "Über: “all” #1", ("a b/ü, c.html", "pg-09.html"), (FIRST, SECOND), ("CPS-08",),
        SECOND, "CPS-08",
    )  # fmt: skip
    (tmp_path / "docs/data").mkdir(parents=True)
    file = tmp_path / "docs/data/published.yml"
    file.write_text(ledger_text({"PG-09": odd, "CPS-08": replace(odd, id="CPS-08")}), "utf-8")
    read, problems = read_library(Settings(tmp_path))
    assert problems == ()
    assert read.published == {"PG-09": odd, "CPS-08": replace(odd, id="CPS-08")}


def test_writing_twice_changes_nothing(write_tree: WriteTree) -> None:
    root = write_tree({"docs/index.md": a_file(), "standards/a.md": a_file("PG-02")})
    once = ledger_text(ledger(check(Settings(root), FIRST)))
    write_tree({"docs/data/published.yml": once})
    assert ledger_text(ledger(check(Settings(root), FIRST))) == once
