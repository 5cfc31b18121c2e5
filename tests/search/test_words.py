"""The words that a search knows a text by, in every script."""

import pytest

from packsite.search.words import terms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("s.47, the child’s Café on 03/04", ["s", "47", "the", "child", "cafe", "on", "3", "4"]),
        ("Zażółć, ziółko", ["zazolc", "ziolko"]),
        ("فون کریں۔ کون؟", ["فون", "کریں", "کون"]),  # noqa: RUF001
        ("مُدَرِّسة", ["مدرسة"]),
        ("बच्चों की सुरक्षा।", ["बच्चों", "की", "सुरक्षा"]),
        ("请拨打999。", ["请拨", "拨打", "999"]),
    ],
)
def test_words_have_neither_accents_nor_punctuation(text: str, words: list[str]) -> None:
    assert terms(text) == words
