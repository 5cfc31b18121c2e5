"""Pages in other languages: their text says which, and they lead to their translations."""

from dataclasses import replace
from datetime import date

from lxml import html
from lxml.html import HtmlElement as Element
from tests.builders import a_page, a_site

from packsite.model.facts import Change, ChangeKind
from packsite.model.page import Document
from packsite.read.dialect import offline_converter
from packsite.weave.pages import whole_page

BODY = "## کس کو فون کریں\n\n- 999\n\nنرس[^1]\n\n[^1]: سکول کی نرس"
ENGLISH = a_page("CPS-05", title="Core groups")
URDU = a_page("PG-61", BODY, title="مدد", summary="خلاصہ", lang="ur", translation_of="CPS-05")


def shown(page: Document, *others: Document) -> Element:
    text = whole_page(page, page.body, a_site(page, *others), with_pdf=False)
    found: Element = html.fragment_fromstring(offline_converter().convert(text), "div")
    return found


def test_title_summary_and_text_say_their_language_and_direction() -> None:
    page = shown(URDU, ENGLISH)
    (text,) = page.xpath("div[@lang]")
    for part in (page.find("h1"), page.find("p[@class='ps-summary']"), text):
        assert (part.get("lang"), part.get("dir")) == ("ur", "rtl")
    assert text.xpath(".//li") != []
    assert page.xpath("string(.//h2[@id='about-this-page']/ancestor::*[@lang]/@lang)") == ""


def test_footnotes_are_in_the_language_of_their_page() -> None:
    (note,) = shown(URDU, ENGLISH).xpath(".//div[@class='footnote']")
    assert note.xpath("ancestor::div/@lang") == ["ur"]


def test_page_in_english_says_no_language() -> None:
    assert shown(a_page("PG-02", "Words.")).xpath(".//@lang") == []


def test_a_page_and_its_translation_lead_to_each_other() -> None:
    (there,) = shown(ENGLISH, URDU).xpath(".//p[contains(@class, 'ps-languages')]/a")
    (back,) = shown(URDU, ENGLISH).xpath(".//p[contains(@class, 'ps-languages')]/a")
    assert (there.text, there.get("hreflang"), there.get("href")) == ("اردو", "ur", "../pg-61.md")
    assert (back.text, back.get("lang"), back.get("href")) == (
        "English",
        "en",
        "standards/cps-05.md",
    )


def test_translation_that_is_older_than_the_english_says_so() -> None:
    changes = (Change(date(2027, 2, 1), ChangeKind.ACT, "Ten days."),)
    newer = replace(ENGLISH, facts=replace(ENGLISH.facts, changes=changes))
    (notice,) = shown(URDU, newer).xpath(".//p[contains(@class, 'ps-behind')]")
    assert notice.text_content() == (
        "This translation was last reviewed on 23 November 2026, and the page in English changed "
        "on 1 February 2027. Where they differ, the English holds."
    )
    assert notice.xpath("a/@href") == ["standards/cps-05.md"]
