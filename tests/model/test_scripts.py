"""The scripts that have a font of their own, and the signs that no font has."""

import pytest
from tests.languages import FONTS, SENTENCES

from packsite.model.scripts import families, missing_on_paper


@pytest.mark.parametrize("lang", SENTENCES)
def test_every_sign_of_the_languages_of_families_can_be_printed(lang: str) -> None:
    assert missing_on_paper(SENTENCES[lang]) == set()
    named = [family.replace(" ", "") for family in families(SENTENCES[lang])]
    assert named == [FONTS[lang]] * (FONTS[lang] != "SourceSansPro")


def test_signs_without_a_font_are_found_all_at_once() -> None:
    text = "Plain – “words” \u2713 \u2192 \u2610, \u2705 \U0001f4de \u0ba4 \u9f98 \u2764\ufe0f"
    assert missing_on_paper(text) == {"\u2705", "\U0001f4de", "\u0ba4", "\u9f98"}
