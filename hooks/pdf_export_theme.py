"""Print pages with mkdocs-pdf-export-plugin, an alternative to our own PDFs.

This file is loaded twice, as configured in `mkdocs-pdf-export.yml`: as the plugin's theme handler,
which supplies the print stylesheet and the button, and as a hook of MkDocs. The hook is needed
because the plugin reads any file and any address that a page names, and only prints its errors:
here it can read only the site's own files, and errors end the build.
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

from packsite.generate.colours import colour_sheet
from packsite.model.settings import Settings
from packsite.read.data.library import library

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SCREEN_STYLES = re.compile(r'<link\b[^>]*\brel="stylesheet"[^>]*>')
_SUMMARY = '<p class="ps-summary">'


class SiteFetcher(URLFetcher):
    """Fetch only files of one folder, also as `site:path/in/it`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self.folder = folder.resolve()
        self.refused: list[str] = []
        """The refused URLs: WeasyPrint itself carries on without them."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the content of a URL. Raises ValueError if it is not a file of the site."""
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
_colours = ""
"""The colours of the partnership, as a style element."""


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
    """Restrict the plugin to the site's files, in the colours of brand.yml (hook).

    The plugin has no setting for this; its version is pinned. Our own printing is off.
    """
    global _colours, _fetcher  # noqa: PLW0603 - the variables of this module, new for each build
    found, _ = library(Settings.load(Path(config.config_file_path).resolve().parent))
    _colours = f"<style>{colour_sheet(found.brand).decode()}</style>"
    os.environ.setdefault("PACKSITE_PDF", "0")
    _fetcher = SiteFetcher(Path(config.site_dir))
    renderer.HTML = _print_version
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Fail the build if a page was not printed, or not completely (hook)."""
    if _fetcher.refused:
        named = ", ".join(sorted(set(_fetcher.refused)))
        raise PluginError(f"PDFs can only show files of the site. Pages name: {named}")
    plugin: Any = config.plugins["pdf-export"]
    if plugin.num_errors:
        failed = f"Pages that could not be printed: {plugin.num_errors}."
        raise PluginError(f"{failed} They are named above.")


def _print_version(string: str) -> HTML:
    print_styles = _SCREEN_STYLES.sub("", string).replace("</head>", f"{_colours}</head>", 1)
    return HTML(string=print_styles, url_fetcher=_fetcher)
