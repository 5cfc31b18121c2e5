from packsite.model.references import Span, spliced


def test_words_take_the_place_of_stretches_of_a_text() -> None:
    edits = [(Span(0, 1), "A"), (Span(2, 2), "!"), (Span(3, 5), "")]
    assert spliced("abcdef", edits) == "Ab!cf"


def test_of_two_stretches_that_overlap_the_first_one_counts() -> None:
    assert spliced("abcdef", [(Span(1, 4), "-"), (Span(2, 5), "+")]) == "a-ef"


def test_what_lies_before_the_start_is_left_out() -> None:
    assert spliced("abcdef", [(Span(0, 1), "A"), (Span(4, 5), "E")], 2) == "cdEf"
