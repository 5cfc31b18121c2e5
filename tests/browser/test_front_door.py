"""The home page, the child's path, and the link to a statement."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

STANDARD = KINDS["standard"]


def test_on_a_phone_999_and_the_numbers_come_first(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 375, "height": 667})
    page.goto(f"{base_url}/index.html")
    call = page.get_by_role("link", name="Call 999")
    expect(call).to_be_in_viewport()
    expect(call).to_have_attribute("href", "tel:999")
    expect(page.get_by_text("at the front door:")).to_be_in_viewport()
    assert page.evaluate("document.querySelector('h1').textContent").startswith("Safeguarding")


def test_on_a_phone_a_notice_of_the_home_page_comes_before_them(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 375, "height": 667})
    page.goto(f"{base_url}/index.html")
    overdue = page.locator(".ps-home__intro .ps-overdue")
    overdue.evaluate("one => { one.hidden = false; }")
    top, first = overdue.bounding_box(), page.locator(".ps-home__section--now").bounding_box()
    assert top is not None
    assert first is not None
    assert top["width"] > 300
    assert top["y"] + top["height"] <= first["y"]
    expect(page.get_by_role("link", name="Call 999")).to_be_in_viewport()


def test_a_number_to_be_confirmed_is_said_in_one_line(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/index.html")
    for marked in page.locator(".ps-home__section--now li .to-confirm").all():
        line = marked.evaluate("one => parseFloat(getComputedStyle(one).lineHeight)")
        box = marked.bounding_box()
        assert box is not None
        assert box["height"] < 2 * line


def test_every_task_has_a_sign_wherever_it_leads(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/index.html")
    signs = page.locator(".ps-home__section--tasks > ul > li").evaluate_all(
        "all => all.map((one) => getComputedStyle(one, '::before').maskImage.slice(0, 4))"
    )
    assert len(signs) > 3
    assert {*signs} == {"url("}


def test_words_that_the_search_led_to_are_readable_on_the_red_box(
    page: Page, base_url: str
) -> None:
    page.goto(f"{base_url}/index.html?h=children%27s+social+care")
    marked = page.locator(".ps-home__section--now li mark").first
    ink = page.evaluate("getComputedStyle(document.body).color")
    expect(marked).to_have_css("color", ink)


def test_every_stop_of_the_picture_leads_where_its_name_says(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/standards/index.html")
    picture = page.get_by_role("group", name="The path of a child's journey")
    stops: list[list[str]] = picture.get_by_role("link").evaluate_all(
        "links => links.map((link) => [link.textContent, link.href])"
    )
    assert len(stops) == 10
    listed = page.locator(".ps-journey + ol > li a:first-child")
    assert [link.inner_text() for link in listed.all()] == [name for name, _ in stops]
    for _, address in stops:
        response = page.goto(address)
        assert response is None or response.ok
        place = address.partition("#")[2]
        assert page.locator(f"[id='{place}']" if place else "h1").count() == 1


@pytest.mark.parametrize("width", [1280, 320])
def test_a_stop_can_be_clicked_anywhere(page: Page, base_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{base_url}/standards/index.html")
    stop = page.locator(".ps-journey li").nth(2)
    box = stop.bounding_box()
    assert box is not None
    at = {"x": box["width"] / 2 if width > 320 else 16, "y": 16}
    stop.click(position={"x": at["x"], "y": at["y"]})
    expect(page).to_have_url(f"{base_url}/standards/strategy-discussions.html")


def test_the_strip_leads_from_any_standard_to_every_step(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{base_url}/{STANDARD}")
    strip = page.get_by_role("group", name="The child's path")
    expect(strip).to_contain_text("step 8 of 10: Core group")
    links = strip.get_by_role("listitem").get_by_role("link")
    expect(links).to_have_count(10)
    expect(links.nth(7)).to_have_attribute("aria-current", "step")
    box = strip.bounding_box()
    assert box is not None
    assert box["height"] < 110
    strip.get_by_role("listitem").nth(8).click()
    expect(page).to_have_url(f"{base_url}/standards/reviews-and-ending-a-plan.html")
    expect(strip.locator("[aria-current]")).to_have_count(2)
    strip.get_by_role("link", name="The child's path").click()
    expect(page.locator("#journey")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_the_strip_is_one_line_that_leads_to_the_path(
    page: Page, base_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{base_url}/{STANDARD}")
    strip = page.get_by_role("group", name="The child's path")
    expect(strip).to_contain_text("step 8 of 10: Core group")
    expect(strip.get_by_role("listitem")).to_have_count(0)
    strip.get_by_role("link", name="The child's path").click()
    expect(page.locator("#journey")).to_be_in_viewport()


def test_the_link_to_a_statement_is_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read"] if address.startswith("http") else [])
    page.goto(f"{address}/{STANDARD}?role=health")
    copy = page.get_by_role("button", name="Copy link to CPS-08.2")
    copy.focus()
    expect(copy).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="CPS-08.2 is copied")).to_be_attached()
    expect(copy).to_have_text("Copied")
    expect(copy).to_be_focused()
    page.evaluate("""() => {
      const field = document.createElement("textarea");
      document.body.append(field);
      field.focus();
    }""")
    page.keyboard.press("Control+v")
    pasted = page.evaluate("document.activeElement.value")
    assert pasted == f"{address}/{STANDARD}#CPS-08.2"


def test_where_the_clipboard_is_closed_the_link_goes_into_the_address_bar(
    page: Page, base_url: str
) -> None:
    closed = """
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    """
    with page.add_init_script(closed):
        page.goto(f"{base_url}/{STANDARD}")
    page.get_by_role("button", name="Copy link to CPS-08.3").click()
    expect(page).to_have_url(f"{base_url}/{STANDARD}#CPS-08.3")
    expect(page.get_by_role("status").filter(has_text="in the address bar")).to_be_attached()


def test_a_statement_has_one_button_and_its_heading_stays_short(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{STANDARD}")
    statements = page.locator(".ps-statement")
    expect(statements).to_have_count(6)
    expect(statements.get_by_role("button")).to_have_count(6)
    expect(page.get_by_role("heading", name="Copy link")).to_have_count(0)


def test_the_changes_of_the_home_page_lead_to_all_of_them(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/index.html")
    page.get_by_role("link", name="Everything that has changed").click()
    page.wait_for_url(f"{base_url}/what-changed.html")
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    assert [one.rstrip("¶") for one in headings][:3] == [
        "You must act", "Worth reading", "Wording only",
    ]  # fmt: skip
