"""A new page needs only its own words, and stands in the menu."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file

from packsite.__main__ import main
from packsite.edit.new_page import KINDS, new_page, questions
from packsite.model.settings import PacksiteError, Settings
from packsite.pipeline import check
from packsite.read.menu import Menu, menu

MENU = """\
site_name: Safe
nav:
  - Home: index.md
  - Neglect:
      - Notice:
          - Visits: neglect_pack/visits.md
      - Teach:
          - Quiz: neglect_pack/quiz.md
  - Packs: packs/one.md
"""
SITE = {
    "mkdocs.yml": MENU,
    "docs/data/roles.yml": "health: {label: Health, who: All}\npolice: {label: P, who: Q}\n",
    "docs/index.md": a_file(audience="[health]"),
    "neglect_pack/visits.md": a_file(
        "CNP-07", "## What to do\n", title="Visits", part="notice", audience="[health]"
    ),
    "neglect_pack/quiz.md": a_file(
        "CNP-02", "## What to do\n", title="Quiz", part="teach", audience="[health]"
    ),
    "docs/packs/one.md": a_file("PK-01", title="One", contents="[CNP-07]", audience="[health]"),
}
ANSWERS = {
    "title": "Waiting rooms: what they tell",
    "summary": "What a waiting room can tell you about a child's day.",
    "audience": "health, police",
    "topics": "waiting room, clinic",
    "part": "notice",
    "scope": "local",
    "contents": "CNP-07, CNP-02",
}


@pytest.fixture
def root(write_tree: WriteTree) -> Path:
    return write_tree(SITE)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("resource", "neglect_pack/waiting-rooms-what-they-tell.md"),
        ("standard", "standards/waiting-rooms-what-they-tell.md"),
        ("brief", "docs/learning/lb-2026-01.md"),
        ("pack", "docs/packs/waiting-rooms-what-they-tell.md"),
        ("page", "docs/waiting-rooms-what-they-tell.md"),
    ],
)
def test_every_kind_of_page_needs_only_its_own_words(
    root: Path, today: date, name: str, file: str
) -> None:
    site = check(Settings(root), today)
    page = new_page(KINDS[name], ANSWERS, site, menu(Settings(root)), today)
    assert page.file == file
    path = root / page.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page.text)
    if page.menu:
        (root / "mkdocs.yml").write_text(page.menu)
    found = [one for one in check(Settings(root), today).problems if one.file == page.file]
    codes = {one.code.id for one in found if page.menu or one.code.id != "COV103"}
    assert codes - {"TXT101"} == {"TXT102"}, "it is still to be written"
    assert page.text.endswith("\n")
    assert not page.text.endswith("\n\n")


@pytest.mark.parametrize(
    ("name", "expected"), [("resource", "CNP-08"), ("standard", "CPS-01"), ("pack", "PK-02")]
)
def test_the_id_is_the_next_that_was_never_used(
    root: Path, today: date, name: str, expected: str
) -> None:
    site = check(Settings(root), today)
    page = new_page(KINDS[name], ANSWERS, site, Menu("", ""), today)
    assert page.text.startswith(f"---\nid: {expected}\n")


def test_an_id_that_was_published_once_is_not_used_again(root: Path, today: date) -> None:
    ledger = root / "docs/data/published.yml"
    ledger.write_text(
        "CNP-11: {title: Gone, addresses: [neglect_pack/gone.html], versions: [2026-11-01]}\n"
    )
    page = new_page(KINDS["resource"], ANSWERS, check(Settings(root), today), Menu("", ""), today)
    assert page.text.startswith("---\nid: CNP-12\n")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("resource", "CNP-501"), ("standard", "CPS-501"), ("brief", "LB-2026-51")],
)
def test_no_later_core_has_an_id_of_ones_own(
    root: Path, today: date, name: str, expected: str
) -> None:
    site = check(Settings(root), today)
    shared = site.documents[0].source._replace(file="core/docs/shared.md")
    pages = (replace(site.documents[0], source=shared), *site.documents[1:])
    page = new_page(KINDS[name], ANSWERS, replace(site, documents=pages), Menu("", ""), today)
    assert page.text.startswith(f"---\nid: {expected}\n")


def test_the_line_of_a_page_stands_beside_those_of_its_folder(root: Path, today: date) -> None:
    (root / "mkdocs.yml").write_text(f"{MENU}  - For editors: editing/guide.md\n")
    (root / "docs/editing").mkdir()
    (root / "docs/editing/guide.md").write_text(a_file("PG-03", audience="[health]"))
    page = new_page(
        KINDS["page"], ANSWERS, check(Settings(root), today), menu(Settings(root)), today
    )
    assert 'index.md\n  - "Waiting rooms: what they tell": waiting-rooms' in page.menu


def test_the_line_of_a_resource_stands_in_its_part_of_the_menu(root: Path, today: date) -> None:
    site = check(Settings(root), today)
    page = new_page(KINDS["resource"], ANSWERS, site, menu(Settings(root)), today)
    lines = page.menu.splitlines()
    assert lines[lines.index("          - Visits: neglect_pack/visits.md") + 1] == (
        '          - "Waiting rooms: what they tell": neglect_pack/waiting-rooms-what-they-tell.md'
    )
    assert len(lines) == len(MENU.splitlines()) + 1


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"title": " "}, '"title" is empty. What is it called?'),
        ({"audience": "healht"}, '"audience" cannot be "healht". Did you mean "health"?'),
        ({"part": "words"}, '"part" cannot be "words". Write one of understand, notice'),
        ({"title": "Quiz"}, 'There is already a page "Quiz". Choose a different title.'),
    ],
)
def test_an_answer_that_will_not_do_is_refused_in_words(
    root: Path, today: date, changed: dict[str, str], message: str
) -> None:
    site = check(Settings(root), today)
    with pytest.raises(PacksiteError) as raised:
        new_page(KINDS["resource"], {**ANSWERS, **changed}, site, Menu("", ""), today)
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(
    ("scope", "page_id", "gaps"), [("local", "LB-2026-01", 1), ("national", "ND-2026-01", 4)]
)
def test_a_brief_begins_whole_and_only_a_local_one_has_a_response(
    root: Path, today: date, scope: str, page_id: str, gaps: int
) -> None:
    site = check(Settings(root), today)
    page = new_page(KINDS["brief"], {**ANSWERS, "scope": scope}, site, Menu("", ""), today)
    assert page.file == f"docs/learning/{page_id.lower()}.md"
    assert f"id: {page_id}\n" in page.text
    assert '\n!!! danger "' in page.text
    assert ("\n## The response\n" in page.text) is (scope == "local")
    assert "\n## Did it make a difference?\n" in page.text
    assert page.text.count(": Say why nothing on this site answers it yet") == gaps


def test_only_what_matters_for_a_kind_is_asked(root: Path, today: date) -> None:
    site = check(Settings(root), today)
    always = ["title", "summary", "owner", "audience", "topics"]
    asked = {name: [one.fact for one in questions(KINDS[name], site)] for name in KINDS}
    assert asked == {
        "brief": [*always, "scope"],
        "page": always,
        "standard": always,
        "resource": [*always, "part"],
        "pack": [*always, "contents"],
    }


def test_the_questions_are_asked_at_the_terminal(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed: Iterator[str] = iter(["Waiting", "What it tells.", "", "health", "clinic", "notice"])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    assert main(["--root", str(root), "new", "resource"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Made neglect_pack/waiting.md. Open it and change every sentence.",
        "Added a line for it to mkdocs.yml.",
    ]
    assert "owner: Business unit\n" in (root / "neglect_pack/waiting.md").read_text()


def test_only_a_wrong_answer_is_asked_for_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    typed: Iterator[str] = iter(["One", "Two", "For two.", "", "health", "t", "CNP-9", "CNP-07"])

    def answer(prompt: str) -> str:
        asked.append(prompt.rpartition("\n")[2])
        return next(typed)

    monkeypatch.setattr("builtins.input", answer)
    assert main(["--root", str(root), "new", "pack", "--topics", ","]) == 0
    assert [prompt.split(" [")[0].strip(": ") for prompt in asked] == [
        "title", "title", "summary", "owner", "audience", "topics", "contents", "contents",
    ]  # fmt: skip
    shown = capsys.readouterr().out
    assert shown.splitlines()[:3] == [
        'There is already a page "One". Choose a different title.',
        '"topics" is empty. What will people type to find it? Separate the words with commas.',
        '"contents" cannot be "CNP-9". Did you mean "CNP-07"?',
    ]
    assert "contents: [CNP-07]\n" in (root / "docs/packs/two.md").read_text()


def test_ids_and_roles_are_listed_with_their_names(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return "CNP-02"

    monkeypatch.setattr("builtins.input", answer)
    given = ["--title", "W", "--summary", "S.", "--owner", "T", "--audience", "health"]
    assert main(["--root", str(root), "new", "pack", *given, "--topics", "t"]) == 0
    assert "\n  CNP-02  Quiz\n  CNP-07  Visits\n  PG-01   Home\n" in asked[0]


def test_without_a_terminal_the_answers_stand_in_the_command(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    given = ["--title", "W", "--summary", "S.", "--owner", "Team", "--audience", "health"]
    assert main(["--root", str(root), "new", "standard", *given, "--topics", "t"]) == 0
    assert (root / "standards/w.md").is_file()
