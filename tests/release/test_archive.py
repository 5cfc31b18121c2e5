"""An archive is as it was released, or nothing of it is used."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from stat import S_IFLNK
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from tests.builders import WriteTree
from tests.release.shared_site import TREE, a_core, repacked, the_core

from packsite.model.settings import PacksiteError, Settings
from packsite.read.core_files import unlike
from packsite.release import archive
from packsite.release.archive import packed, unpacked


@pytest.fixture
def content(write_tree: WriteTree) -> bytes:
    return packed(a_core(write_tree))


def refused(folder: Path, content: bytes) -> str:
    path = folder / "core.zip"
    path.write_bytes(content)
    with pytest.raises(PacksiteError) as refusal:
        unpacked(path, Settings(folder))
    message = str(refusal.value)
    assert message.endswith("Download the archive again from where the core is released.")
    return message


def test_the_same_content_gives_the_same_bytes(write_tree: WriteTree) -> None:
    root = write_tree(TREE)
    first = packed(the_core(root))
    (root / "docs/guide.md").touch()
    assert packed(the_core(root)) == first
    with ZipFile(BytesIO(first)) as made:
        assert made.namelist() == sorted(made.namelist())
        assert {one.date_time for one in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_core_with_the_line_ends_of_windows_has_the_same_pages(write_tree: WriteTree) -> None:
    made = a_core(write_tree)
    files = {
        file: b"\xef\xbb\xbf" + one.replace(b"\n", b"\r\n") for file, one in made.files.items()
    }
    here = replace(made, files=files)
    assert [one.facts for one in here.pages] == [one.facts for one in made.pages]


def test_an_archive_is_read_back_as_it_was_made(write_tree: WriteTree, tmp_path: Path) -> None:
    made = a_core(write_tree)
    (tmp_path / "core.zip").write_bytes(packed(made))
    assert unpacked(tmp_path / "core.zip", Settings(tmp_path)) == made


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("core/../docs/index.md", "would be written outside the folder of the core"),
        ("/core/docs/a.md", "would be written outside the folder of the core"),
        ("C:core/docs/a.md", "would be written outside the folder of the core"),
        ("core\\docs\\a.md", "would be written outside the folder of the core"),
        ("core/docs//a.md", "would be written outside the folder of the core"),
        ("docs/a.md", "does not belong in a core"),
        ("core/hooks/run.py", "does not belong in a core"),
        ("core/docs/run.js", "does not belong in a core"),
        ("core/docs/data/more.yml", "does not belong in a core"),
        ("core/docs/con.md", "has a name that not every computer can write"),
        ("core/docs/GUIDE.md", "is in the archive twice"),
    ],
)
def test_an_entry_that_does_not_belong_there_is_named(
    content: bytes, tmp_path: Path, name: str, why: str
) -> None:
    assert why in refused(tmp_path, repacked(content, {name: b"x"}))


def test_a_link_is_no_file(content: bytes, tmp_path: Path) -> None:
    changed = BytesIO(repacked(content, {}))
    link = ZipInfo("core/docs/link.md")
    link.external_attr = (S_IFLNK | 0o777) << 16
    with ZipFile(changed, "a") as made:
        made.writestr(link, "/etc/passwd")
    assert '"core/docs/link.md", which is a link' in refused(tmp_path, changed.getvalue())


def test_an_archive_that_grows_beyond_measure_is_not_unpacked(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_MOST_BYTES", 20_000)
    changed = BytesIO(content)
    with ZipFile(changed, "a", ZIP_DEFLATED) as made:
        made.writestr("core/docs/a.md", b" " * 30_000)
    assert "is too large for a core: 11 files" in refused(tmp_path, changed.getvalue())
    assert "is not a ZIP archive" in refused(tmp_path, b" " * 30_000)


def test_what_is_packed_in_another_way_is_refused(content: bytes, tmp_path: Path) -> None:
    changed = BytesIO(content)
    with ZipFile(changed, "a", ZIP_BZIP2) as made:
        made.writestr("core/docs/a.md", b"x")
    assert "is not packed as in a core" in refused(tmp_path, changed.getvalue())


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"core/docs/guide.md": b"Other words."}, "docs/guide.md"),
        ({"core/docs/guide.md": None}, "docs/guide.md"),
        ({"core/docs/more.md": b"More."}, "docs/more.md"),
    ],
    ids=["changed", "missing", "added"],
)
def test_a_file_that_was_not_released_so_is_named(
    content: bytes, tmp_path: Path, change: dict[str, bytes | None], named: str
) -> None:
    message = refused(tmp_path, repacked(content, change))
    assert f"is not as it was released: {named}. Nothing was changed." in message


def test_what_is_no_archive_of_a_core_is_refused(content: bytes, tmp_path: Path) -> None:
    assert "is not a ZIP archive, or is damaged" in refused(tmp_path, content[:-40])
    at = content.index(b"core/docs/guide.md") + 60
    damaged = content[:at] + bytes(b ^ 255 for b in content[at : at + 20]) + content[at + 20 :]
    assert "is not a ZIP archive, or is damaged" in refused(tmp_path, damaged)
    assert "has no core/core.yml" in refused(tmp_path, repacked(content, {"core/core.yml": None}))
    for words in (b"version: one\n", b"- x\n", b"\xff", b"a: [\n"):
        changed = repacked(content, {"core/core.yml": words})
        assert "core.yml in core.zip is not the description of a core" in refused(tmp_path, changed)


def test_a_core_of_a_later_engine_is_not_called_damaged(content: bytes, tmp_path: Path) -> None:
    with ZipFile(BytesIO(content)) as made:
        later = made.read("core/core.yml") + b"format: 2\n"
    path = tmp_path / "core.zip"
    path.write_bytes(repacked(content, {"core/core.yml": later}))
    with pytest.raises(PacksiteError, match="Install the engine of that release first"):
        unpacked(path, Settings(tmp_path))


def test_line_ends_that_git_gave_a_file_are_no_change(write_tree: WriteTree) -> None:
    made = a_core(write_tree)
    files = {file: one.replace(b"\n", b"\r\n") for file, one in made.files.items()}
    assert unlike(made.release.sums, files) == ()
