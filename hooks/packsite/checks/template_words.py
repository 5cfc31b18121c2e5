"""Check that no placeholder of a template is left on a page."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from packsite.checks.subject import Rules, Subject, at
from packsite.model.blocks import BlockKind
from packsite.model.codes import WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.references import Span
from packsite.read.page import parsed
from packsite.read.prose import prose, sentences

_FOLDER = Path(__file__).parents[1] / "templates"
"""Read as text: to load the template engine takes as long as to check a hundred pages."""
_EXAMPLE = re.compile(r'"([^"]*)" \| example')
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_FEWEST_WORDS = 4
"""Shorter words of a template may well be an editor's own."""


def words_of_templates(page: Document) -> Iterator[Problem]:
    """TXT102: nothing that a template says is left on a page.

    Bad: `Say why it matters, and what good looks like.`
    Good: `Children tell us more when they know who is there.`
    """
    return _left_on(page, _examples())


def words_of_shown_templates(subject: Subject) -> Iterator[Problem]:
    """TXT102: no sentence of a template that a page shows, such as one of the guide, is left.

    Bad: a sentence of a template in the editing guide
    Good: your own words
    """
    shown = {
        words
        for words in _examples_on_pages(subject.documents)
        if len(words.split()) >= _FEWEST_WORDS and not any(one in words for one in _examples())
    }
    for page in subject.documents if shown else ():
        yield from _left_on(page, shown)


def _left_on(page: Document, examples: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each example that a page still has."""
    head = page.text[: page.body_start]
    for words in (one for one in examples if one in page.text):
        start = max(page.masked.find(words), head.find(words))
        if start >= 0:
            message = f'"{words}" is from the template.'
            yield at(page, start, TXT102, message, "Write your own words instead, or remove it.")


def _templates() -> str:
    """Return the templates of new pages."""
    return "".join(path.read_text("utf-8") for path in sorted(_FOLDER.glob("new_*.jinja")))


@cache
def _examples() -> frozenset[str]:
    """Return the examples in the templates of new pages."""
    found = _EXAMPLE.findall(_templates())
    return frozenset(one for one in found if len(one.split()) >= _FEWEST_WORDS)


def _examples_on_pages(documents: Iterable[Document]) -> Iterator[str]:
    """Yield the sentences of the templates that pages show as code, such as those of the guide.

    Words that our own templates have outside their examples are left out: an editor may keep them.
    """
    kept = _JINJA.sub("", _templates())
    for page in documents:
        for text in _shown_templates(page):
            template, _ = parsed(page.source, text)
            yield from (one.text for one in template.headings if one.code)
            heads = [one.span for one in template.headings]
            passages = (one for one in prose(template).passages() if not _is_in(one.start, heads))
            for one in (one for passage in passages for one in sentences(passage)):
                words = text[one.start : one.start + len(one.text)]
                if "[[" not in words and words not in kept:
                    yield words


def _is_in(offset: int, spans: Iterable[Span]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _shown_templates(page: Document) -> Iterator[str]:
    """Yield the blocks of code that are whole pages, which begin with a block of facts."""
    if page.text.find("\n---\nid:", page.body_start) >= 0:
        code = [block for block in page.blocks if block.kind is BlockKind.CODE]
        text = ""
        for block, after in pairwise((*code, None)):
            assert block is not None, "only the last is none"
            lines = page.text[slice(*block.span)]
            text = f"{text}\n\n{lines}" if text else lines if lines.startswith("---\nid:") else ""
            if after is None or page.text[block.span.end : after.span.start].strip():
                yield from [text] if text else ()
                text = ""


TXT102 = Code("TXT102", WARNING, "words of a template",
              "They are notes to the editor, and readers would take them for rules.")  # fmt: skip
RULES = Rules("Unfinished text", codes=(TXT102,), of_a_page=(words_of_templates,),
              of_the_site=(words_of_shown_templates,))  # fmt: skip
