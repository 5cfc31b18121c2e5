"""The timescale calculator counts working days as a calendar of England does."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from holidays import country_holidays
from playwright.sync_api import Page, expect
from tests.browser.dates import fields, fill_date
from tests.browser.looks import LOOKS, take_on

pytestmark = pytest.mark.browser
PAGE = "standards/calculator.html"
CLOSED = country_holidays("GB", subdiv="ENG", years=range(2024, 2030))
HELD, CORE_GROUP = "Hold the initial conference", "Hold the first core group"
FIRST_REVIEW, NEXT_REVIEW = "Hold the first review conference", "Hold the next review conference"


def said(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def working_days_after(day: date, count: int) -> date:
    """Count with Python's calendar, apart from the script under test."""
    days = (day + timedelta(n) for n in range(1, 400))
    return [one for one in days if one.weekday() < 5 and one not in CLOSED][count - 1]


def due(page: Page) -> dict[str, str]:
    """Return what has to be done → by when, as the page shows it."""
    rows = page.locator(".ps-calculator tbody tr:has(td)").all()
    return {row.locator("td").first.inner_text(): row.locator("th").inner_text() for row in rows}


def test_one_date_gives_every_due_date(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    fill_date(page, "The strategy discussion that started", date(2026, 12, 18))
    assert due(page) == {
        HELD: "Wednesday 13 January 2027",
        CORE_GROUP: "Wednesday 27 January 2027",
        FIRST_REVIEW: "Tuesday 13 April 2027",
        NEXT_REVIEW: "Wednesday 13 October 2027",
    }
    assert "conference, if it is on its last day: Wednesday 13 January 2027" in page.inner_text(
        ".ps-calculator"
    )
    assert "No date yet" in page.inner_text(".ps-calculator__open")
    steps = page.locator(".ps-calculator__step").all_inner_texts()
    assert steps == ["6 Initial conference", "8 Core group", "9 Review"]


def test_a_typed_date_comes_before_a_worked_out_one(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{PAGE}")
    fill_date(page, "The strategy discussion that started", date(2026, 12, 18))
    fill_date(page, "The initial child protection conference", date(2027, 1, 7))
    assert due(page)[CORE_GROUP] == "Thursday 21 January 2027"
    assert due(page)[HELD] == "Wednesday 13 January 2027"


def test_a_standard_leads_to_its_own_limits(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/standards/core-groups.html")
    page.get_by_role("link", name="Count these days from a date").click()
    dates = page.locator(".date-fields").filter(visible=True)
    expect(dates).to_have_count(2)
    fill_date(page, "The strategy discussion that started", date(2026, 12, 18))
    assert due(page) == {CORE_GROUP: "Wednesday 27 January 2027"}
    page.get_by_role("link", name="Count every limit").click()
    expect(dates).to_have_count(4)


def test_on_a_phone_each_due_date_keeps_its_limit_and_its_source(page: Page, base_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{base_url}/{PAGE}#conference=2027-01-07")
    row = page.get_by_role("row").filter(has_text=CORE_GROUP).first
    expect(row.get_by_role("rowheader")).to_have_css("font-weight", "600")
    for words in ("10 working days", "Westmarsh guide"):
        cell = row.get_by_role("cell").filter(has_text=words).bounding_box()
        assert cell is not None
        assert cell["x"] + cell["width"] <= 390


def test_any_day_is_counted_as_by_a_calendar(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{PAGE}")
    for day in (date(2026, 3, 20) + timedelta(17 * n) for n in range(15)):
        fill_date(page, "The strategy discussion that started", day)
        held = working_days_after(day, 15)
        shown = due(page)
        assert (day, shown[HELD]) == (day, said(held))
        assert (day, shown[CORE_GROUP]) == (day, said(working_days_after(held, 10)))


def test_months_end_on_the_last_day_that_there_is_and_name_a_working_day(
    page: Page, base_url: str
) -> None:
    page.goto(f"{base_url}/{PAGE}#conference=2026-11-30")
    assert due(page)[FIRST_REVIEW] == (
        "Sunday 28 February 2027 (a weekend). "
        "The last working day before it is Friday 26 February 2027"
    )


def test_a_date_outside_the_known_years_is_refused_in_words(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{PAGE}#conference=2031-01-06")
    assert "Enter a date in these years" in page.inner_text(".ps-calculator__status")
    assert not due(page)


def test_a_due_date_beyond_the_known_years_says_so(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{PAGE}#review=2028-10-02")
    assert "bank holidays are not known here" in due(page)[NEXT_REVIEW]


def test_the_dates_live_in_the_address_and_nowhere_else(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{PAGE}?role=health")
    fill_date(page, "The referral reached", date(2026, 11, 2))
    expect(page).to_have_url(f"{base_url}/{PAGE}?role=health#referral=2026-11-02")
    shown = due(page)
    page.reload()
    assert due(page) == shown
    page.get_by_role("button", name="Clear").click()
    expect(page).to_have_url(f"{base_url}/{PAGE}?role=health")
    assert "2026-11" not in page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )


def test_the_diary_file_holds_each_due_date_and_can_be_read(page: Page, base_url: str) -> None:
    from icalendar import Calendar  # noqa: PLC0415 - slow to load

    page.goto(f"{base_url}/{PAGE}#strategy=2026-12-18")
    with page.expect_download() as download:
        page.get_by_role("button", name="Add to my calendar").click()
    content = download.value.path().read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    events = Calendar.from_ical(content).walk("VEVENT")
    assert {str(event["SUMMARY"]): event.decoded("DTSTART") for event in events} == {
        f"{HELD}: last day": date(2027, 1, 13),
        f"{CORE_GROUP}: last day": date(2027, 1, 27),
        f"{FIRST_REVIEW}: last day": date(2027, 4, 13),
        f"{NEXT_REVIEW}: last day": date(2027, 10, 13),
    }
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_the_dates_can_be_copied_as_text(page: Page, base_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{base_url}/{PAGE}#strategy=2026-12-18")
    page.get_by_role("button", name="Copy the dates").click()
    page.get_by_text("The dates are copied").wait_for()
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    at = lines.index("6 Initial conference")
    assert lines[at + 1].startswith(f"Wednesday 13 January 2027\t{HELD}\t15 working days from")


def test_print_shows_the_dates_without_the_form_and_its_buttons(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{PAGE}#strategy=2026-12-18")
    page.emulate_media(media="print")
    assert not page.locator(".ps-calculator form").is_visible()
    assert page.locator(".ps-calculator button:visible").count() == 0
    assert page.get_by_text("Wednesday 13 January 2027").first.is_visible()


def test_without_a_script_the_limits_stand_in_a_table(bare: Page, base_url: str) -> None:
    bare.goto(f"{base_url}/{PAGE}")
    assert bare.get_by_role("cell", name="15 working days").is_visible()
    assert not bare.locator(".ps-calculator").is_visible()


@pytest.mark.parametrize("look", LOOKS)
def test_the_calculator_can_be_used_by_everybody(
    page: Page, base_url: str, axe: Callable[[Page], list[str]], look: str
) -> None:
    take_on(page, look)
    page.goto(f"{base_url}/{PAGE}#strategy=2026-12-18")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look][0]["width"]
    assert re.search(r"\d due dates", page.inner_text(".ps-calculator__status"))


@pytest.mark.parametrize(
    ("typed", "said", "fault"),
    [
        (("2", "12", "2026"), "Wednesday 2 December 2026", ""),
        (("02", "Dec", "26"), "Wednesday 2 December 2026", ""),
        (("31", "9", "2026"), "", "There is no such day in that month. Check the day."),
        (("31", "13", "2026"), "", "The month is a number from 1 to 12."),
        (("2", "", ""), "", "Add the month and the year."),
        (("2", "12", "202"), "", "Write the year with four digits, such as 2027."),
    ],
)
def test_a_date_is_repeated_in_words_and_a_fault_is_told_once_it_is_left(
    page: Page, base_url: str, typed: tuple[str, str, str], said: str, fault: str
) -> None:
    page.goto(f"{base_url}/{PAGE}")
    group = fields(page, "The referral reached")
    for label, value in zip(("Day", "Month", "Year"), typed, strict=True):
        group.get_by_label(label).fill(value)
    expect(group.locator(".date-fields__error")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(group.locator(".date-fields__error")).to_have_text(fault)
    expect(group.locator(".date-fields__said")).to_have_text(said)
    assert group.locator("[aria-invalid]").count() == bool(fault)


def test_a_date_far_off_is_asked_about(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{PAGE}")
    far = date.today() + timedelta(days=500)
    fill_date(page, "The referral reached", far)
    asks = "That is more than a year away. Is the year right?"
    expect(fields(page, "The referral reached").get_by_role("status")).to_contain_text(asks)


@pytest.mark.parametrize("typed", ["2/12/2026", "2 December 2026", "2026-12-02"])
def test_a_whole_date_in_one_field_is_divided(page: Page, base_url: str, typed: str) -> None:
    page.goto(f"{base_url}/{PAGE}")
    group = fields(page, "The initial child protection conference")
    group.get_by_label("Day").fill(typed)
    expect(group.get_by_role("status")).to_contain_text("Wednesday 2 December 2026")
    assert HELD not in due(page)
    assert CORE_GROUP in due(page)


@pytest.mark.parametrize("hash", ["conference=2026-02-31", "conference=x-y-z", "conference=1-2"])
def test_an_address_with_no_date_fills_nothing_in(page: Page, base_url: str, hash: str) -> None:
    page.goto(f"{base_url}/{PAGE}#{hash}")
    expect(
        fields(page, "The initial child protection conference").get_by_label("Day")
    ).to_have_value("")


def test_a_date_that_a_standard_does_not_ask_for_is_left_out(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{PAGE}?standard=CPS-02#conference=2026-12-02")
    expect(page.locator(".ps-calculator__own")).to_be_visible()
    expect(page.get_by_text("0 due dates")).to_have_count(0)
