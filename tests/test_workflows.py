"""The workflows ask for few rights, and the one that comments trusts nothing of a pull request."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).resolve().parents[1] / ".github" / "workflows"
SHA, REPOSITORY = "a" * 40, "partnership/site"
GH = """\
#!{python}
import json, pathlib, sys
folder = pathlib.Path({folder!r})
asked = sys.argv[2].removeprefix("repos/partnership/site/")
body = sys.stdin.read() if "--input" in sys.argv else ""
with (folder / "asked.jsonl").open("a") as log:
    log.write(json.dumps([asked, sys.argv[3:], body]) + "\\n")
answers = json.loads((folder / "answers.json").read_text())
if asked.endswith("/zip"):
    sys.stdout.buffer.write((folder / "summary.zip").read_bytes())
else:
    sys.stdout.write(json.dumps(answers.get(asked.partition("?")[0], {{}})))
"""


def workflow(name: str) -> dict[Any, Any]:
    held = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    assert isinstance(held, dict)
    return held


def steps(held: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in held["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.name)
def test_every_workflow_names_its_rights_and_pins_what_it_uses(path: Path) -> None:
    held = workflow(path.name)
    assert "permissions" in held
    assert "pull_request_target" not in held[True]  # YAML 1.1 reads `on` as true
    used = [step["uses"] for step in steps(held) if "uses" in step]
    assert [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one)] == []
    for step in steps(held):
        assert "${{" not in step.get("run", ""), "an expression in a script can be code"


def test_what_runs_for_a_pull_request_writes_nothing_and_knows_no_secret() -> None:
    held = workflow("ci.yml")
    assert held["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in held["jobs"].values())
    assert "secrets." not in (FOLDER / "ci.yml").read_text("utf-8")
    for step in steps(held):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_what_comments_checks_nothing_out_and_may_do_little_else() -> None:
    held = workflow("comment.yml")
    assert held[True] == {"workflow_run": {"workflows": ["CI"], "types": ["completed"]}}
    assert held["permissions"] == {}
    (job,) = held["jobs"].values()
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert job["if"] == "github.event.workflow_run.event == 'pull_request'"
    (step,) = job["steps"]
    assert "uses" not in step
    words = step["run"]
    assert not re.search(r"\bgit\b|checkout|\bpip\b|\beval\b|\bexec\b|extract", words)


def zipped(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.txt", text)
    return held.getvalue()


def artifacts(*names: str, size: int = 900) -> dict[str, object]:
    rows = [{"id": 7, "name": name, "expired": False, "size_in_bytes": size} for name in names]
    return {"actions/runs/42/artifacts": {"artifacts": rows}}


def pull(sha: str = SHA, state: str = "open", repository: str = REPOSITORY) -> dict[str, object]:
    base = {"repo": {"full_name": repository}}
    return {
        "pulls/5": {"head": {"sha": sha}, "state": state, "base": base},
        "issues/5/comments": [],
    }


def asked(folder: Path, archive: bytes, answers: dict[str, object]) -> list[tuple[str, str, str]]:
    """Run the workflow's script beside a `gh` of ours; return what it wrote, and how."""
    (folder / "summary.zip").write_bytes(archive)
    (folder / "answers.json").write_text(json.dumps(answers), "utf-8")
    program = folder / "gh"
    program.write_text(GH.format(python=sys.executable, folder=str(folder)), "utf-8")
    program.chmod(0o755)
    (step,) = steps(workflow("comment.yml"))
    here = {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "REPOSITORY": REPOSITORY,
        "RUN": "42",
        "HEAD_SHA": SHA,
    }
    script = [sys.executable, "-c", textwrap.dedent(step["run"])]
    subprocess.run(script, env=here, check=True, capture_output=True)
    lines = (folder / "asked.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(path, more[1], body) for path, more, body in rows if "--method" in more]


def test_a_summary_becomes_one_comment_with_a_link_to_the_preview(tmp_path: Path) -> None:
    archive = zipped(number="5\n", summary="No page has changed.")
    ((path, method, body),) = asked(tmp_path, archive, artifacts("summary", "site") | pull())
    assert (path, method) == ("issues/5/comments", "POST")
    said = json.loads(body)["body"]
    assert "```text\nNo page has changed.\n```" in said
    assert "https://github.com/partnership/site/actions/runs/42/artifacts/7" in said


def test_the_comment_that_is_there_is_written_anew(tmp_path: Path) -> None:
    mark = "<!-- what this change does -->\nold"
    there = [
        {"id": 1, "user": {"login": "stranger"}, "body": mark},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": mark},
    ]
    answers = artifacts("summary") | pull() | {"issues/5/comments": there}
    ((path, method, body),) = asked(tmp_path, zipped(number="5", summary="x"), answers)
    assert (path, method) == ("issues/comments/2", "PATCH")
    assert "The site was not built" in json.loads(body)["body"]


def test_hostile_words_stay_in_their_block(tmp_path: Path) -> None:
    words = "```\n@everyone <img src=x> #1\n````\u2028~~~\n\u202eabc\x00\n" + "long " * 900
    words += "\nline" * 500
    archive = zipped(number="5", summary=words)
    ((_, _, body),) = asked(tmp_path, archive, artifacts("summary") | pull())
    said = json.loads(body)["body"]
    before, block, after = re.split(r"^```(?:text)?$", said, flags=re.MULTILINE)
    assert "@everyone <img src=x> #1" in block
    assert "`" not in block
    assert not re.search("[\u202e\u2028\x00]", block)
    assert len(block.splitlines()) <= 61
    assert max(map(len, block.splitlines())) <= 300
    assert "@" not in before + after


@pytest.mark.parametrize(
    ("archive", "answers"),
    [
        (zipped(number="5", summary="x"), artifacts("site") | pull()),
        (zipped(number="5", summary="x"), artifacts("summary", size=90_000) | pull()),
        (zipped(number="5", summary="x" * 90_000), artifacts("summary") | pull()),
        (zipped(number="5/../6", summary="x"), artifacts("summary") | pull()),
        (zipped(number="", summary="x"), artifacts("summary") | pull()),
        (zipped(summary="x"), artifacts("summary") | pull()),
        (b"no zip", artifacts("summary") | pull()),
        (zipped(number="5", summary="x"), artifacts("summary") | pull(sha="b" * 40)),
        (zipped(number="5", summary="x"), artifacts("summary") | pull(state="closed")),
        (zipped(number="5", summary="x"), artifacts("summary") | pull(repository="else/where")),
    ],
)
def test_what_does_not_fit_is_not_commented(
    tmp_path: Path, archive: bytes, answers: dict[str, object]
) -> None:
    assert asked(tmp_path, archive, answers) == []
