"""Write down what the tests that carry the mark `wcag` found: `make accessibility`.

The mark says in a sentence what has to be true, and which success criteria of WCAG say so.
"""

import re
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe

_HEAD = "# Written by `make accessibility` from the tests in a browser. Do not edit.\n"


@dataclass
class _Check:
    """The tests of one sentence, and which of them failed."""

    criteria: str
    tests: int = 0
    failed: list[str] = field(default_factory=list)


class Recorder:
    """A plugin of pytest that keeps the results of marked tests, and writes them at the end."""

    def __init__(self, file: Path) -> None:
        """Remember where to write."""
        self.file = file
        self.browser = ""
        self.checks: dict[str, _Check] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Count a test when it has run, and when its preparation failed."""
        report = yield
        mark = item.get_closest_marker("wcag")
        if mark and (report.when == "call" or report.failed):
            self._count(item, mark, report)
        return report

    def _count(self, item: pytest.Item, mark: pytest.Mark, report: pytest.TestReport) -> None:
        what, criteria = mark.args
        check = self.checks.setdefault(what, _Check(criteria))
        check.tests += 1
        if report.failed:
            told = str(report.longrepr).splitlines()
            reason = next((line[1:].strip() for line in told if line.startswith("E ")), "")
            check.failed.append(f"{what} ({_case(item)}): {reason}"[:300])
        browser = getattr(item, "funcargs", {}).get("chromium")
        self.browser = f"Chromium {browser.version}" if browser else self.browser

    def pytest_sessionfinish(self) -> None:
        """Write the file, if there is something to write."""
        if self.checks:
            self.file.write_text(_HEAD + self.as_yaml(date.today()), "utf-8")

    def as_yaml(self, day: date) -> str:
        """Return the results as the build reads them."""
        axe = re.search(r"axe v([\d.]+)", Axe().axe_script)
        assert axe, "this is not axe-core"
        found: dict[str, Any] = {
            "day": day,
            "browser": self.browser,
            "axe": f"axe-core {axe[1]}",
            "checks": [
                {"what": what, "criteria": one.criteria, "tests": one.tests, "failed": one.failed}
                for what, one in self.checks.items()
            ],
        }
        return yaml.safe_dump(found, sort_keys=False, allow_unicode=True, width=100)


def _case(item: pytest.Item) -> str:
    """Return what distinguishes a test from its like: `dark-home`."""
    given = re.search(r"\[(.*)\]$", item.name)
    return given[1] if given else item.name.removeprefix("test_").replace("_", " ")
