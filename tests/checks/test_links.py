"""The words before a missing value are searched in good time, however long their line is."""

from dataclasses import replace
from time import process_time

import pytest
from tests.builders import A_LIBRARY, a_page, a_site, an_index
from tests.conftest import TODAY

from packsite.checks.links import words_around_missing_values
from packsite.checks.subject import Subject
from packsite.model.data import LocalValue
from packsite.read.menu import Menu


@pytest.mark.parametrize(
    ("kind", "words", "problems"),
    [("phone", "number " * 20_000 + ".", 0), ("timescale", ":" * 100_000 + "a", 1)],
)
def test_a_long_line_before_a_missing_value_is_searched_in_good_time(
    kind: str, words: str, problems: int
) -> None:
    page = a_page(body=f"{words} [[local:missing]]")
    library = replace(A_LIBRARY, local={"missing": LocalValue("missing", "A value", "", kind)})
    site, index = a_site(page, library=library), an_index(page, library=library)
    began = process_time()
    found = [*words_around_missing_values(Subject(site, index, Menu("", ""), TODAY))]
    assert len(found) == problems
    assert process_time() - began < 1
