from datetime import date

from tests.builders import a_page

from packsite.connect.news import news
from packsite.model.facts import Change, ChangeKind

ACT, READ, WORDING = ChangeKind
OLD, NEW = date(2026, 11, 23), date(2027, 1, 14)


def said(*pages: tuple[str, Change]) -> list[tuple[date, ChangeKind, str, list[str]]]:
    documents = [a_page(page_id, changes=(change,)) for page_id, change in pages]
    return [
        (entry.date, entry.kind, entry.what, [page.id for page in entry.pages])
        for entry in news(documents)
    ]


def test_the_newest_change_comes_first_and_on_one_day_what_matters_most() -> None:
    assert said(
        ("PG-01", Change(OLD, ACT, "First.")),
        ("PG-02", Change(NEW, WORDING, "A comma.")),
        ("PG-03", Change(NEW, READ, "Know this.")),
        ("PG-04", Change(NEW, ACT, "Do this.")),
    ) == [
        (NEW, ACT, "Do this.", ["PG-04"]),
        (NEW, READ, "Know this.", ["PG-03"]),
        (NEW, WORDING, "A comma.", ["PG-02"]),
        (OLD, ACT, "First.", ["PG-01"]),
    ]


def test_what_many_pages_say_on_one_day_is_one_change() -> None:
    first, other = Change(OLD, ACT, "First."), Change(OLD, READ, "First.")
    assert said(("PG-03", first), ("PG-01", first), ("PG-02", other)) == [
        (OLD, ACT, "First.", ["PG-01", "PG-03"]),
        (OLD, READ, "First.", ["PG-02"]),
    ]
