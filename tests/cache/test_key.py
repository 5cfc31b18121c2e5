"""A key stands for equal values, and for all the code that is imported, wherever it lies."""

from collections.abc import Callable
from pathlib import Path

import pytest

from packsite.cache.key import code_digest, digest, folder_digests, installed

PROGRAM = {
    "one/__init__.py": '"""A room."""\n',
    "one/draw.py": "from packsite.two import ink  # black\n\n\n"
    "def now():\n    import another\n    import packsite.three.deep.paper\n",
    "one/style.typ": "red",
    "two/__init__.py": "",
    "two/ink.py": "from packsite.three import (\n    pen,\n    brush as a_brush,\n)\n",
    "three/__init__.py": "",
    "three/pen.py": "import json, packsite.two\n",
    "three/brush.py": "",
    "three/unused.py": "",
    "three/deep/__init__.py": "",
    "three/deep/paper.py": "",
    "four/other.py": "",
    "four/other.css": "",
    "../another.py": "",
}
Change = Callable[[Path], object]


def edit(name: str) -> Change:
    return lambda program: (program / "packsite" / name).write_text("# another line", "utf-8")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    for name, text in PROGRAM.items():
        path = tmp_path / "packsite" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
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
        lambda program: (program / "packsite/two/new.json").write_text("{}", "utf-8"),
        lambda program: (program / "packsite/three/brush.py").rename(
            program / "packsite/two/brush.py"
        ),
    ],
)
def test_what_is_imported_and_what_lies_beside_it_counts(program: Path, change: Change) -> None:
    assert changes(program, change, "packsite.one.draw")


@pytest.mark.parametrize(
    "name", ["three/unused.py", "four/other.py", "four/other.css", "../another.py"]
)
def test_what_nobody_imports_or_is_not_ours_does_not_count(program: Path, name: str) -> None:
    assert not changes(program, edit(name), "packsite.one.draw")


def test_of_a_package_every_module_counts(program: Path) -> None:
    assert changes(program, edit("three/unused.py"), "packsite.three")


def test_a_module_that_is_gone_is_an_error(program: Path) -> None:
    with pytest.raises(KeyError, match=r"packsite\.five"):
        code_digest("packsite.one", "packsite.five", program=program)


def test_equal_values_have_one_digest_and_others_another() -> None:
    assert digest([{"b", "a"}]) == digest([{"a", "b"}])
    assert digest(["a", "b"]) != digest(["ab"])
    assert digest({"a": [1]}) != digest({"a": [2]})


def test_a_folder_is_known_by_names_and_content(program: Path) -> None:
    (program / "packsite/four/other.pyc").write_bytes(b"compiled")
    assert [name for name, _ in folder_digests(program / "packsite/four")] == [
        "other.css",
        "other.py",
    ]
    assert len({found for _, found in folder_digests(program / "packsite/four")}) == 1


def test_a_file_that_cannot_be_opened_changes_the_digests_of_its_folder(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_bytes(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", path.name)

    four = program / "packsite/four"
    before = folder_digests(four)
    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    assert [name for name, _ in before] == [name for name, _ in folder_digests(four)]
    assert before != folder_digests(four)


def test_only_packages_that_are_installed_are_named() -> None:
    found = [name.partition("-")[0] for name in installed("PyMdown-Extensions", "no-such-package")]
    assert found == ["pymdown_extensions"]
