"""The HTML of a text is the same whether or not processors that cannot match it are skipped."""

from hypothesis import example, given
from markdown import Markdown
from tests.texts import examples, markdown_texts, texts

from packsite.read.dialect import EXTENSION_CONFIGS, MARKDOWN_EXTENSIONS
from packsite.read.markdown_marks import Marks

ALL = Markdown(extensions=[*MARKDOWN_EXTENSIONS], extension_configs=EXTENSION_CONFIGS)
MARKED = Markdown(
    extensions=[*MARKDOWN_EXTENSIONS, Marks()],
    extension_configs=EXTENSION_CONFIGS,
)


@given(texts | markdown_texts)
@example("`a` \\* [a](b) ![a](b) [a][b] ![a][b] <http://a.b> <a@b.c> <b>a</b> &amp; ~~a~~ _a_  \nb")
@example("[a\\]*b*](c) **[`a` <i>_b_</i>](d)** ![*a*](e)\n\n[a][]\n\n[a]: b\n\nc[^1]\n\n[^1]: *d*")
@example(
    "!!! note\n    a\n\n    - b\n\n        c\n\n??? note\n    d\n\n    e\n\n> f\n\n1. g\n\n    h"
)
@example("a\n===\n\nb\n- - -\n\n# c\n\nd\n:   e\n\n    f\n\n*[g]: h\n\n[^i]: j\n\n|k|\n|-|\n|l|")
@example("<div markdown>\n* a\n\n+ g[^i]\n\n</div>\n\n    code\n\n_ _ _\n***")
@examples(500)
def test_processors_that_cannot_match_change_nothing(text: str) -> None:
    assert MARKED.reset().convert(text) == ALL.reset().convert(text)
