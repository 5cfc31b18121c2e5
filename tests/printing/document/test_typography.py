"""The typography of text."""

import pytest
from tests.printing.jobs import blocks, line, words

from packsite.printing.document.typography import smarten, with_signs_named

GLOSSARY = (
    "\n\n*[ICPC]: initial child protection conference"
    "\n*[ABE]: Achieving Best Evidence (interview guidance)"
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("It's here", "It\u2019s here"),
        ('"Yes," she said', "\u201cYes,\u201d she said"),
        ("the parents' words", "the parents\u2019 words"),
        ("in the '90s", "in the \u201990s"),
        ("('so' it goes)", "(\u2018so\u2019 it goes)"),
        ("a  lot \n of   space", "a lot of space"),
        ("no\u00a0break", "no\u00a0break"),
    ],
)
def test_quotation_marks_are_curly_and_spaces_single(typed, printed):
    assert smarten(typed) == printed


def test_quotation_mark_after_markup_closes():
    assert words(line('"**Stop**" he said')) == "\u201cStop\u201d he said"


def test_code_keeps_straight_quotation_marks():
    assert line('`"x"`') == [{"type": "code", "text": '"x"'}]


def test_abbreviation_is_spelt_out_at_its_first_use_only():
    text = words(blocks(f"The ICPC decides.\n\nAfter the ICPC.{GLOSSARY}"))
    assert text == "The ICPC (initial child protection conference) decides.After the ICPC."


@pytest.mark.parametrize(
    "text",
    [
        "The initial child protection conference (ICPC) decides.",
        "The ICPC (initial child protection conference) decides.",
        "An Initial Child Protection Conference, ICPC for short.",
        "Use Achieving Best Evidence (ABE).",
    ],
)
def test_abbreviation_beside_its_expansion_is_unchanged(text):
    assert words(line(text + GLOSSARY)) == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("(see ICPC)", "(see ICPC, initial child protection conference)"),
        ("(the ICPC decides)", "(the ICPC, initial child protection conference, decides)"),
        ("Use ABE.", "Use ABE (Achieving Best Evidence, interview guidance)."),
    ],
)
def test_brackets_are_not_nested(typed, printed):
    assert words(line(typed + GLOSSARY)) == printed


def test_abbreviation_in_a_heading_is_expanded_at_its_first_use_below():
    heading, paragraph = blocks(f"## The ICPC\n\nAn ICPC.{GLOSSARY}")
    assert words(heading) == "The ICPC"
    assert words(paragraph) == "An ICPC (initial child protection conference)."


def test_sign_that_no_font_has_is_named() -> None:
    assert (
        with_signs_named("Core \u2705 groups \u2713")
        == "Core [white heavy check mark] groups \u2713"
    )
