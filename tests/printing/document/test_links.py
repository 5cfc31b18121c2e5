"""Links in print."""

from typing import Any

import pytest
from tests.printing.jobs import a_job, a_pack, a_page, all_of, document_of, in_parts, line, words

SITE = "https://safeguarding.example/"


def _in_pack(markdown: str, *, number: int = 9) -> Any:
    pages = (a_page(markdown), a_page("## When { #when }", number=number, title="Reviews"))
    blocks: list[Any] = [*document_of(a_pack(*pages))[0].content["pages"][0]["blocks"]]
    return blocks[0]["content"]


def test_link_to_a_page_of_the_same_document_jumps_and_gives_the_page_number():
    assert _in_pack('See [reviews](page-9.md "CPS-09").') == [
        "See ",
        {"type": "jump", "label": "CPS-09", "content": ["reviews"]},
        " (CPS-09, page\u00a0",
        {"type": "page-number", "label": "CPS-09"},
        ").",
    ]


def test_link_to_an_anchor_in_the_same_document_jumps_there():
    (jump,) = all_of("jump", _in_pack("See [when](../standards/page-9.md#when)."))
    assert jump["label"] == "CPS-09:when"


def test_link_to_an_anchor_that_is_not_printed_falls_back_to_its_page():
    (jump,) = all_of("jump", _in_pack("See [when](page-9.md#gone)."))
    assert jump["label"] == "CPS-09"


def test_link_whose_text_has_the_id_does_not_repeat_it():
    found = _in_pack('See [CPS-09 Reviews](page-9.md "CPS-09").')
    assert found[2] == " (page\u00a0"


def test_link_inside_a_page_jumps_without_a_page_number():
    found = line("[below](#x) and\n<span id='x'></span>here")
    assert found[0] == {"type": "jump", "label": "CPS-08:x", "content": ["below"]}
    assert words(found[1:]) == " and here"


def test_link_to_a_source_jumps_to_the_list_on_the_same_page():
    found = line('[Children Act](../sources.md#CA1989 "CA1989") <span id="CA1989"></span>list')
    assert found[0]["label"] == "CPS-08:CA1989"
    assert "(CA1989)" not in words(found)


def test_link_to_a_page_outside_the_document_adds_its_id():
    assert line('See [strategy](strategy.md "CPS-03").') == ["See strategy (CPS-03)."]


@pytest.mark.parametrize("site_url", [SITE, SITE.rstrip("/")])
def test_link_to_a_page_outside_the_document_is_live_where_the_site_is_known(site_url):
    found = line('See [strategy](strategy.md#CPS-03.2 "CPS-03.2").', site_url=site_url)
    assert found == [
        "See ",
        {
            "type": "link",
            "url": f"{SITE}standards/strategy.html#CPS-03.2",
            "content": ["strategy"],
        },
        " (CPS-03.2).",
    ]


def test_link_to_the_readme_of_a_folder_leads_to_its_index():
    assert (
        line("[Forms](forms/README.md)", site_url=SITE)[0]["url"]
        == f"{SITE}standards/forms/index.html"
    )


def test_id_added_inside_brackets_has_none_of_its_own():
    assert words(line('(see [strategy](strategy.md "CPS-03"))')) == "(see strategy, CPS-03)"


def test_external_link_is_followed_by_its_short_address():
    url = "https://www.gov.uk/guidance/"
    assert line(f"Read [the guidance]({url}) first.") == [
        "Read ",
        {"type": "link", "url": url, "content": ["the guidance"]},
        " (",
        {"type": "link", "url": url, "content": ["gov.uk/guidance"]},
        ") first.",
    ]


def test_address_that_is_the_text_of_its_link_is_not_repeated():
    assert words(line("<https://gov.uk/guidance>")) == "https://gov.uk/guidance"
    assert words(line("[gov.uk/guidance](https://www.gov.uk/guidance/)")) == "gov.uk/guidance"


def test_bare_address_becomes_a_link():
    assert line("At https://www.bolton.gov.uk/x-y. Then") == [
        "At ",
        {"type": "link", "url": "https://www.bolton.gov.uk/x-y", "content": ["bolton.gov.uk/x-y"]},
        ". Then",
    ]


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        ("[us](mailto:team@example.org)", "us (team@example.org)"),
        ("[team@example.org](mailto:team@example.org)", "team@example.org"),
        ("[01204 331500](tel:01204331500)", "01204 331500"),
        ("[ring](tel:01204331500)", "ring (01204331500)"),
    ],
)
def test_contact_links_are_readable(markdown, printed):
    assert words(line(markdown)) == printed


@pytest.mark.parametrize(
    "markdown",
    ["[the form](form.pdf)", "[x](javascript:alert)", "[x](http://[bad)", "[x](form.docx)"],
)
def test_link_with_no_print_form_is_plain_text(markdown):
    assert words(line(markdown, site_url=SITE)) in {"the form", "x"}
    assert all_of("link", line(markdown, site_url=SITE)) == []


def test_link_in_a_heading_adds_nothing():
    found = document_of(a_pack(a_page('## See [B](page-9.md "CPS-09")'), a_page(number=9)))
    assert words(found[0].content["pages"][0]["blocks"]) == "See B"


def test_a_pack_has_its_sources_once_in_its_back_matter_where_citations_lead():
    text = 'See [Working Together](../sources.md#WT2026 "WT2026").[^a]\n\n[^a]: A note.\n\n'
    sources = '## Sources {#rests-on}\n\n<span id="WT2026"></span>Working Together 2026\n'
    pack = in_parts(a_pack(a_page(text + sources), intro=text + sources))
    document, problems = document_of(pack)
    assert not problems
    (cited,) = document.content["cited"]
    assert cited[0] == "cited:WT2026"
    assert [jump["label"] for jump in all_of("jump", document.content)] == [cited[0]] * 2
    assert not all_of("page-number", document.content)
    assert not all_of("heading", document.content)
    (page,) = document_of(a_job(a_page(text + sources)))[0].content["pages"]
    assert [words(node) for node in all_of("heading", page)] == ["Sources"]
