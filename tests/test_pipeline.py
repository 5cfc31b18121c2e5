import shutil
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from tests.builders import WriteTree, a_file

from packsite.cache.memo import Memo
from packsite.model.generated_pages import OUTLINES
from packsite.model.settings import Settings
from packsite.pipeline import check, weave


def test_each_stage_tells_a_line(write_tree: WriteTree, today: date) -> None:
    root = write_tree({
        "docs/index.md": a_file(body="[[PG-93]] [[CPS-99]]\n"),
        "docs/a.csv": b"",
        "docs/data/roles.yml": "everyone: {label: Everyone, who: All}\n",
    })  # fmt: skip
    lines: list[str] = []
    site = check(Settings(root), today, lines.append)
    weave(site, with_pdf=False, progress=lines.append)
    assert lines == [
        "Collected 2 files from docs, standards, neglect_pack",
        "Read 1 pages",
        "Linked 2 references",
        "Checked the site; problems: 1",
        f"Wove {len(OUTLINES) + 1} pages, {len(OUTLINES)} of them made by the build",
    ]


def test_with_a_memo_an_equal_library_is_the_same(write_tree: WriteTree, today: date) -> None:
    settings, memo = Settings(write_tree({"docs/index.md": a_file()})), Memo()
    first, second = (check(settings, today, memo=memo).library for _ in range(2))
    assert first is second


def test_the_problems_of_every_stage_stand_in_one_order(write_tree: WriteTree, today: date) -> None:
    root = write_tree({
        "docs/a.md": a_file("PG-01", body="[[CPS-99]]\n", owner=""),
        "docs/b.md": b"\xff",
        "docs/c#.md": "",
        "docs/data/roles.yml": "everyone: x\n",
    })  # fmt: skip
    problems = check(Settings(root), today).problems
    assert [(problem.file, problem.code.id) for problem in problems] == [
        ("docs/a.md", "MET105"),
        ("docs/a.md", "REF101"),
        ("docs/b.md", "FIL101"),
        ("docs/c#.md", "FIL106"),
        ("docs/data/roles.yml", "DAT102"),
    ]


def test_the_day_is_told_and_decides_about_problems_alone(write_tree: WriteTree) -> None:
    settings = Settings(write_tree({"docs/index.md": a_file()}))
    early, late = (check(settings, date(year, 1, 1)) for year in (2025, 2030))
    assert [problem.code.id for problem in early.problems] == ["MET110"]
    assert replace(early, problems=()) == late


_GLOSSARY = "- {acronym: MARAC, expansion: Multi-agency risk assessment conference}\n"
_EDITS = (
    ("docs/a.md", "Words of A", "The MARAC behaviors, and [[PG-03]], [[local:update]]"),
    ("docs/b.md", "title: B", "title: Another title"),
    ("docs/b.md", "Words of B", "Back to [[PG-02]] [[insert:changes]]"),
    ("docs/data/glossary.yml", "conference", "meeting"),
    ("docs/data/partnership.yml", 'value: ""', "value: 2 working days"),
    ("docs/a.md", "MARAC behaviors", "QXZ behaviours"),
    ("docs/c.md", "Words of C", "[[PG-02]]"),
    ("docs/c.md", "title: C", "title: C\nbriefing_of: LB-2022-01"),
)
_LOCAL = 'local: {update: {label: When updates are sent, value: "", kind: timescale}}\n'


def test_what_the_preview_remembers_is_what_a_fresh_build_makes(
    write_tree: WriteTree, tmp_path_factory: pytest.TempPathFactory, today: date
) -> None:
    names = enumerate("abc", 2)
    root = write_tree(
        {
            f"docs/{name}.md": a_file(
                f"PG-0{number}", f"Words of {name.upper()}\n", title=name.upper()
            )
            for number, name in names
        }
        | {
            "docs/brief.md": a_file("LB-2022-01", "### F1 Agree\n", title="A brief"),
            "docs/data/glossary.yml": _GLOSSARY,
            "docs/data/partnership.yml": _LOCAL,
        }
    )

    def outcome(folder: Path, memo: Memo) -> tuple[object, ...]:
        site = check(Settings(folder), today, memo=memo)
        woven = weave(site, with_pdf=True, memo=memo.get)
        return [str(problem) for problem in site.problems], woven.pages, woven.downloads

    states, seen, kept = [], [], Memo()
    for file, before, after in _EDITS:
        text = (root / file).read_text("utf-8")
        assert before in text
        (root / file).write_text(text.replace(before, after), "utf-8")
        seen.append(outcome(root, kept))
        states.append(shutil.copytree(root, tmp_path_factory.mktemp("state") / "tree"))
    assert seen == [outcome(state, Memo()) for state in states]
    assert all(one != other for one, other in pairwise(seen))
