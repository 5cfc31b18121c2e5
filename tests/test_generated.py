"""What is made from code is committed as the code makes it: `make generated` writes it."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ".ci/write-generated"
PAPER = """\
# Settings

<!-- generated: settings -->
out of date
<!-- /generated -->

<!-- generated: site -->
<!-- /generated -->
"""


def run(root: Path, *arguments: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, root / PROGRAM, *arguments],
        env={"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def test_what_is_committed_is_what_the_code_makes() -> None:
    assert run(ROOT, "--check") == (0, [])


def test_what_is_out_of_date_is_named_and_then_written(tmp_path: Path) -> None:
    (tmp_path / "hooks").mkdir()
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / PROGRAM, tmp_path / PROGRAM)
    shutil.copytree(ROOT / "hooks/packsite", tmp_path / "hooks/packsite")
    paper = tmp_path / "hooks/PAPER.md"
    paper.write_text(PAPER, "utf-8")
    status, lines = run(tmp_path, "--check")
    assert (status, lines[-1]) == (1, "hooks/PAPER.md is out of date. Run: make generated")
    assert run(tmp_path)[1][-1] == "Written: hooks/PAPER.md"
    assert run(tmp_path, "--check") == (0, [])
    rows = paper.read_text("utf-8").splitlines()
    assert '| `docs` | `"docs"` | The root folder of the site. |' in rows
    assert "| `settings` | `Settings` | The settings of the project, handed in. |" in rows
