from __future__ import annotations

import pytest

from packsite.model.references import Span
from packsite.read.yaml import YamlFault, YamlText, load_yaml

UNQUOTED = "words with [[ and ]] are not in quotes; put the whole value in quotes"


def test_every_value_stays_the_words_that_were_typed() -> None:
    text = "day: 2026-02-30\nyes: yes\nnumber: 007\nquoted: '1'\nempty:\nnone: ~\n"
    assert load_yaml(text).value == {
        "day": "2026-02-30",
        "yes": "yes",
        "number": "007",
        "quoted": "1",
        "empty": "",
        "none": "",
    }


def test_lists_and_mappings_keep_their_shape() -> None:
    assert load_yaml("a: [b, {c: d}]\ne:\n  - f\n  - g: h\n").value == {
        "a": ["b", {"c": "d"}],
        "e": ["f", {"g": "h"}],
    }


@pytest.mark.parametrize("text", ["", "\n", "# a comment\n"])
def test_a_text_that_says_nothing_is_an_empty_mapping(text: str) -> None:
    assert load_yaml(text) == YamlText({}, {})


def test_every_name_and_value_has_its_place() -> None:
    text = "id: PG-01\nanswers: [a, bc]\n"
    assert load_yaml(text).spans == {
        "": Span(0, 27),
        "id:": Span(0, 2),
        "id": Span(4, 9),
        "answers:": Span(10, 17),
        "answers": Span(19, 26),
        "answers.0": Span(20, 21),
        "answers.1": Span(23, 25),
    }


def test_places_count_from_where_the_text_begins_in_its_file() -> None:
    assert load_yaml("id: x\n", 4).spans["id"] == Span(8, 9)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param(
            "title: Review: the plan\n",
            YamlFault(
                13,
                "there is a second colon in a line; put the words after the first colon in quotes",
            ),
            id="second colon",
        ),
        pytest.param(
            "a: b\n\tc: d\n",
            YamlFault(5, "there is a tab; use spaces"),
            id="tab that sets a line in",
        ),
        pytest.param(
            "a:\tb: c\n",
            YamlFault(
                4,
                "there is a second colon in a line; put the words after the first colon in quotes",
            ),
            id="tab behind a colon",
        ),
        pytest.param(
            "a: - b\n",
            YamlFault(
                3,
                "a list begins after a colon; write it as [a, b], "
                "or each entry on a line of its own",
            ),
            id="list behind a colon",
        ),
        pytest.param(
            "a: [b,, c]\n",
            YamlFault(6, "there is a comma or bracket where a value should be"),
            id="comma twice",
        ),
        pytest.param(
            'a: "C:\\Words"\n',
            YamlFault(6, "there is a \\ in double quotes; put the words in single quotes"),
            id="backslash in double quotes",
        ),
        pytest.param(
            "a: % b\n",
            YamlFault(3, "there is a tab, or a character that must be in quotes"),
            id="per cent",
        ),
        pytest.param(
            "a: b\n% c\n",
            YamlFault(
                6, "a character in this line has a special meaning here; put the words in quotes"
            ),
            id="per cent at the start",
        ),
        pytest.param(
            "a: |b\n",
            YamlFault(
                4, "a character in this line has a special meaning here; put the words in quotes"
            ),
            id="bar",
        ),
        pytest.param(
            "a: & b\n", YamlFault(4, "a word begins with * or &; put it in quotes"), id="ampersand"
        ),
        pytest.param(
            "a: @b\n",
            YamlFault(3, "there is a tab, or a character that must be in quotes"),
            id="sign",
        ),
        pytest.param(
            "a: [b, c\nd: e\n",
            YamlFault(10, "a bracket is not closed, or a comma is missing"),
            id="bracket",
        ),
        pytest.param("a: [b [[c]], d]\n", YamlFault(6, UNQUOTED), id="reference in a list"),
        pytest.param("a: [[c]] d\n", YamlFault(9, UNQUOTED), id="reference first"),
        pytest.param(
            "a: b\nc\nd: e\n",
            YamlFault(7, "a line has no colon between the name and its value"),
            id="no colon",
        ),
        pytest.param(
            "a:\n  b: c\n d: e\n",
            YamlFault(
                11,
                "a line is indented differently from the one above, or a quote is not closed",
            ),
            id="set in differently",
        ),
        pytest.param(
            "- a: 'b'\n  - c\n",
            YamlFault(
                11, "a line is indented differently from the one above, or a quote is not closed"
            ),
            id="entry set in differently",
        ),
        pytest.param(
            "a: 'b\n", YamlFault(6, "a quote or bracket is not closed"), id="quote not closed"
        ),
        pytest.param("a: *b\n", YamlFault(3, "a word begins with *; put it in quotes"), id="alias"),
        pytest.param(
            "a: &b c\nd: *b\n",
            YamlFault(3, "a value begins with * or &; put it in quotes"),
            id="anchor and alias",
        ),
        pytest.param(
            "a: &b c\n",
            YamlFault(3, "a value begins with * or &; put it in quotes"),
            id="word lost behind an ampersand",
        ),
        pytest.param(
            "a: {{ b }}\n",
            YamlFault(4, "there is a bracket where a name should be; use quotes"),
            id="brackets of a template",
        ),
        pytest.param(
            "a: b\n---\nc: d\n",
            YamlFault(5, "there is a second --- line; delete it"),
            id="two documents",
        ),
        pytest.param(
            "a: !!python/object:os.system b\n",
            YamlFault(3, "a value begins with !; put it in quotes"),
            id="code",
        ),
        pytest.param(
            "a: !b c\n", YamlFault(3, "a value begins with !; put it in quotes"), id="tag"
        ),
        pytest.param(
            "a: b\na: c\n", YamlFault(5, '"a" is written twice', is_repeat=True), id="repeat"
        ),
        pytest.param(
            "a: {b: c, b: d}\n",
            YamlFault(10, '"b" is written twice', is_repeat=True),
            id="repeat inside",
        ),
        pytest.param("[" * 20, YamlFault(12, "it is nested too deeply"), id="deep"),
        pytest.param(
            "a: \x01\n",
            YamlFault(0, "it holds a character that is not text (position 3)"),
            id="not text",
        ),
    ],
)
def test_what_is_not_simple_yaml_is_a_fault_with_its_place(text: str, fault: YamlFault) -> None:
    with pytest.raises(YamlFault) as raised:
        load_yaml(text)
    assert raised.value == fault


def test_a_fault_counts_from_where_the_text_begins_in_its_file() -> None:
    with pytest.raises(YamlFault) as raised:
        load_yaml("a: b\na: c\n", 4)
    assert raised.value.offset == 9


def test_nesting_that_would_bring_libyaml_down_is_a_fault() -> None:
    with pytest.raises(YamlFault) as raised:
        load_yaml("[" * 100_000)
    assert raised.value.reason == "it is nested too deeply"
