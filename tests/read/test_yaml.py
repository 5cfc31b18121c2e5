import pytest

from packsite.model.references import Span
from packsite.read.yaml import YamlText, load_yaml
from packsite.read.yaml_faults import KEEP_ONE, YamlFault, explained

INDENT = "this line must have {} at its start, like the one above"
QUOTES = 'the words after "a:" need straight quotes around them'


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


def test_two_versions_are_a_fault_even_in_a_text_that_can_be_read() -> None:
    with pytest.raises(YamlFault) as raised:
        load_yaml("a: [\n<<<<<<< b\n  c\n=======\n  d\n>>>>>>> e\n  ]\n", 4)
    assert (raised.value.offset, raised.value.fix) == (9, KEEP_ONE)


def test_places_count_from_where_the_text_begins_in_its_file() -> None:
    assert load_yaml("id: x\n", 4).spans["id"] == Span(8, 9)


@pytest.mark.parametrize(
    ("text", "offset", "reason", "line"),
    [
        (
            "title: Review: the plan\n",
            7,
            'the words after "title:" need straight quotes around them',
            'title: "Review: the plan"',
        ),
        ("a:\tb: c\n", 3, QUOTES, 'a:\t"b: c"'),
        ('a: "C:\\Words"\n', 7, QUOTES, 'a: "C:\\\\Words"'),
        ("a: % b\n", 3, QUOTES, 'a: "% b"'),
        ("a: |b\n", 3, QUOTES, 'a: "|b"'),
        ("a: & b\n", 3, QUOTES, 'a: "& b"'),
        ("a: @b\n", 3, QUOTES, 'a: "@b"'),
        ("a: *b\n", 3, QUOTES, 'a: "*b"'),
        ("a: &b c\nd: *b\n", 3, QUOTES, 'a: "&b c"'),
        ("a: !!python/object:os.system b\n", 3, QUOTES, 'a: "!!python/object:os.system b"'),
        ("a: {{ b }}\n", 3, QUOTES, 'a: "{{ b }}"'),
        ("a: [[c]] d\n", 3, QUOTES, 'a: "[[c]] d"'),
        (
            "a: [b [[c]], d]\n",
            4,
            "these words need straight quotes around them",
            'a: ["b [[c]]", d]',
        ),
        ("a: [@b, c]\n", 4, "these words need straight quotes around them", 'a: ["@b", c]'),
        ("- @b\n", 2, "these words need straight quotes around them", '- "@b"'),
        ("a: 'b\n", 3, QUOTES, 'a: "b"'),
        ("a: 'The child's view'\n", 3, QUOTES, 'a: "The child\'s view"'),
        ("a: the parents': b\n", 3, QUOTES, 'a: "the parents\': b"'),
        ("a: b\u00a0#c d\n", 3, QUOTES, 'a: "b #c d"'),
        ('a: "b\nc: d\n', 5, QUOTES, 'a: "b"'),
        ("a: “b: c”\n", 3, QUOTES, 'a: "b: c"'),
        ('a: "b" c\n', 4, QUOTES, 'a: "“b” c"'),
        ("a: 'b' c's\n", 3, QUOTES, "a: \"'b' c's\""),
        ("a: b #1 c\n", 3, QUOTES, 'a: "b #1 c"'),
        (
            "a: {b: c: d, e: f}\n",
            7,
            'the words after "b:" need straight quotes around them',
            'a: {b: "c: d", e: f}',
        ),
        (
            "a: {b: c, d, e: f}\n",
            7,
            'the words after "b:" need straight quotes around them',
            'a: {b: "c, d", e: f}',
        ),
        (
            "a: {b: c, d: e, f.}\n",
            13,
            'the words after "d:" need straight quotes around them',
            'a: {b: c, d: "e, f."}',
        ),
        ("a: [b,, c]\n", 6, "there is a comma too many", "a: [b, c]"),
        ("a: [b, c]]\n", 9, 'there is a "]" too many', "a: [b, c]"),
        ("- {a:b, c: d}\n", 5, "a space is missing after a colon", "- {a: b, c: d}"),
        ("- {a: 2026-11-23 c: d}\n", 16, "a comma is missing", "- {a: 2026-11-23, c: d}"),
        (
            "- {a: 2026-11-23; c: d; e: f}\n",
            16,
            "a comma is missing",
            "- {a: 2026-11-23, c: d, e: f}",
        ),
        (
            "- {a: b c; d: e}\n",
            6,
            'the words after "a:" need straight quotes around them',
            '- {a: "b c; d: e"}',
        ),
        ("a: [b, c\nd: e\n", 8, 'a "]" is missing at the end of the line', "a: [b, c]"),
        ("a: {b: c\nd: e\n", 8, 'a "}" is missing at the end of the line', "a: {b: c}"),
        ("a:b\nc: d\n", 2, 'a space is missing after "a:"', "a: b"),
        ("- a: b, c: d\n", 2, "the braces around the entry are missing", "- {a: b, c: d}"),
        ("-a: b\n- c: d\n", 1, "a space is missing after the dash", "- a: b"),
        (
            "- a: b: c.md\n",
            2,
            "the title has a colon, and is not in straight quotes",
            '- "a: b": c.md',
        ),
        ("a: b\n\tc: d\n", 5, "there is a tab; use spaces", "c: d"),
        ("a:\n  b: c\n d: e\n", 11, INDENT.format("2 spaces"), "  d: e"),
        ("a:\n- b: c\n  - b: d\n", 3, INDENT[:-5].format("2 spaces") + "below", "  - b: c"),
        ("- a: 'b'\n  - c\n", 9, INDENT.format("no spaces"), "- c"),
    ],
)
def test_a_usual_slip_is_named_with_the_line_as_it_should_be(
    text: str, offset: int, reason: str, line: str
) -> None:
    with pytest.raises(YamlFault) as raised:
        load_yaml(text)
    assert raised.value == YamlFault(offset, reason, line=line)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "a: b\n% c\n",
            YamlFault(
                6, "a character in this line has a special meaning here; put the words in quotes"
            ),
        ),
        (
            "a: - b\n",
            YamlFault(
                3,
                "a list begins after a colon; write it as [a, b], or each entry on a line of "
                "its own",
            ),
        ),
        (
            "a: b\n  c\nd: [@e, f: g: h]\n",
            YamlFault(
                13, "a character in this line has a special meaning here; put the words in quotes"
            ),
        ),
        ("a: b\nc\nd: e\n", YamlFault(7, "a line has no colon between the name and its value")),
        ("a: b\n---\nc: d\n", YamlFault(5, "there is a second --- line; delete it")),
        ("a: b\na: c\n", YamlFault(5, '"a" is written twice', is_repeat=True)),
        ("a: {b: c, b: d}\n", YamlFault(10, '"b" is written twice', is_repeat=True)),
        ("[" * 20, YamlFault(12, "it is nested too deeply")),
        ("a: \x01\n", YamlFault(0, "it holds a character that is not text (position 3)")),
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


def test_a_line_with_many_slips_is_not_read_once_for_each() -> None:
    texts = []

    def read(text: str) -> None:
        texts.append(text)
        raise YamlFault(0, "a bracket is not closed")

    with pytest.raises(YamlFault, match="a bracket is not closed"):
        explained(read, f"a: [{', '.join('bc' * 100)}]")
    assert 10 < len(texts) < 25
