"""What Word leaves in pasted text becomes Markdown, and nothing else changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import a_file, a_source

from packsite.read.page import parsed
from packsite.read.pasted.page import as_markdown

A_LINE = st.sampled_from(
    """
Bring these:|• the notes|•\tthe diary|o\ta pen|o the pen|▪ ink|– listen|-No space|1) Ring|2) Write
(a) the child|(b) the parent|(i) one|ii. two|1.1 A clause|1.2 Another|1. Real|- real|    - nested
Step\tLimit|One\tTen|**Who comes**|## Heading|> • the law|Then\u2028ring|a\u00a0b|safe\u00adguard
Two\x0b• bullets\x0b• here|`• code`|```|!!! note|    Text|☐ box|II. two|✓ done|→ so|
""".replace("\n", "|").split("|")
)


def fixed(body: str) -> str:
    text = a_file(body=body)
    after = as_markdown(parsed(a_source("docs/index.md"), text)[0])
    assert after.startswith(text[: -len(body)])
    return after[len(text) - len(body) :]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Bring:\n• a\n• b\n", "Bring:\n\n- a\n- b\n", id="bullets"),
        pytest.param("•a\n\uf0b7\tb\n", "- a\n    - b\n", id="bullets of two kinds"),
        pytest.param("• a\no\tb\n▪\tc\n• d\n", "- a\n    - b\n        - c\n- d\n", id="levels"),
        pytest.param("• a\n\n– b\n\n– c\n", "- a\n\n    - b\n\n    - c\n", id="levels apart"),
        pytest.param("– a\n– b\n", "- a\n- b\n", id="dashes"),
        pytest.param("-Ask\n-Tell\n", "- Ask\n- Tell\n", id="hyphens without a space"),
        pytest.param("*Ask\n*Tell\n", "- Ask\n- Tell\n", id="stars without a space"),
        pytest.param("1.Ask\n2.Tell\n", "1. Ask\n2. Tell\n", id="numbers without a space"),
        pytest.param("1\\. Ask\n2\\. Tell\n", "1. Ask\n2. Tell\n", id="escaped numbers"),
        pytest.param("3)Ask\n4)Tell\n", "3. Ask\n4. Tell\n", id="brackets without a space"),
        pytest.param("1\ufe0f\u20e3 Ask\n2\ufe0f\u20e3 Tell\n", "1. Ask\n2. Tell\n", id="keycaps"),
        pytest.param("» Ask\n» Tell\n", "- Ask\n- Tell\n", id="signs"),
        pytest.param("-> Ask\n-> Tell\n", "- Ask\n- Tell\n", id="typed arrows"),
        pytest.param("✗ Ask\n✗ Tell\n", "- ✗ Ask\n- ✗ Tell\n", id="crosses stay"),
        pytest.param("[ ] Ask\n[x] Tell\n", "- [ ] Ask\n- [x] Tell\n", id="boxes without a list"),
        pytest.param("( ) Ask\n( ) Tell\n", "- [ ] Ask\n- [ ] Tell\n", id="round boxes"),
        pytest.param(
            "Step 1: Ask\nStep 2: Tell\n", "- Step 1: Ask\n- Step 2: Tell\n", id="steps stay"
        ),
        pytest.param("***Who***\n\nAll.\n", "## Who\n\nAll.\n", id="bold and slanting"),
        pytest.param("- Ask\n-Tell\n", "- Ask\n- Tell\n", id="one among items"),
        pytest.param("-Ask\n- Tell\n", "- Ask\n- Tell\n", id="one above items"),
        pytest.param("1. Ask\n2.Tell\n3. Go\n", "1. Ask\n2. Tell\n3. Go\n", id="one of numbers"),
        pytest.param("1.**Ask**\n2.**Tell**\n", "1. **Ask**\n2. **Tell**\n", id="bold numbers"),
        pytest.param("(1) a\n(2) b\n", "1. a\n2. b\n", id="numbers in brackets"),
        pytest.param("1\\) a\n2\\) b\n", "1. a\n2. b\n", id="escaped by a form editor"),
        pytest.param("(1) a\n(3) b\n(4) c\n", "- (1) a\n- (3) b\n- (4) c\n", id="a gap"),
        pytest.param("(a) a\n(b) b\n", "- (a) a\n- (b) b\n", id="letters are cited, so they stay"),
        pytest.param("h) a\ni) b\nj) c\n", "- h) a\n- i) b\n- j) c\n", id="i as a letter"),
        pytest.param(
            "(a) a\n\n(i) b\n\n(ii) c\n\n(b) d\n",
            "- (a) a\n\n    - (i) b\n\n    - (ii) c\n\n- (b) d\n",
            id="Roman numbers in letters",
        ),
        pytest.param(
            "1. a\n1.1 b\n1.2 c\n2. d\n", "1. a\n    - 1.1 b\n    - 1.2 c\n2. d\n", id="clauses"
        ),
        pytest.param("I. a\nII. b\n", "- I. a\n- II. b\n", id="large Roman numbers"),
        pytest.param("☐ a\n☒ b\n", "- [ ] a\n- [x] b\n", id="boxes to tick"),
        pytest.param("✓ a\n✓ b\n", "- ✓ a\n- ✓ b\n", id="ticks say something"),
        pytest.param("  • a\n  • b\n", "- a\n- b\n", id="set in by two"),
        pytest.param("• a\nThen go.\n", "- a\n\nThen go.\n", id="a paragraph below"),
        pytest.param("• a long\nline\n", "- a long\nline\n", id="but not half a sentence"),
        pytest.param(
            "!!! note\n    • a\n    • b\n", "!!! note\n\n    - a\n    - b\n", id="in a note"
        ),
        pytest.param(
            "Who\tWhen\tWhat\nAll\tNow|Then\n",
            "| Who | When | What |\n|---|---|---|\n| All | Now\\|Then |  |\n",
            id="a table of tabs",
        ),
        pytest.param(
            "So:\na\tb\nc\td\nThen.\n",
            "So:\n\n| a | b |\n|---|---|\n| c | d |\n\nThen.\n",
            id="between two lines",
        ),
        pytest.param("**Who**\n\nAll.\n", "## Who\n\nAll.\n", id="a bold line above all headings"),
        pytest.param(
            "## A\n\n**Who**\n\n• All.\n", "## A\n\n### Who\n\n- All.\n", id="or on such a page"
        ),
        pytest.param("a\x0bb\u2028c\n", "a\\\nb\\\nc\n", id="soft breaks"),
        pytest.param("- a\x0bb\n", "- a\\\n    b\n", id="a soft break in an item"),
        pytest.param("a\x0b\x0bb\n", "a\n\nb\n", id="two of them"),
        pytest.param("So:\x0b• a\x0b• b\n", "So:\n\n- a\n- b\n", id="bullets after soft breaks"),
        pytest.param("## a\x0bb\n", "## a b\n", id="a soft break in a heading"),
        pytest.param(
            "| a |\n|---|\n| b\x0bc |\n", "| a |\n|---|\n| b<br>c |\n", id="a soft break in a cell"
        ),
        pytest.param("a\u00a0b \u00a0c\u00a0\n", "a b c\n", id="no-break spaces"),
        pytest.param("-\u00a0Ask\n", "- Ask\n", id="a no-break space behind a marker"),
        pytest.param("safe\u00adguard\u200bing\n", "safeguarding\n", id="invisible characters"),
    ],
)
def test_what_word_leaves_becomes_markdown(body: str, expected: str) -> None:
    assert fixed(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "1.1 million children live in poverty.\n\n2.5 hours a week are enough.\n",
        "– a young person\n",
        "A. Bates said so.\n",
        "(a) child is not a case.\n",
        "I) is a letter.\n",
        "o dear\n",
        "1998\\. was a year\n",
        "2\\. is a number\n",
        "*Ask* the child\n*Tell* the parent\n",
        "1.5 hours\n2.5 days\n",
        "Seen: [ ] yes [ ] no\n",
        "Day 1 is long.\nDay 2 is short.\n",
        "1. Ask within\n2.5 hours.\n",
        "1. Read note\n4.Tell the school.\n",
        "- Bring the notes\n  – and the diary – on the day\n",
        "12 May\n\n13 May\n",
        "Ring within 10\u00a0days, under section\u00a047.\n",
        "> • the law\n>\n> (a) says\n> (b) this\n",
        "```\n• code\na\tb\nc\td\n```\n",
        "`•` is a bullet, and `a\u00a0b` code.\n",
        "    • code\n",
        "One\ttab.\n",
        "## Ask\n\n**The child**\n\n- What?\n",
        "**Do it now.**\n\nCall 999.\n",
        "**Only this**\n",
        "- [ ] box\n- [x] tick\n\n1. one\n2. two\n",
    ],
)
def test_ordinary_text_and_code_and_quotes_stay(body: str) -> None:
    assert fixed(body) == body


@given(st.lists(A_LINE, max_size=12).map("\n".join))
def test_fixing_twice_is_fixing_once_and_loses_no_word(body: str) -> None:
    once = fixed(f"{body}\n")
    assert fixed(once) == once
    assert words(once.replace("<br>", " ")) == words(body)


def words(text: str) -> list[str]:
    """Return the words of a text, without the round bullet of Word, which is a letter."""
    return [word for word in re.findall(r"\w+", text.replace("\u00ad", "")) if word != "o"]
