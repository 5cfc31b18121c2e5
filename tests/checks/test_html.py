import pytest
from tests.builders import a_page

from packsite.checks.html import RULES


def codes(text: str) -> list[str]:
    return [
        str(problem.code) for rule in RULES.of_a_page for problem in rule(a_page(body=f"{text}\n"))
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("</article></main></body>", "HTM102"),
        ("</ARTICLE>", "HTM102"),
        ("<!DOCTYPE html>", "HTM102"),
        ("<?xml version='1.0'?>", "HTM102"),
        ("<![CDATA[x]]>", "HTM102"),
        ("<!-- a --!> <b>x</b> -->", "HTM102"),
        ("<!--> <b>x</b> -->", "HTM102"),
        ("<span title='a > b' onclick=x>a</span>", "HTM102"),
        ("<span\n  ONCLICK = x>a</span>", "HTM102"),
        ("<br/onclick=x>", "HTM102"),
        ("Ring at once.<o:p></o:p>", "HTM102"),
        ("*a*{:onclick=x}", "HTM102"),
        ("![a](b.png){ style='x' }", "HTM102"),
        ("<a href=x ping=y>z</a>", "HTM103"),
        ("<a href='javascript:x'>z</a>", "HTM103"),
        ("<span tabindex=5>a</span>", "HTM103"),
        ("<SPAN HIDDEN>a</SPAN>", "HTM103"),
        ("[x](y.md){ ping=https://a }", "HTM103"),
        ("[x](y.md){ target=_blank }", "HTM103"),
        ("`x`{: contenteditable }", "HTM103"),
        ("Words\n{: hidden data-md-component=search }", "HTM103"),
        ("> Words\n> {: hidden }", "HTM103"),
        ("## Who { hidden }", "HTM103"),
        ("Who { hidden }\n---", "HTM103"),
        ("## Who { hidden } ##", "HTM103"),
        ("Who { hidden }\n:   A nurse", "HTM103"),
        ("| a |\n|---|\n| b {: hidden } |", "HTM103"),
        ("a | b\n---|---\nc { align=justify } | d", "HTM103"),
        ("*a*{< hidden >}", "HTM103"),
        ("## Who { onclick='}' }", "HTM102"),
        ("`x`{ hidden } and more", "HTM103"),
        ("[x](y.md){ href=z.md }", "HTM103"),
        ("Some words</span>", "HTM104"),
        ("</div>", "HTM104"),
        ("Some </Div> words", "HTM104"),
        ("</br>", "HTM104"),
        ("<span/>a", "HTM104"),
        ("<small>a\n\nb</small>", "HTM104"),
        ("<sub>a</sup>", "HTM104"),
        ("<div markdown>\n\na\n\n</div></div>", "HTM104"),
        ("## Who { #__search }", "HTM105"),
        ("<div markdown id=__config>\n\na\n\n</div>", "HTM105"),
        ("*a*{ .md-header }", "HTM105"),
        ("<span CLASS='x ps-menu'>a</span>", "HTM105"),
        ("Words\n{: #about-this-page }", "HTM105"),
    ],
)
def test_what_would_break_or_hide_the_page_is_found(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "a<br>b<br/>c<br />",
        "<small>a\nb</small>, <sup>1</sup>, <span lang='cy' title='a > b'>iawn</span>",
        "<div markdown class=note>\n\na\n\n</div>",
        "`</div>` and\n\n```html\n</article>\n```",
        "<!-- a note -> with > in it -->",
        "![A map](map.svg){ width=300 .decorative }",
        "## Who comes { #who-comes .new-page }",
        "Write {hidden} or { hidden } in a sentence, and 1 < 2 > 0.",
        "A sentence that ends in {braces}",
        "Who comes\n:   A nurse { hidden }",
        "So a | b { hidden } | c",
        "<https://www.example.org> and <a id='here'></a>",
    ],
)
def test_harmless_html_is_silent(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [("<s>five</s>", "~~"), ("<h2>Who</h2>", "##"), ("<details>a</details>", "???"), ("<x-a>", "")],
)
def test_a_tag_is_named_with_the_markdown_instead_of_it(text: str, said: str) -> None:
    found = [problem for rule in RULES.of_a_page for problem in rule(a_page(body=text))]
    assert all(said in problem.hint for problem in found)
    assert len(found) == (said != "")
