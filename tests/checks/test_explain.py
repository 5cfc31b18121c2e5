"""Every code is explained with an example of its own, on the page of the editing guide as well."""

import pytest
from tests.builders import a_site

from packsite.checks import CODES
from packsite.checks.explain import Explanation, by_subject, explain
from packsite.checks.layout import LAY101
from packsite.generate.pages import pages
from packsite.model.addresses import GUIDE_URI
from packsite.model.settings import PacksiteError


def test_every_code_has_a_wrong_and_a_right_example() -> None:
    for code in CODES:
        found = explain(code)
        assert found.examples, code
        assert all(bad and good not in {"", bad} for bad, good in found.examples), code


def test_a_code_with_a_check_says_its_rule() -> None:
    assert explain("lay101") == Explanation(
        code=LAY101,
        rules=("The title comes from the block of facts; the body begins with ##.",),
        examples=(("`# Core groups`", "`## Who does what`"),),
    )


def test_a_code_with_two_checks_says_both_rules() -> None:
    found = explain("PRV105")
    assert [rule[:7] for rule in found.rules] == ["No page", "Only pa"]
    assert len(found.examples) == 2


def test_codes_that_share_a_check_have_examples_of_their_own() -> None:
    assert len({explain(f"REF{number}").examples for number in range(101, 111)}) == 10


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(PacksiteError, match=r'There is no code "x"\. Copy'):
        explain("x")


def test_the_guide_has_a_section_for_every_code_in_the_order_of_the_table() -> None:
    assert [row.code.id for rows in by_subject().values() for row in rows] == sorted(
        CODES, key=lambda code: [*by_subject()].index(_subject(code))
    )
    (guide,) = (page for page in pages(a_site(), (), with_pdf=False) if page.uri == GUIDE_URI)
    for code in CODES:
        assert f"{{: #{code} }}" in guide.markdown
    assert "The rule: a limit names its start" in guide.markdown


def _subject(code: str) -> str:
    return next(
        subject for subject, rows in by_subject().items() if code in {row.code.id for row in rows}
    )
