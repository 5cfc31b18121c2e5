"""What is left over or half written is named; what only looks like it is left alone."""

import pytest
from tests.builders import a_page

from packsite.checks import html, layout, leftovers
from packsite.checks.leftovers import RULES

WRONG = {
    "<<<<<<< HEAD\nOne day.\n=======\nTwo days.\n>>>>>>> main": "MKD101",
    "Words.\n\n<<<<<<< HEAD\n\n- One\n\n||||||| base\n=======\n- Two\n>>>>>>> x": "MKD101",
    ">>>>>>> main\n\nWords.": "MKD101",
    "- [] Ring": "MKD106",
    "- [ ]Ring": "MKD106",
    "1. [x]Ring": "MKD106",
    "- [ x] Ring": "MKD106",
    "* [✓] Ring": "MKD106",
    "[] Ring": "MKD106",
    "- [~] Ring": "MKD106",
    "- [v] Ring": "MKD106",
    "| Done |\n|---|\n| [] |": "MKD106",
    "See [](form.docx).": "MKD107",
    "See [ ](form.docx).": "MKD107",
    "See [**the** form][].": "LAY103",
    "a[^1]\n\n[^1]: One.\n\n[^1]: Two.": "MKD108",
    "*[CIN]: child in need\n*[CIN]: children in need": "MKD108",
    "Ring <name of the school> first.": "MKD109",
    "Ring <school>.": "MKD109",
    "Ring <child's name>.": "MKD109",
    "Ring <address of the family>.": "MKD109",
    "Ring <insert\nname>.": "MKD109",
    "**Ring first**{as agreed}": "MKD109",
    "See [the form](form.docx){or ring}.": "MKD109",
    "See [[CPS-05]]{if need be}.": "MKD109",
    "Ring the school.\n{before noon}": "MKD109",
    "## Visit {see note}": "MKD109",
    "| a |\n|---|\n| Ring {or write} |": "MKD109",
    r"\[\[CPS-08\]\]": "MKD110",
    r"\[\[source:WT2026\]\]": "MKD110",
    r"\[[CPS-08|core groups]\]": "MKD110",
    r"The \*\*lead person\*\* writes": "MKD110",
    r"\!!! note": "MKD110",
    "> \\[!WARNING\\]\n> Ask.": "MKD110",
    r"Read \[the form\](https://www.example.org).": "MKD110",
}
RIGHT = (
    "[the form](<the form (v2).docx>) and [it]\n\n[it]: <the form.docx>",
    "Words{% include %} and {{< note >}}",
    "{one} two {three} and {four}",
    "**One**{.two} [a](b.md){ .three } [[CPS-05]]{#four} ![a](b.svg){width=3in}\n{: .five }",
    "Title\n=======\n\nWords.",
    "> > > > > > > Words.",
    "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n```",
    "- [ ] Ring\n- [x] Wait\n    - [X] Listen",
    "- [x](form.docx)\n- [x][form]\n\n[form]: form.docx",
    "Tick [ ] yes or [x] no.",
    "`- [] x` and `[](x)` and `<name>`",
    "![](picture.png){ .decorative }",
    "[the form][] and [The form]\n\n[the form]: form.docx",
    "[^1] and [^2]\n\n[^1]: One.\n\n[^2]: Two.",
    "*[CIN]: child in need\n*[CP]: child protection",
    "<div markdown>\n\nWords.\n\n</div>",
    "a < b and c > d; <https://www.example.org>; <a.b@example.org>; <3",
    '<a href="form.docx">the form</a><br><br/><abbr title="x">y</abbr>',
    r"5 \* 3, \*stars\*, S:\Teams, \# no heading, \- no list",
    r"\[not a reference\] and \[\[nor this\]\]",
    "[[CPS-08]] and [[source:WT2026]]",
    "[the list](<a list (new).docx>) and ![a door](<a door.png>)",
    r"Ring \<name of the school\>.",
)


def codes(body: str) -> list[str]:
    page = a_page(body=body)
    rules = (*RULES.of_a_page, layout.named_links, html.raw_html, html.harmless_attributes)
    return [problem.code.id for rule in rules for problem in rule(page)]


@pytest.mark.parametrize("body", WRONG)
def test_what_is_left_over_is_named_once(body: str) -> None:
    assert codes(body) == [WRONG[body]]


@pytest.mark.parametrize("body", RIGHT)
def test_what_only_looks_so_is_left_alone(body: str) -> None:
    assert codes(body) == []


def test_two_versions_are_named_with_their_lines() -> None:
    page = a_page(body="Words.\n\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> main\n")
    (found,) = leftovers.two_versions(page)
    assert "from line 3 to line 7" in found.message
