import pickle
from dataclasses import replace

from packsite.model.codes import Code, Severity

LATER = Code("TAB101", Severity.WARNING, "a title", "A reason.")
EARLIER = Code("REF101", Severity.ERROR, "title", "Reason.")


def test_codes_are_equal_and_sorted_by_their_id() -> None:
    assert sorted([LATER, EARLIER]) == [EARLIER, LATER]
    assert {LATER, replace(LATER, title="another title")} == {LATER}


def test_a_code_is_the_same_in_another_process() -> None:
    assert pickle.loads(pickle.dumps(LATER)) == LATER


def test_a_code_is_printed_as_its_id() -> None:
    assert f"{LATER}" == "TAB101"
