from pathlib import Path

import pytest
from tests.builders import WriteTree

from packsite.model.settings import PacksiteError, Settings


def load(write_tree: WriteTree, text: str | bytes) -> Settings:
    return Settings.load(write_tree({"pyproject.toml": text}))


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert Settings.load(tmp_path) == Settings(tmp_path)


@pytest.mark.parametrize("text", ["", "[project]\nname = 'x'\n", "[tool.other]\ndocs = 1\n"])
def test_the_settings_of_other_tools_are_left_alone(write_tree: WriteTree, text: str) -> None:
    settings = load(write_tree, text)
    assert settings == Settings(settings.root)


def test_every_setting_can_be_changed(write_tree: WriteTree) -> None:
    settings = load(
        write_tree,
        "[tool.packsite]\ndocs = 'a'\nfolders = ['b']\ndata = 'c'\nmenu = 'd'\ncache = 'e'\n"
        "cache_size = 1\nprint_seconds = 2\nprint_memory = 3\n"
        "site_url = 'f'\nrelease = true\n",
    )
    root = settings.root
    assert settings == Settings(root, "a", ("b",), "c", "d", "e", 1, "f", 2, 3, release=True)


def test_the_root_is_a_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Settings.load(Path()).root == tmp_path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "docs = 'a'\n[tool",
            "pyproject.toml cannot be read: Expected ']' at the end of a table declaration "
            "(at end of document). Correct that line.",
        ),
        (
            b"# \xff",
            "pyproject.toml cannot be read: 'utf-8' codec can't decode byte 0xff in position 2: "
            "invalid start byte. Correct that line.",
        ),
        (
            "[tool.packsite]\ndoc = 'a'\n",
            'pyproject.toml: [tool.packsite] has no setting "doc". Did you mean "docs"?',
        ),
        (
            "[tool.packsite]\ncolour = 'a'\n",
            'pyproject.toml: [tool.packsite] has no setting "colour".',
        ),
        (
            "[tool.packsite]\nroot = 'a'\n",
            'pyproject.toml: [tool.packsite] has no setting "root".',
        ),
        (
            "[tool.packsite]\ndocs = 1\n",
            'pyproject.toml: [tool.packsite] "docs" must be a text in quotes, not 1.',
        ),
        (
            "[tool.packsite]\nfolders = 'a'\n",
            "pyproject.toml: [tool.packsite] \"folders\" must be a list of folder names, not 'a'.",
        ),
        (
            "[tool.packsite]\nrelease = 'yes'\n",
            "pyproject.toml: [tool.packsite] \"release\" must be a true or false, not 'yes'.",
        ),
        (
            "[tool.packsite]\nprint_memory = true\n",
            'pyproject.toml: [tool.packsite] "print_memory" must be a whole number above 0, '
            "not True.",
        ),
        (
            "[tool.packsite]\ncache_size = 0\n",
            'pyproject.toml: [tool.packsite] "cache_size" must be a whole number above 0, not 0.',
        ),
        ("[tool]\npacksite = 1\n", "pyproject.toml: [tool.packsite] must be a table of settings."),
        *(
            (
                f"[tool.packsite]\n{name} = {given}\n",
                f'pyproject.toml: [tool.packsite] "{name}" must name places inside this project, '
                f'not "{place}".',
            )
            for name, given, place in (
                ("folders", '["standards", "../other"]', "../other"),
                ("folders", '["/etc"]', "/etc"),
                ("docs", "'C:\\Users'", "C:\\Users"),
                ("data", '"docs/../../data"', "docs/../../data"),
                ("menu", '"/etc/passwd"', "/etc/passwd"),
            )
        ),
    ],
)
def test_a_wrong_setting_says_what_is_wrong(
    write_tree: WriteTree, text: str | bytes, message: str
) -> None:
    with pytest.raises(PacksiteError) as raised:
        load(write_tree, text)
    assert str(raised.value) == message


def test_a_byte_order_mark_does_no_harm(write_tree: WriteTree) -> None:
    assert load(write_tree, b"\xef\xbb\xbf[tool.packsite]\nrelease = true\n").release
