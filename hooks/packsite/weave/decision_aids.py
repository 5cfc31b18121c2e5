"""Render a decision aid as Markdown: a section for each question and for each end.

The theme's script shows the same sections one at a time, and print draws them as a chart.
"""

from collections.abc import Iterable

from packsite.model.data import Library
from packsite.model.decision_aids import DecisionAid
from packsite.model.links import Link
from packsite.templates import render
from packsite.weave.pages import woven_references


def decision_aid(key: str, aid: DecisionAid, links: Iterable[Link], library: Library) -> str:
    """Return a decision aid as Markdown; `links` are those of the text on its page."""
    woven = {
        " ".join(link.document.text[slice(*link.reference.span)].split()): words
        for link in links
        for _, words in woven_references([link], library)
    }

    def text(written: str) -> str:
        words = " ".join(written.split())
        for typed, link in woven.items():
            words = words.replace(typed, link)
        return words

    return render("insert_decision_aid.md.jinja", key=key, aid=aid, text=text)
