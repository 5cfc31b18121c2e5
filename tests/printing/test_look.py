"""The colours of the print stylesheet keep their contrast, also on a black-and-white printer."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from packsite.model.brand import Brand
from packsite.model.colour import contrast
from packsite.printing.pdf.fonts import STYLES_FOLDER

ROOT = Path(__file__).parents[2]
LOOK = (STYLES_FOLDER / "look.typ").read_text("utf-8")
COLOURS = {
    **Brand().light,
    **dict(re.findall(r'#let ([\w-]+) = rgb\("(#[0-9a-f]{6})"\)', LOOK)),
}
HUES = re.findall(r'"(#[0-9a-f]{6})"', LOOK.partition("#let hues = ")[2].partition(".map")[0])
SCREEN = (ROOT / "hooks/packsite_mkdocs/theme/assets/stylesheets/type-and-colour.css").read_text(
    "utf-8"
)
TEXT = ("ink", "accent", "quiet", "alarm", "care")
GROUNDS = {"white": "#ffffff", **{name: COLOURS[name] for name in ("tint", "care-tint")}}


def as_grey(colour: str) -> str:
    return "#" + f"{grey(colour):02x}" * 3


def grey(colour: str) -> int:
    """Return the grey of a colour on a black-and-white printer (Rec. 601 luma)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return round(0.299 * red + 0.587 * green + 0.114 * blue)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXT)
@pytest.mark.parametrize("in_grey", [False, True], ids=["colour", "grey"])
def test_text_keeps_its_contrast(text: str, ground: str, in_grey: bool) -> None:
    pair = (COLOURS[text], GROUNDS[ground])
    if in_grey:
        pair = (as_grey(pair[0]), as_grey(pair[1]))
    assert contrast(*pair) >= 4.5


def test_lines_survive_a_copier_that_prints_black_or_nothing() -> None:
    assert grey(COLOURS["line-strong"]) < 128


def test_the_hues_of_parts_stay_apart_in_grey_and_their_numbers_keep_their_contrast() -> None:
    assert len(HUES) == 6
    assert all(contrast(hue, "#ffffff") >= 4.5 for hue in HUES)
    assert min(abs(grey(one) - grey(other)) for one, other in combinations(HUES, 2)) >= 12


@pytest.mark.parametrize("name", ["alarm", "care"])
def test_paper_has_the_colours_of_the_screen(name: str) -> None:
    assert f"--ps-{name}: {COLOURS[name]};" in SCREEN
