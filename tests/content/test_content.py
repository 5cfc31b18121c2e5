"""What the pages of this repository say together: nothing is lost, repeated, private or unkind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from tests.content.prose import this_site, this_text

from packsite.model.addresses import CHECKLIST_URI
from packsite.model.facts import Kind
from packsite.model.findings import Cover
from packsite.pipeline import weave

SEQUENCE = 12
"""Words in a row that count as a repeat."""
MOST_SHARED = 10
"""Sequences that two pages may share: about twenty words in a row."""
EMERGENCY = "999"
"""A paragraph that says whom to ring in an emergency stands on every page that needs it."""

NUMBERS_ANYONE_MAY_RING: Mapping[str, str] = {
    "999": "the national emergency number, in Ofcom's numbering plan",
    "101": "the police when it is not an emergency, on police.uk",
    "111": "the National Health Service, on nhs.uk",
    "0800 1111": "Childline, on childline.org.uk",
    "01632 960000": "kept free by Ofcom for examples; stands in the editing guide",
}
"""Every other number is the partnership's to confirm, in partnership.yml."""
_PRIVATE: Mapping[str, str] = {
    "telephone number": r"(?<![\w/.-])(?:\+44|0)(?:[ -]?\d){6,11}(?![\d.])",
    "short number": r"(?i:(?:call|ring|dial|phone|text)(?:ing|ed)?\s)\s*(\d{3,6})\b",
    "e-mail address": r"[\w.+-]+@[\w-]+\.[a-z]+",
    "postcode": r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
    "number like a patient's": r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)",
}

LANGUAGE = "docs/language.md"
AVOIDED: Mapping[str, str] = {
    "abscond": r"abscond\w*",
    "looked after child": r"looked[ -]after child(?:ren)?|LAC",
    "siblings": r"siblings?",
    "respite": r"respite",
    "care leaver": r"care leavers?",
    "challenging behaviour": r"challenging behaviour",
    "birth parents": r"birth (?:parent|mother|father)s?",
    "did not attend": r"did not attend|DNA'?d?",
    "risky behaviour": r"risky behaviour",
    "older boyfriend": r"older boyfriend",
    "malicious allegation": r"malicious allegations?",
    "shaken baby syndrome": r"shaken baby(?: syndrome)?",
    "hard to reach": r"hard[ -]to[ -]reach",
    "not engaging": r"not engag(?:e|ing)",
    "failed to protect": r"fail(?:ed|ing|s)? to protect|failure to protect",
    "disguised compliance": r"disguised compliance",
}
"""Words as the language page gives them → the pattern that finds them."""
DISCUSSED: Mapping[tuple[str, str], str] = {
    ("neglect_pack/curiosity-questions.md", "disguised compliance"): "in a table of weak words",
    ("neglect_pack/domestic-abuse.md", "not engaging"): "in a table of weak words",
    ("neglect_pack/domestic-abuse.md", "failed to protect"): "in a table of weak words",
    ("neglect_pack/poverty-and-neglect.md", "not engaging"): "in a table of weak words",
}
"""File and words → why they stand there, outside quotation marks."""
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


def test_every_resource_is_in_a_pack_for_an_occasion_or_the_whole_pack():
    site = this_site()
    resources = [page for page in site.documents if page.facts.kind is Kind.RESOURCE]
    assert resources
    assert [page.uri for page in resources if not site.connections[page.uri].packs] == []


def test_a_pack_holds_every_page_of_its_collection():
    contents = {page.uri: {*page.facts.contents} for page in this_site().documents}
    for kind, pack in (
        (Kind.STANDARD, "packs/all-standards.md"),
        (Kind.RESOURCE, "packs/whole-neglect-pack.md"),
    ):
        ids = {page.facts.id for page in this_site().documents if page.facts.kind is kind}
        assert ids - contents[pack] == set()


def test_every_finding_is_answered_or_a_gap_on_purpose():
    coverage = this_site().coverage
    assert coverage
    assert [row.id for row in coverage if row.state is Cover.OPEN] == []


def test_launch_checklist_lists_exactly_the_local_values_that_are_used():
    site = this_site()
    checklist = weave(site, with_pdf=False).pages[CHECKLIST_URI]
    used = {
        key for page in site.documents for key in re.findall(r"\[\[local:([\w-]+)", page.masked)
    }
    assert (
        set(re.findall(r"^\|.*?`([\w-]+)`", checklist, re.MULTILINE)) == used | site.library.places
    )


_WHOLE_BEFORE = {
    "timescale": re.compile(r"(?:^|[:|])\s*$"),  # "to be agreed locally" is no part of a sentence
    "phone": re.compile(r"^(?!.*\bnumbers?\b[^.(]*$)"),  # "the number your agency holds" names none
}


def test_sentence_names_a_missing_limit_or_number_itself():
    site = this_site()
    unnamed = []
    for link in site.links:
        value = site.library.local.get(link.reference.target)
        if link.reference.kind != "local value" or not value or value.shown or link.reference.label:
            continue
        before = link.document.text[: link.reference.span.start].rpartition("\n")[2]
        if not _WHOLE_BEFORE.get(value.kind, re.compile("")).search(before):
            unnamed.append((link.document.uri, before))
    assert unnamed == []


def test_every_local_value_is_used():
    site = this_site()
    used = {link.reference.target for link in site.links if link.reference.kind == "local value"}
    assert sorted(site.library.local.keys() - used - site.library.places) == []


def sequences(file: str) -> Iterator[tuple[str, ...]]:
    for block in this_text()[file]:
        if EMERGENCY not in block.text:
            said = re.findall(r"[\w’'-]+", block.text.lower())
            yield from zip(*(said[start:] for start in range(SEQUENCE)), strict=False)


def test_no_two_pages_say_the_same_at_length():
    files_by_sequence: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for file in this_text():
        for sequence in sequences(file):
            files_by_sequence[sequence].add(file)
    shared = Counter(
        pair for files in files_by_sequence.values() for pair in combinations(sorted(files), 2)
    )
    assert {pair: count for pair, count in shared.items() if count > MOST_SHARED} == {}


def test_no_private_number_or_address_stands_in_the_content():
    site = this_site()
    texts = {page.source.file: page.text for page in site.documents}
    for path in sorted((site.settings.root / site.settings.data).glob("*.yml")):
        texts[path.relative_to(site.settings.root).as_posix()] = path.read_text("utf-8")
    del texts[f"{site.settings.data}/partnership.yml"]
    assert [
        (file, what, found)
        for file, text in texts.items()
        for what, pattern in _PRIVATE.items()
        for found in re.findall(pattern, text)
        if found not in NUMBERS_ANYONE_MAY_RING
    ] == []


def avoided_words() -> set[tuple[str, str]]:
    """Return which pages use which words to avoid, outside quotation marks."""
    return {
        (file, words)
        for file, blocks in this_text().items()
        if file != LANGUAGE
        for words, pattern in AVOIDED.items()
        for block in blocks
        if re.search(rf"(?<![\w-])(?:{pattern})(?!\w)", _QUOTED.sub("", block.text), re.IGNORECASE)
    }


def test_words_to_avoid_are_not_used():
    assert avoided_words() == set(DISCUSSED)


def test_words_to_avoid_are_those_of_the_language_page():
    page = " ".join(block.text for block in this_text()[LANGUAGE]).lower()
    assert [words for words in AVOIDED if words not in page] == []
