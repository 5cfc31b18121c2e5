"""The content security policy: sent, carried by every page, at work, and in nobody's way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from lxml.etree import _Element as Element
from playwright.sync_api import Page, expect

from packsite.generate.hosting import HEADERS, META_POLICY

pytestmark = pytest.mark.browser

BREAK_IN = """() => {
  const script = document.createElement("script");
  script.textContent = "document.title = 'broken in'";
  document.head.append(script);
  document.body.setAttribute("style", "display: none");
  document.body.append(Object.assign(new Image(), { src: "https://example.org/x.png" }));
  fetch("index.html").catch(() => { /* refused, as it should be */ });
}"""


def inline(element: Element) -> Iterator[str]:
    """Name what the policy would refuse on one element."""
    tag = element.tag.rpartition("}")[2]
    for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
        if name == "style" or name.startswith("on") or value.strip().startswith("javascript:"):
            yield f"<{tag} {name}={value[:60]!r}>"
    is_data = element.get("type") == "application/json"
    if tag == "style" or (tag == "script" and not element.get("src") and not is_data):
        yield f"<{tag}>{(element.text or '')[:60]}"


def test_no_file_has_a_script_or_a_style_inside(site: Path) -> None:
    files = sorted(path for path in site.rglob("*") if path.suffix in {".html", ".svg"})
    assert len(files) > 50
    found = [
        f"{path.relative_to(site)}: {what}"
        for path in files
        for element in html.fromstring(path.read_bytes()).iter("*")
        for what in inline(element)
    ]
    assert found == []


def test_every_page_carries_the_policy_before_all_that_it_rules(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        head = html.fromstring(path.read_bytes().decode()).find("head")
        assert head is not None, path
        first = head[0]
        assert first.get("http-equiv") == "Content-Security-Policy", path
        assert first.get("content") == META_POLICY, path


def test_the_server_sends_what_the_snippet_says(page: Page, base_url: str) -> None:
    response = page.goto(f"{base_url}/index.html")
    assert response
    assert HEADERS.items() <= {name: response.headers[name.lower()] for name in HEADERS}.items()


def test_the_policy_is_at_work(page: Page, trouble: list[str], address: str) -> None:
    page.goto(f"{address}/index.html")
    assert trouble == []
    with page.expect_console_message(lambda message: "img-src" in message.text):
        page.evaluate(BREAK_IN)
    assert page.title() != "broken in"
    expect(page.locator("h1").first).to_be_visible()
    refused = [words for words in trouble if words.startswith("console error: policy refused")]
    for directive in ("script-src-elem", "style-src-attr", "img-src", "connect-src"):
        assert any(directive in words for words in refused), trouble
    trouble.clear()


def test_every_kind_of_file_of_the_site_has_its_type_on_every_server(site: Path) -> None:
    config = (site / "hosting/web.config").read_text("utf-8")
    files = [path for path in site.rglob("*") if path.is_file() and path.parent.name != "hosting"]
    unknown = {path.suffix for path in files} - {""}  # the mark of a site, for the build
    assert [one for one in sorted(unknown) if f'fileExtension="{one}"' not in config] == []
