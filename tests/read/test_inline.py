"""Markup inside a line is found whole; the words that readers see stay."""

import pytest

from packsite.read.inline import ADDRESS, MARKUP


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("see [the form](form_(1).docx 'Title')", "see the form"),
        ("![a tree](tree.png){ .wide }", "a tree"),
        ("[the form][name]", "the form"),
        ("as agreed[^1]", "as agreed"),
        ("[^1]: agreed", " agreed"),
        ('<span lang="cy">gair</span><br>', "gair"),
        ("a {#anchor} b {: .x #y } c", "a  b  c"),
        ("{as typed} [as typed] 3 < 4", "{as typed} [as typed] 3 < 4"),
    ],
)
def test_markup_goes_and_words_stay(text: str, words: str) -> None:
    assert MARKUP.sub("", text) == words


def test_an_address_is_found_with_or_without_brackets() -> None:
    assert ADDRESS.sub("x", "<https://example.org/a> (http://example.org/b)") == "x (x)"
