"""Read the text of decision aids as parts of the pages that insert them.

So their references are links of those pages, and what is wrong in them is a problem of the data
file, at its line.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import pairwise

from packsite.model.blocks import Block, BlockKind, Structure
from packsite.model.data import Library
from packsite.model.decision_aids import INSERT_PREFIX
from packsite.model.page import Document, Source
from packsite.model.problems import TextFile
from packsite.model.references import ReferenceKind, Span
from packsite.model.settings import Settings
from packsite.read.data.text import data_text
from packsite.read.mask import blanked
from packsite.read.references import references
from packsite.read.yaml import YamlText, load_yaml
from packsite.read.yaml_faults import YamlFault

AIDS = "decision_aids.yml"
_TEXTS = {"ask", "help", "do", "title", "by", "ring"}
"""The facts that readers see; they are Markdown, and may have references."""
_DEEP = 3
"""The number of names above a text: the aid, `questions` or `ends`, and the step."""


def aid_texts(
    settings: Settings, documents: Iterable[Document], library: Library
) -> tuple[Document, ...]:
    """Return, for each page and decision aid in it, the aid's text as a document of that page."""
    shown = [(page, key) for page in documents for key in inserted_on(page) if key in library.aids]
    said = {key: layer for layer in aid_files(settings) for key in layer[1].value} if shown else {}
    return tuple(
        _part(page, data, settings, tuple(_texts(loaded, data.text, key)))
        for page, key in shown
        for data, loaded in (said[key],)
    )


def aid_files(settings: Settings) -> Iterator[tuple[TextFile, YamlText]]:
    """Yield the file of the core, then the local one, whose decision aids take its place."""
    for is_core in (True, False):
        data, _ = data_text(settings, AIDS, is_core=is_core)
        with suppress(YamlFault):  # the file has its problem already
            if data is not None:
                yield data, load_yaml(data.text)


def inserted_on(page: Document) -> Iterator[str]:
    """Yield the keys of the decision aids that a page inserts."""
    for one in page.references:
        if one.kind is ReferenceKind.INSERT and one.target.startswith(INSERT_PREFIX):
            yield one.target.removeprefix(INSERT_PREFIX)


def _texts(said: YamlText, text: str, key: str) -> Iterator[Span]:
    """Yield the span of each text of an aid, without the signs that begin and end it in YAML."""
    for path, (start, end) in said.spans.items():
        *above, name = path.split(".")
        if above[:1] == [key] and len(above) >= _DEEP and name in _TEXTS:
            if text[start] in "\"'":
                yield Span(start + 1, end - 1)
            elif text[start] in ">|":
                yield Span(text.index("\n", start) + 1, end)
            else:
                yield Span(start, end)


def _part(page: Document, data: TextFile, settings: Settings, texts: tuple[Span, ...]) -> Document:
    edges = [0, *(at for span in sorted(texts) for at in span), len(data.text)]
    between = [Span(*pair) for pair in list(pairwise(edges))[::2]]
    masked = blanked(data.text, between)
    blocks = (Block(BlockKind.PARAGRAPH, (span,)) for span in sorted(texts))
    return Document(
        source=Source(settings.root / data.file, page.uri, data.file),
        text=data.text,
        body_start=0,
        facts=page.facts,
        references=references(masked, data.text),
        masked=masked,
        structure=Structure((tuple(blocks), ())),
    )
