"""The benchmark of the search runs and prints what the README quotes; its figures are no test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]


def test_the_benchmark_prints_both_searches(site: Path) -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "hooks"), str(ROOT)))}
    options = ["--pages", "20", "--site", str(site)]
    command = [sys.executable, "-m", "tests.benchmarks.search", *options]
    run = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=600
    )
    assert run.returncode == 0, run.stdout + run.stderr
    for words in ("ours, http", "ours, file", "material, http", "20 generated pages"):
        assert words in run.stdout
