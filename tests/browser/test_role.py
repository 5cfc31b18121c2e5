"""A role is chosen once: it is in the address, links carry it, standards show its part first."""

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

STANDARD = KINDS["standard"]
KEPT = "() => Object.keys(localStorage).filter((key) => key.endsWith('.__role'))"


def mine(page: Page) -> Locator:
    return page.locator(".ps-mine")


def choose(page: Page, label: str) -> None:
    mine(page).get_by_label("My role").select_option(label=label)


def test_a_role_chosen_at_the_front_door_goes_along_to_a_standard(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    choose(page, "Adult services")
    expect(page).to_have_url(f"{address}/index.html?role=adult-services")
    page.get_by_role("link", name="Make a core group work").click()
    expect(page).to_have_url(f"{address}/{STANDARD}?role=adult-services")
    part = page.get_by_role("region", name="What this means for me: Adult services")
    expect(part).to_be_visible()
    expect(part.locator(".ps-mine__part > ul").first.get_by_role("listitem")).to_have_text(
        [
            "Adult services: Say how treatment is going and what it means for the child",
            "Every member: Comes or sends an update",
        ]
    )
    part.get_by_text("Statements for everyone (2)").click()
    part.get_by_role("link", name="CPS-08.2").click()
    expect(page).to_have_url(f"{address}/{STANDARD}?role=adult-services#CPS-08.2")


def test_the_part_of_a_role_leads_to_its_statements_timescales_and_sheets(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/standards/reviews-and-ending-a-plan.html?role=managers")
    expect(mine(page).locator(".ps-mine__name")).to_have_text(
        ["Statements that name you", "Timescales that name you", "Sheets for you"]
    )
    expect(mine(page)).to_contain_text("Managers hear of a stuck plan: The same day")
    mine(page).get_by_role("link", name="Blank chronology").click()
    expect(page).to_have_url(
        f"{address}/neglect_pack/chronology.html?role=managers#blank-chronology"
    )


def test_a_role_without_a_part_is_told_so(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{STANDARD}?role=police")
    expect(mine(page)).to_contain_text("This standard has no task for “Police” alone.")
    choose(page, "Adult services")
    expect(mine(page)).not_to_contain_text("no task")


def test_home_shows_what_is_for_a_role_and_keeps_the_rest(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    links = page.locator(".ps-home a")
    before = links.count()
    choose(page, "Health")
    lists = mine(page).locator("details")
    expect(lists.locator("summary")).to_contain_text(
        ["My packs", "My part in the standards", "What has changed for me"]
    )
    expect(lists.first.get_by_role("link").first).to_have_text("For a core group member")
    assert links.count() > before
    lists.nth(1).get_by_role("link", name="Strategy discussions").click()
    expect(page).to_have_url(
        f"{address}/standards/strategy-discussions.html?role=health#who-does-what"
    )


def test_every_card_of_the_home_page_can_be_used_beside_the_lists(
    page: Page, base_url: str
) -> None:
    page.goto(f"{base_url}/index.html?role=police")
    expect(mine(page).locator("details")).to_have_count(3)
    page.get_by_role("link", name="Write a report for a conference").click()
    expect(page).to_have_url(f"{base_url}/standards/reports-for-conference.html?role=police")


def test_the_part_stands_before_the_standard_and_after_a_child_in_danger(
    page: Page, base_url: str
) -> None:
    page.goto(f"{base_url}/{STANDARD}?role=health")
    order = page.evaluate(
        """[...document.querySelectorAll(".admonition.danger, .ps-mine, [id='CPS-08.1']")]
            .map((one) => one.id || one.className.split(" ")[0])"""
    )
    assert order == ["admonition", "ps-mine", "CPS-08.1"]


def test_nothing_of_a_standard_is_hidden_for_a_role(page: Page, base_url: str) -> None:
    def shown() -> str:
        words: str = page.evaluate(
            """[...document.querySelectorAll("article :is(p, li, th, td, h2, h3)")]
                .filter((one) => one.checkVisibility() && !one.closest(".ps-mine"))
                .map((one) => one.innerText).join("\\n")"""
        )
        return words

    page.goto(f"{base_url}/{STANDARD}")
    whole = shown()
    assert "Parents and carers" in whole
    choose(page, "Police")
    assert shown() == whole


def test_a_role_found_by_the_search_is_carried_too(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/index.html?role=police")
    page.get_by_role("button", name="Search by word").click()
    page.keyboard.type("core group")
    page.locator(".ps-search__link").first.click()
    page.wait_for_url("**/*role=police*")


def test_a_link_to_a_place_keeps_it_and_files_and_other_hosts_get_no_role(
    page: Page, base_url: str
) -> None:
    page.goto(f"{base_url}/standards/index.html?role=health")
    links: list[str] = page.evaluate(
        "[...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))"
    )
    to_pages = [link for link in links if ".html" in link and link.startswith(base_url)]
    assert any(link.endswith("?role=health#CPS-02.1") for link in to_pages)
    assert all("role=health" in link for link in to_pages)
    others = [link for link in links if link not in to_pages]
    assert not [link for link in others if "role=" in link]


def test_another_choice_changes_the_address_and_none_clears_it(page: Page, address: str) -> None:
    page.goto(f"{address}/{STANDARD}?role=health#CPS-08.2")
    choose(page, "Police")
    expect(page).to_have_url(f"{address}/{STANDARD}?role=police#CPS-08.2")
    choose(page, "Choose your role")
    expect(page).to_have_url(f"{address}/{STANDARD}#CPS-08.2")
    expect(mine(page).get_by_role("listitem")).to_have_count(0)
    assert "role=" not in (page.locator(".ps-brand").get_attribute("href") or "")


def test_this_device_remembers_only_what_the_reader_ticks(page: Page, address: str) -> None:
    page.goto(f"{address}/{STANDARD}?role=health")
    assert page.evaluate(KEPT) == []
    keep = mine(page).get_by_label("Remember on this device")
    expect(keep).not_to_be_checked()
    keep.check()
    assert len(page.evaluate(KEPT)) == 1
    page.goto(f"{address}/index.html")
    expect(page).to_have_url(f"{address}/index.html?role=health")
    page.goto(f"{address}/privacy.html")
    keep = mine(page).get_by_label("Remember on this device")
    expect(keep).to_be_checked()
    keep.uncheck()
    assert page.evaluate(KEPT) == []
    page.goto(f"{address}/index.html")
    expect(page).to_have_url(f"{address}/index.html")


def test_an_address_counts_before_what_is_remembered(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{STANDARD}?role=health")
    mine(page).get_by_label("Remember on this device").check()
    page.goto(f"{base_url}/{STANDARD}?role=police")
    expect(mine(page).get_by_label("My role")).to_have_value("police")
    expect(mine(page).get_by_label("Remember on this device")).not_to_be_checked()
    page.goto(f"{base_url}/{STANDARD}")
    expect(mine(page).get_by_label("My role")).to_have_value("health")


@pytest.mark.parametrize("word", ["pirate", "<b>", "", "a" * 90, "%00"])
def test_a_role_that_there_is_not_changes_nothing(page: Page, base_url: str, word: str) -> None:
    page.goto(f"{base_url}/{STANDARD}?role={word}")
    expect(mine(page).get_by_label("My role")).to_have_value("")
    expect(mine(page).get_by_role("listitem")).to_have_count(0)


def test_print_shows_the_chosen_part_and_no_question(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{STANDARD}")
    page.emulate_media(media="print")
    expect(mine(page)).to_be_hidden()
    page.emulate_media(media="screen")
    choose(page, "Health")
    page.emulate_media(media="print")
    expect(mine(page).get_by_role("heading")).to_have_text("What this means for me: Health")
    expect(mine(page).get_by_role("listitem").first).to_be_visible()
    expect(mine(page).get_by_label("My role")).to_be_hidden()


def test_the_keyboard_alone_chooses_a_role(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/{STANDARD}")
    select = mine(page).get_by_label("My role")
    select.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(select).to_have_value("health")
    expect(select).to_be_focused()
    page.keyboard.press("Tab")
    expect(mine(page).get_by_label("Remember on this device")).to_be_focused()
    page.keyboard.press("Space")
    expect(mine(page).get_by_label("Remember on this device")).to_be_checked()


def test_without_scripts_the_table_says_it(bare: Page, base_url: str) -> None:
    bare.goto(f"{base_url}/{STANDARD}?role=adult-services")
    expect(mine(bare)).to_be_empty()
    row = bare.get_by_role("row", name="Adult services")
    expect(row).to_contain_text("Say how treatment is going")


def test_where_nothing_may_be_kept_a_role_still_works(page: Page, base_url: str) -> None:
    closed = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
    with page.add_init_script(closed):
        page.goto(f"{base_url}/{STANDARD}")
    choose(page, "Health")
    mine(page).get_by_label("Remember on this device").check()
    expect(mine(page).get_by_role("listitem").first).to_be_visible()


def test_what_has_changed_shows_the_changes_for_a_role_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/what-changed.html")
    marks = page.locator("[data-audience]")
    every = marks.count()
    choose(page, "Housing")
    expect(page).to_have_url(f"{address}/what-changed.html?role=housing")
    own = page.evaluate(
        """[...document.querySelectorAll("[data-audience]")]
            .filter((one) => one.dataset.audience.split(" ").includes("housing")).length"""
    )
    shown = page.locator("li:not([hidden]) > [data-audience]")
    expect(shown).to_have_count(own)
    assert 0 < own < every
    pages = len({*shown.all_text_contents()})
    expect(mine(page)).to_contain_text(f"Showing changes to {pages} pages for “Housing”")
    block = page.locator("details.ps-more:visible").first
    lines = block.locator("li:not([hidden])").count()
    expect(block.locator("summary")).to_have_text(f"Show all {lines} pages")
    choose(page, "Choose your role")
    expect(shown).to_have_count(every)
