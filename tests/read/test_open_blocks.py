"""Blocks as people write them come out as on the Git host, also through Python-Markdown."""

import pytest
from tests.builders import a_page
from tests.rendering import by_the_git_host, outline_of

from packsite.model.references import spliced
from packsite.read.dialect import offline_converter


def canonical(text: str) -> str:
    page = a_page(body=text)
    return spliced(text, sorted(page.canonical))


def by_python_markdown(text: str) -> str:
    return offline_converter().reset().convert(canonical(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "- The school.\n\n  Who came?\n\n- The nurse.\n\n  What weight?\n- The plan.",
            id="a paragraph by two below an entry, and the next entry right below it",
        ),
        pytest.param(
            "1. Look.\n\n   Is there food?\n\n2. Look up.\n\n   - A bed?\n   - Dry?\n\n3. Go.",
            id="a list by three in a numbered list",
        ),
        pytest.param("1. a\n  - flat, by two\n2. b\n   - nested, by three", id="two and three"),
        pytest.param("- a\n  - b\n    - c\n      - d\n\n        e", id="four deep, by two each"),
        pytest.param("-\ta\n\t-\tb\n\t\t-\tc\n-\td", id="tabs"),
        pytest.param("1.\ta\n\t1.\tb\n\n\t\tc\n2.\td", id="tabs and numbers"),
        pytest.param("1) a\n2) b", id="brackets"),
        pytest.param("1. a\n2. b\n\n1) c\n2) d", id="two numbered lists in turn"),
        pytest.param("1) a\n\n10. b", id="a number to start with"),
        pytest.param("Bring:\n- a\n- b\n\nand\n1. c", id="right below words"),
        pytest.param("in the year\n2026. A good one", id="no list in a sentence"),
        pytest.param("- a\n1. b\n- c", id="other marks"),
        pytest.param("- a\n  1. b\n  - c", id="other marks in a list"),
        pytest.param("> a\n- b", id="a list right below a quote"),
        pytest.param("> a\n>\nb", id="words right below a quote that has ended"),
        pytest.param("> a\nb", id="words right below a quote"),
        pytest.param("> - a\n>   - b\n>     - c\n>\n>   d", id="lists in a quote"),
        pytest.param("- a\n  > b\n  > c\n- d", id="a quote in a list"),
        pytest.param("- a\n\n  b\n> c", id="a quote below a list"),
        pytest.param("  ## A\n - b\n   - c", id="a heading and a list that are set in"),
        pytest.param("- a\n  ## B\n  c", id="a heading in a list"),
        pytest.param("- a\n\n  b\n## C", id="a heading below a list"),
        pytest.param("- a\n\n  ## B\nc", id="words below a heading in a list"),
        pytest.param("- a\n\n      b\n- c", id="code in a list"),
        pytest.param("- a\n  - b\n\n        c\n\n    d", id="code in a list in a list"),
        pytest.param("1. a\n   ```\n   b\n     c\n   ```\n2. d", id="a fence in a list"),
        pytest.param("```\na\n````\n- b", id="a fence with more marks below"),
        pytest.param("> ```\n> a\n> ```\n> b", id="a fence in a quote"),
        pytest.param("- a\n\n  ```\n  b\n  ```\nc", id="words below a fence in a list"),
        pytest.param("words\n| a | b |\n|---|---|\n| c | d |", id="a table right below words"),
        pytest.param("- a\n\n  | b |\n  |---|\n  | c |\n- d", id="a table in a list"),
        pytest.param("a | b\n|---|---|\n| c | d |", id="a table whose head has no border"),
        pytest.param("a | b\n--- | ---\n| c | d\ne | f |", id="a table with half a border"),
        pytest.param("| a | b |\n--- | ---\nc | d", id="a table whose head alone has a border"),
        pytest.param("| a |\n|---|\nb", id="a table of one column without a border"),
        pytest.param("- a\n---\nb", id="a rule right below a list"),
        pytest.param("- a\n-\n- b\n", id="an entry without words"),
        pytest.param("1. a\n2.\n\n3. b\n", id="a number without words"),
        pytest.param("-   a\n\n    b\n-   c\n    -   d", id="four spaces stay"),
        pytest.param("100. a\n     - b\n101. c", id="a long number"),
    ],
)
def test_blocks_are_read_as_the_git_host_reads_them(text: str) -> None:
    assert outline_of(by_python_markdown(text)) == outline_of(by_the_git_host(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> [!NOTE]\n> Ask.", "!!! note\n    Ask."),
        ("> [!important]\n> Ask.", '!!! warning "Important"\n    Ask.'),
        ("> [!CAUTION]\n> Ask.\nlazily", '!!! danger "Caution"\n    Ask.\n    lazily'),
        ('> [!TIP] By "name"\n> Ask.', '!!! tip "By &quot;name&quot;"\n    Ask.'),
        (
            "> [!NOTE]\n>\n> - a\n>   - b\n>\n> ```\n> c\n> ```",
            "!!! note\n\n    - a\n\n        - b\n\n    ```\n    c\n    ```",
        ),
        ("> [!NOTE]\n> a\n- b", "!!! note\n    a\n\n- b"),
        ("> [!NOTE]\n> a\n\n> [!TIP]\n> b", "!!! note\n    a\n\n!!! tip\n    b"),
        ("- a\n\n  > [!NOTE]\n  > b\n\n  c", "- a\n\n    !!! note\n        b\n\n    c"),
        ("> [!NOTE]\n> > a", "!!! note\n    > a"),
        (
            "> [!NOTE]\n> - a\n>   - b\n>\n>   c",
            "!!! note\n    - a\n\n        - b\n\n        c",
        ),
        ("> a\n> [!NOTE]", "> a\n> [!NOTE]"),
        ("> [!SOMETHING]\n> a", "> [!SOMETHING]\n> a"),
    ],
)
def test_a_box_of_the_git_host_is_an_admonition(text: str, expected: str) -> None:
    assert canonical(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("``` text\na\n```", "``` text\na\n```"),
        ('``` text title="Letter" linenums="1"\na\n```', "**Letter**\n\n```text\na\n```"),
        ("~~~ a letter to parents\nb\n~~~", "~~~a\nb\n~~~"),
        ("- a\n\n  ```py title='B'\n  c\n  ```", "- a\n\n    **B**\n\n    ```py\n    c\n    ```"),
    ],
)
def test_a_block_of_code_keeps_its_title_and_no_option(text: str, expected: str) -> None:
    assert canonical(text) == expected


@pytest.mark.parametrize(
    "text",
    ["- a\n\n    - b\n\n        c\n", "!!! note\n    a\nb\n", "1.  a\n\n    !!! tip\n        b\n"],
)
def test_what_is_written_canonically_stays(text: str) -> None:
    assert canonical(text) == text
