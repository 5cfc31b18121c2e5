"""The matter of a pack around its pages."""

from datetime import date

from tests.builders import a_page, a_site

from packsite.model.links import Review
from packsite.pipeline import weave
from packsite.printing.pack_matter import review_dates, sources_cited

MAY, JUNE, JULY = date(2027, 5, 1), date(2027, 6, 1), date(2027, 7, 1)


def reviews(**due: date) -> dict[str, Review]:
    return {name: Review(date(2026, 5, 1), day) for name, day in due.items()}


def test_review_dates_name_the_first_pages_and_the_last_date() -> None:
    assert review_dates(reviews(A=JULY, B=MAY, C=JUNE)) == (
        "Review due 1 May 2027 for the first pages inside (B), 1 July 2027 for the last."
    )


def test_one_date_for_all_pages_is_given_once() -> None:
    assert review_dates(reviews(A=MAY, B=MAY)) == "Review due 1 May 2027, for every page inside."


def test_many_pages_of_the_first_date_are_not_named() -> None:
    many = {f"P{number}": MAY for number in range(7)}
    sentence = review_dates(reviews(**many, Z=JULY))
    assert sentence == "Review due 1 May 2027 for the first pages inside, 1 July 2027 for the last."


def test_a_pack_of_pages_without_reviews_has_no_review_dates() -> None:
    assert review_dates({}) == ""


def test_sources_of_a_pack_start_with_the_findings_that_its_pages_answer() -> None:
    finding = "## What we found\n\n### F2 Agree\n\nText.\n\n### F10 Meet\n\nText.\n"
    brief = a_page("LB-2022-01", finding, title="One review")
    pages = [
        a_page(f"CPS-0{number}", "[[source:WT2026]]\n", answers=(f"LB-2022-01.{code}",))
        for number, code in ((5, "F10"), (6, "F2"))
    ]
    woven = weave(a_site(brief, *pages), with_pdf=True)
    learning, source = sources_cited(woven, pages)
    assert learning == ("LB-2022-01", "LB-2022-01", "One review. Findings answered: F2, F10.")
    assert source.key == "WT2026"
