from datetime import date
from pathlib import Path

import pytest
from tests.builders import a_file

from packsite.checks.readability import FEWEST_WORDS, readability, syllables
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.pipeline import check
from packsite.read.prose import Words

HARD = (
    "Organisational accountability necessitates continual multidisciplinary communication "
    "regarding individual responsibilities. "
)


def problems(root: Path, today: date, body: str) -> list[Problem]:
    (root / "docs").mkdir(parents=True)
    (root / "docs/example.md").write_text(a_file(body=f"{body}\n"), "utf-8")
    return [one for one in check(Settings(root), today).problems if one.code.id == "LAN105"]


def test_a_hard_page_is_named_at_its_longest_sentence(tmp_path: Path, today: date) -> None:
    longest = f"Unfortunately {HARD[0].lower()}{HARD[1:]}"
    (found,) = problems(tmp_path, today, f"{HARD * 10}\n\n{longest}")
    assert "reading ease" in found.message
    assert '"multidisciplinary"' in found.hint
    assert found.line == len(a_file(body=f"{HARD * 10}\n").splitlines()) + 2


def test_plain_sentences_are_easy(tmp_path: Path, today: date) -> None:
    assert problems(tmp_path, today, "The child told us how home feels. " * 30) == []


def test_a_few_words_are_no_sample(tmp_path: Path, today: date) -> None:
    few = HARD * (FEWEST_WORDS // len(HARD.split()) - 1)
    assert problems(tmp_path, today, few) == []


def test_lists_of_names_and_tables_do_not_count(tmp_path: Path, today: date) -> None:
    rows = "\n".join(f"| {HARD} |" for _ in range(20))
    items = f"- {HARD.strip(' .')}\n" * 20
    assert problems(tmp_path, today, f"{items}\n| Who |\n|---|\n{rows}") == []


@pytest.mark.parametrize(
    ("count", "spelt"),
    [
        (1, "the child's home called asked hour friends we've clothes makes young"),
        (2, "people table safely something changes noted quiet being safety confirmed GP beyond"),
        (3, "family somebody area serious everyone safeguarding violence"),
        (4, "information emergency usually anybody experience interpreter"),
        (5, "disability decision-making evaluation NSPCC"),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(count: int, spelt: str) -> None:
    assert {word: syllables(word) for word in spelt.split()} == dict.fromkeys(spelt.split(), count)


def test_reading_ease_is_that_of_flesch() -> None:
    measured = readability(iter([Words(0, "The cat sat. The family saw the cat.")]))
    assert measured.words == 8
    assert measured.ease == pytest.approx(206.835 - 1.015 * 4 - 84.6 * 10 / 8)
