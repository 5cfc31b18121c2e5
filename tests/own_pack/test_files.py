"""The files for a reader's own pack, from a small site."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.builders import A_LIBRARY, a_page, a_site
from tests.rendering import indexed

from packsite.model.addresses import OWN_PACK_URI, PACKS_URI
from packsite.model.data import Published
from packsite.model.page import Document
from packsite.model.site import Woven
from packsite.own_pack.files import PACK_INDEX_URI, own_pack, own_pack_uris
from packsite.pipeline import weave

RENAMED = Published(
    "LB-2021-09", "Brief", (), (), withdrawn=date(2026, 11, 24), replaced_by="LB-2022-01"
)


def withdrawn(page: Document) -> Document:
    gone = replace(page.facts, withdrawn=date(2026, 11, 24), replaced_by="CPS-05")
    return replace(page, facts=gone)


@pytest.fixture(scope="module")
def woven() -> Woven:
    return weave(
        a_site(
            a_page("CPS-05", title="Core groups", topics=("meeting",), audience=("social-work",)),
            withdrawn(a_page("CPS-04", file="standards/old.md", title="Old groups")),
            a_page("LB-2022-01", title="A brief"),
            a_page("PK-01", title="New here", contents=("LB-2022-01", "CPS-05")),
            library=replace(A_LIBRARY, published={RENAMED.id: RENAMED}),
        ),
        with_pdf=False,
    )


@pytest.fixture(scope="module")
def made(woven: Woven) -> Mapping[str, bytes]:
    rendered = {uri: f"<h1>T</h1><p>Words of {uri}</p>" for uri in woven.pages}
    return own_pack(woven, indexed(woven, rendered | {"other.md": "Of another plugin"}))


def index(made: Mapping[str, bytes]) -> dict[str, Any]:
    text = made[PACK_INDEX_URI].decode()
    found: dict[str, Any] = json.loads(text.removeprefix("packsite.ownPack=")[:-2])
    return found


def test_every_page_in_use_but_packs_can_be_chosen(woven: Woven) -> None:
    assert {"CPS-05", "LB-2022-01", "PG-92"} <= {*woven.choosable.values()}
    assert {"PK-01", "CPS-04"}.isdisjoint(woven.choosable.values())
    assert {PACKS_URI, OWN_PACK_URI}.isdisjoint(woven.choosable)


def test_the_files_have_the_uris_announced(woven: Woven, made: Mapping[str, bytes]) -> None:
    assert {*made} == {*own_pack_uris(woven)}
    assert "packs/own/CPS-05.js" in made


def test_the_html_of_a_page_is_a_script(woven: Woven, made: Mapping[str, bytes]) -> None:
    uri = next(uri for uri, page_id in woven.choosable.items() if page_id == "CPS-05")
    assert made["packs/own/CPS-05.js"].decode() == (
        f'(packsite.ownPages??={{}})["CPS-05"]="<p>Words of {uri}</p>";\n'
    )


def test_the_index_has_the_facts_for_cover_and_contents(made: Mapping[str, bytes]) -> None:
    known = index(made)
    page = next(page for page in known["pages"] if page["id"] == "CPS-05")
    assert known["partnership"] == "The partnership"
    assert known["kinds"][page["kind"]] == "Standard"
    assert page["title"] == "Core groups"
    assert page["url"].endswith(".html")
    assert page["topics"] == ["meeting"]
    assert page["due"].startswith("20")
    facts = dict(page["facts"])
    assert facts["For"] == "Social work"
    assert facts["Version"] == page["version"]
    assert {"Owner", "Reviewed", "Review due"} <= {*facts}


def test_the_index_has_packs_in_order_and_replacements(
    made: Mapping[str, bytes],
) -> None:
    known = index(made)
    assert [(pack["id"], pack["contents"]) for pack in known["packs"]] == [
        ("PK-01", ["LB-2022-01", "CPS-05"])
    ]
    assert known["withdrawn"] == {
        "CPS-04": ["Old groups", "CPS-05"],
        "LB-2021-09": ["Brief", "LB-2022-01"],
    }


def test_pages_are_sorted_by_kind_and_code(made: Mapping[str, bytes]) -> None:
    pages = index(made)["pages"]
    assert [(page["kind"], page["id"]) for page in pages] == sorted(
        (page["kind"], page["id"]) for page in pages
    )
