"""Profiles of the browser: one new for what a first visit is about, one emptied for all others."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from tests.browser.looks import DESKTOP

_FORGET = """() => ["localStorage", "sessionStorage"].forEach((name) => {
  try { window[name].clear(); } catch { /* a page without an address has none */ }
})"""
_TELL_WHAT_IS_REFUSED = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy refused: ${event.effectiveDirective} ${event.blockedURI}`);
});"""


@contextmanager
def new_profile(chromium: Browser, **options: Any) -> Iterator[Page]:
    """Open a page of a profile in which nothing has been loaded: dear, so only where it matters."""
    context = chromium.new_context(viewport=DESKTOP, **options)
    yield context.new_page()
    context.close()


def as_new(page: Page) -> None:
    """Empty a page, forget all that it has kept, and end what it was told to pretend."""
    page.evaluate(_FORGET)
    page.goto("about:blank")
    page.set_viewport_size(DESKTOP)
    page.emulate_media(
        media="null", color_scheme="null", reduced_motion="null", forced_colors="null"
    )
    page.context.clear_cookies()
    page.context.clear_permissions()


def watched(trouble: list[str], page: Page) -> Page:
    """Have a page report errors, warnings and requests to others."""

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            trouble.append(f"console {message.type}: {message.text}")

    def requested(request: Request) -> None:
        if (host := urlsplit(request.url).hostname) not in {None, "", "127.0.0.1"}:
            trouble.append(f"request to {host}: {request.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: trouble.append(f"error on the page: {error}"))
    page.on("request", requested)
    page.add_init_script(_TELL_WHAT_IS_REFUSED)
    return page
