"""Markdown converted to the print document, which is plain data."""

import json
from dataclasses import replace

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.printing.jobs import (
    a_job,
    a_pack,
    a_page,
    all_of,
    blocks,
    document_of,
    line,
    problems_of,
    words,
)
from tests.texts import examples

from packsite.model.editions import Edition


def test_document_is_serialisable_as_json():
    document, _ = document_of(a_pack())
    assert json.loads(json.dumps(document.content)) == document.content


def test_document_is_deterministic():
    job = a_pack(a_page("## A\n\nSee [B](page-9.md 'CPS-09')."), a_page(number=9))
    assert document_of(job) == document_of(job)


def test_date_is_written_out():
    assert document_of(a_job())[0].content["version"] == "23 November 2026"


def test_page_keeps_its_identity_and_facts():
    page = document_of(a_job())[0].content["pages"][0]
    assert (page["id"], page["kind"], page["title"]) == ("CPS-08", "Standard", "Core groups")
    assert page["facts"][1] == ["Owner", "Business Unit"]


def test_plain_page_has_no_kind():
    document, _ = document_of(a_job(replace(a_page(), kind="Page")))
    assert document.content["pages"][0]["kind"] == ""


def test_paragraphs_keep_their_words_once_and_in_order():
    assert [words(block) for block in blocks("One\ntwo.\n\nThree.")] == ["One two.", "Three."]


@pytest.mark.parametrize(
    ("markdown", "node"),
    [
        ("**a**", {"type": "styled", "style": "strong", "content": ["a"]}),
        ("*a*", {"type": "styled", "style": "emphasis", "content": ["a"]}),
        ("<sub>2</sub>", {"type": "styled", "style": "sub", "content": ["2"]}),
        ("<sup>2</sup>", {"type": "styled", "style": "super", "content": ["2"]}),
        ("<del>a</del>", {"type": "styled", "style": "struck", "content": ["a"]}),
        (
            "*to come*{.to-confirm}",
            {"type": "styled", "style": "unconfirmed", "content": ["to come"]},
        ),
        ("`a  b`", {"type": "code", "text": "a  b"}),
        ("<kbd>Tab</kbd>", {"type": "code", "text": "Tab"}),
        (
            '<span lang="cy">plant</span>',
            {"type": "language", "lang": "cy", "dir": "ltr", "content": ["plant"]},
        ),
    ],
)
def test_inline_text_keeps_its_style(markdown, node):
    assert line(f"x {markdown} y") == ["x ", node, " y"]


def test_line_break_is_kept():
    assert line("a  \nb") == ["a", {"type": "break"}, "b"]


def test_invalid_language_is_left_out():
    assert line('<span lang="q1">a</span>') == ["a"]


def test_code_of_a_heading_is_split_off_and_not_lost():
    heading = blocks("### CPS-08.2 Members *share* { #CPS-08.2 }")[0]
    assert heading["code"] == "CPS-08.2"
    assert words(heading) == "Members share"
    assert heading["label"] == "CPS-08:CPS-08.2"


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("F7 Agree standards", "F7"),
        ("R1 A project group", "R1"),
        ("LB-2022-01.F7 Agree", "LB-2022-01.F7"),
        ("CNP-01 Neglect", "CNP-01"),
        ("Who does what", ""),
        ("2026 changes", ""),
        ("A plan", ""),
    ],
)
def test_code_of_a_heading_is_at_its_start(heading, code):
    assert blocks(f"### {heading}")[0]["code"] == code


def test_generated_section_is_not_in_the_contents():
    found = blocks("## The standard\n\n## Sources {#rests-on}\n\nText.")
    assert [node["in_contents"] for node in all_of("heading", found)] == [True, False]


@pytest.mark.parametrize(
    ("markdown", "new_page"),
    [
        ("## The form { .new-page }", True),
        ("<div markdown>\n\n## The form { .new-page }\n\n</div>", True),
        ("## The form", False),
        ('!!! note "Here"\n    ## The form { .new-page }', False),
    ],
)
def test_heading_starts_a_page_only_outside_notes_and_lists(markdown, new_page):
    (heading,) = all_of("heading", blocks(markdown))
    assert heading["new_page"] is new_page


def test_headings_have_no_gaps_in_their_levels():
    found = blocks("## A\n\n##### B\n\n- x\n\n    ##### C\n\n## D")
    assert [node["level"] for node in all_of("heading", found)] == [2, 3, 4, 2]


def test_heading_without_words_is_left_out():
    assert blocks("<h3></h3>\n\nText.") == [{"type": "paragraph", "content": ["Text."]}]


def test_items_of_a_tight_list_are_not_paragraphs():
    (found,) = blocks("- a\n- b\n    - c")
    assert found["tight"] is True
    assert found["numbered"] is False
    first, second = found["items"]
    assert first == {"task": None, "keep": False, "blocks": [{"type": "plain", "content": ["a"]}]}
    assert [block["type"] for block in second["blocks"]] == ["plain", "list"]


def test_items_of_a_loose_list_are_paragraphs():
    (found,) = blocks("- a\n\n- b\n\n    c")
    assert found["tight"] is False
    assert [words(block) for block in found["items"][1]["blocks"]] == ["b", "c"]


@pytest.mark.parametrize("start", [1, 4])
def test_numbered_list_keeps_its_numbers(start):
    (found,) = blocks(f"{start}. a\n{start + 1}. b")
    assert (found["numbered"], found["start"]) == (True, start)


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "loose"])
def test_task_keeps_its_box_with_its_text(gap):
    (found,) = blocks(f"- [ ] ask{gap}- [x] write{gap}- plain")
    assert [(item["task"], words(item)) for item in found["items"]] == [
        (False, "ask"),
        (True, "write"),
        (None, "plain"),
    ]


def test_term_keeps_its_descriptions():
    (found,) = blocks("Core group\n:   The people.\n\nLead\nChair\n:   One.\n:   Two.")
    first, second = found["items"]
    assert (first["terms"], words(first["blocks"])) == ([["Core group"]], "The people.")
    assert (second["terms"], words(second["blocks"])) == ([["Lead"], ["Chair"]], "One.Two.")


def test_description_of_one_paragraph_is_on_the_line_of_its_term():
    short, long = blocks("Core group\n:   The people.\n\nLead\n\n:   One.\n\n    Two.")[0]["items"]
    assert [block["type"] for block in short["blocks"]] == ["plain"]
    assert [block["type"] for block in long["blocks"]] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("markdown", "kind", "word", "title"),
    [
        ('!!! warning "Before you go"\n    x', "warning", "Warning", "Before you go"),
        ("!!! note\n    x", "note", "Note", ""),
        ('??? danger "Stop"\n    x', "danger", "Danger", "Stop"),
        ("???+ tip\n    x", "tip", "Tip", ""),
        ('!!! example "Anna"\n    x', "example", "Example", "Anna"),
        ("!!! quote\n    x", "quote", "Quote", ""),
        ("!!! unheard\n    x", "note", "Note", "Unheard"),
    ],
)
def test_note_is_labelled_with_its_kind(markdown, kind, word, title):
    (note,) = blocks(markdown)
    assert (note["kind"], note["word"], words(note["title"])) == (kind, word, title)
    assert words(note["blocks"]) == "x"


def test_footnote_is_at_its_first_mark_and_referred_to_by_later_ones():
    found = blocks("One.[^a] Two.[^b] Again.[^a]\n\n[^a]: The *note*.\n[^b]: Other.")
    marks = all_of("footnote", found)
    assert [words(mark["blocks"]) for mark in marks] == ["The note.", "Other.", ""]
    assert marks[0]["label"] == marks[2]["label"] != marks[1]["label"]


def test_footnote_of_several_paragraphs_keeps_them():
    (mark,) = all_of("footnote", blocks("One.[^a]\n\n[^a]: First.\n\n    Second."))
    assert [block["type"] for block in mark["blocks"]] == ["plain", "paragraph"]


def test_unused_footnote_is_a_problem():
    assert problems_of("Text.\n\n[^a]: Lost.") == [
        (
            "standards/page-8.md",
            "PDF101",
            'the footnote "a" cannot be printed: nothing refers to it.',
        )
    ]


def test_footnote_stays_with_its_heading():
    (kept,) = blocks("## Sources\n\nText.[^a]\n\n[^a]: Note.")
    assert [node["type"] for node in kept["blocks"]] == ["heading", "paragraph"]


def test_quote_code_and_rule_are_blocks():
    found = blocks("> said\n\n```python\nif x:\n    y\n```\n\n- - -\n")
    assert [block["type"] for block in found] == ["quote", "code-block", "rule"]
    assert found[1]["text"] == "if x:\n    y"


def test_division_keeps_its_language():
    (part,) = blocks('<div lang="cy" markdown="1">\nParagraff.\n</div>')
    assert (part["type"], part["lang"], words(part["blocks"])) == (
        "language-block",
        "cy",
        "Paragraff.",
    )


def test_screen_only_element_is_left_out():
    assert blocks('<div class="no-print" markdown="1">\nScreen.\n</div>\n\nPaper.') == [
        {"type": "paragraph", "content": ["Paper."]}
    ]


def test_picture_on_its_own_is_a_figure_and_otherwise_inline():
    figure, paragraph = blocks('![A tree](tree.png){ width="200" }\n\nA ![leaf](tree.svg) here.')
    assert figure["type"] == "figure"
    assert (figure["picture"]["alt"], figure["picture"]["width"]) == ("A tree", "200px")
    assert paragraph["content"][1]["alt"] == "leaf"


def test_pictures_have_file_names_with_their_type():
    document, _ = document_of(a_job(a_page("![a](tree.png)\n\n![b](tree.svg)\n\n![c](tree.png)")))
    assert sorted(name.partition(".")[2] for name in document.pictures) == ["png", "svg"]


@pytest.mark.parametrize("source", ["none.png", "https://example.org/x.png", "data:image/png,x"])
def test_missing_picture_is_a_problem(source):
    assert problems_of(f"![x]({source})") == [
        ("standards/page-8.md", "PDF103", f'the picture "{source}" is missing.')
    ]


def test_file_that_is_not_a_picture_is_a_problem():
    assert problems_of("![x](notes.txt)") == [
        ("standards/page-8.md", "PDF103", 'the picture "notes.txt" is not a picture.')
    ]


@pytest.mark.parametrize("element", ["video", "iframe", "form", "button", "svg", "script", "input"])
def test_element_without_a_print_form_is_a_problem(element):
    assert problems_of(f"Text <{element}>x</{element}> text.") == [
        ("standards/page-8.md", "PDF101", f'"<{element}>" cannot be printed.')
    ]


@pytest.mark.parametrize(
    "element", ["a", "abbr", "br", "div", "kbd", "small", "span", "sub", "sup", "wbr"]
)
def test_element_that_the_check_lets_pass_is_printed(element):
    assert problems_of(f"Text <{element}>x</{element}> text.") == []


def test_problem_of_a_pack_names_the_page_it_is_in():
    _, problems = document_of(a_pack(a_page(), a_page("<video></video>", number=9)))
    assert [problem.file for problem in problems] == ["standards/page-9.md"]


def test_no_two_pages_of_a_pack_share_a_label():
    text = "## Who does what\n\n### F1 One { #F1 }\n"
    pages = document_of(a_pack(a_page(text), a_page(text, number=9)))[0].content["pages"]
    labels = [[node["label"] for node in all_of("heading", page["blocks"])] for page in pages]
    assert labels == [["CPS-08:who-does-what", "CPS-08:F1"], ["CPS-09:who-does-what", "CPS-09:F1"]]


def test_page_that_a_pack_lists_twice_has_two_labels():
    page = a_page("## A { #a }")
    pages = document_of(a_pack(page, page))[0].content["pages"]
    assert [printed["label"] for printed in pages] == ["standards/page-8", "standards/page-8 again"]
    labels = [node["label"] for page in pages for node in all_of("heading", page["blocks"])]
    assert labels == ["standards/page-8:a", ""]


def test_duplicate_anchor_is_labelled_once():
    found = blocks('<p id="a">One</p>\n\n<p id="a">Two</p>')
    assert [node["label"] for node in all_of("anchor", found)] == ["CPS-08:a"]


def test_how_to_use_a_pack_is_converted_like_a_page():
    intro = document_of(a_pack(intro="## Before\n\n- [ ] Room"))[0].content["intro"]
    assert [block["type"] for block in intro] == ["heading", "list"]


_PIECES = st.sampled_from(
    [
        "## A", "###### B", "- a", "    - b", "1. x", "- [ ] t", "> q", "| a | b |", "|---|---|",
        "| 1 |", "!!! note", "    text", "```", "term", ":   said", "x[^1]", "[^1]: n [^2]", "***",
        "[l](#a)", "[m](page-9.md#x 'CPS-09')", "[n](http://[)", "![p](tree.png)", "![q](no.png)",
        "<table><tr><td rowspan=9>", "<td colspan=0>", "</table>", "<dl><dd>", "<ul><li>", "<b>",
        "<details><summary>", "</div>", "<div markdown>", "<span lang=x1 id=a>", "<sup id=fnref:3>",
        "*[AB]: a b", "AB (AB)", "'\"", "\x00", "\ud7ff", "{: #a }", "\u202e", "<!--", "&#0;",
    ]
)  # fmt: skip


@examples(150)
@given(st.lists(_PIECES, max_size=20), st.sampled_from(["\n", "\n\n"]))
def test_any_text_becomes_a_document(pieces, separator):
    document, problems = document_of(a_job(a_page(separator.join(pieces))))
    json.dumps(document.content)
    assert {problem.code.id for problem in problems} <= {"PDF101", "PDF103"}


def test_page_is_rendered_once_for_all_its_editions_and_packs(monkeypatch):
    page, converted = a_page(f"Only here: {__name__}."), []
    convert = markdown.Markdown.convert

    def count(converter, text):
        converted.append(text)
        return convert(converter, text)

    monkeypatch.setattr(markdown.Markdown, "convert", count)
    for job in (a_job(page), a_pack(page, intro="")):
        for edition in Edition:
            document_of(replace(job, edition=edition))
    assert converted.count(page.markdown) == 1


def _nested(line: str, levels: int) -> str:
    return "\n\n".join("    " * level + line for level in range(levels))


_TOO_DEEP = "is nested more than 40 deep"
_TOO_MUCH = [
    ("> " * 40 + "Deep.", _TOO_DEEP),
    ("> " * 2_000 + "Deep.", _TOO_DEEP),
    (_nested("- Level", 60), _TOO_DEEP),
    (_nested("- Level", 400), _TOO_DEEP),
    (_nested('!!! note "Level"', 60) + "\n\n" + "    " * 60 + "Deep.", _TOO_DEEP),
    ("| a | b |\n|---|---|\n" + "| c | d |\n" * 20_000, "has more than 40,000 parts"),
]


@pytest.mark.parametrize(
    ("markdown_text", "fault"),
    _TOO_MUCH,
    ids=["quotes", "many quotes", "lists", "many lists", "notes", "cells"],
)
def test_page_above_a_size_limit_is_a_problem_and_never_reaches_the_engine(markdown_text, fault):
    document, problems = document_of(a_pack(a_page(markdown_text), a_page("Other.", number=9)))
    assert [(problem.file, problem.code.id, problem.message) for problem in problems] == [
        ("standards/page-8.md", "PDF105", f"the page {fault}, so it was not printed.")
    ]
    assert document.content["pages"][0]["blocks"] == []
    assert words(document.content["pages"][1]["blocks"]) == "Other."


def test_nesting_of_realistic_depth_is_printed():
    nested = "\n".join(f"{'    ' * level}- Level {level}" for level in range(8))
    assert len(all_of("list", blocks(nested))) == 8
    assert len(all_of("quote", blocks("> " * 8 + "Deep."))) == 8
