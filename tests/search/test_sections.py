"""HTML becomes sections of plain text."""

import pytest

from packsite.search.sections import sections


def plain(html: str, **options: bool) -> list[tuple[str, str, str]]:
    return [(one.anchor, one.heading, one.text) for one in sections(html, **options)]


def test_a_section_is_what_stands_below_a_heading() -> None:
    html = (
        '<h1 id="t">Title</h1><p>Before.</p><h2 id="a">One</h2><p>First.</p>'
        '<h3 id="b">Two</h3><p>Next.</p>'
    )
    assert plain(html) == [("", "", "Before."), ("a", "One", "First."), ("b", "Two", "Next.")]


def test_blocks_are_set_apart_and_inline_words_are_not() -> None:
    table = "<table><tr><td>Role</td><td>What <b>they</b> do</td></tr></table>"
    html = f"{table}<ul><li>Come.</li><li>Go</li></ul>"
    assert plain(html) == [("", "", "Role; What they do; Come. Go")]


@pytest.mark.parametrize(
    "html",
    [
        '<div class="ps-facts">Owner</div>',
        '<div class="ps-foot"><h2 id="about">About</h2><p>Words.</p></div>',
        "<pre><code>id: CPS-99</code></pre>",
        "<p data-search-exclude=''>Cited by everybody.</p>",
        '<p class="ps-kind">Standard</p>',
        '<p><span class="ps-line">........</span></p>',
    ],
)
def test_what_the_build_adds_and_code_are_left_out(html: str) -> None:
    assert plain(f"<p>Kept.</p>{html}<p>Kept too.</p>") == [("", "", "Kept. Kept too.")]


def test_the_sign_of_a_permanent_link_is_no_part_of_a_heading() -> None:
    html = '<h2 id="a">One<a class="headerlink" href="#a">&para;</a></h2>'
    assert plain(html)[1] == ("a", "One", "")


def test_tables_can_be_left_out() -> None:
    assert plain("<p>Words.</p><table><tr><td>x</td></tr></table>", with_tables=False) == [
        ("", "", "Words.")
    ]


def test_a_page_without_words_has_one_empty_section() -> None:
    assert plain("") == [("", "", "")]
