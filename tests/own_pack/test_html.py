"""The HTML of a page in a reader's own pack."""

import pytest

from packsite.own_pack.html import own_html

IDS = {"standards/a.html": "CPS-01", "standards/b.html": "CPS-02", "index.html": "PG-01"}


def shown(html: str, url: str = "standards/a.html") -> str:
    return own_html(html, url=url, id_by_url=IDS)


def test_screen_only_elements_are_removed() -> None:
    page = (
        '<h1 id="t">Title</h1><p class="ps-kind">Standard</p><p class="ps-summary">S</p>'
        '<p class="ps-overdue" hidden>Late</p><div class="ps-facts">F</div>'
        '<h2 id="x">Part<a class="headerlink" href="#x">¶</a></h2>'
        '<p class="no-print">Button</p><script>1</script><p style="color: red">Words</p>'
    )
    assert shown(page) == '<h2 id="own-CPS-01--x">Part</h2><p>Words</p>'


def test_sources_and_learning_of_the_foot_are_kept() -> None:
    code = '<span class="ps-code">LB-2022-01</span>'
    page = (
        '<p>Words</p><div class="ps-foot"><h2 id="about-this-page">About this page</h2>'
        '<div class="ps-foot__part"><h3 id="who-for">Who</h3><ul><li>All</li></ul></div>'
        '<div class="ps-foot__part"><h3 id="learning-answered">Learning</h3>'
        '<details class="ps-more"><summary>Show all</summary><ul>'
        f'<li><a href="#">F1 Ask</a> {code}</li><li><a href="#">F2 Tell</a> {code}</li>'
        "</ul></details></div>"
        '<div class="ps-foot__part"><h3 id="rests-on">Rests</h3>'
        '<ul><li><a href="#">Act 1989</a>: long title</li></ul></div></div>'
    )
    assert shown(page) == (
        "<p>Words</p><h2>Sources</h2>"
        "<p><strong>Learning:</strong> LB-2022-01: F1 Ask; F2 Tell.</p>"
        "<p><strong>Sources:</strong> Act 1989.</p>"
    )


def test_a_page_without_sources_has_no_foot() -> None:
    assert shown('<p>W</p><div class="ps-foot"><h2 id="a">About</h2></div>') == "<p>W</p>"


@pytest.mark.parametrize(
    ("link", "on_paper"),
    [
        ('<a href="b.html#CPS-02.1" title="CPS-02.1">b</a>',
         '<a data-to="CPS-02" data-at="CPS-02.1" data-code="CPS-02.1">b</a>'),
        ('<a href="b.html" title="CPS-02">b (CPS-02)</a>',
         '<a data-to="CPS-02" data-at="">b (CPS-02)</a>'),
        ('<a href="../index.html" title="PG-01">home</a>',
         '<a data-to="PG-01" data-at="">home</a>'),
        ('<a href="#x">here</a>', '<a data-to="CPS-01" data-at="x">here</a>'),
        ('<a href="https://www.gov.uk/x/">law</a>',
         '<a href="https://www.gov.uk/x/">law</a> (gov.uk/x)'),
        ('<a href="https://www.gov.uk/x">gov.uk/x</a>',
         '<a href="https://www.gov.uk/x">gov.uk/x</a>'),
        ('<a href="mailto:a@example.org">the unit</a>',
         '<a href="mailto:a@example.org">the unit</a> (a@example.org)'),
        ('<a href="CPS-01-a.pdf">print</a>', "print"),
        ('<a href="javascript:alert(1)">no</a>', "no"),
        ('<a href="http://[x">broken</a>', "broken"),
        ('<a id="place">p</a>', '<span id="own-CPS-01--place">p</span>'),
    ],
)  # fmt: skip
def test_links_are_resolved(link: str, on_paper: str) -> None:
    assert shown(f"<p>{link}</p>") == f"<p>{on_paper}</p>"


def test_an_acronym_is_expanded_at_its_first_use_in_the_text() -> None:
    short = '<abbr title="child in need">CIN</abbr>'
    assert shown(f"<h2>{short}</h2><p>A {short} plan. {short} again.</p>") == (
        "<h2>CIN</h2><p>A CIN (child in need) plan. CIN again.</p>"
    )


def test_a_note_is_labelled_with_its_kind() -> None:
    note = '<div class="admonition danger"><p class="admonition-title">Call 999</p><p>Now</p></div>'
    assert shown(note) == (
        '<div class="own-note own-note--danger"><p class="own-note__title">Danger: Call 999</p>'
        "<p>Now</p></div>"
    )
    plain = '<div class="admonition tip"><p class="admonition-title">Tip</p></div>'
    assert ">Tip<" in shown(plain)


def test_collapsible_blocks_are_expanded() -> None:
    assert shown('<details class="example"><summary>See</summary><p>It</p></details>') == (
        '<div class="own-note own-note--example"><p class="own-note__title">Example: See</p>'
        "<p>It</p></div>"
    )


def test_tick_boxes_become_characters() -> None:
    label = (
        '<label class="task-list-control"><input type="checkbox" disabled{}>'
        '<span class="task-list-indicator"></span></label>'
    )
    ticked, empty = label.format(" checked"), label.format("")
    assert shown(f"<ul><li>{empty} Ask</li><li>{ticked} Tell</li></ul>") == (
        '<ul><li><span class="ps-box">☐</span> Ask</li>'
        '<li><span class="ps-box ps-box--ticked">☑</span> Tell</li></ul>'
    )


def test_a_picture_is_addressed_from_the_root_of_the_site() -> None:
    assert shown('<p><img src="../neglect_pack/a%20b.svg" alt="Map"></p>') == (
        '<p><img src="neglect_pack/a%20b.svg" alt="Map"></p>'
    )


def test_the_code_of_a_statement_is_wrapped() -> None:
    assert shown('<h3 id="CPS-01.2">CPS-01.2 Members <em>share</em></h3>') == (
        '<h3 id="own-CPS-01--CPS-01.2"><span class="own-code">CPS-01.2</span>'
        " Members <em>share</em></h3>"
    )


def test_an_empty_page_is_allowed() -> None:
    assert shown("") == "<p></p>"
