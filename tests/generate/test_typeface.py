"""The web fonts of a partnership's own typeface, and the stand-in as wide and as high as it."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from tests.fonts import FOLDER, a_typeface

from packsite.generate.typeface import web_fonts, with_stand_in
from packsite.model.brand import Typeface
from packsite.model.settings import PacksiteError

SOURCE_SANS = Typeface(
    "Source Sans Pro",
    tuple(
        (face.lower(), (FOLDER / f"SourceSansPro-{face}.ttf").read_bytes())
        for face in ("Regular", "Bold")
    ),
)
RULE = """
  size-adjust: 1%;
  line-gap-override: 1%;
}
"""


@pytest.fixture(scope="module")
def fonts() -> dict[str, TTFont]:
    """Return the web fonts by their names."""
    made = web_fonts(a_typeface())
    return {
        uri.removeprefix("assets/fonts/").removesuffix(".woff2"): TTFont(BytesIO(content))
        for uri, content in made.items()
    }


def test_each_face_comes_in_the_parts_of_the_theme_that_it_has_letters_of(
    fonts: dict[str, TTFont],
) -> None:
    faces = ("bold", "italic", "regular", "semibold")
    parts = [f"{face}{part}" for face in faces for part in ("", "-cyrillic", "-latin")]
    assert sorted(fonts) == [name for name in parts if name != "italic-cyrillic"]
    assert {ord("a"), ord("£")} <= fonts["regular"].getBestCmap().keys()
    assert ord("ł") not in fonts["regular"].getBestCmap()
    assert ord("ł") in fonts["regular-latin"].getBestCmap()


def test_headings_are_bold_without_a_semibold_face(fonts: dict[str, TTFont]) -> None:
    assert fonts["semibold"]["OS/2"].usWeightClass == 700


def test_a_web_font_keeps_its_copyright_and_licence(fonts: dict[str, TTFont]) -> None:
    said = {one.nameID: str(one) for one in fonts["bold"]["name"].names}
    assert said.keys() <= {0, 13, 14}
    assert "Adobe" in said[0]
    assert "SIL Open Font License" in said[13]


def test_damage_among_the_letters_is_told() -> None:
    content = bytearray((FOLDER / "SourceSansPro-Regular.ttf").read_bytes())
    for name in ("glyf", "hmtx"):
        table = TTFont(BytesIO(content)).reader.tables[name]
        content[table.offset : table.offset + table.length] = b"\xff" * table.length
    damaged = Typeface("Ours", (("regular", bytes(content)), ("bold", bytes(content))))
    with pytest.raises(PacksiteError, match=r"damaged\. Ask its supplier"):
        web_fonts(damaged)


def test_the_stand_in_is_as_wide_and_as_high_as_the_typeface() -> None:
    """By hand, for Source Sans over Arial, the theme's style sheet has 92.9 % and 105.9 %."""
    sheet = with_stand_in(f"a {{{RULE}b {{{RULE}", SOURCE_SANS)
    measures = (
        "size-adjust: {}; ascent-override: {}; descent-override: {}; line-gap-override: 0.0%;"
    )
    assert sheet.count("1%;\n") == 0
    assert measures.format("94.7%", "103.9%", "28.8%") in sheet.partition("b {")[0]
    assert measures.format("92.6%", "106.2%", "29.5%") in sheet.partition("b {")[2]
