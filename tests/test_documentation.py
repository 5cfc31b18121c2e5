"""The papers are true: what they show was run, what they name exists, and they are short."""

import re
import shlex
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from tests.builders import WriteTree
from tests.packsite_mkdocs.project import tree
from tests.test_architecture import CLOSED, FLOORS

from packsite.__main__ import main
from packsite.checks import CHECKS, CODES, report
from packsite.model.settings import Settings
from packsite.pipeline import check
from packsite.read.data.schema import SCHEMAS

ROOT = Path(__file__).resolve().parents[1]
README, CONTRIBUTING, ARCHITECTURE, SETTINGS, CHANGELOG = (
    (ROOT / name).read_text("utf-8")
    for name in (
        "README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "hooks/SETTINGS.md", "CHANGELOG.md"
    )
)  # fmt: skip
PAPERS = README + CONTRIBUTING + ARCHITECTURE + SETTINGS
AUDIENCE = ("everyone", "health", "early-help")
OURS = ".venv/bin/python -m packsite "
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
IN_CI = {"browser", "check", "lint", "own-site", "site", "test", "types"}
"""Targets that `.ci/run` or a workflow calls; `test` calls lint, types, unit and browser."""
TRIED_IN = {
    "benchmark": "tests/benchmarks/test_bench.py",
    "benchmark-mutations": "tests/benchmarks/test_mutations.py",
    "generated": "tests/test_generated.py",
    "fuzz": "tests/test_spoilt_files.py",
    "serve": "tests/packsite_mkdocs/test_serve.py",
    "site-by-plugin": "tests/packsite_mkdocs/test_pdf_export_plugin.py",
    "site-as-at": "tests/packsite_mkdocs/test_as_at.py",
    "zip": "tests/publish/test_kit.py",
    "accessibility": "tests/browser/test_recording.py",
}
"""Other targets → the test that runs their command."""


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def commands() -> list[str]:
    """Return every command that the two files tell a reader to type, in code or in text."""
    lines = "".join(fenced(PAPERS, "sh")).splitlines()
    typed = {line.partition("  #")[0].strip() for line in lines}
    inline = re.findall(r"`((?:make|\.venv/bin/|\.ci/)[^`]*)`", PAPERS)
    return sorted({*typed, *inline} - {"make"})


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*  ## ", MAKEFILE, re.MULTILINE))


def test_papers_are_short() -> None:
    assert len(README.split()) <= 620
    assert len(CONTRIBUTING.split()) <= 1200
    assert len(ARCHITECTURE.split()) <= 2500


def test_the_map_of_the_rooms_is_the_list_of_floors() -> None:
    rooms = re.findall(r"^### `(\w+)/` – (shelf|closed: .*)$", ARCHITECTURE, re.MULTILINE)
    folders = {path.parent.name for path in (ROOT / "hooks/packsite").glob("*/__init__.py")}
    assert {name for name, _ in rooms} == folders - {"commands"}
    assert [name for name, _ in rooms] == sorted((name for name, _ in rooms), key=_floor)
    doors = {name: set(re.findall(r"`(\w+)`", kind)) for name, kind in rooms if kind != "shelf"}
    assert doors == {name: set(found) - {""} for name, found in CLOSED.items()}


def _floor(room: str) -> int:
    return next(at for at, rooms in enumerate(FLOORS) if room in rooms)


def test_links_lead_somewhere() -> None:
    for folder, text in ((ROOT, README + CONTRIBUTING + ARCHITECTURE), (ROOT / "hooks", SETTINGS)):
        targets = set(re.findall(r"\]\((?!https?:)([^)#\[]+)", text))
        assert targets
        assert [target for target in sorted(targets) if not (folder / target).exists()] == []


def test_files_that_are_named_exist() -> None:
    named = re.findall(r"`((?:docs|hooks|tests|standards|neglect_pack|\.ci)/[\w./-]*)`", PAPERS)
    data = {f"{Settings(ROOT).data}/{name}" for name in ("", *SCHEMAS)}  # each site has its own
    assert data & {*named}
    assert [name for name in named if not (ROOT / name).exists() and name not in data] == []


@pytest.mark.parametrize("command", [one for one in commands() if one.startswith("make")])
def test_make_commands_are_tried(command: str) -> None:
    named = {word for word in shlex.split(command)[1:] if "=" not in word}
    assert named <= targets()
    for target in named - IN_CI - {"requirements"}:  # which asks the package index
        assert (ROOT / TRIED_IN[target]).is_file()


def test_ci_runs_the_targets() -> None:
    workflows = (ROOT / ".github/workflows").glob("*.yml")
    called = "\n".join(path.read_text("utf-8") for path in (ROOT / ".ci/run", *workflows))
    assert re.search(r"^test: lint types unit browser ", MAKEFILE, re.MULTILINE)
    called += "make lint make types make browser" if "make test" in called else ""
    assert {target for target in IN_CI if re.search(rf"make {target}\b", called)} == IN_CI


@pytest.fixture
def site(write_tree: WriteTree, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a small site in which commands are typed."""
    root = write_tree(tree())
    monkeypatch.chdir(root)
    assert main(["ledger"]) == 0
    return root


@pytest.mark.parametrize(
    "typed",
    [one.removeprefix(OURS) for one in commands() if one.startswith(OURS)],
)
def test_commands_of_ours_run(typed: str, site: Path) -> None:
    arguments = shlex.split(typed)
    assert main([*arguments, *(["--no-pdf"] if "stage" in arguments else [])]) == 0


def test_other_commands_have_options_and_files_that_there_are(
    pytestconfig: pytest.Config,
) -> None:
    others = [one for one in commands() if not one.startswith(("make", ".ci/", OURS))]
    assert others
    for command in others:
        program, *arguments = shlex.split(command)
        assert program == ".venv/bin/pytest"
        known, unknown = pytestconfig._parser.parse_known_and_unknown_args(arguments)
        assert unknown == []
        assert [name for name in known.file_or_dir if not (ROOT / name).exists()] == []


def test_the_page_in_readme_passes_the_check(write_tree: WriteTree, today: date) -> None:
    (example,) = fenced(README, "markdown")
    roles = "".join(f"{key}: {{label: {key}, who: All}}\n" for key in AUDIENCE)
    page = {"neglect_pack/waiting-rooms.md": example, "docs/data/roles.yml": roles}
    site = check(Settings.load(write_tree({**tree(), **page})), today)
    assert report.text(site.problems) == ""
    core_groups = next(page for page in site.documents if page.facts.id == "CPS-08")
    assert core_groups.facts.title == "Core groups"
    assert "CNP-99" in {page.id for page in site.connections[core_groups.uri].referred_by}


def test_the_problem_in_readme_is_a_real_one() -> None:
    shown = next(block for block in fenced(README, "text") if "error" in block)
    reports = (path.read_text("utf-8") for path in (ROOT / "tests/cases").glob("*/*/expected.txt"))
    assert any(shown in printed for printed in reports)


def test_every_setting_is_documented_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| `(.*?)` \|", SETTINGS, re.MULTILINE))
    settings = {field.name: field.default for field in fields(Settings) if field.name != "root"}
    defaults = tomllib.loads("\n".join(f"{name} = {default}" for name, default in rows.items()))
    assert {name: tuple(value) if isinstance(value, list) else value
            for name, value in defaults.items()} == settings  # fmt: skip


def test_codes_command_explains_every_code_and_every_check(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["codes"]) == 0
    shown = capsys.readouterr().out
    for code, meaning in CODES.items():
        assert re.search(rf"^{code} +{meaning.severity} +{meaning.title}$", shown, re.MULTILINE)
        assert meaning.why in shown
    for rule in CHECKS:
        assert rule.__doc__, f"{rule.__name__} has no docstring"
        assert rule.__doc__ in shown


def test_a_check_says_what_it_refuses_with_examples() -> None:
    for rule in CHECKS:
        first, *rest = (rule.__doc__ or "").splitlines()
        assert re.match(r"[A-Z]{3}\d{3}", first), rule
        assert set(re.findall(r"[A-Z]{3}\d{3}", first)) <= CODES.keys()
        assert {"Bad:", "Good:"} <= {line.split()[0] for line in rest if line.strip()}, rule


def test_changelog_has_the_kinds_of_change_it_may_have() -> None:
    kinds = re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE)
    assert kinds
    assert set(kinds) <= {"Added", "Changed", "Fixed", "Removed"}
    newest = re.search(r"^## (.+)$", CHANGELOG, re.MULTILINE)
    assert newest
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert newest[1] == "Unreleased" or newest[1].startswith(f"{version} ")
