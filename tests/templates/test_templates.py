import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from jinja2 import UndefinedError
from tests.rendering import tree_of

from packsite.model.data import LocalValue, Reported, SourceEntry
from packsite.model.references import Target
from packsite.templates import code_kept, day, link_from, local_text, path_from, plain, render

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "words",
    [
        "Plain words",
        "*a* _b_ `c` **d**",
        "<script> & <b>",
        "[a](b.md) ![c](d.png) [[CPS-05]]",
        "a | b",
        "# a",
        "{#a}",
        r"C:\a",
        "“a” – ’b’",
    ],
)
def test_plain_words_are_shown_as_they_are(words: str) -> None:
    assert tree_of(plain(words)).text_content() == words


def test_plain_words_keep_a_table_together() -> None:
    tree = tree_of(f"| A | B |\n|---|---|\n| {plain('a | b')} | {plain('c')} |\n")
    assert [cell.text for cell in tree.iterfind(".//tbody/tr/*")] == ["a | b", "c"]


def test_code_is_kept_and_the_spaces_around_it() -> None:
    assert code_kept("two  `a_b` and_\n`c` d") == "two `a_b` and\\_ `c` d"


def test_plain_words_stand_on_one_line() -> None:
    assert plain("a\n  b") == "a b"


@pytest.mark.parametrize(
    ("when", "words"),
    [(date(2026, 11, 23), "23 November 2026"), (date(2027, 1, 2), "2 January 2027")],
)
def test_a_day_is_written_as_readers_write_it(when: date, words: str) -> None:
    assert day(when) == words


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        (Target("a.md", "", "A", "PG-01"), "index.md", "[A](a.md)"),
        (Target("a.md", "b", "A", "PG-01"), "index.md", "[A](a.md#b)"),
        (Target("a.md", "", "A", "PG-01"), "standards/b.md", "[A](../a.md)"),
        (Target("a.md", "", "A [b] *c*", "PG-01"), "index.md", r"[A \[b\] \*c\*](a.md)"),
    ],
)
def test_a_link_leads_from_the_page_it_stands_in(target: Target, here: str, link: str) -> None:
    assert link_from(target, here) == link


def test_a_link_may_have_other_words() -> None:
    target = Target("a.md", "", "A", "PG-01")
    assert link_from(target, "index.md", "see *it*") == r"[see \*it\*](a.md)"


@pytest.mark.parametrize(
    ("uri", "here", "path"),
    [("a.pdf", "index.md", "a.pdf"), ("a/b.pdf", "a/c.md", "b.pdf"), ("a.md", "b/c.md", "../a.md")],
)
def test_a_path_leads_from_the_page_it_stands_in(uri: str, here: str, path: str) -> None:
    assert path_from(uri, here) == path


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("phone", "01204 000000", "[01204\u00a0000000](tel:01204000000)"),
        ("phone", "(01204) 000-000, all day", "[(01204)\u00a0000-000](tel:01204000000), all day"),
        (
            "phone",
            "+44 1204 000000 (24 hours)",
            "[+44\u00a01204\u00a0000000](tel:+441204000000) (24 hours)",
        ),
        ("phone", "Ask the switchboard", "Ask the switchboard"),
        ("email", "unit@example.org", "[unit@example.org](mailto:unit@example.org)"),
        ("link", "https://example.org", "<https://example.org>"),
        ("phone", "", "*the number your agency holds*{.to-confirm}"),
        ("timescale", "", "*to be agreed locally*{.to-confirm}"),
        ("link", "", "*The door (to\u00a0be\u00a0confirmed)*{.to-confirm}"),
    ],
)
def test_a_local_value_is_shown_or_still_to_be_confirmed(kind: str, value: str, words: str) -> None:
    assert local_text(LocalValue("door", "The door", value, kind), "index.md", {}) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("https://example.org/a_(b)", "[the *form*](<https://example.org/a_(b)>)"),
        ("", "the *form* *(to\u00a0be\u00a0confirmed)*{.to-confirm}"),
    ],
)
def test_an_address_may_have_words_of_its_own(value: str, words: str) -> None:
    shown = local_text(LocalValue("door", "The door", value, "link"), "index.md", {}, "the *form*")
    assert shown == words.replace("*form*", r"\*form\*")


def test_a_reported_value_names_its_source_until_it_is_confirmed() -> None:
    source = SourceEntry(
        key="VISITS", title="Visits", short="Guidance on visits", publisher="A", edition="",
        date="2023", url="", seen="primary", note="", replaced_by="",
    )  # fmt: skip
    reported = Reported("every 4 weeks", "VISITS", "December 2023")
    value = LocalValue("visits", "How often", "", "timescale", reported=reported)
    shown = local_text(value, "standards/visits.md", {"VISITS": source})
    assert shown == (
        "every 4 weeks *(reported: [Guidance on visits](../sources.md#VISITS), December 2023;"
        " not\u00a0yet\u00a0confirmed)*{.to-confirm .reported}"
    )
    assert value.state == "reported"
    confirmed = replace(value, value="every 3 weeks")
    assert local_text(confirmed, "standards/visits.md", {"VISITS": source}) == "every 3 weeks"
    assert confirmed.state == "confirmed"


def test_a_template_that_lacks_something_is_not_filled_in_silently() -> None:
    with pytest.raises(UndefinedError):
        render("packs.md.jinja", here="packs/index.md")


def test_templates_use_no_turn_of_phrase_that_pages_may_not() -> None:
    language = yaml.safe_load((ROOT / "docs/data/language.yml").read_text("utf-8"))
    listed = [words for turn in language["turns"] for words in turn["words"]]
    turns = re.compile("|".join(map(re.escape, listed)), re.IGNORECASE)
    files = [
        *(ROOT / "hooks/packsite/templates").glob("*.jinja"),
        *(ROOT / "hooks/packsite_mkdocs/theme").rglob("*.html"),
    ]
    texts = {file.name: " ".join(file.read_text("utf-8").split()) for file in files}
    assert len(texts) > 30
    assert {name: found for name, text in texts.items() if (found := turns.findall(text))} == {}
