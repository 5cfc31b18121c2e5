"""Pictures on paper: each at its own size, wherever it is."""

from typing import Any

import pytest
from tests.printing.jobs import all_of, blocks, words

ALONE = "![A tree](tree.png)"


def kinds(markdown: str) -> list[str]:
    return [block["type"] for block in blocks(markdown)]


def test_picture_on_its_own_is_a_figure() -> None:
    assert kinds(ALONE) == ["figure"]


def test_linked_picture_is_a_figure_with_its_address_below() -> None:
    figure, address = blocks(f'[{ALONE}{{width="120"}}](https://www.example.org/poster)')
    assert (figure["type"], figure["url"]) == ("figure", "https://www.example.org/poster")
    assert words(address) == "(example.org/poster)"


def test_icon_stays_in_its_line_and_a_picture_is_set_apart() -> None:
    assert kinds(f"Look for {ALONE} on doors.") == ["paragraph"]
    wide = f'Look for {ALONE}{{width="120"}} on doors.'
    assert kinds(wide) == ["paragraph", "figure", "paragraph"]


def test_two_pictures_that_are_the_same_are_two_figures() -> None:
    assert kinds(f"{ALONE} {ALONE}") == ["figure", "figure"]


def test_column_has_room_for_its_picture() -> None:
    cells = "| Sign | Meaning |\n|---|---|\n| {} | Call the school. |"
    narrow, wide = (
        all_of("table", blocks(cells.format(shown)))[0]["columns"][0]
        for shown in ("A", f'{ALONE}{{width="210"}}')
    )
    assert narrow < 10 < 30 <= wide


@pytest.mark.parametrize(
    ("written", "width"),
    [
        ('width="240"', "240px"),
        ('width="240px" height="40"', "240px"),
        ('width="50%"', "50%"),
        ('height="60px"', "120px"),
        ('width="wide"', ""),
    ],
)
def test_width_of_a_picture_is_given_or_follows_from_its_height(written: str, width: str) -> None:
    found: list[Any] = all_of("picture", blocks(f"{ALONE}{{{written}}}"))
    assert [one["width"] for one in found] == [width]
