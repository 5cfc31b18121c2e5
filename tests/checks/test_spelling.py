from datetime import date
from pathlib import Path

import pytest
from tests.builders import a_file

from packsite.checks.spelling import MOST_SUGGESTED
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.pipeline import check


def problems(root: Path, today: date, body: str, own: str = "") -> list[Problem]:
    (root / "docs/data").mkdir(parents=True)
    (root / "docs/example.md").write_text(a_file(body=f"{body}\n"), "utf-8")
    (root / "docs/data/words.yml").write_text(own, "utf-8")
    found = check(Settings(root), today).problems
    return [one for one in found if one.code.id in {"LAN104", "SPL101", "SPL102"}]


@pytest.mark.parametrize(
    "text",
    [
        "The judge, whose writer's re-reading is pre-birth, can't have misspelt it.",
        "Ofsted, Medway and Sandwell's teams asked Oluwaseun.",
        "Open CPS-05.2, form_xyz.docx, team@qzx.org, www.qzx.org/abcz and `qzxabc`.",
        "The QZX met iPhones and McKenzies at 12pm.",
        "Jeśli uważasz, że dziecko jest zagrożone, zadzwoń natychmiast.",
        "[recieved](https://www.example.org/recieve)"[10:],
        "<!-- recieve -->",
    ],
)
def test_words_names_codes_addresses_and_other_languages_pass(
    tmp_path: Path, today: date, text: str
) -> None:
    assert problems(tmp_path, today, text) == []


def test_own_words_have_a_plural_and_a_possessive(tmp_path: Path, today: date) -> None:
    text = "Genograms help. A genogram's lines are the family's own genogram."
    assert problems(tmp_path, today, text, "- genogram\n") == []


def test_suggestions_for_one_page_are_limited(tmp_path: Path, today: date) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    made = [f"proffesionall{one}" for one in letters]
    found = problems(tmp_path, today, "\n\n".join(f"The {one} came to us today." for one in made))
    assert len(found) == len(letters)
    without = sum("Check how it is spelt" in one.hint for one in found)
    assert without >= len(letters) - MOST_SUGGESTED
