"""A decision aid asks one question at a time, and the browser's Back goes back one step."""

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.looks import LOOKS, take_on
from tests.westmarsh import WESTMARSH

from packsite.model.settings import Settings
from packsite.read.data.library import library

pytestmark = pytest.mark.browser
PAGE = "information-sharing/decision-aid.html"
SHARE = library(Settings.load(WESTMARSH))[0].aids["share"]
FIRST, SECOND = [question.ask for question in SHARE.questions.values()][:2]
LEAST = 44
"""Pixels of a target for a finger. Source: WCAG 2.2, 2.5.5."""


def shown(page: Page) -> Locator:
    """Return the headings of the cards that can be seen."""
    return page.locator(".ps-aid h3:visible")


def answer(page: Page, *words: str) -> None:
    for word in words:
        page.get_by_role("button", name=word, exact=True).click()


def test_answers_lead_to_an_end_and_back_leads_back(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    expect(shown(page)).to_contain_text([FIRST])
    answer(page, "No", "Cannot tell")
    expect(shown(page)).to_contain_text([SHARE.ends["ask-now"].title])
    expect(shown(page)).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="What to do")).to_be_visible()
    expect(page.locator(".ps-aid__way li")).to_have_text([f"{FIRST} No", f"{SECOND} Cannot tell"])
    page.go_back()
    expect(shown(page)).to_contain_text([SECOND])
    expect(page.locator(".ps-aid__way li")).to_have_text([f"{FIRST} No"])
    page.go_forward()
    expect(shown(page)).to_contain_text([SHARE.ends["ask-now"].title])


def test_an_answer_can_be_changed_and_the_whole_can_be_read_as_text(
    page: Page, base_url: str
) -> None:
    page.goto(f"{base_url}/{PAGE}")
    answer(page, "No", "Yes")
    page.locator(".ps-aid__way").get_by_role("link", name=FIRST).click()
    expect(shown(page)).to_contain_text([FIRST])
    answer(page, "No", "Yes", "Back to the last question")
    expect(shown(page)).to_contain_text([SECOND])
    answer(page, "Start again")
    expect(page.locator(".ps-aid__way li")).to_have_count(0)
    answer(page, "Show all as text")
    expect(shown(page)).to_have_count(len(SHARE.questions) + len(SHARE.ends))
    answer(page, "Show one question at a time")
    expect(shown(page)).to_have_count(1)


def test_what_an_answer_asks_for_first_is_said_and_a_link_opens_its_step(
    page: Page, base_url: str
) -> None:
    page.goto(f"{base_url}/{PAGE}#share-family-agrees")
    expect(shown(page)).to_be_focused()
    answer(page, "Cannot tell")
    said = SHARE.questions["family-agrees"].cannot_tell.do
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()


@pytest.mark.parametrize("look", LOOKS)
def test_answers_are_large_enough_for_a_finger_and_the_card_fits(
    page: Page, base_url: str, look: str
) -> None:
    take_on(page, look)
    page.goto(f"{base_url}/{PAGE}")
    boxes = [one.bounding_box() for one in page.locator(".ps-aid button:visible").all()]
    assert len(boxes) == len(("Yes", "No", "Cannot tell", "Show all as text"))
    assert all(box and min(box["width"], box["height"]) >= LEAST for box in boxes), boxes
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_print_has_the_whole_text_and_no_buttons(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{PAGE}")
    answer(page, "No")
    page.emulate_media(media="print")
    expect(shown(page)).to_have_count(len(SHARE.questions) + len(SHARE.ends))
    expect(page.locator(".ps-aid li:visible").first).to_contain_text("Yes:")
    expect(page.locator(".ps-aid button:visible, .ps-aid__way:visible")).to_have_count(0)
