"""The settings of servers that no test can start; test_hosting_served.py starts the others."""

import json
import re
from xml.etree import ElementTree

from lxml.html import tostring
from tests.rendering import tree_of

from packsite.generate.hosting import HEADERS, META_POLICY, hosting_files

POLICY = HEADERS["Content-Security-Policy"]
FILES = {uri: content.decode() for uri, content in hosting_files().items()}
AZURE = json.loads(FILES["hosting/staticwebapp.config.json"])
IN_FOLDER = {
    uri: content.decode()
    for uri, content in hosting_files("https://example.org/child/protection/").items()
}


def iis(uri_of_part: str) -> list[dict[str, str]]:
    config = ElementTree.fromstring(FILES["hosting/web.config"].encode())
    return [dict(one.attrib) for one in config.findall(f"system.webServer/{uri_of_part}")]


def test_iis_and_azure_send_the_headers_of_the_others() -> None:
    added = iis("httpProtocol/customHeaders/add")
    assert {one["name"]: one["value"] for one in added} == HEADERS
    assert AZURE["globalHeaders"] == {**HEADERS, "Cache-Control": "no-cache"}


def test_policy_begins_with_nothing_and_has_no_exception() -> None:
    assert POLICY.startswith("default-src 'none'; ")
    assert not re.search(r"unsafe|\*|https?:|blob:|sha\d+-|nonce-", POLICY)
    assert "frame-ancestors 'self'" in POLICY


def test_policy_of_a_page_is_that_of_the_server_and_works_in_a_folder() -> None:
    alone = POLICY.removesuffix("; frame-ancestors 'self'")
    assert META_POLICY.replace("'self' file:", "'self'") == alone
    assert META_POLICY.count("'self' file:") == alone.count("'self'")


def test_iis_and_azure_keep_only_what_never_misleads() -> None:
    kept = ["assets/javascripts", "assets/stylesheets", "assets/fonts"]
    assert re.findall(r'<location path="([^"]*)">', FILES["hosting/web.config"]) == kept
    assert iis("staticContent/clientCache") == [{"cacheControlMode": "DisableCache"}]
    closed, *routes = AZURE["routes"]
    assert closed == {"route": "/hosting/*", "statusCode": 404}
    assert [one["route"] for one in routes] == [f"/{part}/*" for part in kept]


def test_iis_and_azure_know_every_kind_of_file_and_iis_none_twice() -> None:
    removed = [one["fileExtension"] for one in iis("staticContent/remove")]
    added = {one["fileExtension"]: one["mimeType"] for one in iis("staticContent/mimeMap")}
    assert removed == list(added)
    assert AZURE["mimeTypes"] == added
    assert added[".woff2"] == "font/woff2"


def test_iis_looks_for_the_error_page_in_the_folder_of_the_address() -> None:
    assert 'path="404.html"' in FILES["hosting/web.config"]
    assert 'path="child\\protection\\404.html"' in IN_FOLDER["hosting/web.config"]


def test_no_reader_sees_a_list_of_files_or_the_settings_on_iis() -> None:
    assert iis("directoryBrowse") == [{"enabled": "false"}]
    assert iis("security/requestFiltering/hiddenSegments/add") == [{"segment": "hosting"}]


def test_a_container_is_asked_for_the_home_page_in_its_folder() -> None:
    words = IN_FOLDER["hosting/Containerfile"]
    assert "COPY . /usr/share/nginx/html/child/protection/\n" in words
    assert "http://127.0.0.1:8080/child/protection/index.html" in words


def test_alignment_of_a_column_is_no_style() -> None:
    table = tostring(tree_of("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |\n"), encoding="unicode")
    assert '<td align="center">2</td>' in table
    assert '<td align="right">3</td>' in table
    assert "style" not in table
