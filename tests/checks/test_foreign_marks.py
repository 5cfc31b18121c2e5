"""What other programs would understand is named; English, money and code are left alone."""

import pytest
from tests.builders import a_page

from packsite.checks import foreign_marks

FOREIGN = (
    'Words.\n\n!! danger "Ring 999"\n    Then stay.',
    "Words.\n\n! note\n    Ask.",
    "- [ ] Ring\n-[ ] Wait",
    ":::note\nAsk.\n:::",
    "::: {.callout-warning}\nAsk.\n:::",
    "- One\n\n    :::tip Title\n    Ask.\n    :::",
    "{info}\nAsk.\n{info}",
    "{::nomarkdown}",
    "[NOTE]\n====\nAsk.\n====",
    ".. warning:: Ask first.",
    "^Ask the family first.^",
    "%Never promise to keep a secret.%",
    "$CTA\nRing the front door.\n$CTA",
    "s1. Ring the school\ns2. Ring the nurse",
    '=== "Health"\n\n    Tell the nurse.',
    "===! “Police”",
    "== Who comes ==",
    '{button href="https://www.example.org"}Refer{/button}',
    "{{< youtube abc >}}",
    "{{% notice warning %}}",
    "Ring {{ site.phone }}.",
    "{% include note.html %}",
    '--8<-- "index.md"',
    "As others found [@smith2020, p. 4].",
    "As others found [see -@smith2020].",
    "As @fig-path shows.",
    "Table: The visits {#tbl-one}",
    "[TOC]",
    "[[_TOC_]]",
    "{:toc}",
    "Words.\n\n\\newpage\n\nWords.",
    "\\clearpage{}",
    "+++",
    "\\vspace{2cm}",
    "\\textbf{Ask} first",
    "\\begin{itemize}",
    "The [lead]{.underline} person",
    "[[Read the plan]{.mark}](https://www.example.org)",
    "Bring ==every child== in",
    "Press ++ctrl+p++ now",
    "'''Ask''' first",
    "%% Ask the board %%",
    "[b]Ask[/b] first",
    '[caption id="1"]The form[/caption]',
    "[!WARNING]\nAsk.",
    "> [!TIP]- Ask first\n> Words.",
    "Ring. Check this -->",
    "<-- check this",
    "Words.\n\n// check this with legal",
    "Words.\n\n[SW2]Check this with legal.",
    "within {--five--} days",
    "within {~~five~>three~~} days",
    "Ring.{>>Check this<<}",
    "within three days[SW2].",
    "Commented [SW2]: check this",
    "Ring.^[As agreed in May.]",
    "Words.\n\nh2. Who comes",
    "H~2~O",
    "30 m^2^",
    "Ring :telephone: now",
    ":material-phone: 0",
    "$$\nx = y^2\n$$",
    "The rate is $\\frac{a}{b}$.",
    "where $x$ is the age",
    "\\(a = b + c\\)",
)
OURS = (
    "It costs £5, $5 or between $5 and $10; US$5 is A$7.",
    "$5-$10 a visit, or $5/$6, and 5% to 10% of it (50%).",
    "At 10:30:00, ratio 1:2:3, see https://www.example.org/:a:/x==y==z?b={{c}}.",
    "[the form](https://www.example.org/a~b~c/$x$/{{y}})",
    "Team: housing: landlords.",
    "Write to @everyone or a.b@example.org.",
    "Save it in S:\\newpage\\Teams or C:\\begin\\end.",
    "`{{ code }}` and `:smile:` and `$x$`",
    "```\n:::note\n{% raw %}\n$$\nx\n$$\n```",
    "    :::note",
    "!note that he said “no”",
    "Stop!\n! noted",
    "<!-- %% {{ note }} -->",
    "## The form { .new-page }",
    "[the form](form.docx){ .button }",
    "[[CPS-05]]{ .button }",
    "a == b, a ++ b, 2^nd, ~5 or ~ 6, C++ and x~y",
    "Title\n=====\n\nWords.",
    '!!! note "Ask"\n    Words.',
    "Term\n:   Words.",
    "Ring 999 + 111 +++ more",
    "{: .wide }",
    "Use the word “NOTE”. [Note] it.",
    "Rate it 5/10 ^ (see below)",
    "> [!TIP] Ask first\n> Words.",
    "<!-- a note -->, and - > an arrow",
    "See https://www.example.org // or class [A1] and [B2](b.md).",
    "Ring in the 24 h. Write after it.",
)


def hints(body: str) -> list[str]:
    return [problem.hint for problem in foreign_marks.marks(a_page(body=body))]


@pytest.mark.parametrize("body", FOREIGN)
def test_a_mark_of_another_program_is_named_once_with_what_to_write(body: str) -> None:
    assert len(hints(body)) == 1


@pytest.mark.parametrize("body", OURS)
def test_ordinary_words_and_code_are_no_marks(body: str) -> None:
    assert hints(body) == []


def test_a_tab_becomes_a_heading_with_its_words() -> None:
    assert hints('=== "School"')[0].startswith('Write "### School" instead')


@pytest.mark.parametrize("language", ["mermaid", "{.plantuml}", " dot"])
def test_a_drawing_as_code_is_named_at_its_fence(language: str) -> None:
    page = a_page(body=f"Words.\n\n- One\n\n    ```{language}\n    A --> B\n    ```\n")
    assert [problem.line for problem in foreign_marks.diagrams(page)] == [5]


def test_other_code_is_no_drawing() -> None:
    page = a_page(body="```python\nmermaid\n```\n\nThe chart\n\n    code\n")
    assert [*foreign_marks.diagrams(page)] == []
