"""What is said depends on the day, and on whether scripts run; what matters never does."""

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.kinds import KINDS
from tests.browser.profiles import new_profile

pytestmark = pytest.mark.browser

STANDARD = KINDS["standard"]


def test_without_scripts_a_page_reads_and_leads_on(bare: Page, base_url: str) -> None:
    bare.goto(f"{base_url}/{STANDARD}")
    expect(bare.locator("h1")).to_contain_text("Core groups")
    expect(bare.locator(".ps-overdue")).to_be_hidden()
    expect(bare.locator(".ps-facts time")).to_be_visible()


def test_help_for_a_child_now_is_one_step_away(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{STANDARD}")
    page.get_by_role("link", name="Worried about a child now?").click()
    expect(page).to_have_url(f"{base_url}/index.html")
    expect(page.get_by_text("In danger now? Call 999.")).to_be_in_viewport()


def test_value_to_be_confirmed_stands_out(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{STANDARD}")
    marked = page.locator(".to-confirm").first
    assert marked.evaluate("one => getComputedStyle(one).textDecorationStyle") == "dotted"


def test_code_of_a_statement_stands_apart_and_is_its_link(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{STANDARD}#CPS-08.2")
    heading = page.locator("[id='CPS-08.2']")
    expect(heading.locator(".ps-code")).to_have_text("CPS-08.2")
    expect(heading).to_be_in_viewport()
    expect(heading.locator("a.headerlink")).to_have_attribute("href", "#CPS-08.2")


def test_a_heading_is_read_once_without_its_permanent_link(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{STANDARD}")
    expect(page.get_by_role("heading", name="Who does what", exact=True)).to_be_visible()
    page.get_by_text("Who does what").last.hover()
    expect(page.locator("#who-does-what .headerlink")).to_have_css("opacity", "1")


def test_without_a_mouse_the_full_words_follow_a_short_form(
    chromium: Browser, base_url: str
) -> None:
    with new_profile(chromium, has_touch=True, is_mobile=True) as page:
        page.goto(f"{base_url}/{KINDS['resource']}")
        expect(page.locator("article ol").first).to_match_aria_snapshot("""
            - listitem:
              - strong: Talk to the DSL (designated safeguarding lead).
        """)
        forms = page.locator("#short-forms + ul").aria_snapshot()
        assert forms.count("designated safeguarding lead") == 1


def test_paper_says_that_it_may_be_out_of_date_and_has_no_menu(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{STANDARD}")
    page.emulate_media(media="print")
    footer = page.get_by_role("contentinfo")
    expect(footer.get_by_text("A printed page may be out of date.")).to_be_visible()
    expect(footer.get_by_role("link")).to_have_count(0)


@pytest.mark.parametrize(
    ("kind", "words", "is_printed"),
    [("learning into practice", "F1 ", True), ("standard", "Show all", False)],
)
def test_paper_names_each_finding_and_no_list_that_it_shows_in_full(
    page: Page, base_url: str, kind: str, words: str, *, is_printed: bool
) -> None:
    page.goto(f"{base_url}/{KINDS[kind]}")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    summary = page.locator("details[open] > summary").filter(has_text=words).first
    expect(summary).to_be_visible(visible=is_printed)


def test_code_of_a_statement_is_printed_on_the_side_of_its_words(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{STANDARD}")
    for height in range(150, 210, 10):  # in which sides end at different places
        document = pypdfium2.PdfDocument(page.pdf(width="210mm", height=f"{height}mm"))
        ends = [side.get_textpage().get_text_range().split()[-1] for side in document]
        assert [word for word in ends if word.startswith("CPS-08.")] == [], f"{height} mm"


def test_words_before_a_list_are_printed_on_its_side(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{STANDARD}")
    article = page.locator("article")
    article.evaluate("e => e.innerHTML = '<p>Bring:</p><ul><li>notes</li></ul>'.repeat(80)")
    for height in range(150, 210, 10):
        document = pypdfium2.PdfDocument(page.pdf(width="210mm", height=f"{height}mm"))
        ends = [side.get_textpage().get_text_range().split()[-1] for side in document]
        assert "Bring:" not in ends, f"{height} mm"


def test_colours_follow_the_device_until_they_are_chosen(page: Page, base_url: str) -> None:
    html = page.locator("html")
    for colours, scheme in (("light", "default"), ("dark", "slate"), ("light", "default")):
        page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
        page.goto(f"{base_url}/{STANDARD}")
        expect(html).to_have_attribute("data-md-color-scheme", scheme)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Dark colours").click()
    page.goto(f"{base_url}/index.html")
    expect(html).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("Object.keys(localStorage)") == ["/.colours"]
