"""Turn a national page into its text in the core: without local words, entries and changes."""

import re
from collections.abc import Collection

from packsite.edit.texts import with_facts
from packsite.edit.yaml_text import with_scalars, without_entry
from packsite.model.page import Document
from packsite.model.references import spliced
from packsite.read.local_parts import local_parts

_CUT = "\0"
"""Stands where words were cut out; no page has this sign."""
_PARAGRAPH = re.compile(rf"\n\n[ |>]*{_CUT}[ |>{_CUT}]*(?=\n\n)")
_LINE = re.compile(rf"\n[ |>]*{_CUT}[ |>{_CUT}]*(?=\n)")
"""A paragraph or a line, such as a row of a table, of which nothing is left."""
_START = re.compile(rf"^{_CUT}+[ ]*", re.MULTILINE)
_LISTED = re.compile(r"(?:answers|check_against|contents|session|sources)\.")
"""The facts with lists of pages or sources, from which local ones are left out."""


def core_page(page: Document, local: Collection[str]) -> str:
    """Return the text of a national page in the core; `local` are the ids and keys left out.

    Comments of editors go with the local words: they were written for nobody else.
    """
    cuts = sorted((*local_parts(page).spans, *page.comments), key=lambda one: (one.start, -one.end))
    text = spliced(page.text, ((span, _CUT) for span in cuts))
    for pattern in (_PARAGRAPH, _LINE, _START):
        text = pattern.sub("", text)
    return with_facts(text.replace(_CUT, ""), lambda facts: _core_facts(page, facts, local))


def _core_facts(page: Document, facts: str, local: Collection[str]) -> str:
    def kept(path: str, value: str) -> str | None:
        is_local = value in local or value.partition(".")[0] in local
        return None if is_local and _LISTED.match(path) else value

    for at in reversed([at for at, one in enumerate(page.facts.changes) if one.local]):
        facts = without_entry(facts, "changes", at)
    return with_scalars(facts, kept)
