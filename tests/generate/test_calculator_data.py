"""What the timescale calculator counts with, and the page that shows it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.builders import A_LIBRARY, a_page, a_site

from packsite.generate.calculator_data import bank_holidays, timescales
from packsite.model.addresses import CALCULATOR_DATA_URI, CALCULATOR_URI, CHECKLIST_URI
from packsite.model.data import Library, LocalValue
from packsite.model.settings import Settings
from packsite.model.timescales import Limit, Start, Timescales
from packsite.pipeline import check, weave
from packsite.weave.limits import count, counted

PARTNERSHIP = """\
local:
  minutes: {label: When minutes are sent, value: "", kind: timescale}
"""
LIMITS = """\
years: [2026]
starts: {conference: {label: The conference, short: the conference}}
limits:
  core-group: {what: Hold the core group, start: conference, limit: 10 working days, pages: [PG-01]}
  minutes: {what: Send the minutes, start: conference, local: minutes, pages: [PG-01]}
"""
PATH = """\
steps:
  - {name: Record, what: You write, pages: [PG-01], limits: [minutes]}
  - {name: Meet, what: You meet, pages: [PG-01], limits: [core-group]}
"""
HOME = """\
---
id: PG-01
title: Home
summary: What this is.
owner: The team
reviewed: 2026-11-23
review_every: 12 months
audience: [everyone]
changes: [{date: 2026-11-23, kind: act, what: First published.}]
---

Words.
"""


def a_limit(limit: str = "", *, local: str = "", start: str = "s") -> Limit:
    return Limit(
        "l", "Do it", start, before=False, limit=limit, local=local, sources=(), reported=False,
        pages=("PG-01",),
    )  # fmt: skip


def a_library(value: str = "", *limits: Limit) -> Library:
    local = {"minutes": LocalValue("minutes", "Minutes", value, "timescale")}
    starts = {"s": Start("s", "The start", "the start", "")}
    known = Timescales((2026,), starts, {one.key: one for one in limits})
    return replace(A_LIBRARY, local=local, timescales=known)


@pytest.mark.parametrize(
    ("limit", "value", "expected"),
    [
        pytest.param("1 working day", "", (1, "working day"), id="one working day"),
        pytest.param("15 working days", "", (15, "working day"), id="working days"),
        pytest.param("3 months", "", (3, "month"), id="months"),
        pytest.param("", "", (), id="a local value that is not confirmed"),
        pytest.param("", "6 weeks", (6, "week"), id="a local value"),
        pytest.param("", " 28 days after it", (28, "day"), id="with words behind"),
        pytest.param("", "as agreed", (), id="a local value that is no number"),
    ],
)
def test_a_limit_has_a_length(limit: str, value: str, expected: tuple[object, ...]) -> None:
    of = a_limit(limit, local="" if limit else "minutes")
    assert tuple(count(of, a_library(value, of)).values()) == expected


def test_a_limit_without_a_start_is_not_counted() -> None:
    of = a_limit("5 working days", start="")
    assert not count(of, a_library("", of))
    assert not counted(a_site(a_page(), library=a_library("", of)))


def test_the_bank_holidays_are_englands() -> None:
    assert list(bank_holidays((2026,))) == [
        "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31",
        "2026-12-25", "2026-12-26", "2026-12-28",
    ]  # fmt: skip


def test_the_browser_is_given_what_it_counts_with() -> None:
    limits = (replace(a_limit("10 working days"), pages=("PG-01", "PG-99-which-is-hidden")),)
    script = timescales(a_site(a_page(), library=a_library("", *limits))).decode()
    name, _, data = script.strip().rstrip(";").partition("=")
    assert name == "packsite.timescales"
    assert json.loads(data) == {
        "years": [2026],
        "holidays": bank_holidays((2026,)),
        "starts": [{"key": "s", "label": "The start", "lastDayOf": ""}],
        "limits": [
            {
                "key": "l", "start": "s", "before": False, "pages": ["PG-01"],
                "count": 10, "unit": "working day",
            }
        ],
    }  # fmt: skip


def test_the_page_lists_each_limit_by_step_and_the_checklist_each_local_one(
    write_tree: Callable[[Mapping[str, str | bytes]], Path], today: date
) -> None:
    root = write_tree(
        {
            "docs/index.md": HOME,
            "docs/data/partnership.yml": PARTNERSHIP,
            "docs/data/timescales.yml": LIMITS,
            "docs/data/journey.yml": PATH,
            "docs/data/roles.yml": "everyone: {label: Everyone, who: Everyone}\n",
        }
    )
    site = check(Settings(root), today)
    assert not site.errors
    woven = weave(site, with_pdf=False)
    rows = [line for line in woven.pages[CALCULATOR_URI].splitlines() if "index.md" in line]
    assert rows == [
        "| 1 Record | [Send the minutes](../index.md) | *to be agreed locally*{.to-confirm}"
        " | Local |",
        "| 2 Meet | [Hold the core group](../index.md) | 10 working days from the conference"
        " | Proposed here |",
    ]
    assert "[Timescale calculator](standards/calculator.md)" in woven.pages[CHECKLIST_URI]
    assert CALCULATOR_DATA_URI in woven.downloads
