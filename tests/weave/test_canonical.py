"""Inside a line, Python-Markdown is given what it reads as the Git host does."""

import pytest
from tests.builders import A_LIBRARY, a_page, an_index
from tests.rendering import by_the_git_host, outline_of

from packsite.connect.links import link
from packsite.read.dialect import offline_converter
from packsite.weave.pages import rewrite

FILES = ("docs/assets/door.png", "docs/a b.md", "docs/b (c).docx", "standards/in c.pdf")


def woven(text: str, page_id: str = "PG-01") -> str:
    page = a_page(page_id, text)
    return rewrite(page, link(an_index(page, files=FILES)), A_LIBRARY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\\\nb", "a  \nb", id="a stroke at the end of a line"),
        pytest.param("- a\\\n  b", "- a  \n  b", id="in an entry"),
        pytest.param("> a\\\n> b", "> a  \n> b", id="in a quote"),
        pytest.param("a\\\\\nb", "a\\\\\nb", id="not an escaped stroke"),
        pytest.param("a\\\n\nb", "a\\\n\nb", id="not at the end of a paragraph"),
        pytest.param("```\na\\\nb\n```", "```\na\\\nb\n```", id="not in code"),
        pytest.param("H:\\Forms\\new", "H:\\Forms\\new", id="a path of Windows"),
        pytest.param(r"\~ \< \* \|", r"&#126; &#60; \* &#124;", id="what a form editor escapes"),
        pytest.param("| a \\| b |\n|---|", "| a \\| b |\n|---|", id="not a bar in a table"),
        pytest.param(
            "see https://example.org/a_b, and", "see <https://example.org/a_b>, and", id="address"
        ),
        pytest.param(
            "(https://example.org/a_(b)?c=d).", "(<https://example.org/a_(b)?c=d>).", id="brackets"
        ),
        pytest.param(
            "www.example.org/a_b.", r"[www.example.org/a\_b](http://www.example.org/a_b).", id="www"
        ),
        pytest.param("| https://a.org|b |\n|-|-|", "| <https://a.org>|b |\n|-|-|", id="in a table"),
        pytest.param("**https://a.org**", "**<https://a.org>**", id="in bold"),
        pytest.param("<https://a.org>", "<https://a.org>", id="not what is a link"),
        pytest.param("[a](https://a.org)", "[a](https://a.org)", id="not the address of a link"),
        pytest.param(
            "[see www.a.org](https://a.org)", "[see www.a.org](https://a.org)", id="nor its text"
        ),
        pytest.param("`https://a.org`", "`https://a.org`", id="not in code"),
        pytest.param('<a href="https://a.org">b</a>', '<a href="https://a.org">b</a>', id="HTML"),
        pytest.param(
            '![A](assets/door.png){width="2.5in" height=4cm}',
            '![A](assets/door.png){width="240" height="151"}',
            id="inches and centimetres",
        ),
        pytest.param("![A](assets/door.png){ width=20mm }", '![A](assets/door.png){ width="76" }'),
        pytest.param('<img src="assets/door.png" width="3 cm">',
                     '<img src="assets/door.png" width="113">', id="in HTML"),
        pytest.param(
            "![A](assets/door.png){ width=50% }", "![A](assets/door.png){ width=50% }", id="percent"
        ),
        pytest.param("a bed, width = 2in", "a bed, width = 2in", id="not in words"),
        pytest.param("[x](<a b.md>)", "[x](a%20b.md)", id="an address with a space"),
        pytest.param('[x](a b.md "t")', '[x](a%20b.md "t")', id="without brackets"),
        pytest.param("[x](<b (c).docx>)", "[x](b%20%28c%29.docx)", id="with brackets in it"),
        pytest.param("[x]: <a b.md>", "[x]: a%20b.md", id="by name"),
        pytest.param("![A](/assets/door.png)", "![A](assets/door.png)", id="from the root"),
        pytest.param("![A](/docs/assets/door.png)", "![A](assets/door.png)", id="of the files"),
        pytest.param("[x](/standards/in%20c.pdf#page=2)", "[x](standards/in%20c.pdf#page=2)"),
    ],
)  # fmt: skip
def test_a_line_is_written_canonically(text: str, expected: str) -> None:
    assert woven(text) == expected


def test_a_picture_from_the_form_editor_is_found_from_every_folder() -> None:
    assert woven("![A](/assets/door.png)", "CPS-01") == "![A](../assets/door.png)"


@pytest.mark.parametrize(
    "text",
    [
        "Ring within ~~five~~ three days. ~~Use the old form.~~",
        "H~~2~~O, 2 ~ 3, a~b",
        "Caf&eacute; &amp; tea &ndash; &hellip; &#9742; &lt;name&gt; &pound;5 &frac12;",
        "Is 3 < 5 and 7 > 2? <5 years, >10, a <3 heart.",
        r"The \*\*lead\*\* writes \_notes\_ \# \[y\] \- \> 1\. \! \` \( \) \{ \} \+ \\",
        r"\" \$ \% \& \' \, \/ \: \; \= \? \@ \^ \| \~",
        "The **following bar\nis very** important.",
    ],
)
def test_words_come_out_as_on_the_git_host(text: str) -> None:
    made = offline_converter().reset().convert(woven(text))
    assert outline_of(made) == outline_of(by_the_git_host(text))


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    page = (
        offline_converter().reset().convert("a[^x] b[^y]\n\n## C[^z]\n\n[^z]: Z\n[^y]: Y\n[^x]: X")
    )
    assert [word for word in outline_of(page) if word in "123XYZ"] == [*"123XYZ"]
