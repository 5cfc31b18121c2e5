"""The looks in which a page is tested: light and dark, on a desktop and on the smallest phone."""

from typing import Literal

from playwright.sync_api import Page, ViewportSize

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 320, "height": 640}
"""A small phone; also a desktop at 400 % zoom, which is the width that WCAG 1.4.10 names."""
LOOKS: dict[str, tuple[ViewportSize, Literal["light", "dark"]]] = {
    "light": (DESKTOP, "light"),
    "dark": (DESKTOP, "dark"),
    "phone": (PHONE, "light"),
    "dark phone": (PHONE, "dark"),
}


def take_on(page: Page, look: str) -> None:
    """Give a page a size and colours; nothing moves, so that no colour is caught on its way."""
    size, colours = LOOKS[look]
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
