"""The benchmark of printing runs and prints its tables; its figures are no test."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ALONE = ["--without", "plugin", "to-pdf", "chromium", "growth"]


def test_the_benchmark_prints_what_an_edit_costs_and_what_workers_hold() -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "hooks"), str(ROOT)))}
    command = [sys.executable, "-m", "tests.benchmarks.print_beside", "--pages", "9", *ALONE]
    run = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=600
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert re.search(r"ours: a PDF for every page +\d", run.stdout)
    assert re.search(r"docs/index.md: 2 of \d+ PDFs", run.stdout)
    assert re.search(r"12 packs +\d+ MB", run.stdout)
