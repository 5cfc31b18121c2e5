"""A key stands for equal values, and for all the code that is imported, wherever it lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from packsite.cache.key import code_digest, digest, folder_digests, installed

PROGRAM = {
    "one/__init__.py": '"""A room."""\n',
    "one/draw.py": "from two import ink  # black\n\n\ndef now():\n    import three.deep.paper\n",
    "one/style.typ": "red",
    "two/__init__.py": "",
    "two/ink.py": "from three import (\n    pen,\n    brush as a_brush,\n)\n",
    "three/__init__.py": "",
    "three/pen.py": "import json, two\n",
    "three/brush.py": "",
    "three/unused.py": "",
    "three/deep/__init__.py": "",
    "three/deep/paper.py": "",
    "four/other.py": "",
    "four/other.css": "",
}
Change = Callable[[Path], object]


def edit(name: str) -> Change:
    return lambda program: (program / name).write_text("# another line", "utf-8")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    for name, text in PROGRAM.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def changes(program: Path, change: Change, *names: str) -> bool:
    """Return whether a change gives these modules another key."""
    before = code_digest(*names, program=program)
    change(program)
    code_digest.cache_clear()
    return before != code_digest(*names, program=program)


@pytest.mark.parametrize(
    "change",
    [
        *map(edit, ("one/draw.py", "two/ink.py", "three/pen.py", "three/brush.py")),
        *map(edit, ("one/style.typ", "three/deep/paper.py")),
        lambda program: (program / "two/new.json").write_text("{}", "utf-8"),
        lambda program: (program / "three/brush.py").rename(program / "two/brush.py"),
    ],
)
def test_what_is_imported_and_what_lies_beside_it_counts(program: Path, change: Change) -> None:
    assert changes(program, change, "one.draw")


@pytest.mark.parametrize("name", ["three/unused.py", "four/other.py", "four/other.css"])
def test_what_nobody_imports_does_not_count(program: Path, name: str) -> None:
    assert not changes(program, edit(name), "one.draw")


def test_of_a_package_every_module_counts(program: Path) -> None:
    assert changes(program, edit("three/unused.py"), "three")


def test_equal_values_have_one_digest_and_others_another() -> None:
    assert digest([{"b", "a"}]) == digest([{"a", "b"}])
    assert digest(["a", "b"]) != digest(["ab"])
    assert digest({"a": [1]}) != digest({"a": [2]})


def test_a_folder_is_known_by_names_and_content(program: Path) -> None:
    (program / "four/other.pyc").write_bytes(b"compiled")
    assert [name for name, _ in folder_digests(program / "four")] == ["other.css", "other.py"]
    assert len({found for _, found in folder_digests(program / "four")}) == 1


def test_only_packages_that_are_installed_are_named() -> None:
    (found,) = installed("lxml", "no-such-package")
    assert found.startswith("lxml ")
