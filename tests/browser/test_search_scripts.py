"""The functions of the search, one by one, on an empty page with a small index."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.languages import SENTENCES

from packsite.search.words import terms

pytestmark = pytest.mark.browser

PAGES = [
    ["core-groups.html", "CPS-08", 0, "Core groups", "Who makes the plan work.", ["plan"], [], 0],
    ["chronology.html", "CNP-23", 1, "Building a chronology", "What happened.", [], [1], 0],
    ["index.html", "PG-01", 2, "Home", "Where to begin.", [], [], 1],
]
PLACES = [
    [0, "", ""],
    [0, "CPS-08.2", "CPS-08.2 Members share updates"],
    [1, "", ""],
    [2, "now", "Worried?"],
    [2, "when", "When?"],
]
TEXTS = [
    "Members meet within ten days. "
    + "Nothing else is said here. " * 12
    + "Escalate delay at once.",
    "A member who cannot come to the core group sends an update.",
    "A chronology of what happened to the child.",
    "Call 999.",
    "The first in 10 days.",
]
SHORT_FORMS = [[["strat"], "strategy discussion"], [["grp"], "group"], [["nits"], "lice"]]
MEANINGS = [
    [["ICPC", "initial child protection conference"], ["first conference"], 0],
    [["DV", "domestic violence"], ["DA"], 0],
]
VOCABULARY = sorted({word for text in TEXTS for word in terms(text) if len(word) > 1})


def index() -> dict[str, Any]:
    """Return a small index, as the build writes it."""
    counts = [[terms(text).count(word) for text in TEXTS] for word in VOCABULARY]
    packed = []
    for row in counts:
        at = [place for place, times in enumerate(row) if times]
        steps = [now - before for now, before in zip(at, [0, *at], strict=False)]
        packed.append([step * 2 + min(row[p], 2) - 1 for step, p in zip(steps, at, strict=True)])
    return {
        "kinds": ["Standard", "Resource", "Page"],
        "roles": [["health", "Health"], ["police", "Police"]],
        "pages": PAGES, "places": PLACES, "words": [" ".join(VOCABULARY), packed],
        "ignored": "a the of to at who is", "meanings": MEANINGS, "shortForms": SHORT_FORMS,
        "limits": [],
    }  # fmt: skip


@pytest.fixture(scope="module")
def search(with_scripts: Callable[..., Page]) -> Page:
    """Return a page with `understanding`, `ranking` and `answers` of the small index."""
    page = with_scripts("search.js")
    page.evaluate(
        """([index, texts]) => {
          globalThis.answers = Object.assign(new packsite.search.Answers(index), { texts });
          globalThis.ranking = answers.ranking;
          globalThis.understanding = ranking.understanding;
          globalThis.plain = (map) => Object.fromEntries(map);
          const stems = ({ words }) => words.map((one) => [...one.keys()]);
          globalThis.ways = (part) => part.ways.map(stems);
        }""",
        [index(), TEXTS],
    )
    return page


# Words


@pytest.mark.parametrize(
    "text",
    [
        "s.47 and s47: Section 47",
        "CPS-08.1 – the child’s world; the parents' views",
        "GCP2A, 7MB, 16LA and A&E on 03/04/2026",
        "Café at St Mary's, Ærø, ﬁnance, x²",
        "0 007 0-19",
        "",
        *SENTENCES.values(),
    ],
)
def test_words_are_cut_alike_here_and_in_the_build(search: Page, text: str) -> None:
    assert search.evaluate("(text) => packsite.search.words(text)", text) == terms(text)


@pytest.mark.parametrize(
    "family",
    [
        ["referral", "referrals", "refer", "referred", "refers", "referring"],
        ["child", "children"],
        ["bruise", "bruises", "bruising", "bruised"],
        ["enquiry", "enquiries"],
        ["escalate", "escalation", "escalating"],
        ["obese", "obesity"],
        ["disagree", "disagreement", "disagreements"],
        ["attend", "attendance", "attended"],
        ["house", "houses", "housing"],
    ],
    ids=lambda family: family[0],
)
def test_a_family_of_words_has_one_stem(search: Page, family: list[str]) -> None:
    stems = search.evaluate("(family) => family.map(packsite.search.stem)", family)
    assert len(set(stems)) == 1, stems


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("chronology", "chronology", 0),
        ("chronolgy", "chronology", 1),
        ("chornology", "chronology", 1),
        ("protecton", "protection", 1),
        ("supervison", "supervisor", 1),
        ("cat", "conference", 3),
    ],
)
def test_distance_counts_typing_errors(search: Page, one: str, other: str, apart: int) -> None:
    assert search.evaluate("([a, b]) => packsite.search.distance(a, b, 2)", [one, other]) == apart


# Understanding


def test_a_short_form_stands_for_its_meaning_and_for_itself(search: Page) -> None:
    parts = "understanding.understand('core grp').parts.map(ways)"
    assert search.evaluate(parts)[1] == [[[]], [["group", "groups"]]]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("grp", ["group"]),
        ("grps", ["group"]),
        ("nits", ["lice"]),
        ("nite", []),  # the same stem, but another word
        ("grping", []),
    ],
)
def test_a_short_form_is_one_as_it_is_listed_or_in_the_plural(
    search: Page, typed: str, said: list[str]
) -> None:
    assert search.evaluate("(text) => understanding.understand(text).said", typed) == said


def test_a_word_of_a_meaning_is_not_the_beginning_of_another(search: Page) -> None:
    assert search.evaluate("plain(understanding.candidates('da'))").keys() == {"days"}
    assert search.evaluate("understanding.understand('DV').parts.map(ways)") == [
        [[[]], [[], []], [[]]]
    ]


@pytest.mark.parametrize(
    ("typed", "meant", "sure"),
    [
        ("chronology", "chronology", 1),
        ("chronolgy", "chronology", 0.85),
        ("chron", "chronology", 0.75),
    ],
)
def test_a_word_stands_for_itself_its_beginning_and_its_mistyping(
    search: Page, typed: str, meant: str, sure: float
) -> None:
    found = search.evaluate("(typed) => plain(understanding.candidates(typed))", typed)
    assert found == {meant: pytest.approx(sure)}


def test_the_word_itself_is_surer_than_one_of_its_family(search: Page) -> None:
    found = search.evaluate("plain(understanding.candidates('updates'))")
    assert found["updates"] == 1
    assert 0 < found["update"] < 1


@pytest.mark.parametrize(
    ("typed", "sure"),
    [
        ("first conference", 1),
        ("frist conference", None),
        ("initial chil protection conference", 0.9),
        ("first aid", None),
    ],
)
def test_a_phrase_is_known_by_its_words(search: Page, typed: str, sure: float | None) -> None:
    known = "(text) => understanding.phraseAt(packsite.search.words(text), 0)"
    found = search.evaluate(known, typed)
    assert (found and found["sure"]) == sure


@pytest.mark.parametrize(
    ("typed", "parts", "said"),
    [
        ("coregroup", [[["coregroup"], ["core", "group"]]], []),
        ("ICPC", [[["icpc"], ["initial", "child", "protect", "confer"], ["first", "confer"]]],
         ["initial child protection conference"]),
        ("the of", [], []),
    ],
)  # fmt: skip
def test_a_query_becomes_parts_and_their_ways(
    search: Page, typed: str, parts: list[list[list[str]]], said: list[str]
) -> None:
    query = search.evaluate("(text) => understanding.understand(text)", typed)
    assert query["said"] == said
    found = search.evaluate("(text) => understanding.understand(text).parts.map(ways)", typed)
    assert len(found) == len(parts)
    for part, expected in zip(found, parts, strict=True):
        assert [len(way) for way in part] == [len(way) for way in expected]


# Ranking


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("core groups", "CPS-08"),
        ("CNP-23", "CNP-23"),
        ("happened child", "CNP-23"),
        ("plan", "CPS-08"),
    ],
)
def test_titles_codes_topics_and_words_find_their_page(search: Page, query: str, best: str) -> None:
    assert search.evaluate("(text) => ranking.search(text).results[0].page.id", query) == best


def test_a_whole_title_is_answered_by_the_page_and_words_by_their_section(search: Page) -> None:
    places = "(text) => ranking.search(text).results[0].place"
    assert search.evaluate(places, "core groups") == 0
    assert search.evaluate(places, "cannot come sends update") == 1


@pytest.mark.parametrize(
    ("typed", "place"), [("cps 8.2", 1), ("meet 2 days", 0), ("meet 8 days", 0)]
)
def test_the_number_of_a_statement_counts_only_within_its_code(
    search: Page, typed: str, place: int
) -> None:
    place_of = "(text) => ranking.search(text).results[0].place"
    assert search.evaluate(place_of, typed) == place


def test_rare_words_weigh_more_and_all_parts_weigh_one(search: Page) -> None:
    shares = search.evaluate(
        "ranking.shares(understanding.understand('chronology who child').parts)"
    )
    assert sum(shares) == pytest.approx(1)
    assert search.evaluate("ranking.idf(understanding.candidates('qqzzqq'))") == 0
    idf = "(word) => ranking.idf(understanding.candidates(word))"
    assert search.evaluate(idf, "999") >= search.evaluate(idf, "what")


# Answering


def test_a_snippet_begins_where_most_of_the_words_are(search: Page) -> None:
    item = search.evaluate("answers.answer('escalate delay').items[0]")
    snippet = "".join(item["intro"])
    assert snippet.startswith("… ")
    assert snippet.endswith("Escalate delay at once.")
