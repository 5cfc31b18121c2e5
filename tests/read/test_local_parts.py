import pytest
from tests.builders import a_page

from packsite.read.local_parts import local_parts


@pytest.mark.parametrize(
    ("text", "local", "unpaired"),
    [
        ("One <!-- local -->two<!-- /local --> three.", ["two"], []),
        ("One <!--LOCAL-->two<!--/local--> <!-- Jo? --> three.", ["two"], []),
        ("One.<!-- local -->\n\n- Two\n<!-- /local -->", ["\n\n- Two\n"], []),
        ("`<!-- local -->` and `<!-- /local -->`", [], []),
        ("One <!-- local -->a <!-- local -->b<!-- /local -->.", ["a <!-- local -->b"], [20]),
        ("One <!-- /local --> two <!-- local -->", [], [4, 24]),
    ],
)  # fmt: skip
def test_local_words_stand_between_two_marks(
    text: str, local: list[str], unpaired: list[int]
) -> None:
    parts = local_parts(a_page(body=text))
    marked = [text[slice(*span)] for span in parts.spans]
    assert [words[words.index(">") + 1 : words.rindex("<")] for words in marked] == local
    assert list(parts.unpaired) == unpaired


def test_a_part_has_the_offsets_between_its_marks() -> None:
    text = "One <!-- local -->two<!-- /local --> three."
    parts = local_parts(a_page(body=text))
    assert [parts.has(text.index(word)) for word in ("One", "two", "three")] == [False, True, False]
