"""What is to be read again when a source is replaced: from real small trees."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file

from packsite.__main__ import main
from packsite.model.addresses import READING_CSV_URI, READING_URI
from packsite.model.settings import Settings
from packsite.model.site import Woven
from packsite.pipeline import check, weave

Captured = pytest.CaptureFixture[str]
SOURCE = """\
  title: Guidance {year}
  short: the guidance
  publisher: A department
  edition: "{year}"
  date: "{year}"
  seen: primary
"""
OLD, NEW = SOURCE.format(year=2023), SOURCE.format(year=2026)
BODY = """\
Words that cite [[source:NEW26]].

### CPS-01.1 Members share early

The rule [[source:OLD23]] and again [[source:OLD23]].

### CPS-01.2 Members listen

No source.

## More

Also [[source:OLD23]].
"""


def tree(sources: str) -> dict[str, str]:
    return {
        "docs/data/sources.yml": sources,
        "standards/one.md": a_file("CPS-01", BODY, owner="Health"),
        "docs/two.md": a_file("PG-02", "See [[source:OLD23]].\n"),
        "docs/three.md": a_file("PG-03", "See [[source:NEW26]].\n"),
        "docs/gone.md": a_file("PG-04", "See [[source:OLD23]].\n", withdrawn="2026-01-01"),
        "docs/packs/pack.md": a_file("PK-01", contents="[CPS-01]", occasion="Now."),
    }


REPLACED = tree(f"OLD23:\n{OLD}  replaced_by: NEW26\nNEW26:\n{NEW}")
IN_FORCE = tree(f"OLD23:\n{OLD}NEW26:\n{NEW}")


def woven(root: Path) -> Woven:
    return weave(check(Settings.load(root), date(2026, 11, 25)), with_pdf=False)


def test_without_a_replaced_source_the_page_says_what_it_is_for(write_tree: WriteTree) -> None:
    made = woven(write_tree(IN_FORCE))
    assert "No source has been replaced, so there is nothing to read" in made.pages[READING_URI]
    assert READING_CSV_URI not in made.downloads


def test_the_page_names_pages_statements_packs_and_owners(write_tree: WriteTree) -> None:
    page = woven(write_tree(REPLACED)).pages[READING_URI]
    rows = [line for line in page.splitlines() if line.startswith("| [")]
    assert rows == [
        '| [Home](two.md) <span class="ps-code">PG-02</span> | the page as a whole | none '
        "| Business unit |",
        '| [Home](standards/one.md) <span class="ps-code">CPS-01</span> '
        "| [CPS-01.1](standards/one.md#CPS-01.1) | [Home](packs/pack.md) | Health |",
    ]
    assert f"({READING_CSV_URI})" in page


def test_the_file_holds_the_same_rows(write_tree: WriteTree) -> None:
    content = woven(write_tree(REPLACED)).downloads[READING_CSV_URI].decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(content)))
    assert [(row["id"], row["statements"], row["packs"], row["replaced by"]) for row in rows] == [
        ("PG-02", "", "", "NEW26"),
        ("CPS-01", "CPS-01.1", "PK-01", "NEW26"),
    ]


def test_the_command_makes_one_issue_an_owner(write_tree: WriteTree, capsys: Captured) -> None:
    root = write_tree(REPLACED)
    assert main(["--root", str(root), "reading-list", "OLD23", "--format", "github"]) == 0
    issues = json.loads(capsys.readouterr().out)
    assert [(one["title"], one["count"]) for one in issues] == [
        ("Read again, OLD23: Business unit", 1),
        ("Read again, OLD23: Health", 1),
    ]
    assert "It was replaced by NEW26." in issues[0]["body"]


def test_a_mistyped_source_is_told_with_the_nearest(
    write_tree: WriteTree, capsys: Captured
) -> None:
    assert main(["--root", str(write_tree(REPLACED)), "reading-list", "OLD32"]) == 2
    assert 'Did you mean "OLD23"?' in capsys.readouterr().err
