"""The web fonts of a partnership's own typeface draw the text of a page in the browser."""

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
    "italic": "Nobody asked.",
    "bold": "Call 999.",
    "regular-latin": "łąśďž",
}
PAGE = """\
<!doctype html><meta charset=utf-8>
<link rel=stylesheet href=assets/stylesheets/fonts.css>
<style>
  span { font: 100px "Partnership Sans"; font-kerning: none; white-space: nowrap }
  #italic { font-style: italic }
  #bold { font-weight: 700 }
</style>
"""


def width(content: bytes, words: str) -> float:
    """Return the width of words in a font, at 100 pixels to the em."""
    font = TTFont(BytesIO(content))
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    units = sum(int(widths[glyphs[ord(one)]][0]) for one in words)
    return 100 * units / int(font["head"].unitsPerEm)


def test_text_is_drawn_in_the_fonts_of_the_partnership(page: Page, tmp_path: Path) -> None:
    typeface = a_typeface()
    sheet = (ASSETS / "stylesheets/fonts.css").read_text("utf-8")
    fonts = web_fonts(typeface)
    spans = "".join(f"<p><span id={name}>{words}</span>" for name, words in WORDS.items())
    files = {
        **fonts,
        "assets/stylesheets/fonts.css": with_stand_in(sheet, typeface).encode(),
        "page.html": (PAGE + spans).encode(),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_function("document.fonts.status === 'loaded'")
    drawn = page.evaluate("""() => Object.fromEntries([...document.querySelectorAll("span")]
      .map((one) => [one.id, one.getBoundingClientRect().width]))""")
    wide = {name: width(fonts[f"assets/fonts/{name}.woff2"], WORDS[name]) for name in WORDS}
    assert drawn == pytest.approx(wide, abs=2)
    said = page.evaluate("[...document.fonts].map((one) => `${one.family} ${one.status}`)")
    assert said.count("Partnership Sans loaded") == len(WORDS)
    assert "Partnership Sans error" not in said
