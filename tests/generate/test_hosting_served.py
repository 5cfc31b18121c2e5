"""The settings at work: nginx, the container's nginx and Apache serve a site by them."""

import gzip
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage

import pytest
from tests.servers import CONTENT, HSTS, SERVERS, a_home, started, write_site

from packsite.generate.hosting import HEADERS

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Served:
    by: str
    host: str
    root: str

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path below the site's folder, as a browser does."""
        asked = {"Accept-Encoding": "gzip"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        with closing(HTTPConnection(self.host)) as connection:
            connection.request("GET", self.root + path, headers=asked)
            given = connection.getresponse()
            body = given.read()
        if given.headers["Content-Encoding"] == "gzip":
            body = gzip.decompress(body)
        return Answer(given.status, given.headers, body)


@pytest.fixture(
    scope="module",
    params=[(by, folder) for by in SERVERS for folder in ("", "intranet/safeguarding")],
    ids=lambda param: f"{param[0]}-{'in-a-folder' if param[1] else 'at-the-root'}",
)
def site(request: pytest.FixtureRequest) -> Iterator[Served]:
    by, folder = request.param
    with a_home() as home:
        write_site(home / "www" / folder, folder)
        with started(by, home, home / "www" / folder) as host:
            yield Served(by, host, f"/{folder}" if folder else "")


@pytest.mark.parametrize("path", ["/", "/standards/", "/standards/CPS-08.pdf", "/none.html"])
def test_every_answer_has_the_policy_once_and_is_asked_for_again(site: Served, path: str) -> None:
    headers = site.get(path).headers
    assert {name: headers.get_all(name) for name in HEADERS} == {
        name: [value] for name, value in HEADERS.items()
    }
    assert headers.get_all("Cache-Control") == ["no-cache"]


@pytest.mark.parametrize(
    "path",
    ["/none.html", "/a/b/none", "/assets/", "/assets/fonts/", "/assets/fonts/none.woff2",
     "/hosting", "/hosting/", "/hosting/nginx.conf", "/hosting/web.config"],
)  # fmt: skip
def test_what_is_not_there_or_not_for_readers_gets_the_page_of_the_site(
    site: Served, path: str
) -> None:
    answer = site.get(path)
    assert (answer.status, answer.body) == (404, CONTENT["404.html"])
    assert answer.headers.get_all("Cache-Control") == ["no-cache"]


def test_a_folder_without_its_slash_leads_to_its_page(site: Served) -> None:
    answer = site.get("/standards")
    assert answer.status == 301
    assert (
        answer.headers["Location"].removeprefix(f"http://{site.host}") == f"{site.root}/standards/"
    )


@pytest.mark.parametrize("path", ["/assets/fonts/sans.woff2", "/assets/stylesheets/site.css"])
def test_fonts_and_styles_are_kept_for_a_year_under_the_same_policy(
    site: Served, path: str
) -> None:
    headers = site.get(path).headers
    assert headers.get_all("Cache-Control") == ["max-age=31536000"]
    assert {name: headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("path", ["/", "/none.html", "/assets/fonts/sans.woff2"])
def test_a_header_of_the_servers_keepers_stays_on_nginx(site: Served, path: str) -> None:
    name, value = HSTS
    expected = [value] if site.by == "nginx" else None
    assert site.get(path).headers.get_all(name) == expected


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/standards/CPS-08.pdf", "application/pdf"),
        ("/standards/form.docx", WORD),
        ("/reviews.ics", "text/calendar"),
        ("/changes.atom", "application/atom+xml"),
        ("/assets/fonts/sans.woff2", "font/woff2"),
        ("/assets/stylesheets/site.css", "text/css"),
    ],
)  # fmt: skip
def test_every_kind_of_file_has_its_type(site: Served, path: str, kind: str) -> None:
    assert site.get(path).headers["Content-Type"] == kind


def test_a_page_is_sent_compressed_and_not_again_while_it_is_current(site: Served) -> None:
    first = site.get("/standards/")
    assert first.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in first.headers["Vary"]
    assert first.body == CONTENT["standards/index.html"]
    again = site.get("/standards/", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert site.get("/standards/", If_None_Match='"last-week"').status == 200
