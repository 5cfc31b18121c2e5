"""A pack of the reader's own: chosen anywhere, kept in the address alone, printed from there."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect
from tests.browser.conftest import BRAND
from tests.browser.looks import LOOKS, take_on
from tests.browser.profiles import new_profile
from tests.browser.searching import press_slash
from tests.browser.serving import headers_of, served

pytestmark = pytest.mark.browser

BUILDER = "packs/build.html"
THREE = f"{BUILDER}?pack=CNP-01.CPS-08.LB-2022-01#title=Induction+day&for=New+starters"
LONG = "CPS-05.CPS-08.CNP-22.CNP-17.CNP-18.CNP-01.CNP-41.LB-2022-01.CPS-10.PG-93.PG-03.CNP-28"
"""Pages with pictures, forms, long tables, a list of sources, and code."""
OUTSIDE_ITS_SHEET = """() => {
  const paper = document.querySelector(".ps-paper");
  paper.classList.add("ps-paper--measured");
  const found = [...paper.querySelectorAll(".own-sheet__body")].flatMap((body, at) => {
    const box = body.getBoundingClientRect();
    return [...body.querySelectorAll("*")].filter((one) => {
      const { top, right, bottom, left, height } = one.getBoundingClientRect();
      const isOutside = top < box.top - 1 || bottom > box.bottom + 1 || left < box.left - 1;
      return height && (isOutside || right > box.right + 6);
    }).map((one) => `${at + 1}: ${one.outerHTML.slice(0, 90)}`);
  });
  paper.classList.remove("ps-paper--measured");
  return found;
}"""
KEPT = """() => [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)]
  .filter((key) => key && !key.endsWith(".colours"))"""


def location(page: Page) -> str:
    """Return the address that the browser shows; `page.url` may lag behind a key."""
    return str(page.evaluate("location.href"))


def chosen(page: Page) -> list[str]:
    return parse_qs(urlsplit(location(page)).query).get("pack", [""])[0].split(".")


def titles(page: Page) -> list[str]:
    return page.locator(".ps-own-list__what a").all_inner_texts()


def is_laid(page: Page) -> None:
    expect(page.locator(".ps-own-size")).to_contain_text("of A4", timeout=60_000)


def printed(page: Page) -> bytes:
    """Return what the browser prints, once the pack has been set."""
    is_laid(page)
    return page.pdf(prefer_css_page_size=True, tagged=True)


def texts(pdf: bytes) -> list[str]:
    """Return the text of each side; a hyphen that ends a line is one again."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = [sheet.get_textpage().get_text_range() for sheet in document]
        return [" ".join(text.replace("\ufffe", "-").split()) for text in found]
    finally:
        document.close()


def faces(pdf: bytes) -> set[str]:
    """Return the faces of the partnership's typeface that a PDF is set in."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        names = [str(font.BaseFont).partition("+")[2].partition("-") for font in fonts]
        return {face for family, _, face in names if family == "PartnershipSans"}


def tags(pdf: bytes) -> list[str]:
    """Return the kinds of all elements in the structure of a PDF, in reading order."""

    def walk(node: Any) -> Iterator[str]:
        if isinstance(node, pikepdf.Array):
            for part in node:
                yield from walk(part)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield str(node["/S"])
            yield from walk(node.get("/K"))

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [*walk(document.Root["/StructTreeRoot"]["/K"])]


def test_a_pack_is_chosen_ordered_and_named_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/standards/core-groups.html")
    expect(page.get_by_role("link", name="My pack")).to_be_hidden()
    page.get_by_role("button", name="Add to my pack").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Added: Core groups. 1 page in my pack.")).to_be_attached()
    for part, title in (("Neglect", "Neglect"), ("Learning", "Learning")):
        page.get_by_role("navigation", name="Parts of this site").get_by_role(
            "link", name=part, exact=True
        ).focus()
        page.keyboard.press("Enter")
        expect(page.locator("h1").first).to_contain_text(title)
        page.get_by_role("button", name="Add to my pack").focus()
        page.keyboard.press("Enter")
    first, second, third = chosen(page)
    page.get_by_role("link", name="My pack (3)").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="In my pack (3)")).to_be_visible()
    page.get_by_role("button", name="Move up").nth(2).focus()
    page.keyboard.press("Enter")
    assert chosen(page) == [first, third, second]
    expect(page.get_by_role("button", name="Move up").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    assert chosen(page) == [third, first, second]
    expect(page.get_by_role("button", name="Move down").nth(0)).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="is now number 1 of 3")).to_be_visible()
    page.get_by_role("textbox", name="Title").focus()
    page.keyboard.type("Induction & more")
    page.get_by_role("button", name="Remove").nth(1).focus()
    page.keyboard.press("Enter")
    assert chosen(page) == [third, second]
    expect(page.get_by_role("button", name="Remove").nth(1)).to_be_focused()
    assert parse_qs(urlsplit(location(page)).fragment)["title"] == ["Induction & more"]
    assert "title" not in urlsplit(location(page)).query, "the title would be sent to the server"
    assert page.evaluate(KEPT) == []
    assert page.context.cookies() == []


def test_the_address_opens_the_same_pack_for_a_colleague(
    chromium: Browser,
    page: Page,
    watch: Callable[[Page], Page],
    address: str,
) -> None:
    page.goto(f"{address}/{THREE}")
    is_laid(page)
    with new_profile(chromium) as theirs:
        watch(theirs).goto(location(page))
        is_laid(theirs)
        assert titles(theirs) == titles(page) != []
        assert theirs.get_by_role("textbox", name="Title").input_value() == "Induction day"
        assert texts(printed(theirs)) == texts(printed(page))


def test_print_has_the_chosen_pages_in_order_with_true_numbers(page: Page, address: str) -> None:
    page.goto(f"{address}/{THREE}")
    pdf = printed(page)
    assert {"regular", "semibold", "bold"} <= faces(pdf)
    sheets = texts(pdf)
    total = len(sheets)
    assert all(f"Page {at} of {total}" in text for at, text in enumerate(sheets, 1))
    assert BRAND.name in sheets[0]
    assert "Induction day" in sheets[0]
    assert "New starters" in sheets[0]
    assert "Printed copies are not controlled" in sheets[0]
    names = [
        "What neglect is",
        "Core groups",
        "Learning from a review of missed visits",
    ]
    ids = ["CNP-01", "CPS-08", "LB-2022-01"]
    listed = re.findall(r"(\S+) \d+ \w+ \d{4} (\d+)(?= |$)", sheets[1].partition("Contents")[2])
    assert [page_id for page_id, _ in listed[:3]] == ids
    starts = [int(number) for _, number in listed[:3]]
    assert starts == sorted(starts)
    assert starts[0] == 3
    for name, page_id, start, end in zip(names, ids, starts, [*starts[1:], total + 1], strict=True):
        assert name in sheets[start - 1]
        assert "Review due" in sheets[start - 1]
        for text in sheets[start - 1 : end - 1]:
            assert f"{page_id}, version " in text
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.docinfo["/Title"] == "Induction day"
        for sheet in document.pages:
            assert [round(float(side)) for side in sheet.mediabox[2:]] == [595, 842]


def test_the_letters_of_all_words_are_there_before_a_pack_is_set(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{THREE}")
    is_laid(page)
    assert page.evaluate("""async () => {
      const has = () => document.fonts.check('10pt "Partnership Sans"', "\u0177\u0416");
      packsite.ownPages["CPS-08"] = "<p>T\u0177</p>";
      const found = [has()];
      for (const title of ["T", "\u0416"]) {
        await packsite.paper.ready({ ids: ["CPS-08"], title });
        found.push(has());
      }
      return found;
    }""") == [False, False, True]


def test_a_pack_is_printed_in_the_fonts_that_it_was_measured_in(
    chromium: Browser, site: Path
) -> None:
    """Even where a browser may not keep them: it would ask for them again while it prints."""
    headers = headers_of(site) | {"Cache-Control": "no-cache"}
    with served(site, headers) as start, new_profile(chromium) as page:
        page.goto(f"{start}/{THREE}")
        assert {"regular", "semibold", "bold"} <= faces(printed(page))


def test_a_pack_is_set_without_a_font_that_is_lost(chromium: Browser, base_url: str) -> None:
    with new_profile(chromium) as page:
        page.route("**/bold.woff2", lambda route: route.abort())
        page.goto(f"{base_url}/{THREE}")
        assert faces(printed(page)).isdisjoint({"bold"})
        assert page.evaluate(OUTSIDE_ITS_SHEET) == []


def test_print_is_tagged_with_one_title_for_each_page(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{THREE}")
    found = tags(printed(page))
    assert found.count("/H1") == 3
    assert "/H2" in found
    assert {"/Table", "/TH", "/L", "/LI", "/Link"} <= {*found}


def test_links_inside_a_pack_give_the_page(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{THREE}")
    sheets = texts(printed(page))
    number = re.search(r"review\s+\(LB-2022-01,\s+page\s+(\d+)\)", " ".join(sheets))
    assert number
    assert "Learning from a review" in sheets[int(number[1]) - 1]
    assert (
        page.evaluate("""() => [...document.querySelectorAll('.ps-paper a[href^="#"]')]
      .filter((link) => !document.getElementById(link.getAttribute("href").slice(1)))
      .map((link) => link.outerHTML)""")
        == []
    )


def test_a_long_pack_is_whole(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{BUILDER}?pack={LONG}")
    is_laid(page)
    assert page.evaluate(OUTSIDE_ITS_SHEET) == []
    heads = page.evaluate("""() => [...document.querySelectorAll(".own-sheet__body")]
      .map((body) => body.lastElementChild)
      .filter((last) => last.matches("h1, h2, h3, h4, dt, .own-lead, .own-note__title")).length""")
    assert heads == 0
    # Every word of each page is on paper, in its order; repeated heads of tables aside.
    assert (
        page.evaluate("""() => packsite.choice.ids.filter((id) => {
      const template = document.createElement("template");
      template.innerHTML = packsite.ownPages[id];
      const paper = document.createElement("div");
      const title = document.getElementById(`own-${id}`);
      paper.append(...[...title.closest(".own-part").querySelectorAll(".own-sheet__body")]
        .map((one) => one.cloneNode(true)));
      [paper, template.content].forEach((one) => one
        .querySelectorAll("thead, .own-head, .own-aside").forEach((part) => part.remove()));
      const letters = (one) => one.textContent.replace(/[^\\p{L}]/gu, "");
      return letters(paper) !== letters(template.content);
    })""")
        == []
    )


def test_tables_go_on_with_their_head(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{BUILDER}?pack=CNP-18")
    is_laid(page)
    tables = page.locator(".ps-paper .own-item table, .own-sheet__body > table:not(.own-contents)")
    heads = tables.locator("thead").all_text_contents()
    assert len(heads) > 1
    assert {" ".join(head.split()) for head in heads} == {"When What happens Seen, told or guessed"}
    widths = page.evaluate("""() => [...document.querySelectorAll(".ps-paper table.own-fixed")]
      .filter((one) => !one.matches(".own-contents"))
      .map((one) => [...one.querySelectorAll("col")].map((col) => col.style.width).join())""")
    page.goto(f"{base_url}/neglect_pack/week-in-the-childs-life.html")
    own = page.locator("article table").count()
    assert len({*widths}) <= own < len(widths)  # the parts of one table have the same columns


def test_the_button_prints_and_a_change_is_printed(page: Page, base_url: str) -> None:
    counted = "window.print = () => { window.printed = (window.printed ?? 0) + 1; }"
    with page.add_init_script(counted):
        page.goto(f"{base_url}/{THREE}")
    page.get_by_role("button", name="Remove").first.click()
    page.get_by_role("button", name="Print").click()
    expect(page.locator(".ps-own-status")).to_have_text("")
    assert page.evaluate("window.printed") == 1
    heads = page.locator(".ps-paper h1").all_text_contents()
    assert heads == [
        "Core groups",
        "Learning from a review of missed visits",
    ]


def test_links_take_the_choice_along(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/standards/core-groups.html")
    plain = page.locator("article a[href]").first
    plain.focus()
    assert "pack=" not in str(plain.get_attribute("href")), "nothing is chosen"
    page.get_by_role("button", name="Add to my pack").click()
    press_slash(page)
    page.get_by_role("combobox", name="Search this site").fill("strategy discussion")
    page.locator(".ps-search__link").first.click()
    page.wait_for_url("**pack=CPS-08**")
    page.locator(".md-sidebar--secondary a[href^='#']").last.click()
    assert chosen(page) == ["CPS-08"]
    outside = page.locator("article a[href^='http']:not([href*='127.0.0.1'])")
    if outside.count():
        outside.first.focus()
        assert "pack=" not in str(outside.first.get_attribute("href"))
    pdf = page.locator("a.ps-pdf")
    if pdf.count():
        pdf.first.focus()
        assert "pack=" not in str(pdf.first.get_attribute("href"))


def test_the_choice_comes_along_when_the_reader_goes_back(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/standards/index.html")
    page.goto(f"{base_url}/standards/core-groups.html")
    page.get_by_role("button", name="Add to my pack").click()
    page.go_back()
    expect(page.get_by_role("link", name="My pack (1)")).to_be_visible()
    assert chosen(page) == ["CPS-08"]


def test_a_ready_pack_is_where_a_reader_may_start(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/packs/index.html")
    page.locator("article").get_by_role("link", name="Build your own pack", exact=True).click()
    expect(page.get_by_role("heading", name="My pack", exact=True)).to_be_visible()
    menu = page.get_by_role("navigation", name="Menu")
    menu.get_by_role("link", name="For a core group member").click()
    page.get_by_role("link", name="Start my own pack from this one").click()
    expect(page.get_by_role("heading", name="In my pack (")).to_be_visible()
    assert "CPS-08" in chosen(page)
    count = len(chosen(page))
    page.goto(f"{base_url}/packs/core-group-member.html?pack=CNP-22.CPS-08")
    page.get_by_role("link", name="Add these pages to my pack").click()
    expect(page.get_by_role("heading", name=f"In my pack ({count + 1})")).to_be_visible()
    assert chosen(page)[:2] == ["CNP-22", "CPS-08"]


def test_pages_are_found_as_in_the_search_and_ticked(page: Page, address: str) -> None:
    page.goto(f"{address}/{BUILDER}")
    find, count = page.get_by_role("searchbox", name="Find a page"), page.locator(".ps-own-count")
    find.fill("core grp")
    expect(count).to_have_text(re.compile(r"^\d+ found"))
    expect(page.locator(".ps-own-found li").first).to_contain_text("Core groups")
    page.get_by_role("checkbox", name="Core groups CPS-08").check()
    assert chosen(page) == ["CPS-08"]
    expect(page.get_by_role("heading", name="In my pack (1)")).to_be_visible()
    find.fill("qqqq")
    expect(count).to_have_text("0 found")
    expect(page.get_by_text("No page found. Try one word")).to_be_visible()
    find.fill("")
    expect(page.locator(".ps-own-found li")).to_have_count(0)
    page.locator(".ps-own-group").first.locator("summary").click()
    expect(page.get_by_role("checkbox", name="Core groups CPS-08")).to_be_checked()


def test_a_page_is_dragged_to_its_place(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{THREE}")
    first, second, third = chosen(page)
    handle = page.locator(".ps-own-list__handle").first
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), page.locator(".ps-own-list > li").last.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 5, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, end["y"] + end["height"] - 2, steps=5)
    page.mouse.up()
    expect(page.get_by_role("status").filter(has_text="is now number 3 of 3")).to_be_visible()
    assert chosen(page) == [second, third, first]


def test_large_print_has_nothing_below_16_points(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{THREE}")
    is_laid(page)
    sides = page.locator(".ps-own-size").inner_text()
    page.get_by_role("checkbox", name="Large print").check()
    expect(page.locator(".ps-own-size")).not_to_have_text(sides)
    is_laid(page)
    assert parse_qs(urlsplit(location(page)).fragment)["large"] == ["1"]
    assert page.evaluate(OUTSIDE_ITS_SHEET) == []
    assert (
        page.evaluate("""() => [...document.querySelectorAll(".ps-paper *")]
      .filter((one) => [...one.childNodes].some(({ data }) => data?.trim()))
      .filter((one) => !one.matches(".ps-box, sup, sup *"))
      .map((one) => [one.outerHTML, parseFloat(getComputedStyle(one).fontSize) * .75])
      .filter(([, points]) => points < 15.99)""")
        == []
    )


def test_pictures_keep_their_height_while_memory_is_freed(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{BUILDER}")
    page.evaluate("packsite.paper.ready({ ids: ['CNP-01'] })")
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    heights = page.evaluate("""() => {
      packsite.paper.lay({ ids: ["CNP-01"], title: "A", for: "" });
      return [...document.querySelectorAll(".ps-paper img")].map((one) => one.height);
    }""")
    assert len(heights) == 1
    assert heights[0] > 0


@pytest.mark.parametrize("width", [320, 1280])
def test_stairs_are_set_as_a_table(page: Page, base_url: str, width: int) -> None:
    """They are measured on the screen, where the page itself shows steps or cards."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{base_url}/{BUILDER}?pack=CNP-28")
    is_laid(page)
    kinds = page.evaluate("""() => [...document.querySelectorAll(".ps-paper .stairs tbody tr")]
      .map((row) => getComputedStyle(row).display)""")
    assert {*kinds} == {"table-row"}


def test_a_page_that_is_gone_is_named_and_left_out(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{BUILDER}?pack=CPS-08.CPS-99")
    expect(page.get_by_text("Left out of this pack: CPS-99 is not on this site.")).to_be_visible()
    expect(page.get_by_text("Choosing pages needs JavaScript")).to_be_hidden()
    assert titles(page) == ["Core groups"]
    assert "CPS-99" not in " ".join(texts(printed(page)))


def test_without_scripts_the_page_says_what_to_do(bare: Page, base_url: str) -> None:
    bare.goto(f"{base_url}/{BUILDER}")
    expect(bare.get_by_text("Choosing pages needs JavaScript")).to_be_visible()
    bare.goto(f"{base_url}/packs/core-group-member.html")
    expect(bare.get_by_text("Start my own pack from this one")).to_be_hidden()


def test_the_page_keeps_room_for_the_pack_until_its_script_is_lost(
    chromium: Browser, base_url: str
) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    with new_profile(chromium) as page:
        page.route("**/own-pack.js", hold)
        with page.expect_request("**/own-pack.js"):
            page.goto(f"{base_url}/{BUILDER}", wait_until="domcontentloaded")
        below = page.get_by_role("heading", name="How it works")
        expect(below).not_to_be_in_viewport()
        waiting[0].abort()
        expect(below).to_be_in_viewport()
        expect(page.get_by_text("Choosing pages needs JavaScript")).to_be_visible()


def test_the_button_is_not_printed(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/standards/core-groups.html?pack=CNP-01")
    expect(page.get_by_role("link", name="My pack (1)")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".ps-own-bar")).to_be_hidden()


@pytest.mark.parametrize("path", [THREE, "standards/core-groups.html?pack=CNP-01"])
@pytest.mark.parametrize("look", LOOKS)
def test_no_failure_of_wcag_in_any_look(
    page: Page, base_url: str, axe: Callable[[Page], list[str]], look: str, path: str
) -> None:
    take_on(page, look)
    page.goto(f"{base_url}/{path}")
    expect(page.locator(".ps-own-pack h2, .ps-own-bar").first).to_be_visible()
    page.evaluate(
        "document.querySelectorAll('.ps-own-group').forEach((one) => { one.open = true })"
    )
    assert axe(page) == []


SMALL: ViewportSize = {"width": 320, "height": 568}
PLACES: Mapping[str, str] = {"page": "standards/core-groups.html?pack=CNP-01", "builder": THREE}


@pytest.mark.parametrize("place", PLACES)
def test_a_small_phone_scrolls_in_one_direction(page: Page, base_url: str, place: str) -> None:
    page.set_viewport_size(SMALL)
    page.goto(f"{base_url}/{PLACES[place]}")
    expect(page.locator(".ps-own-list, .ps-own-bar").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL["width"]
    targets = page.evaluate("""() => [...document.querySelectorAll(
        ".ps-own-pack :is(button, input), .ps-own-bar button")]
      .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect())
      .filter(({ width, height }) => Math.min(width, height) < 24).length""")
    assert targets == 0
