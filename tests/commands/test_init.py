"""A new site is written whole and without problems, or not at all."""

import re
from pathlib import Path

import pytest
import yaml

from packsite.__main__ import main
from packsite.edit.engine import REQUIREMENTS
from packsite.edit.git_host import GIT_HOSTS, git_host_files

NORTHSHIRE = {
    "name": "Northshire Safeguarding Children Partnership",
    "short-name": "NSCP",
    "area": "Northshire",
    "colour": "#5a2a82",
    "email": "office@northshire.example",
    "address": "https://safeguarding.northshire.example/",
}


def options(**changed: str) -> list[str]:
    return [f"--{name}={words}" for name, words in {**NORTHSHIRE, **changed}.items()]


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_site_passes_the_check_and_has_a_page_of_each_kind_in_its_menu(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "northshire"
    assert main(["init", str(site), *options()]) == 0
    assert "no problems" in capsys.readouterr().out
    assert main(["--root", str(site), "check"]) == 0
    assert capsys.readouterr().err == "8 pages checked: no problems.\n"
    menu = (site / "mkdocs.yml").read_text("utf-8")
    for page in (
        "standards/a-first-standard.md",
        "neglect_pack/a-first-page-on-neglect.md",
        "learning/lb-2026-01.md",
        "packs/a-first-pack.md",
    ):
        assert f": {page}\n" in menu


def test_its_names_and_values_are_the_answers(tmp_path: Path) -> None:
    main(["init", str(tmp_path), *options()])
    brand = yaml.safe_load((tmp_path / "docs/data/brand.yml").read_text("utf-8"))
    assert (brand["name"], brand["area"]) == (NORTHSHIRE["name"], "Northshire")
    assert set(brand["colours"].values()) == {"#5a2a82"}
    settings = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    assert settings["site_url"] == NORTHSHIRE["address"]
    local = yaml.safe_load((tmp_path / "docs/data/partnership.yml").read_text("utf-8"))["local"]
    values = {key: one["value"] for key, one in local.items()}
    assert values.pop("business-unit-email") == NORTHSHIRE["email"]
    assert set(values.values()) == {""}, "only the partnership knows the others"
    assert yaml.safe_load((tmp_path / "docs/data/published.yml").read_text("utf-8")) is None


def test_what_is_known_later_is_left_to_be_filled_in(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path), *options(email="later", address="later")]) == 0
    assert "site_url" not in yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))


@pytest.mark.parametrize("host", GIT_HOSTS)
def test_its_git_host_finds_what_it_runs(tmp_path: Path, host: str) -> None:
    main(["init", str(tmp_path), *options(), "--git-host", host])
    assert set(GIT_HOSTS[host]) <= files(tmp_path)


def test_an_answer_that_fails_the_check_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "new"), *options(area="[Northshire]")]) == 1
    said = capsys.readouterr()
    assert '"area" is shown as plain text and cannot contain "["' in said.out
    assert said.err == "Nothing written. Run this again, with answers that put it right.\n"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("fact", "typed"),
    [("colour", "purple"), ("email", "the office"), ("address", "http://northshire.example")],
)
def test_an_answer_of_the_wrong_form_is_asked_for_again(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    fact: str,
    typed: str,
) -> None:
    monkeypatch.setattr("builtins.input", lambda _: NORTHSHIRE[fact])
    assert main(["init", str(tmp_path / "new"), *options(**{fact: typed})]) == 0
    assert capsys.readouterr().out.startswith(f'"{fact}" cannot be "{typed}". ')


def test_a_colour_that_cannot_be_read_is_asked_for_again_with_one_that_can(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def next_answer(_: str) -> str:
        (near,) = re.findall('write "(.*)"', capsys.readouterr().out)
        return str(near)

    monkeypatch.setattr("builtins.input", next_answer)
    assert main(["init", str(tmp_path / "new"), *options(colour="#ffd200")]) == 0
    assert capsys.readouterr().out.startswith("Made ")


def test_a_core_that_is_not_there_is_named_before_any_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    core = tmp_path / "core.zip"
    assert main(["init", str(tmp_path / "new"), f"--from-core={core}"]) == 2
    assert "core.zip" in capsys.readouterr().err


def test_a_folder_with_files_in_it_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("Mine.", "utf-8")
    assert main(["init", str(tmp_path), *options()]) == 2
    assert "is not an empty folder. Give the name of a new one." in capsys.readouterr().err
    assert files(tmp_path) == {"mine.txt"}


def test_a_site_takes_the_engine_that_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, old = tmp_path / "site", "engine/packsite-1.0.0-py3-none-any.whl"
    new = {"requirements.txt": b"new", "engine/packsite-2.0.0-py3-none-any.whl": b"wheel"}
    monkeypatch.setattr(
        "packsite.commands.init.engine_files", lambda: {REQUIREMENTS: b"packsite", old: b""}
    )
    main(["init", str(site), *options(), "--git-host=gitlab"])
    before = files(site)
    (site / ".gitlab-ci.yml").write_text("old", "utf-8")
    monkeypatch.setattr("packsite.commands.init.engine_files", lambda: new)
    assert main(["--root", str(site), "engine"]) == 0
    assert files(site) == before - {old} | {*new}
    assert {name: (site / name).read_bytes() for name in new} == new
    assert (site / ".gitlab-ci.yml").read_text("utf-8") == git_host_files("gitlab")[
        ".gitlab-ci.yml"
    ]


@pytest.mark.parametrize(
    ("requirements", "words"),
    [
        ("", "There is no requirements.txt here that names an engine."),
        ("flask==3.0", "There is no requirements.txt here that names an engine."),
        ("./engine/packsite-1.0.0-py3-none-any.whl", "not installed from a wheel"),
    ],
)
def test_an_engine_without_a_site_or_a_wheel_is_not_written(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    requirements: str,
    words: str,
) -> None:
    made = {REQUIREMENTS: b"new"} if requirements.startswith("flask") else {}
    monkeypatch.setattr("packsite.commands.init.engine_files", lambda: made)
    if requirements:
        (tmp_path / REQUIREMENTS).write_text(requirements, "utf-8")
    assert main(["--root", str(tmp_path), "engine"]) == 2
    assert words in capsys.readouterr().err
    assert requirements == "".join(path.read_text("utf-8") for path in tmp_path.iterdir())


def test_a_site_on_a_core_has_its_pages_menu_and_labels_and_no_page_twice(tmp_path: Path) -> None:
    first, archive, second = tmp_path / "first", tmp_path / "core.zip", tmp_path / "second"
    main(["init", str(first), *options()])
    with (first / "docs/data/partnership.yml").open("a", encoding="utf-8") as file:
        file.write('  site-address: {label: Its address, value: "", kind: link}\n')
    main(["--root", str(first), "core", "export", str(archive)])
    assert main(["init", str(second), *options(area="Southshire"), f"--from-core={archive}"]) == 0
    assert main(["--root", str(second), "check"]) == 0
    assert {"core/standards/index.md", "docs/index.md", "docs/about.md"} <= files(second)
    assert not {"standards/index.md", "docs/data/roles.yml"} & files(second)
    menu = (second / "mkdocs.yml").read_text("utf-8")
    assert menu.count(": standards/a-first-standard.md\n") == menu.count(": about.md\n") == 1
    values = (second / "docs/data/partnership.yml").read_text("utf-8")
    assert '  front-door-phone: {value: ""} # Telephone number of the front door' in values
    assert f'  site-address: {{value: "{NORTHSHIRE["address"]}"}} # Its address' in values
