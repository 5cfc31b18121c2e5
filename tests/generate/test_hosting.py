"""What web servers are told: the same strict policy in every snippet, and nothing loosened."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from lxml.html import tostring
from tests.rendering import tree_of

from packsite.generate.hosting import HEADERS, META_POLICY, hosting_files

POLICY = HEADERS["Content-Security-Policy"]
FILES = {uri: content.decode() for uri, content in hosting_files().items()}
IN_FOLDER = {
    uri: content.decode()
    for uri, content in hosting_files("https://example.org/child/protection/").items()
}
SENDS = {
    "hosting/web.config": r'<add name="([\w-]+)" value="([^"]*)" />',
    "hosting/nginx.conf": r'^add_header ([\w-]+) "([^"]*)" always;$',
    "hosting/apache.conf": r'^  Header always set ([\w-]+) "([^"]*)"$',
}


@pytest.mark.parametrize("uri", SENDS)
def test_every_server_sends_the_same_headers(uri: str) -> None:
    sent = dict(re.findall(SENDS[uri], FILES[uri], re.MULTILINE))
    assert sent == HEADERS


def test_there_is_a_snippet_for_each_server() -> None:
    assert FILES.keys() == SENDS.keys()


def test_policy_begins_with_nothing_and_has_no_exception() -> None:
    assert POLICY.startswith("default-src 'none'; ")
    assert not re.search(r"unsafe|\*|https?:|blob:|sha\d+-|nonce-", POLICY)
    assert "frame-ancestors 'self'" in POLICY


def test_policy_of_a_page_is_that_of_the_server_and_works_in_a_folder() -> None:
    alone = POLICY.removesuffix("; frame-ancestors 'self'")
    assert META_POLICY.replace("'self' file:", "'self'") == alone
    assert META_POLICY.count("'self' file:") == alone.count("'self'")


@pytest.mark.parametrize("uri", SENDS)
def test_pages_are_asked_for_again_and_only_what_never_misleads_is_kept(uri: str) -> None:
    kept = re.findall(r"\bassets/\w+", FILES[uri])
    assert sorted(kept) == ["assets/fonts", "assets/javascripts", "assets/stylesheets"]
    assert re.search(r"DisableCache|expires -1;|no-cache", FILES[uri])


def test_iis_can_read_its_snippet_and_no_kind_is_named_twice() -> None:
    kinds = ElementTree.fromstring(FILES["hosting/web.config"].encode()).find(
        "system.webServer/staticContent"
    )
    assert kinds is not None
    removed = [one.attrib["fileExtension"] for one in kinds.findall("remove")]
    added = [one.attrib["fileExtension"] for one in kinds.findall("mimeMap")]
    assert removed == added == sorted(set(added), key=added.index)
    assert ".woff2" in added


@pytest.mark.parametrize(
    ("uri", "at_root", "in_folder"),
    [
        ("hosting/web.config", '"404.html"', '"child\\protection\\404.html"'),
        ("hosting/nginx.conf", "404 /404.html;", "404 /child/protection/404.html;"),
        ("hosting/apache.conf", "404 /404.html\n", "404 /child/protection/404.html\n"),
        ("hosting/nginx.conf", "^~ /hosting/", "^~ /child/protection/hosting/"),
        ("hosting/apache.conf", "404 ^/hosting/", "404 ^/child/protection/hosting/"),
        ("hosting/nginx.conf", "^~ /assets/fonts/", "^~ /child/protection/assets/fonts/"),
        ("hosting/apache.conf", "m#^/assets/fonts/#", "m#^/child/protection/assets/fonts/#"),
    ],
)
def test_settings_are_for_the_folder_of_the_address(uri: str, at_root: str, in_folder: str) -> None:
    assert at_root in FILES[uri]
    assert in_folder in IN_FOLDER[uri]


def test_no_reader_sees_the_folder_of_the_settings_on_iis() -> None:
    path = "system.webServer/security/requestFiltering/hiddenSegments/add"
    hidden = ElementTree.fromstring(FILES["hosting/web.config"].encode()).findall(path)
    assert [one.attrib for one in hidden] == [{"segment": "hosting"}]


def test_alignment_of_a_column_is_no_style() -> None:
    table = tostring(tree_of("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |\n"), encoding="unicode")
    assert '<td align="center">2</td>' in table
    assert '<td align="right">3</td>' in table
    assert "style" not in table
