"""A link that is half written is named with the whole link to write; other brackets are not."""

import pytest
from tests.builders import a_page

from packsite.checks.half_links import RULES

HALF = {
    "Read [the form] (https://www.example.org/form).": "[the form](https://www.example.org/form)",
    "Read [the form] (form.docx).": "[the form](form.docx)",
    "Read (the form)[https://www.example.org/form].": "[the form](https://www.example.org/form)",
    "Read [the form](https:// www.example.org).": "[the form](https://www.example.org)",
    "Read [the form](https://www.example.org “Form”).": "[the form](https://www.example.org)",
    "Read [the form](https://www.example.org before": "[the form](https://www.example.org)",
    "Ring [the team](tel:01632 960000).": "[the team](tel:01632960000)",
    "Write to [the team](mailto: team@example.org).": "[the team](mailto:team@example.org)",
    "team@example.org<mailto:team@example.org>": "[team@example.org](mailto:team@example.org)",
    "The form<https://www.example.org>": "[form](https://www.example.org)",
    "Read [CPS-08] first.": "[[CPS-08]]",
    "Read [CPS-08.1|it] first.": "[[CPS-08.1|it]]",
    "Read ((LB-2022-01.F7)).": "[[LB-2022-01.F7]]",
    "Read [[CPS-08]](core-groups.md).": "[[CPS-08]]",
    "As agreed.[[1]](#_ftn1)": "[^1]",
    "[[1]](#_ftnref1) In May.": "[^1]:",
    "[it](https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.org%2Fb&data=1)":
        "https://a.org/b",
    "[it](https://www.google.com/url?q=https://a.org/b&sa=D)": "https://a.org/b",
}  # fmt: skip
WHOLE = (
    '[the form](https://www.example.org "The form") and [b](https://www.example.org/a_(b))',
    "Read https://www.example.org (the form), or <https://www.example.org>.",
    "(see the form) [1] and (a) [b] and [Note] (see below)",
    "[[CPS-08]] and [[CPS-08|it]], [CPS-08](a.md), [CPS-08][form]\n\n[form]: form.docx",
    "[a b](<a b.docx>), ![a](b.png), [a](b.md#c), [a](b c.md)",
    "`[the form] (form.docx)` and `a<https://www.example.org>`",
    "[search](https://www.google.com/maps?q=Bolton+town+hall#x)",
)


def hints(body: str) -> list[str]:
    return [problem.hint for rule in RULES.of_a_page for problem in rule(a_page(body=body))]


@pytest.mark.parametrize("body", HALF)
def test_a_half_written_link_is_named_with_the_whole_one(body: str) -> None:
    (hint,) = hints(body)
    assert f'Write "{HALF[body]}"' in hint


@pytest.mark.parametrize("body", WHOLE)
def test_whole_links_and_other_brackets_are_left_alone(body: str) -> None:
    assert hints(body) == []
