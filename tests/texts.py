"""Texts for property tests: any at all, and Markdown as editors write it, nested at random."""

import os
import re
from itertools import count

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

Lines = list[str]
_FUZZES = bool(os.environ.get("FUZZ"))
_SHARE = 1 if os.environ.get("CI") else 5


def examples(number: int) -> settings:
    """Have Hypothesis try that many examples in CI, and a fifth at a desk; the same every time.

    `make fuzz` sets FUZZ: a hundred times as many, and others every time.
    """
    return settings(
        deadline=None,
        max_examples=100 * number if _FUZZES else number // _SHARE,
        derandomize=not _FUZZES,  # a commit that was green stays green
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


_ANY = st.text("ab é–\t\\`*_[](){}<>|!#-:.^~=\"'\n", max_size=40)
_PIECES = st.sampled_from([
    "words", "\n", "\n\n", "    ", "> ", "- ", "1. ", "`", "``", "```\n", "~~~\n", "<!--", "-->",
    "[[CPS-05]]", "[[CPS-05|the core]]", "[[source:WT2026]]", "[[local:minutes]]", "[[", "]]",
    "[text](a.md)", "![alt](a.png)", "[^1]", "\n[^1]: note", "\n[name]: ", "<a href=x>", "<div>",
    "\n## Heading", "{#anchor}", "\n### F1 Finding", "\n===\n", "\n---\n", "| a | b |\n",
    "|---|---|\n", "!!! note\n", "\\", "\t", "---\n", "id: PG-01\n", "\ufeff", "\r\n", "’",
])  # fmt: skip
texts = st.lists(_PIECES | _ANY, max_size=12).map("".join)
"""Any text, made of what Markdown and YAML give a meaning to."""

_REFERENCE = "@"
"""Stands for a reference, each to another page, until a text is whole."""
_words = st.lists(
    st.sampled_from([
        "words @", "@", "`@`", "words `code` @ more", "``a ` @``", "`unclosed @", "b` @",
        "\\`@\\`", "text\\`@ `x`", "``@`", "`` `@` ``", "_@_ `@`", "\\\\`@`",
    ]),
    min_size=1,
    max_size=3,
)  # fmt: skip
_fences = st.builds(
    lambda opened, inside: [opened, *inside, opened.partition(" ")[0]],
    st.sampled_from(["```", "~~~", "````", "``` yaml", "~~~~ md", '``` py title="x"']),
    st.lists(st.sampled_from(["@", "    @", "- @", "", "# @", "`@`"]), max_size=3),
)
_indented = st.lists(
    st.sampled_from(["    @", "    - @", "      @", "\t@", "    `@`"]), min_size=1, max_size=3
)
_short = st.sampled_from([
    ["## A heading @"],
    ["<!-- @ -->"],
    ["<!-- a `", " b -->"],
    ["<!-- ``` -->"],
    ["- a @", "- `b", "- @ c` @"],
    ["- a @", "    - `b @", "    - c` @", "- @"],
    ["- - a @"],
    ["-\t@"],
    ["1. a", "lazy @"],
    ["1) a @"],
    ["!!! note", "    words @", "words @", "", "    @"],
    ["| A `@ | B |", "|---|---|", "| `@ | @ |", "| @` | `@` |"],
    ["* * *"],
    ["---"],
])  # fmt: skip
_definitions = st.sampled_from([
    ["Term", "", ":   Text @", "", "    more @"],
    ["Term", ":   Text @"],
])  # fmt: skip
_footnotes = st.sampled_from([
    [], ["[^1]: Note @", "    more @", "", "    still @", "", "        code @"]
])  # fmt: skip


def _apart(blocks: list[Lines]) -> Lines:
    """Set blocks under one another, each with an empty line above."""
    return [line for block in blocks for line in ("", *block)][1:]


def _touching(blocks: list[Lines]) -> Lines:
    """Set blocks under one another, with an empty line only where they would run together."""
    lines: Lines = []
    for block in blocks:
        runs_on = lines and lines[-1] and lines[-1][0].isalpha() and block[0][0] in "`~#w"
        lines += block if runs_on or not lines else ["", *block]
    return lines


def _set_in(lines: Lines, by: str) -> Lines:
    return [f"{by}{line}" if line else "" for line in lines]


def _list(mark: str, entries: list[list[Lines]]) -> Lines:
    lines = [_set_in(_apart(blocks), "    ") for blocks in entries]
    return _apart([[f"{mark:4}{first[4:]}", *rest] for first, *rest in lines])


def _nested(blocks: st.SearchStrategy[Lines]) -> st.SearchStrategy[Lines]:
    several = st.lists(blocks, min_size=1, max_size=3)
    entries = st.builds(lambda first, rest: [first, *rest], _words, st.lists(blocks, max_size=2))
    return st.one_of(
        st.builds(
            _list, st.sampled_from(["-", "1.", "*"]), st.lists(entries, min_size=1, max_size=2)
        ),
        st.builds(
            lambda mark, inside: [mark, *_set_in(_apart(inside), "    ")],
            st.sampled_from(["!!! note", '??? tip "Words"', '!!! warning "A @"']),
            several,
        ),
        several.map(lambda inside: [f"> {line}".rstrip() for line in _apart(inside)]),
    )


def _numbered(lines: Lines) -> str:
    number = count(1)
    return re.sub(_REFERENCE, lambda _: f"[[CPS-{next(number):02d}]]", "\n".join(lines))


_blocks = st.recursive(_words | _fences | _indented | _short, _nested, max_leaves=6)
markdown_texts = st.builds(
    lambda set_out, blocks, end: _numbered(_apart([set_out(blocks), end])),
    st.sampled_from([_apart, _touching]),
    st.lists(_blocks | _definitions, min_size=1, max_size=5),
    _footnotes,
)
"""Markdown as an editor may write it, with references [[CPS-01]], [[CPS-02]] … everywhere."""
