"""The command line as a whole: how it starts, and what it says where it cannot run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file

from packsite.__main__ import main

Captured = pytest.CaptureFixture[str]
ERROR = a_file(body="[[CPS-99]]\n")


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


@pytest.mark.parametrize(
    ("arguments", "files", "message"),
    [
        (
            ["check"],
            {},
            'There is no folder "docs" in {root}. Run this in the project\'s own folder.\n',
        ),
        (
            ["check"],
            {"pyproject.toml": "[tool.packsite]\ndoc = 'a'\n"},
            'pyproject.toml: [tool.packsite] has no setting "doc". Did you mean "docs"?\n',
        ),
        (
            ["stage", "{root}/docs", "--no-pdf"],
            {"docs/index.md": a_file()},
            '"{root}/docs" is not empty. Give a new folder, so that nothing old is left in it.\n',
        ),
        (
            ["stage", "{root}/docs/index.md/out", "--no-pdf"],
            {"docs/index.md": a_file()},
            '"{root}/docs/index.md/out" cannot be read or written (Not a directory). '
            "Check the permissions, or give another folder.\n",
        ),
        (
            ["fingerprint", "{root}/docs"],
            {"docs/index.md": a_file()},
            '"{root}/docs" cannot be read or written (Is a directory). '
            "Check the permissions, or give another place.\n",
        ),
        (
            ["import", "{root}/a.docx", "--as", "page"],
            {"docs/index.md": a_file()},
            '"{root}/a.docx" cannot be read or written (No such file or directory). '
            "Check the permissions, or give another place.\n",
        ),
    ],
)
def test_what_cannot_run_says_why(
    write_tree: WriteTree,
    capsys: Captured,
    arguments: list[str],
    files: dict[str, str | bytes],
    message: str,
) -> None:
    root = write_tree(files)
    assert run(root, *(argument.format(root=root) for argument in arguments)) == 2
    assert capsys.readouterr() == ("", message.format(root=root))


@pytest.mark.parametrize(
    ("arguments", "wrong", "command"),
    [
        ([], "The following arguments are required: command.", ""),
        (["chekc"], 'There is no command "chekc". Did you mean "check"?', ""),
        (
            ["check", "--format", "xml"],
            "Argument --format: invalid choice: 'xml' (choose from 'github', 'json', 'text').",
            " check",
        ),
        (["stage"], "The following arguments are required: folder.", " stage"),
    ],
)
def test_a_mistyped_command_says_what_is_wrong_and_how_to_ask(
    arguments: list[str], wrong: str, command: str, capsys: Captured
) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 2
    asked = f"python -m packsite{command} --help"
    assert capsys.readouterr().err == f"{wrong} To see what can be typed: {asked}\n"


def test_a_closed_pipe_ends_a_command_quietly() -> None:
    hooks = Path(__file__).resolve().parents[1] / "hooks"
    command = [sys.executable, "-m", "packsite", "codes"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=hooks, stdout=pipe, stderr=pipe) as running:
        assert running.stdout
        running.stdout.close()
        assert running.communicate()[1] == b""
    assert running.returncode == 0


def test_the_package_runs_as_a_program(write_tree: WriteTree) -> None:
    root = write_tree({"docs/index.md": ERROR})
    hooks = Path(__file__).resolve().parents[1] / "hooks"
    command = [sys.executable, "-m", "packsite", "--root", str(root), "check"]
    done = subprocess.run(command, cwd=hooks, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "1 page checked: 1 error.")


def test_a_letter_that_a_file_of_windows_lacks_does_not_stop_the_check(
    write_tree: WriteTree,
) -> None:
    root = write_tree({"docs/index.md": a_file(body="[The form](ł.docx)\n")})
    hooks = Path(__file__).resolve().parents[1] / "hooks"
    command = [sys.executable, "-m", "packsite", "--root", str(root), "check"]
    env = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, cwd=hooks, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, '"?.docx"' in done.stdout) == (1, True)


def test_a_check_loads_no_slow_rooms(write_tree: WriteTree) -> None:
    hooks = Path(__file__).resolve().parents[1] / "hooks"
    start = "import sys, packsite_mkdocs.__main__\nfrom packsite.__main__ import main\n"
    root = write_tree({"docs/index.md": a_file()})
    program = f"{start}main(); print(*sys.modules)"
    command = [sys.executable, "-c", program, "--root", str(root), "check"]

    def loaded_modules() -> set[str]:
        done = subprocess.run(command, cwd=hooks, capture_output=True, text=True, check=True)
        return {*done.stdout.split()}

    loaded = loaded_modules()
    assert not loaded & {"docx", "holidays", "icalendar", "jinja2", "mkdocs", "typst", "xlsxwriter"}
    assert {name.split(".")[1] for name in loaded if name.startswith("packsite.")} == {
        "__main__", "cache", "checks", "commands", "connect", "model", "pipeline", "read", "search"
    }  # fmt: skip
    assert {name for name in loaded if name.startswith("packsite.commands.")} == {
        "packsite.commands.check"
    }
    (root / "docs/index.md").write_text(a_file(body="Other words.\n"), "utf-8")
    assert loaded - loaded_modules() > {"packsite.read.facts", "pydantic"}


def test_a_build_loads_pydantic_only_to_read_facts_or_data() -> None:
    hooks = Path(__file__).resolve().parents[1] / "hooks"
    program = "import sys, packsite_mkdocs.events; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=hooks, check=False).returncode == 0
