"""Where the Git host and this site read a page otherwise, its line is named; nowhere else."""

import pytest
from tests.builders import a_page

from packsite.checks import two_readers

OTHERWISE = {
    "#travel is a channel": [("MKD111", 1)],
    "Ask in\n#travel first.": [("MKD111", 2)],
    "- #travel\n- #food": [("MKD111", 1)],
    "Words\nmore words\n---\n\nWords.": [("MKD111", 1)],
    "Words.\n\n| a | b |\n|---|---|\n| `x|y` | 2 |": [("MKD112", 5)],
    "Bring [the plan](the plan.docx) today.": [("MKD112", 1)],
    "One.\n\n** Ring first ** and wait.": [("MKD113", 3)],
    "**Ring first **and **wait**.": [("MKD113", 1)],
    "- a\n- Ring ** first**.\n\n| a |\n|---|\n| **b ** |": [("MKD113", 2), ("MKD113", 6)],
    "One.\n\nTwo `three\n\nFour ``five` six`` seven <b\nc> eight": [],
}
ALIKE = (
    "**One** and **two** x**three** ***four*** `** five **` **`six`**.\n",
    "\\*\\* One \\*\\*\n\n```\n** two **\n```\n",
    "-\n-\n\nWords.",
    "> One\n>\n> -\n",
    "Words.\n- One\n- Two\n  - Three\n\n    Four\n\n1. One\n   - Two\n",
    "- One\n\n  Two\n\n- Three\n\n> - Four\n> - Five\n>   Six\n\nSeven\n",
    "Words\n=====\n\n## Two {#two .new-page}\n\nWords{: .a }\n{: .b }\n",
    '!!! note "Ask [[CPS-05|the group]]"\n    Words\n\n    - One\n        - Two\n\nWords.\n',
    "??? tip\n\n    | a | b |\n    |---|---|\n    | [[CPS-05|one]] | two |\n",
    "> [!NOTE]\n> Words\n>\n> - One\n\nWords.\n",
    "Term\n:   One\n\n    Two\n\nOther\n: Three\n",
    "a[^1] b[^two]\n\n[^1]: One\n\n    Two\n[^two]:\n    Three\n",
    "<div markdown>\n\n- One\n\n</div>\n\n<div\n  markdown>\n\nWords\n\n</div>\n",
    "- <abbr title='x'>a</abbr> b<br>c\n- <https://www.example.org> d\n- <a.b@example.org>\n",
    "[one][form], [form] and [two](a(b(c)).md)\n\n[form]: form.docx 'Form'\n\nWords.\n",
    "<!-- a\n\nb --> Words `<!-- c -->` [[CPS-05]]\n\n![A map](map.png){ .wide }\n",
    "a &amp; b &eacute; `&gt;` \\*c\\* \\[d\\](e) ~~f~~ *g*h **i**\\\nj\n",
    "```\n# a\n\n- b\n```\n```text\nc\n```\n\n    d\n\n    e\n",
    "| a | b |\n|---|---|\n| 1 | `2` |\n| 3\n\na | b\n--- | ---\n1 | `2`\n",
    "Words:\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "*[CIN]: child in need\n\n- [ ] One\n- [x] Two [ ] three\n......\n",
)


def found(body: str) -> list[tuple[str, int]]:
    return [
        (problem.code.id, problem.line) for problem in two_readers.read_alike(a_page(body=body))
    ]


@pytest.mark.parametrize("body", OTHERWISE)
def test_a_line_that_is_read_otherwise_is_named(body: str) -> None:
    assert found(body) == OTHERWISE[body]


@pytest.mark.parametrize("body", ALIKE)
def test_what_both_read_alike_or_this_site_adds_on_purpose_is_left_alone(body: str) -> None:
    assert found(body) == []
