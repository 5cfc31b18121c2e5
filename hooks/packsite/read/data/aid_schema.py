"""The entries of the decision aids: questions, their answers, and the ends."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from packsite.read.fact_types import Phrase, Strict, Text, like

Key = Annotated[
    str, like(re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"), "write it like this: safe-to-tell")
]
_BEGINNING = re.compile("[\\w“‘\"'(£[]")


def _sentences(text: str) -> str:
    """Refuse what is no sentence: a card and a chart show each text in a line of its own."""
    if text.strip() and not _BEGINNING.match(text.strip()):
        raise ValueError(f'begins with "{text.strip()[0]}"; write plain sentences')
    if "<" in text:
        raise ValueError('contains "<"; write plain sentences, without HTML')
    return text


Sentences = Annotated[str, AfterValidator(_sentences)]
SomeSentences = Annotated[Text, AfterValidator(_sentences)]


class AnswerFacts(Strict):
    """One answer to a question."""

    next: Text
    """the name of the question or the end that it leads to"""
    do: Sentences = ""
    """what to do before that, in a sentence"""


class QuestionFacts(Strict):
    """One question of a decision aid."""

    ask: Phrase
    """the question itself, short"""
    help: Sentences = ""
    """what to think of, in a sentence or two"""
    yes: AnswerFacts
    no: AnswerFacts
    cannot_tell: AnswerFacts


class EndFacts(Strict):
    """One end of a decision aid."""

    title: Phrase
    """what to do, in a few words"""
    do: SomeSentences
    """what to do, in full"""
    by: SomeSentences
    """by when"""
    ring: SomeSentences
    """whom to ring"""


class AidFacts(Strict):
    """One decision aid; the first question is its beginning."""

    questions: Annotated[dict[Key, QuestionFacts], Field(min_length=1)]
    ends: Annotated[dict[Key, EndFacts], Field(min_length=1)]
