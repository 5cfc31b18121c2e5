"""Print pages with mkdocs-pdf-export-plugin: the other way to PDFs, for those who prefer it.

Two readers load this file, as `mkdocs-pdf-export.yml` says. The plugin asks its theme handler for
the print stylesheet and the button. MkDocs calls the hook, because the plugin reads any file and
any address that a page names, and only prints its errors: here it gets the site's own files and
nothing else, and what goes wrong ends the build.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from mkdocs.exceptions import PluginError
from mkdocs_pdf_export_plugin import renderer
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SCREEN_STYLES = re.compile(r'<link\b[^>]*\brel="stylesheet"[^>]*>')
_SUMMARY = '<p class="ps-summary">'


class SiteFetcher(URLFetcher):
    """Read the files of one folder, also as `site:path/in/it`; refuse everything else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self.folder = folder.resolve()
        self.refused: list[str] = []
        """What was asked for in vain: WeasyPrint itself goes on without it."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return what is at a URL. Raises ValueError for what is not of the site."""
        if url.startswith("site:"):
            url = (self.folder / url.removeprefix("site:")).as_uri()
        if not url.startswith("data:") and not self._is_inside(url):
            self.refused.append(url)
            raise ValueError(f"{url} is not a file of the site")
        return super().fetch(url, headers)

    def _is_inside(self, url: str) -> bool:
        parts = urlsplit(url)
        path = Path(url2pathname(parts.path)).resolve()
        return parts.scheme == "file" and not parts.netloc and path.is_relative_to(self.folder)


_fetcher = SiteFetcher(Path())


def get_stylesheet() -> str:
    """Return the print stylesheet (theme handler)."""
    return Path(__file__).with_suffix(".css").read_text("utf-8")


def modify_html(html: str, href: str) -> str:
    """Return a page with a button that leads to its PDF (theme handler)."""
    above, summary, below = html.partition(_SUMMARY)
    words, end, rest = below.partition("</p>")
    button = f'\n<p><a class="ps-pdf" href="{escape(href)}">This page as PDF</a></p>' if end else ""
    return above + summary + words + end + button + rest


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Have the plugin read the site's files alone, and no stylesheet of the screen (hook).

    The plugin has no setting for either; its version is pinned. Our own print stage rests.
    """
    global _fetcher  # noqa: PLW0603 - the one variable of this module, new for each build
    os.environ.setdefault("PACKSITE_PDF", "0")
    _fetcher = SiteFetcher(Path(config.site_dir))
    renderer.HTML = _print_version
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """End the build where a page was not printed, or not as written (hook)."""
    if _fetcher.refused:
        named = ", ".join(sorted(set(_fetcher.refused)))
        raise PluginError(f"PDFs can only show files of the site. Pages name: {named}")
    plugin: Any = config.plugins["pdf-export"]
    if plugin.num_errors:
        failed = f"Pages that could not be printed: {plugin.num_errors}."
        raise PluginError(f"{failed} They are named above.")


def _print_version(string: str) -> HTML:
    return HTML(string=_SCREEN_STYLES.sub("", string), url_fetcher=_fetcher)
