"""The HTML of a text is the same whether or not patterns are skipped that cannot match it."""

from hypothesis import example, given
from markdown import Markdown
from tests.texts import examples, markdown_texts, texts

from packsite.read.dialect import EXTENSION_CONFIGS, MARKDOWN_EXTENSIONS
from packsite.read.inline_marks import InlineMarks

ALL = Markdown(extensions=[*MARKDOWN_EXTENSIONS], extension_configs=EXTENSION_CONFIGS)
MARKED = Markdown(
    extensions=[*MARKDOWN_EXTENSIONS, InlineMarks()],
    extension_configs=EXTENSION_CONFIGS,
)


@given(texts | markdown_texts)
@example("`a` \\* [a](b) ![a](b) [a][b] ![a][b] <http://a.b> <a@b.c> <b>a</b> &amp; ~~a~~ _a_  \nb")
@example("[a\\]*b*](c) **[`a` <i>_b_</i>](d)** ![*a*](e)\n\n[a][]\n\n[a]: b\n\nc[^1]\n\n[^1]: *d*")
@examples(500)
def test_patterns_that_cannot_match_change_nothing(text: str) -> None:
    assert MARKED.reset().convert(text) == ALL.reset().convert(text)
