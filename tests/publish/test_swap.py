import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from packsite.model.settings import PacksiteError
from packsite.publish.swap import discard, fresh_folder, mark_site, publish

TWO_DAYS = 2 * 24 * 60 * 60
UNTOUCHED = (
    "The last site is untouched. "
    "Close programs that have files open there, check free space and permissions, and build again."
)


def a_folder(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(content)
    return folder


def a_site(folder: Path, **files: str) -> Path:
    """Write a site as a build leaves it."""
    mark_site(a_folder(folder, **files))
    return folder


def tree(folder: Path) -> Mapping[str, str]:
    """Return the content of every file below a folder, by path, but for the mark."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".made-by-packsite"
    }


def test_a_fresh_folder_is_empty_and_beside_the_site(tmp_path: Path) -> None:
    site = tmp_path / "new" / "site"
    fresh = fresh_folder(site)
    assert fresh.parent == site.parent
    assert fresh.name.startswith(".site-")
    assert list(fresh.iterdir()) == []
    assert fresh_folder(site) != fresh


@pytest.mark.parametrize("last", [{}, {"index": "old", "gone": "old"}], ids=["first", "next"])
def test_a_finished_build_replaces_the_last_site(tmp_path: Path, last: dict[str, str]) -> None:
    site = tmp_path / "site"
    if last:
        a_site(site, **last)
    fresh = a_folder(fresh_folder(site), index="new")
    publish(fresh, site)
    assert tree(tmp_path) == {"site/index": "new"}
    assert list(tmp_path.iterdir()) == [site]
    assert site.stat().st_mode & 0o777 == 0o755


def test_a_site_that_is_a_symbolic_link_is_replaced_and_its_target_kept(tmp_path: Path) -> None:
    elsewhere, site = a_folder(tmp_path / "elsewhere", index="old"), tmp_path / "site"
    site.symlink_to(elsewhere)
    publish(a_folder(fresh_folder(site), index="new"), site)
    assert not site.is_symlink()
    assert tree(tmp_path) == {"site/index": "new", "elsewhere/index": "old"}


def test_a_missing_build_leaves_the_last_site_in_place(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site", index="old")
    fresh = fresh_folder(site)
    fresh.rmdir()
    with pytest.raises(PacksiteError) as raised:
        publish(fresh, site)
    assert str(raised.value) == (
        f'The site cannot be written to "{site}" (No such file or directory). {UNTOUCHED}'
    )
    assert tree(tmp_path) == {"site/index": "old"}
    assert list(tmp_path.iterdir()) == [site]


def test_a_build_that_cannot_be_renamed_leaves_the_last_site_in_place(tmp_path: Path) -> None:
    site = a_folder(tmp_path / "site", index="old")
    inside = a_folder(site / "inside", index="new")
    with pytest.raises(PacksiteError):
        publish(inside, site)
    assert tree(tmp_path) == {"site/index": "old", "site/inside/index": "new"}
    assert list(tmp_path.iterdir()) == [site]


def test_a_crash_while_publishing_loses_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    a_folder(tmp_path / ".site-stopped" / "last", index="old")
    fresh = fresh_folder(site)
    assert tree(site) == {"index": "old"}
    publish(a_folder(fresh, index="new"), site)
    assert tree(site) == {"index": "new"}


def test_a_site_set_aside_does_not_replace_a_published_one(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site", index="new")
    a_folder(tmp_path / ".site-stopped" / "last", index="old")
    fresh_folder(site)
    assert tree(site) == {"index": "new"}


def test_folders_of_old_stopped_builds_are_removed(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site", index="old")
    long_ago = time.time() - TWO_DAYS
    for name in (".site-old", ".site-young", ".other-old", "site-old"):
        a_folder(tmp_path / name, index="x")
    a_folder(tmp_path)
    (tmp_path / ".site-file").write_text("x")
    for name in (".site-old", ".other-old", "site-old", ".site-file"):
        os.utime(tmp_path / name, (long_ago, long_ago))
    fresh = fresh_folder(site)
    assert {path.name for path in tmp_path.iterdir()} == {
        "site", ".site-young", ".other-old", "site-old", ".site-file", fresh.name
    }  # fmt: skip


def test_an_unwritable_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    site = tmp_path / "file" / "site"
    with pytest.raises(PacksiteError) as raised:
        fresh_folder(site)
    assert str(raised.value) == (
        f'The site cannot be written to "{site}" (File exists). {UNTOUCHED}'
    )


def test_an_unfinished_build_is_discarded(tmp_path: Path) -> None:
    site = a_site(tmp_path / "site", index="old")
    fresh = a_folder(fresh_folder(site), index="half")
    discard(fresh)
    discard(fresh)
    assert tree(tmp_path) == {"site/index": "old"}
    assert list(tmp_path.iterdir()) == [site]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"index.html": "ours"}, "index.html"),
        ({"a": "", "b": "", "c": "", "d": ""}, "a, b, c …"),
        (
            {".made-by-packsite": "index.html\n", "index.html": "", "minutes.docx": ""},
            "minutes.docx",
        ),
    ],
    ids=["no site", "many files", "a site and more"],
)
def test_a_folder_with_other_files_is_never_replaced(
    tmp_path: Path, files: dict[str, str], told: str
) -> None:
    site = a_folder(tmp_path / "site", **files)
    with pytest.raises(PacksiteError) as raised:
        fresh_folder(site)
    assert str(raised.value) == (
        f'"{site}" holds files that this build did not make ({told}), and would be replaced as a '
        "whole. Move them away, or write another folder after site_dir: in mkdocs.yml."
    )
    assert list(tmp_path.iterdir()) == [site]


def test_a_file_in_the_place_of_the_site_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x")
    with pytest.raises(PacksiteError, match="did not make"):
        fresh_folder(tmp_path / "site")


def test_a_site_from_before_there_was_a_mark_and_an_empty_folder_are_replaced(
    tmp_path: Path,
) -> None:
    a_folder(tmp_path / "old" / "v", **{"index.html": "old"})
    (tmp_path / "empty").mkdir()
    for site in (tmp_path / "old", tmp_path / "empty"):
        publish(a_folder(fresh_folder(site), index="new"), site)
        assert tree(site) == {"index": "new"}
