from dataclasses import replace
from typing import Any

import pytest
from tests.builders import A_LIBRARY
from tests.printing.jobs import PICTURES, a_job, a_page

from packsite.model.decision_aids import AidAnswer, AidEnd, AidQuestion, DecisionAid
from packsite.model.editions import POSTER_EDITIONS, Edition
from packsite.printing.document.convert import print_document
from packsite.printing.document.tree import walk, words_of
from packsite.printing.job import PrintJob
from packsite.weave.decision_aids import decision_aid

RING, WAIT = AidAnswer("ring", ""), AidAnswer("wait", "Write it down.")
AID = DecisionAid(
    {
        "danger": AidQuestion("Is there danger?", "Look twice.", RING, AidAnswer("sure", ""), RING),
        "sure": AidQuestion("Are you sure?", "", WAIT, RING, RING),
    },
    {
        "ring": AidEnd("Ring now", "Say what you know.", "Now", "The front door"),
        "wait": AidEnd("Look again", "Set a day.", "Today", "Nobody"),
    },
)
MARKDOWN = decision_aid("share", AID, [], A_LIBRARY)


def blocks(job: PrintJob) -> list[Any]:
    document, problems = print_document(job, read_image=PICTURES.get)
    assert problems == ()
    return [*document.content["pages"][0]["blocks"]]


def test_an_aid_is_a_chart_whose_answers_point_to_its_steps() -> None:
    (chart,) = (node for node in blocks(a_job(a_page(MARKDOWN))) if node["type"] == "chart")
    assert [words_of(step["title"]["content"]) for step in chart["steps"]] == [
        "Is there danger?", "Are you sure?", "Ring now", "Look again",
    ]  # fmt: skip
    answers = [
        [(one["word"], words_of(one["first"]).strip(), one["to"]) for one in step["answers"]]
        for step in chart["steps"]
    ]
    assert answers == [
        [("Yes", "", 2), ("No", "", 1), ("Cannot tell", "", 2)],
        [("Yes", "Write it down.", 3), ("No", "", 2), ("Cannot tell", "", 2)],
        [],
        [],
    ]
    assert words_of(chart["steps"][2]["blocks"]).split() == (
        ["Say", "what", "you", "know.", "By", "when:", "Now.", "Ring:", "The", "front", "door."]
    )


@pytest.mark.parametrize("edition", [Edition.LARGE_PRINT, Edition.BOOKLET])
def test_without_room_for_a_chart_it_stays_text(edition: Edition) -> None:
    nodes = blocks(replace(a_job(a_page(MARKDOWN)), edition=edition))
    kinds = [node["type"] for node in walk(nodes)]
    assert "chart" not in kinds
    assert kinds.count("heading") == len(AID.questions) + len(AID.ends)


@pytest.mark.parametrize("edition", POSTER_EDITIONS)
def test_a_poster_has_few_words_and_whom_to_ring_in_danger(edition: Edition) -> None:
    (chart,) = (
        node
        for node in blocks(replace(a_job(a_page(MARKDOWN)), edition=edition))
        if node["type"] == "chart"
    )
    assert [" ".join(words_of(step["blocks"]).split()) for step in chart["steps"]] == [
        "", "", "By when: Now. Ring: The front door.", "",
    ]  # fmt: skip
