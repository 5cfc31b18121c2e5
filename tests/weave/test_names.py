"""`[[partnership]]` and `[[area]]` are shown as the names in brand.yml."""

import pytest
from tests.builders import WriteTree, a_file
from tests.conftest import TODAY
from tests.rendering import lines_of

from packsite.model.settings import Settings
from packsite.model.site import Site
from packsite.pipeline import check, weave

BODY = """\
The [[partnership]] serves [[area]]: see [what
[[area]] decides](#what-northshire-decides) and `[[area]]`.

## What [[area]] decides

| Who | What |
| --- | --- |
| [[area]]'s council | [[local:panel]] |
"""
TREE = {
    "docs/index.md": a_file(body=BODY, title="Safe in [[area]]", summary="The [[partnership]]."),
    "docs/data/brand.yml": "name: Northshire & Vale Partnership\narea: Northshire\nsite_name: S\n",
    "docs/data/partnership.yml": 'local: {panel: {label: "Panel in [[area]]", kind: text}}\n',
}


@pytest.fixture
def site(write_tree: WriteTree) -> Site:
    return check(Settings(write_tree(TREE)), TODAY)


def test_names_are_words_in_text_links_headings_tables_and_labels(site: Site) -> None:
    assert [str(one) for one in site.problems] == []
    assert lines_of(weave(site, with_pdf=False).bodies["index.md"]) == [
        "p The Northshire & Vale Partnership serves Northshire: see what Northshire decides "
        "<#what-northshire-decides> and [[area]].",
        "h2 What Northshire decides",
        "tr Who |What |",
        "tr Northshire's council |Panel in Northshire (to be confirmed) |",
    ]


def test_names_are_words_in_facts(site: Site) -> None:
    facts = site.documents[0].facts
    assert facts.title == "Safe in Northshire"
    assert facts.summary == "The Northshire & Vale Partnership."


def test_a_heading_has_its_anchor_from_the_name(site: Site) -> None:
    assert site.documents[0].headings[0].anchor == "what-northshire-decides"
