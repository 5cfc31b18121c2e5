from colorsys import hls_to_rgb, rgb_to_hls
from itertools import product

import pytest

from packsite.model.brand import Brand, Colours
from packsite.model.colour import contrast, is_readable, readable, turned
from packsite.model.palette import ACCENT, MAIN, ON_MAIN, WHITE, grounds_of

STANDARD = Brand()
WORDS = ("ink", "quiet", "accent", "accent-strong")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)


def test_the_nearest_colour_that_can_be_read_differs_in_lightness_only() -> None:
    found = readable("#7799aa", [(WHITE, 4.5)])
    assert contrast(found, WHITE) == pytest.approx(4.5, abs=0.1)
    hues = [
        rgb_to_hls(*(int(one[at : at + 2], 16) / 255 for at in (1, 3, 5)))[::2]
        for one in ("#7799aa", found)
    ]
    assert hues[0] == pytest.approx(hues[1], abs=0.02)


def test_a_colour_that_can_be_read_stays() -> None:
    assert readable(ACCENT, grounds_of(ACCENT)) == ACCENT


def test_on_a_dark_ground_the_nearest_is_lighter() -> None:
    assert contrast(readable("#0b5364", [("#101c20", 4.5)]), "#101c20") >= 4.5


def test_a_colour_turned_to_grey_is_grey() -> None:
    assert turned("#eff5f6", ACCENT, "#555555") == "#f2f2f2"


def test_the_standard_colours_give_the_standard_palette() -> None:
    assert STANDARD.light["ink"] == "#14292f"
    assert STANDARD.dark["bar"] == "#0b2f39"


@pytest.mark.parametrize("hue", range(0, 360, 30))
@pytest.mark.parametrize("saturation", [0.0, 0.5, 1.0])
def test_every_palette_can_be_read(hue: int, saturation: float) -> None:
    chosen = "#" + "".join(
        f"{round(255 * one):02x}" for one in hls_to_rgb(hue / 360, 0.5, saturation)
    )
    colour = readable(chosen, grounds_of(chosen))
    brand = Brand(colours=Colours(colour, colour))
    for colours in (brand.light, brand.dark):
        assert is_readable(colours["bar"], ON_MAIN)
        for word, ground in product(WORDS, ("paper", "tint")):
            assert contrast(colours[word], colours[ground]) >= 4.5
        assert contrast(colours["line-strong"], colours["paper"]) >= 3


def test_the_mark_takes_a_colour_and_the_favicon_stands_on_the_main_one() -> None:
    assert STANDARD.mark_in("#123456").startswith('<svg fill="#123456" color="#123456" ')
    assert f'fill="{MAIN}"/><svg fill="#fff"' in STANDARD.favicon
