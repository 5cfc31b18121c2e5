"""What the accessibility tests found is written down as the build reads it, failures and all."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
TESTS = """
import pytest

@pytest.mark.wcag("Every control has a name", "4.1.2")
@pytest.mark.parametrize("kind", ["home", "standard"])
def test_names(kind):
    assert kind == "home", "a button without a name"

@pytest.mark.wcag("The focus can be seen", "2.4.7")
def test_focus():
    pass

def test_something_else():
    assert False
"""


def test_results_are_written_with_what_failed(tmp_path: Path) -> None:
    (tmp_path / "test_some.py").write_text(TESTS, "utf-8")
    (tmp_path / "conftest.py").write_text((ROOT / "tests/conftest.py").read_text("utf-8"), "utf-8")
    run = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-c", str(ROOT / "pyproject.toml"),
            "--rootdir", str(tmp_path), "-o", f"pythonpath={ROOT}",
            "--record", str(tmp_path / "found.yml"), str(tmp_path / "test_some.py"),
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 1, run.stdout + run.stderr
    found = yaml.safe_load((tmp_path / "found.yml").read_text("utf-8"))
    assert found.pop("axe").startswith("axe-core 4.")
    assert found == {
        "day": date.today(),
        "browser": "",
        "checks": [
            {
                "what": "Every control has a name",
                "criteria": "4.1.2",
                "tests": 2,
                "failed": [
                    "Every control has a name (standard): AssertionError: a button without a name"
                ],
            },
            {"what": "The focus can be seen", "criteria": "2.4.7", "tests": 1, "failed": []},
        ],
    }
