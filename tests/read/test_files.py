from pathlib import Path

import pytest
from tests.builders import WriteTree, a_source

from packsite.model.problems import Problem
from packsite.model.settings import PacksiteError, Settings
from packsite.read.codes import FIL102, FIL105, FIL106, FIL107
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
    "name", ["~$a.docx", "a.md~", ".a.md.swp", "Thumbs.db", ".git/x.md", ".DS_Store", ".gitkeep"]
)
def test_what_programs_leave_behind_is_not_content(write_tree: WriteTree, name: str) -> None:
    assert collect(Settings(write_tree({f"docs/{name}": ""}))) == ((), ())


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("form.docm", "Save it as .docx or as PDF."),
        ("figures.XLSM", "Save it as .xlsx or as PDF."),
        ("talk.odp", "Save it as .pptx or as PDF."),
        ("photo.HEIC", "Save it as JPEG or PNG."),
        ("photo.avif", "Save it as JPEG or PNG."),
        (
            "film.mp4",
            "Put it where your organisation keeps its films, and link to it with https://.",
        ),
        ("old.html", "Write its words as a page, in a file that ends in .md."),
        ("all.zip", "Unpack it, and add each file that readers need."),
        ("setup.exe", "Move it out of this folder."),
        ("count.py", "Move it out of this folder."),
        ("LICENCE", "Move it out of this folder."),
        ("page.md.orig", "Delete it: the history keeps every earlier version."),
        ("a.bak", "Delete it: the history keeps every earlier version."),
        ("values.yml", "Data files belong in docs/data, under one of its known names."),
    ],
)
def test_a_file_of_another_kind_is_named_and_left_out(
    write_tree: WriteTree, name: str, hint: str
) -> None:
    sources, found = collect(Settings(write_tree({f"docs/{name}": "", "docs/index.md": ""})))
    assert [source.file for source in sources] == ["docs/index.md"]
    message = f'"{name}" is of a kind that is not published, so it is left out of the site.'
    assert found == (Problem(f"docs/{name}", 0, 0, FIL107, message, hint),)


@pytest.mark.parametrize("name", [".draft.md", ".drafts/x.md", ".env", "more/.htaccess"])
def test_what_is_hidden_by_its_name_is_named(write_tree: WriteTree, name: str) -> None:
    (found,) = collect(Settings(write_tree({f"docs/{name}": ""})))[1]
    assert (found.code, found.file) == (FIL107, f"docs/{name.removesuffix('/x.md')}")


def test_a_folder_that_cannot_be_opened_is_a_problem(
    write_tree: WriteTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scandir(path: Path) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    root = write_tree({"docs/index.md": "", "standards/a.md": ""})
    monkeypatch.setattr("os.scandir", scandir)
    assert problems(root)[0] == (
        "docs: error FIL101: This folder cannot be opened (Permission denied). "
        "Check who has permission to read it."
    )


def test_without_the_folder_of_the_site_nothing_can_be_done(tmp_path: Path) -> None:
    (tmp_path / "standards").mkdir()
    with pytest.raises(PacksiteError) as raised:
        collect(Settings(tmp_path))
    assert str(raised.value) == (
        f'There is no folder "docs" in {tmp_path}. Run this in the project\'s own folder.'
    )


def test_a_folder_whose_name_is_written_in_another_way_is_named(write_tree: WriteTree) -> None:
    with pytest.raises(PacksiteError) as raised:
        collect(Settings(write_tree({"docs/index.md": "", "Neglect pack/index.md": ""})))
    assert str(raised.value) == (
        'The folder "neglect_pack" is called "Neglect pack" here, so nothing in it is found. '
        'Rename it to "neglect_pack".'
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
     "con.md", "prn.md", "com3.md", "AUX.png", "lpt1.md", "nul.tar.md", "com¹.md"],
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


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("caf\udce9.md", "contains an invisible character"),
        ("a\nb.md", "contains an invisible character"),
        ("a\tb.md", "contains an invisible character"),
        ("a\u202emd.exe.md", "contains an invisible character"),
        ("a\u200bb.md", "contains an invisible character"),
        ("a\u00adb.png", "contains an invisible character"),
        ("\ufeffa.md", "contains an invisible character"),
        (" a.md", "begins or ends with a space or a hyphen"),
        ("a .md", "begins or ends with a space or a hyphen"),
        ("a.md ", "begins or ends with a space or a hyphen"),
        ("-rf.md", "begins or ends with a space or a hyphen"),
        ("a..md", "ends with a dot, or has two dots in a row"),
        ("a.", "ends with a dot, or has two dots in a row"),
        ("a\u00a0b.md", "contains an invisible character"),
        ("cafe\u0301.md", "has an accent stored apart from its letter"),
    ],
)
def test_a_name_that_misleads_is_a_problem_that_can_be_shown(
    tmp_path: Path, name: str, fault: str
) -> None:
    (tmp_path / "docs").mkdir()
    Path(f"{tmp_path}/docs/{name}").touch()
    (found,) = collect(Settings(tmp_path))[1]
    assert fault in found.message
    assert found.code is FIL106
    assert f"{found}".isprintable()


@pytest.mark.parametrize("name", ["a" * 118 + ".md", "ü" * 60 + ".png", "字" * 45 + ".md"])
def test_a_name_that_no_disk_can_hold_with_what_the_build_adds_is_a_problem(
    write_tree: WriteTree, name: str
) -> None:
    (told,) = problems(write_tree({f"docs/{name}": "", f"docs/{'a' * 90}.md": ""}))
    assert f"has {len(name)} characters, which is too long" in told


def test_a_path_that_windows_cannot_open_is_a_problem(write_tree: WriteTree) -> None:
    (told,) = problems(write_tree({f"docs/{'a' * 99}/{'b' * 99}/c.md": ""}))
    assert "characters together; 200 is the most" in told


@pytest.mark.parametrize("name", ["a.MD", "a.markdown", "a.mkd"])
def test_a_page_under_another_ending_is_a_problem(write_tree: WriteTree, name: str) -> None:
    assert problems(write_tree({f"docs/{name}": ""})) == [
        f'docs/{name}: error FIL106: "{name}" does not end in .md, so it would not be '
        "a page. Rename it so that it ends in .md."
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("docs/a/README.md", "docs/a/index.md", id="two front pages"),
        pytest.param("docs/a.md", "docs/a/index.md", id="page and folder"),
        pytest.param("docs/A.md", "docs/a.md", id="case"),
        pytest.param("docs/A.png", "docs/a.png", id="case of a picture"),
        pytest.param("docs/STRASSE.pdf", "docs/straße.pdf", id="case of a sharp s"),
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


def test_two_folders_that_differ_by_case_are_a_problem(write_tree: WriteTree) -> None:
    files = ("docs/Learning/a.md", "docs/Learning/b.md", "docs/learning/c.md", "docs/learning/d.md")
    (found,) = collect(Settings(write_tree(dict.fromkeys(files, ""))))[1]
    assert found == Problem(
        "docs/learning/c.md",
        0,
        0,
        FIL105,
        'The folders "Learning" and "learning" differ only in capital letters.',
        "Put the files into one of them: many computers take the two for one.",
    )


def test_the_files_of_a_core_have_the_same_places_as_local_ones(write_tree: WriteTree) -> None:
    files = ["core/docs/a.md", "core/docs/b.png", "core/standards/c.md", "docs/b.png", "docs/d.md"]
    root = write_tree(dict.fromkeys([*files, "core/core.yml", "core/docs/data/roles.yml"], ""))
    sources, found = collect(Settings(root))
    places = {source.file: (source.uri, source.local_file) for source in sources}
    assert places == {
        "core/docs/a.md": ("a.md", "docs/a.md"),
        "docs/b.png": ("b.png", "docs/b.png"),
        "docs/d.md": ("d.md", "docs/d.md"),
        "core/standards/c.md": ("standards/c.md", "standards/c.md"),
    }
    assert found == ()


def test_without_core_yml_a_folder_called_core_is_none(write_tree: WriteTree) -> None:
    root = write_tree(dict.fromkeys(["core/notes/a.md", "docs/b.md"], ""))
    assert [source.file for source in collect(Settings(root))[0]] == ["docs/b.md"]


def test_a_core_without_core_yml_is_refused_in_a_sentence(write_tree: WriteTree) -> None:
    root = write_tree(dict.fromkeys(["core/standards/a.md", "docs/b.md"], ""))
    with pytest.raises(PacksiteError) as refused:
        collect(Settings(root))
    assert str(refused.value) == (
        'The folder "core" has shared pages, but core/core.yml is missing, so none would be in the '
        "site. Put it back: git restore core/core.yml, or take it from the archive of the core. "
        "If the folder is no core, give it another name."
    )


def test_a_core_that_is_a_link_is_none(write_tree: WriteTree) -> None:
    root = write_tree(dict.fromkeys(["elsewhere/core.yml", "elsewhere/docs/a.md", "docs/b.md"], ""))
    (root / "core").symlink_to(root / "elsewhere")
    sources, found = collect(Settings(root))
    assert [source.file for source in sources] == ["docs/b.md"]
    assert [(problem.file, problem.code) for problem in found] == [("core", FIL102)]
