"""Steps are taken at once in a process that has no other threads and no other children."""

import subprocess
import sys
from pathlib import Path


def test_steps_are_taken_at_once() -> None:
    alone = Path(__file__).with_name("parallel_alone.py")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(alone)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    assert " passed" in run.stdout
    assert "skipped" not in run.stdout or sys.platform != "linux"
