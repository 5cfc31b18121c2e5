"""No edit changes a file of the core of a site."""

from datetime import date

import pytest
from tests.builders import WriteTree, a_file

from packsite.edit.fix import fix
from packsite.edit.rename import rename
from packsite.edit.withdraw import withdraw
from packsite.model.settings import PacksiteError, Settings
from packsite.model.site import Site
from packsite.pipeline import check
from packsite.read.menu import menu

UNSPACED = "We bring:\n- the plan\n\nSee [[pg-01]].\n"
AMENDMENT = """\
---
amends: PG-14
owner: North unit
reviewed: 2026-11-20
review_every: 6 months
changes: [{date: 2026-11-20, kind: read, what: First published.}]
---

### PG-14.1

See [[pg-31]] and [[PG-31|ours]].
"""


@pytest.fixture
def site(write_tree: WriteTree, today: date) -> Site:
    root = write_tree(
        {
            "core/core.yml": "",
            "core/docs/data/roles.yml": "everyone: {label: Everyone, who: All}\n",
            "core/docs/visits.md": a_file("PG-11", UNSPACED, title="Visits"),
            "docs/index.md": a_file("PG-01", UNSPACED, title="Home"),
            "docs/own.md": a_file("PG-31", "See [[PG-11]].\n", title="Our own"),
            "core/docs/seeing.md": a_file("PG-14", "### PG-14.1 See\n\nDo.\n", title="Seeing"),
            "docs/seeing-here.md": AMENDMENT,
        }
    )
    return check(Settings(root), today)


def test_only_local_pages_and_amendments_are_corrected(site: Site) -> None:
    assert [file.file for file in fix(site)] == ["docs/index.md", "docs/seeing-here.md"]
    assert "See [[PG-31]] and [[PG-31|ours]]." in fix(site)[1].after


def test_a_page_of_the_core_is_neither_renamed_nor_withdrawn(site: Site, today: date) -> None:
    listed = menu(site.settings)
    expected = (
        "PG-11 belongs to the core, and files in core/ are not edited here. To leave it out, "
        'write "hide: [PG-11]" in docs/data/layers.yml; or write a page of your own with its id.'
    )
    for new in (("PG-11", "PG-12"), ("core/docs/visits.md", "core/docs/seeing.md")):
        with pytest.raises(PacksiteError) as refused:
            rename(site, listed, *new, today)
        assert str(refused.value) == expected
    with pytest.raises(PacksiteError) as refused:
        withdraw(site, listed, "PG-11", "", today)
    assert str(refused.value) == expected


def test_a_local_page_is_renamed_where_the_core_has_pages_too(site: Site, today: date) -> None:
    changed = rename(site, menu(site.settings), "PG-31", "PG-32", today)
    assert [file.file for file in changed] == ["docs/own.md", "docs/seeing-here.md"]
    assert "[[PG-32|ours]]" in changed[1].after
