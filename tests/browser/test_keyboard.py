"""By keyboard alone, which axe cannot test: the menu, the skip link and the order of stops."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

# The last is a window of 1280 x 1024 pixels at 400 %.
NARROW = {"phone": (360, 740), "400 % zoom": (320, 256)}

KEEP_WATCHERS = """() => {
  window.watchers = [];
  window.CloseWatcher = class extends CloseWatcher {
    constructor() { super(); watchers.push(this); }
  };
}"""

LEFT_ALONE = """() => [location.pathname, document.activeElement.tagName,
  document.documentElement.matches(".ps-searching"), scrollY]"""

WHERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  // A link that goes on in the next line has a box for each line: one of them is to be seen.
  const box = one.getBoundingClientRect();
  const boxes = [...one.getClientRects()].filter(({ width, height }) => width && height);
  const isShown = boxes.some((part) => {
    const middle = document.elementFromPoint(
      Math.min(Math.max(part.left + part.width / 2, 0), innerWidth - 1),
      Math.min(Math.max(part.top + Math.min(part.height, 24) / 2, 0), innerHeight - 1));
    return one.contains(middle) || (middle?.contains(one) ?? false);
  });
  const style = getComputedStyle(one);
  return {
    html: one.outerHTML.slice(0, 120),
    seen: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth
      && box.bottom > 0 && box.top < innerHeight && style.visibility === "visible"
      && isShown,
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


@pytest.mark.wcag("Menu, search and colours work with the keyboard alone", "2.1.1, 2.1.2, 2.4.3")
@pytest.mark.parametrize("size", NARROW.values(), ids=NARROW)
def test_menu_opens_and_closes_with_the_keyboard(
    page: Page, base_url: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{base_url}/standards/core-groups.html")
    opener = page.get_by_role("button", name="Menu", exact=True)
    inside = page.get_by_role("navigation", name="Menu").get_by_role("link", name="Core groups")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(inside).to_be_hidden()

    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    expect(inside).to_be_visible()
    for _ in range(60):  # round the menu: the focus never goes behind it
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('body, #ps-menu *')")

    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(inside).to_be_hidden()

    page.keyboard.press("Space")
    page.keyboard.press("Space")
    expect(opener).to_be_focused()
    expect(inside).to_be_hidden()


@pytest.mark.parametrize("cover", ["Menu", "Search"])
def test_back_on_a_phone_closes_what_covers_the_page(page: Page, base_url: str, cover: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base_url}/standards/core-groups.html")
    page.evaluate(KEEP_WATCHERS)
    close = page.get_by_role("button", name={"Menu": "Close the menu", "Search": "Close"}[cover])
    for _ in range(2):
        page.get_by_role("button", name=cover, exact=True).click()
        expect(close).to_be_visible()
        page.evaluate("watchers.at(-1).requestClose()")  # as Android does, where Back is pressed
        expect(close).to_be_hidden()
    assert page.evaluate("watchers.length") == 2


def test_menu_leads_to_another_part_of_the_site(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base_url}/standards/core-groups.html")
    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Neglect").press("Enter")
    expect(page).to_have_url(f"{base_url}/neglect_pack/index.html")


@pytest.mark.wcag("A link leaps over what is the same on every page", "2.4.1")
def test_skip_link_takes_the_focus_along(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/standards/core-groups.html")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    expect(page.locator(".md-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')")


@pytest.mark.wcag("The focus can be seen at every stop, and nothing covers it", "2.4.7, 2.4.11")
@pytest.mark.parametrize("size", [(1280, 800), *NARROW.values()], ids=["desktop", *NARROW])
@pytest.mark.parametrize("kind", ["home", "standard", "resource with a form"])
def test_every_stop_can_be_seen(
    page: Page, base_url: str, kind: str, size: tuple[int, int]
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{base_url}/{KINDS[kind]}")
    hidden = []
    stops = 0
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(WHERE)
        if stop is None:
            break
        if not stop["seen"]:  # the page may still be on its way to where the focus is
            page.wait_for_timeout(200)
            stop = page.evaluate(WHERE)
        stops += 1
        hidden += [stop["html"]] if not (stop["seen"] and stop["ringed"]) else []
    assert stops > 10
    assert hidden == []


@pytest.mark.wcag("Menu, search and colours work with the keyboard alone", "2.1.1, 2.1.2, 2.4.3")
def test_light_and_dark_are_changed_with_the_keyboard(page: Page, base_url: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{base_url}/index.html")
    page.get_by_role("button", name="Dark colours").press("Enter")
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    back = page.get_by_role("button", name="Light colours")
    expect(back).to_be_focused()
    back.press("Space")
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.wcag("Menu, search and colours work with the keyboard alone", "2.1.1, 2.1.2, 2.4.3")
@pytest.mark.parametrize(
    ("path", "name"),
    [("neglect_pack/chronology.html", "Table: "), (KINDS["how to edit"], "Code: ")],
)
def test_what_is_wider_than_the_page_can_be_reached_and_is_named(
    page: Page, base_url: str, path: str, name: str
) -> None:
    page.set_viewport_size({"width": 600, "height": 740})
    page.goto(f"{base_url}/{path}")
    box = page.get_by_role("region", name=name).first
    expect(box).to_have_attribute("tabindex", "0")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert box.evaluate("one => one.scrollLeft") > 0


@pytest.mark.wcag("No key does anything by itself, but one that can be turned off", "2.1.4")
def test_no_single_key_does_anything(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/standards/core-groups.html")
    for key in (chr(code) for code in range(33, 127) if chr(code) != "/"):
        page.keyboard.press(key)
    assert page.evaluate(LEFT_ALONE) == ["/standards/core-groups.html", "BODY", False, 0]


@pytest.mark.wcag("No key does anything by itself, but one that can be turned off", "2.1.4")
def test_the_key_of_the_search_can_be_turned_off(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/about.html")
    page.keyboard.press("/")
    expect(page.locator("html")).to_contain_class("ps-searching")
    page.get_by_role("checkbox", name="The key / opens this search").uncheck()
    page.keyboard.press("Escape")
    page.goto(f"{base_url}/standards/core-groups.html")
    page.keyboard.press("/")
    assert page.evaluate(LEFT_ALONE) == ["/standards/core-groups.html", "BODY", False, 0]


@pytest.mark.parametrize("kind", ["standard", "brief"])
def test_on_this_page_marks_the_section_that_was_chosen(
    page: Page, base_url: str, kind: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{base_url}/{KINDS[kind]}")
    entries = page.locator(".md-sidebar .ps-contents a")
    for entry in entries.all():
        entry.click()
        expect(entry).to_have_attribute("aria-current", "location")
    expect(page.locator(".md-sidebar .ps-contents [aria-current]")).to_have_count(1)


def test_heads_of_tables_do_not_look_as_if_they_sorted(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/standards/core-groups.html")
    head = page.locator("article thead th").first
    expect(head).to_have_css("cursor", "auto")
    assert head.evaluate("(head) => getComputedStyle(head, '::after').content") == "none"


def test_no_row_of_a_table_is_cut_off_on_a_phone_and_all_are_still_rows(
    page: Page, base_url: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{base_url}/neglect_pack/was-not-brought.html")
    row = page.get_by_role("row").filter(has_text="Missed across several services")
    assert row.get_by_role("cell").count() + row.get_by_role("rowheader").count() == 3
    expect(page.get_by_role("columnheader", name="What to do").first).to_be_attached()
    for cell in row.locator("> *").all():
        box = cell.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
