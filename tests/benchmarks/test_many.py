"""Time and memory of a check grow with the pages, not with their square; a built site is whole."""

from pathlib import Path

from tests.benchmarks import many_built
from tests.benchmarks.many import measure
from tests.benchmarks.whole import FinishedSite


def test_three_times_the_pages_take_about_three_times_as_long(tmp_path):
    measure(tmp_path / "warm", 20)
    few, many = (measure(tmp_path / str(pages), pages) for pages in (100, 300))
    assert (few.pages, many.pages) == (103, 303)
    assert many.seconds < 6 * few.seconds
    assert many.megabytes < 1_000


def test_a_site_is_built_whole_and_a_bad_page_leaves_it_as_it_was(tmp_path: Path) -> None:
    whole = many_built.build(tmp_path, 20)
    assert whole.faults == []
    assert whole.pages > 20
    assert whole.links > 1_000
    assert (tmp_path / "site/index.html").is_file()


def test_what_a_site_lacks_is_found(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "search/index.js").write_text('globalThis.a={"pages":[["a.html","PG-01"]]};\n')
    (tmp_path / "b.html").write_text("<p>Words.</p>")
    (tmp_path / "a.html").write_text(
        '<h2 id="here"><a href="#here">a</a></h2><a href="#gone">b</a><a href="b.html#c">c</a>'
        "<a class=d href=b.html>d</a><img src='e.png'><a href=\"/f/\">f</a>"
        '<a href="https://example.org/g.html">g</a><code>&lt;a href="h.html"></code>'
    )
    site = FinishedSite(tmp_path)
    assert site.dead_links() == [
        "a.html: #gone",
        "a.html: /f/",
        "a.html: b.html#c",
        "a.html: e.png",
    ]
    assert site.missing(["a.html", "z.html"]) == ["z.html"]
    assert site.searched() == {"a.html"}


def test_each_way_not_to_be_whole_is_told(tmp_path: Path) -> None:
    (tmp_path / ".site-left").mkdir()
    menu = many_built.write(tmp_path, 20)
    (tmp_path / "site/search").mkdir(parents=True)
    (tmp_path / "site/search/index.js").write_text('globalThis.a={"pages":[]};\n')
    (tmp_path / "site/index.html").write_text('<a href="gone.html">a</a>')
    told = many_built.faults(FinishedSite(tmp_path / "site"), menu)
    assert told[-1] == "the build left .site-left behind"
    assert "a link leads nowhere: index.html: gone.html" in told
    assert "the search does not know index.html" in told
    assert len([fault for fault in told if fault.startswith("the site has no")]) == len(menu) - 1
