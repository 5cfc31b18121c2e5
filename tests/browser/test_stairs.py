"""A table of stages is drawn as stairs where there is room, and is still read as a table."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect
from tests.browser.looks import PHONE

pytestmark = pytest.mark.browser
PAGE = "neglect_pack/was-not-brought.html"


def steps(page: Page) -> list[tuple[float, float]]:
    """Return the left and the top edge of each step."""
    boxes = [one.bounding_box() for one in page.locator(".stairs tbody tr").all()]
    return [(box["x"], box["y"]) for box in boxes if box]


def test_each_stage_is_a_step_higher_and_to_the_right(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{PAGE}")
    places = [(x, -y) for x, y in steps(page)]
    assert len(places) > 2
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(places))
    expect(page.locator(".stairs").get_by_role("columnheader")).to_have_text(
        ["Step", "What you see", "What to do"]
    )


def test_on_a_phone_the_stages_stand_one_below_the_other(page: Page, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{base_url}/{PAGE}")
    tops = [y for _, y in steps(page)]
    assert tops == sorted(tops)
