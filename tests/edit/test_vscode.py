"""Completion in editors' tools comes from the same schemas as the check."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.builders import WriteTree

from packsite.__main__ import main
from packsite.checks.metadata import SECTIONS
from packsite.edit.vscode import editor_files
from packsite.model.facts import Kind
from packsite.model.settings import Settings
from packsite.pipeline import check
from packsite.read.data.schema import json_schemas
from packsite.read.facts_schema import FACTS_OF, json_schema

ROOT = Path(__file__).resolve().parents[2]
FILES = editor_files()
SNIPPETS = json.loads(FILES[".vscode/pages.code-snippets"])


def test_every_data_file_is_tied_to_its_schema() -> None:
    tied = json.loads(FILES[".vscode/settings.json"])["yaml.schemas"]
    assert {Path(path).name for path in tied.values()} == json_schemas().keys()
    assert {path.removeprefix("./") for path in tied} <= FILES.keys()


def test_the_schema_of_pages_and_data_files_is_printed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["--root", str(tmp_path), "schema"]) == 0
    assert json.loads(capsys.readouterr().out) == {"page": json_schema(), "data": json_schemas()}


def test_the_command_writes_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "schema", "--write"]) == 0
    assert capsys.readouterr().out.split() == [*FILES]
    assert {name: (tmp_path / name).read_text("utf-8") for name in FILES} == FILES


def filled_in(body: list[str], today: date) -> str:
    """Return a snippet as somebody would fill it in."""
    text = "\n".join(body)
    text = text.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", str(today))
    text = text.replace("[${8}]", "[CPS-01]") if "PK-" in text else text
    text = re.sub(r"\$\{\d+\|([^,|]+)[^}]*\}", r"\1", text)
    text = re.sub(r"\[\$\{\d+\}\]", "[everyone]", text)
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text).replace("$0", "Words.")


@pytest.mark.parametrize("kind", [Kind.STANDARD, Kind.RESOURCE, Kind.BRIEF, Kind.PAGE])
def test_a_page_from_a_snippet_has_all_facts_and_sections(
    write_tree: WriteTree, today: date, kind: Kind
) -> None:
    body = SNIPPETS[f"New {kind.label.lower()}"]["body"]
    folder = kind.folder or "docs"
    root = write_tree(
        {
            f"{folder}/a.md": filled_in(body, today).replace(
                "-00\n", "-2026-01\n" if kind is Kind.BRIEF else "-01\n"
            ),
            "docs/data/roles.yml": "everyone: {label: Everyone, who: All}\n",
        }
    )
    problems = check(Settings(root), today).problems
    assert [str(one) for one in problems if one.code.id.startswith("MET")] == []


def test_every_kind_of_page_has_a_snippet_with_its_sections() -> None:
    assert len(SNIPPETS) == len(FACTS_OF)
    for kind, sections in SECTIONS.items():
        body = SNIPPETS[f"New {kind.label.lower()}"]["body"]
        assert [line[3:] for line in body if line.startswith("## ")] == [*sections]
