"""The web fonts of a partnership's own typeface draw the text of a page in the browser."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Page
from tests.browser.conftest import ASSETS
from tests.fonts import a_typeface

from packsite.generate.typeface import web_fonts, with_stand_in

pytestmark = pytest.mark.browser

WORDS = {
    "regular": "Who is worried about a child?",
    "italic": "<em>Nobody asked.</em>",
    "bold": "<b>Call 999.</b>",
    "regular-latin": "łąśďž",
}
PAGE = """\
<!doctype html><meta charset=utf-8>
<link rel=stylesheet href=stylesheets/fonts.css>
<style>span { font: 100px "Partnership Sans"; font-kerning: none; white-space: nowrap }</style>
"""


@pytest.fixture
def shown(page: Page, tmp_path: Path) -> Page:
    """Return a page with some words for each face, in the style sheet of the theme."""
    typeface = a_typeface()
    for name, made in web_fonts(typeface).items():
        font = tmp_path / name.removeprefix("assets/")
        font.parent.mkdir(exist_ok=True)
        font.write_bytes(made)
    sheet = (ASSETS / "stylesheets/fonts.css").read_text("utf-8")
    (tmp_path / "stylesheets").mkdir()
    (tmp_path / "stylesheets/fonts.css").write_text(with_stand_in(sheet, typeface), "utf-8")
    spans = "".join(f"<p><span id={name}>{words}</span>" for name, words in WORDS.items())
    (tmp_path / "page.html").write_text(PAGE + spans, "utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_function("document.fonts.status === 'loaded'")
    return page


def width(name: str) -> float:
    """Return the width of the words of a face, by its font, at 100 pixels to the em."""
    font = TTFont(BytesIO(web_fonts(a_typeface())[f"assets/fonts/{name}.woff2"]))
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    words = WORDS[name].partition(">")[2].partition("<")[0] or WORDS[name]
    units = sum(int(widths[glyphs[ord(one)]][0]) for one in words)
    return 100 * units / int(font["head"].unitsPerEm)


@pytest.mark.parametrize("name", WORDS)
def test_text_is_drawn_in_the_fonts_of_the_partnership(shown: Page, name: str) -> None:
    drawn = shown.evaluate(
        "(name) => document.getElementById(name).getBoundingClientRect().width", name
    )
    assert drawn == pytest.approx(width(name), abs=2)


def test_every_font_that_a_page_asks_for_is_there(shown: Page) -> None:
    said = shown.evaluate("[...document.fonts].map((one) => one.family + ' ' + one.status)")
    assert said.count("Partnership Sans loaded") == len(WORDS)
    assert "Partnership Sans error" not in said
