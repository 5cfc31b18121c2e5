"""Convert a decision aid to a chart: its questions, their answers, and the ends they lead to."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy

from lxml.html import HtmlElement as Element

from packsite.model.editions import POSTER_EDITIONS, Edition
from packsite.printing.document.context import Scope
from packsite.printing.document.headings import heading
from packsite.printing.document.inlines import inlines
from packsite.printing.document.nodes import (
    Chart,
    ChartAnswer,
    ChartStep,
    HeadingBlock,
    Inline,
    PrintBlock,
)
from packsite.printing.job import PrintJob

_NUMBER = re.compile(r"\d+\. ")
"""The number of a question at the start of its heading; the chart draws its own."""
_ROOMY = (Edition.STANDARD, *POSTER_EDITIONS)


def is_chart(element: Element, job: PrintJob) -> bool:
    """Whether an element is a decision aid, and a job has the room to draw it.

    In large print, in a booklet and in Word the aid stays text.
    """
    has_room = job.edition in _ROOMY and job.uri.endswith(".pdf")
    return has_room and element.get("class") == "ps-aid"


def chart(
    aid: Element, scope: Scope, convert: Callable[[Element, Scope], list[PrintBlock]]
) -> Chart:
    """Return a decision aid as a chart; `convert` converts the text of a step.

    On a poster, which is read from two metres away, it has the questions, the answers and the names
    of the ends; the first end, for a child in danger, also says who to ring.
    """
    places = {start.get("id", ""): at for at, start in enumerate(aid.iterchildren("h3"))}
    steps = [_step(start, places, scope, convert) for start in aid.findall("h3")]
    if scope.draft.job.edition in POSTER_EDITIONS:
        first = next(step for step in steps if not step["answers"])
        for step in steps:
            step["blocks"] = step["blocks"][-1:] if step is first else []
    return {"type": "chart", "steps": steps}


def _step(
    start: Element,
    places: Mapping[str, int],
    scope: Scope,
    convert: Callable[[Element, Scope], list[PrintBlock]],
) -> ChartStep:
    is_question = "ps-aid__question" in start.classes
    blocks: list[PrintBlock] = []
    answers: list[ChartAnswer] = []
    for element in start.itersiblings():
        if element.tag == "h3":
            break
        items = element.findall("li")
        if items and is_question:
            answers = [_answer(item, places, scope) for item in items]
        elif items:
            blocks.append({"type": "paragraph", "content": _in_a_row(items, scope)})
        else:
            blocks += convert(element, scope)
    return {"title": _title(start, scope), "blocks": blocks, "answers": answers}


def _title(start: Element, scope: Scope) -> HeadingBlock:
    (title,) = heading(start, scope)
    assert title["type"] == "heading"
    if isinstance(first := title["content"][0], str):
        title["content"][0] = _NUMBER.sub("", first, count=1)
    return title


def _answer(item: Element, places: Mapping[str, int], scope: Scope) -> ChartAnswer:
    line = deepcopy(item)
    word, link = line.find("strong"), line.findall("a")[-1]
    address = link.get("href", "")
    for one in (word, link):
        one.drop_tree()
    return {
        "word": word.text_content().rstrip(":"),
        "first": inlines(line, scope),
        "to": places[address.removeprefix("#")],
    }


def _in_a_row(items: list[Element], scope: Scope) -> list[Inline]:
    """Return the items of a list as sentences, which take less room on a chart."""
    return [node for item in items for node in (*inlines(item, scope), ". ")]
