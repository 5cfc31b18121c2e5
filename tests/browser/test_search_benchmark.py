"""The benchmark of the search prints what the README quotes; its figures are no test."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.benchmarks import search
from tests.browser import searching

pytestmark = pytest.mark.browser


def test_the_benchmark_prints_both_searches(
    chromium: Browser,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(searching, "LISTS", searching.LISTS[-1:])
    sites = search.build_generated(tmp_path / "generated", 20)
    search.report(chromium, *sites)
    search.report_many(chromium, 20, *sites)
    printed = capsys.readouterr().out
    for words in ("ours, http", "ours, file", "material, http", "20 generated pages"):
        assert words in printed
