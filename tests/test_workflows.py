"""The workflows ask for few rights, and those that write trust nothing of a pull request."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.repository import commit, git

FOLDER = Path(__file__).resolve().parents[1] / ".github" / "workflows"
SHA, REPOSITORY = "a" * 40, "partnership/site"
PINNED = re.compile(r"\./\.github/[\w./-]+|[\w./-]+@[0-9a-f]{40}")
"""A file of this repository, or a program of another one at one commit."""
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
GH_OF_LEDGER = """\
#!/bin/sh
echo "$*" >> "{folder}/asked"
[ "$2" != list ] || echo {open}
"""
BRANCH = {"BRANCH": "record-what-was-published"}
GH_OF_PAGES = """\
#!/bin/sh
echo "$*" >> "{folder}/asked"
case "$*" in
    "run list"*"--branch main"*) echo 11 ;;
    "run list"*"--commit abc"*) echo 22 ;;
    "run list"*) ;;
    "pr list"*) printf '%s\\n' '5 abc' '6 not-built' ;;
    "run download"*) mkdir -p "$7/hosting" && echo "$3" > "$7/index.html" ;;
esac
"""


def with_gh(folder: Path, script: str) -> dict[str, str]:
    """Put a `gh` of ours into a folder; return the environment that finds it there."""
    program = folder / "gh"
    program.write_text(script, "utf-8")
    program.chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def workflow(name: str) -> dict[Any, Any]:
    held = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    assert isinstance(held, dict)
    return held


def steps(held: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in held["jobs"].values() for step in job.get("steps", ())]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.name)
def test_every_workflow_names_its_rights_and_pins_what_it_uses(path: Path) -> None:
    held = workflow(path.name)
    assert "permissions" in held
    assert "pull_request_target" not in held[True]  # YAML 1.1 reads `on` as true
    called = [job["uses"] for job in held["jobs"].values() if "uses" in job]
    used = [step["uses"] for step in steps(held) if "uses" in step]
    assert [one for one in (*called, *used) if not PINNED.fullmatch(one)] == []
    for step in steps(held):
        assert "${{" not in step.get("run", ""), "an expression in a script can be code"


@pytest.mark.parametrize("name", ["ci.yml", "tests.yml"])
def test_what_runs_for_a_pull_request_writes_nothing(name: str) -> None:
    held = workflow(name)
    assert held["permissions"] == {"contents": "read"}
    for job in held["jobs"].values():
        assert set(job.get("permissions", {}).values()) <= {"read"}
    for step in steps(held):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_only_what_runs_nothing_of_a_pull_request_knows_a_secret_and_never_for_a_fork() -> None:
    knowing = {path.name for path in FOLDER.glob("*.yml") if "secrets." in path.read_text("utf-8")}
    assert knowing == {"azure.yml", "ci.yml"}
    calls = workflow("ci.yml")["jobs"]["azure"]
    assert "secrets" not in str({**workflow("ci.yml")["jobs"], "azure": None})
    assert calls["uses"] == "./.github/workflows/azure.yml"
    closes = workflow("azure.yml")["jobs"]["close"]
    for job in (calls, closes):
        assert "github.event.pull_request.head.repo.full_name == github.repository" in job["if"]
    used = [step.get("uses", step.get("run", "")) for step in steps(workflow("azure.yml"))]
    assert {one.partition("@")[0].partition(" --")[0] for one in used} == {
        'gh run download "$RUN"',
        "Azure/static-web-apps-deploy",
    }


MENU = "nav:\n  - Home: index.md\n"


@pytest.fixture
def two_commits(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that writes a file in a repository like this one, and commits it."""
    files = ("docs/index.md", "docs/editing/index.md", "standards/a.md", "neglect_pack/a.md")
    for name in (*files, "docs/about.md", "docs/data/language.yml", "hooks/a.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\n\n{MENU}", "utf-8")
    commit(tmp_path, "2026-11-23T09:00:00+00:00")

    def written(file: str, text: str) -> Path:
        (tmp_path / file).write_text(text, "utf-8")
        commit(tmp_path, "2026-11-24T09:00:00+00:00")
        return tmp_path

    return written


def typed(step: dict[str, Any], root: Path) -> None:
    """Run the script of a step of the tests in a folder."""
    env = os.environ | workflow("tests.yml")["env"] | {"GITHUB_OUTPUT": f"{root}/.git/output"}
    subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]], cwd=root, env=env, check=True
    )


@pytest.mark.parametrize(
    ("file", "text", "is_engine"),
    [
        ("docs/index.md", "Words", False),
        ("docs/learning.md", "Words", False),
        ("standards/a.md", "Words", False),
        ("neglect_pack/a.md", "Words", False),
        ("mkdocs.yml", f"site_name: A\n\n{MENU}  - Visits: standards/b.md\n", False),
        ("mkdocs.yml", f"site_name: B\n\n{MENU}", True),
        ("docs/editing/index.md", "make check", True),
        ("docs/about.md", "| `rxjs` | MIT |", True),
        ("docs/data/language.yml", "turns: []", True),
        ("hooks/a.py", "1", True),
    ],
)
def test_only_a_change_of_the_engine_has_its_tests_run(
    two_commits: Callable[[str, str], Path], file: str, text: str, is_engine: bool
) -> None:
    root, jobs = two_commits(file, text), workflow("tests.yml")["jobs"]
    typed(jobs["changes"]["steps"][-1], root)
    output = root / ".git/output"
    assert (output.read_text("utf-8") if output.exists() else "") == "engine=true\n" * is_engine
    for name in jobs.keys() - {"changes", "core", "own-site"}:
        assert jobs[name]["if"] == "needs.changes.outputs.engine == 'true'"


@pytest.mark.parametrize("job", ["unit", "browser"])
def test_the_tests_of_the_engine_run_without_the_content(
    two_commits: Callable[[str, str], Path], job: str
) -> None:
    root = two_commits("docs/network-bites.md", "Words")
    away, tests = workflow("tests.yml")["jobs"][job]["steps"][-2:]
    assert tests == {"run": f"make {job}"}
    typed(away, root)
    left = {path.relative_to(root).as_posix() for path in root.rglob("*.*") if path.is_file()}
    assert {name for name in left if not name.startswith(".git/")} == {
        "docs/about.md", "docs/data/language.yml", "docs/editing/index.md", "hooks/a.py",
        "mkdocs.yml",
    }  # fmt: skip


@pytest.mark.parametrize(("name", "host"), [("pages.yml", "pages"), ("azure.yml", "azure")])
def test_nothing_is_published_until_a_variable_says_where(name: str, host: str) -> None:
    for job in workflow(name)["jobs"].values():
        assert job.get("needs") or f"vars.PUBLISH == '{host}'" in job["if"]


def test_pages_takes_no_site_of_a_fork(tmp_path: Path) -> None:
    gather = workflow("pages.yml")["jobs"]["gather"]
    assert "workflow_run.head_repository.full_name == github.repository" in gather["if"]
    ran = gathered(tmp_path, gather["steps"][0]["run"])
    assert [line for line in ran if line.startswith("run download")] == [
        "run download 11 --name site --dir public",
        "run download 22 --name site --dir public/preview/5",
    ]
    assert not (tmp_path / "public/hosting").exists()
    assert (tmp_path / "public/preview/5/index.html").is_file()


def gathered(folder: Path, script: str) -> list[str]:
    """Run the script of Pages beside a `gh` of ours; return what it asked for."""
    here = with_gh(folder, GH_OF_PAGES.format(folder=folder))
    subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=here, check=True)
    return (folder / "asked").read_text("utf-8").splitlines()


def test_what_comments_checks_nothing_out_and_may_do_little_else() -> None:
    held = workflow("comment.yml")
    assert held[True] == {"workflow_run": {"workflows": ["CI"], "types": ["completed"]}}
    assert held["permissions"] == {}
    (job,) = held["jobs"].values()
    assert job["permissions"] == {
        "actions": "read", "pages": "read", "pull-requests": "write"
    }  # fmt: skip
    assert job["if"] == "github.event.workflow_run.event == 'pull_request'"
    (step,) = job["steps"]
    assert "uses" not in step
    words = step["run"]
    assert not re.search(r"\bgit\b|checkout|\bpip\b|\beval\b|\bexec\b|extract", words)


@pytest.mark.parametrize(
    ("is_protected", "is_open", "asked_for"),
    [(False, False, []), (True, False, ["list", "create"]), (True, True, ["list"])],
)
def test_the_ledger_opens_one_pull_request_where_main_is_protected(
    tmp_path: Path, is_protected: bool, is_open: bool, asked_for: list[str]
) -> None:
    there, here = tmp_path / "there.git", tmp_path / "here"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", there], check=True)
    subprocess.run(["git", "clone", "-q", there, here], check=True, capture_output=True)
    (here / "docs/data").mkdir(parents=True)
    (here / "docs/data/published.yml").write_text("", "utf-8")
    commit(here, "2026-11-23T09:00:00+00:00")
    git(here, "push", "-q", "origin", "HEAD:main")
    if is_protected:
        hook = there / "hooks/update"
        hook.write_text('#!/bin/sh\n[ "$1" != refs/heads/main ]\n', "utf-8")
        hook.chmod(0o755)
    for name in ("published.yml", "confirmed.yml"):  # the second is new in a new site
        (here / "docs/data" / name).write_text("CPS-01: {}\n", "utf-8")
    *_, record = steps(workflow("ledger.yml"))
    gh = GH_OF_LEDGER.format(folder=tmp_path, open=int(is_open))
    env = os.environ | with_gh(tmp_path, gh) | BRANCH
    subprocess.run(["bash", "-e", "-c", record["run"]], cwd=here, env=env, check=True)
    lines = (tmp_path / "asked").read_text("utf-8").splitlines() if is_protected else []
    assert [line.split()[1] for line in lines] == asked_for
    branch = BRANCH["BRANCH"] if is_protected else "main"
    for name in ("published.yml", "confirmed.yml"):
        assert git(there, "show", f"{branch}:docs/data/{name}") == "CPS-01: {}"


def zipped(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.txt", text)
    return held.getvalue()


def artifacts(*names: str, size: int = 900) -> dict[str, object]:
    rows = [{"id": 7, "name": name, "expired": False, "size_in_bytes": size} for name in names]
    return {"actions/runs/42/artifacts": {"artifacts": rows}}


def pull(
    sha: str = SHA,
    state: str = "open",
    repository: str = REPOSITORY,
    head_repository: str = REPOSITORY,
) -> dict[str, object]:
    base = {"repo": {"full_name": repository}}
    head = {"sha": sha, "repo": {"full_name": head_repository}}
    return {
        "pulls/5": {"head": head, "state": state, "base": base},
        "issues/5/comments": [],
        "pages": {"html_url": "https://partnership.github.io/site/"},
    }


def asked(
    folder: Path, archive: bytes, answers: dict[str, object], publish: str = ""
) -> list[tuple[str, str, str]]:
    """Run the workflow's script beside a `gh` of ours; return what it wrote, and how."""
    (folder / "summary.zip").write_bytes(archive)
    (folder / "answers.json").write_text(json.dumps(answers), "utf-8")
    (step,) = steps(workflow("comment.yml"))
    here = with_gh(folder, GH.format(python=sys.executable, folder=str(folder))) | {
        "REPOSITORY": REPOSITORY,
        "RUN": "42",
        "HEAD_SHA": SHA,
        "PUBLISH": publish,
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


@pytest.mark.parametrize(
    ("publish", "repository", "is_linked"),
    [("pages", REPOSITORY, True), ("pages", "fork/site", False), ("", REPOSITORY, False)],
)
def test_a_preview_on_pages_is_linked_but_for_a_fork(
    tmp_path: Path, publish: str, repository: str, is_linked: bool
) -> None:
    archive = zipped(number="5", summary="x")
    answers = artifacts("summary", "site") | pull(head_repository=repository)
    ((_, _, body),) = asked(tmp_path, archive, answers, publish)
    assert ("https://partnership.github.io/site/preview/5/index.html" in body) is is_linked


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


def test_the_workflow_of_reviews_may_only_write_issues() -> None:
    job = workflow("reviews.yml")["jobs"]["issues"]
    assert workflow("reviews.yml")["permissions"] == {"contents": "read"}
    assert job["permissions"] == {"contents": "read", "issues": "write"}
    assert job["steps"][0]["with"]["persist-credentials"] is False


GH_OF_REVIEWS = """#!/bin/sh
echo "$@" >> calls
if [ "$2" = list ]; then [ "$TITLE" = "Open" ] && echo 7 || true; fi
"""


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is on the runner, and not here")
def test_reviews_open_change_and_close_one_issue_an_owner(tmp_path: Path) -> None:
    issues = [
        {"title": "Open", "body": "none", "count": 0},
        {"title": '$(touch harm) `touch harm` "x"', "body": "rows", "count": 2},
        {"title": "Nothing", "body": "none", "count": 0},
    ]
    (tmp_path / "issues.json").write_text(json.dumps(issues), "utf-8")
    *_, step = steps(workflow("reviews.yml"))
    env = with_gh(tmp_path, GH_OF_REVIEWS)
    subprocess.run(["bash", "-ec", step["run"]], cwd=tmp_path, env=env, check=True)
    calls = (tmp_path / "calls").read_text("utf-8").splitlines()
    assert [one for one in calls if not one.startswith("issue list")] == [
        "issue edit 7 --body-file body.md",
        "issue close 7",
        'issue create --title $(touch harm) `touch harm` "x" --body-file body.md',
    ]
    assert not (tmp_path / "harm").exists()
