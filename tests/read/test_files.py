from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import WriteTree, a_source

from packsite.model.problems import Problem
from packsite.model.settings import PacksiteError, Settings
from packsite.read.codes import FIL102, FIL106
from packsite.read.files import collect


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in collect(Settings(root))[1]]


def test_every_file_has_its_place_in_the_site_and_in_the_repository(write_tree: WriteTree) -> None:
    files = [
        "docs/assets/map.png",
        "docs/index.md",
        "docs/learning/lb-2022-01.md",
        "neglect_pack/signs.md",
        "standards/templates/form.docx",
        "standards/visits.md",
    ]
    root = write_tree(dict.fromkeys([*reversed(files), "docs/data/sources.yml", "other/x.md"], ""))
    uris = [
        "assets/map.png",
        "index.md",
        "learning/lb-2022-01.md",
        "neglect_pack/signs.md",
        "standards/templates/form.docx",
        "standards/visits.md",
    ]
    sources, found = collect(Settings(root))
    assert sources == tuple(a_source(file, root) for file in files)
    assert [source.uri for source in sources] == uris
    assert found == ()


def test_other_folders_can_be_named(write_tree: WriteTree) -> None:
    root = write_tree({"pages/a.md": "", "more/b.md": "", "docs/c.md": "", "facts/d.yml": ""})
    settings = Settings(root, docs="pages", folders=("more",), data="facts")
    assert [source.uri for source in collect(settings)[0]] == ["a.md", "more/b.md"]


@pytest.mark.parametrize(
    "name",
    [".draft.md", ".git/x.md", "~$a.docx", "a.md~", "a.bak", "a.TMP", ".a.md.swp", "Thumbs.db"],
)
def test_hidden_files_and_what_editors_leave_behind_are_not_content(
    write_tree: WriteTree, name: str
) -> None:
    assert collect(Settings(write_tree({f"docs/{name}": ""}))) == ((), ())


def test_without_the_folder_of_the_site_nothing_can_be_done(tmp_path: Path) -> None:
    (tmp_path / "standards").mkdir()
    with pytest.raises(PacksiteError) as raised:
        collect(Settings(tmp_path))
    assert str(raised.value) == (
        f'There is no folder "docs" in {tmp_path}. Run this in the project\'s own folder.'
    )


@pytest.mark.parametrize("target", ["/etc/hostname", "nowhere", "../standards"])
def test_a_link_is_a_problem_and_not_content(write_tree: WriteTree, target: str) -> None:
    root = write_tree({"docs/index.md": "", "standards/a.md": ""})
    (root / "docs/link.md").symlink_to(target)
    sources, found = collect(Settings(root))
    assert [source.file for source in sources] == ["docs/index.md", "standards/a.md"]
    hint = "Put the file itself here, not a link to it."
    assert found == (
        Problem("docs/link.md", 0, 0, FIL102, '"link.md" is a link to somewhere else.', hint),
    )


@pytest.mark.parametrize("linked", ["docs", "standards", "standards/more"])
def test_a_folder_that_is_a_link_is_a_problem_and_not_entered(
    write_tree: WriteTree, linked: str
) -> None:
    root = write_tree({"elsewhere/secret.md": "", "project/neglect_pack/a.md": ""}) / "project"
    if linked != "docs":
        (root / "docs").mkdir()
    (root / linked).parent.mkdir(exist_ok=True)
    (root / linked).symlink_to(root.parent / "elsewhere")
    sources, found = collect(Settings(root))
    assert [source.file for source in sources] == ["neglect_pack/a.md"]
    assert [(problem.file, problem.code.id) for problem in found] == [(linked, "FIL102")]


@pytest.mark.parametrize(
    "name",
    ["a#b.md", "a?.md", "50%.md", "a\\b.md", "a:b.md", "*.md", 'a"b.md', "a|b.md", "<a>.md",
     "a\tb.md", "con.md", "prn.md", "com3.md", "AUX.png", "lpt1.md"],
)  # fmt: skip
def test_a_name_that_breaks_addresses_is_a_problem(write_tree: WriteTree, name: str) -> None:
    root = write_tree({f"docs/{name}": "", "docs/a good name.md": "", "docs/communal.md": ""})
    sources, found = collect(Settings(root))
    assert [source.uri for source in sources] == ["a good name.md", "communal.md"]
    message = f'The name "{name}" cannot be used in an address.'
    hint = "Rename it, using only letters, digits and hyphens."
    assert found == (Problem(f"docs/{name}", 0, 0, FIL106, message, hint),)


def test_the_name_of_a_folder_may_break_addresses_too(write_tree: WriteTree) -> None:
    assert problems(write_tree({"docs/index.md": "", "standards/a#b/c.md": ""})) == [
        'standards/a#b/c.md: error FIL106: The name "a#b" cannot be used in an address. '
        "Rename it, using only letters, digits and hyphens."
    ]


def test_a_name_that_is_no_text_is_a_problem_that_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    Path(f"{tmp_path}/docs/caf\udce9.md").touch()
    assert problems(tmp_path) == [
        'docs/caf?.md: error FIL106: The name "caf?.md" cannot be used in an address. '
        "Rename it, using only letters, digits and hyphens."
    ]


@pytest.mark.parametrize("name", ["a.MD", "a.markdown", "a.mkd"])
def test_a_page_under_another_ending_is_a_problem(write_tree: WriteTree, name: str) -> None:
    assert problems(write_tree({f"docs/{name}": ""})) == [
        f'docs/{name}: error FIL106: "{name}" does not end in .md, so it would be published '
        f"unchecked. "
        "Rename it so that it ends in .md."
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("docs/a/README.md", "docs/a/index.md", id="two front pages"),
        pytest.param("docs/a.md", "docs/a/index.md", id="page and folder"),
        pytest.param("docs/A.md", "docs/a.md", id="case"),
        pytest.param("docs/A.png", "docs/a.png", id="case of a picture"),
        pytest.param("docs/standards/a.md", "standards/a.md", id="two folders"),
    ],
)
def test_two_files_that_become_one_page_are_a_problem(
    write_tree: WriteTree, first: str, second: str
) -> None:
    assert problems(write_tree({first: "", second: ""})) == [
        f'{second}: error FIL105: This file and "{first}" would become the same page or download. '
        "Rename one of them, or combine the two."
    ]


def test_a_page_and_a_picture_of_one_name_are_two_files(write_tree: WriteTree) -> None:
    assert problems(write_tree({"docs/a.md": "", "docs/a.png": "", "docs/b/a.md": ""})) == []
