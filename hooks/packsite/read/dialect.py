"""The Markdown that the content may use: one list for the site, the print stage and the checks.

`mkdocs.yml` has to spell the same list out, because other generators read it there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MARKDOWN_EXTENSIONS: tuple[str, ...] = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
)

EXTENSION_CONFIGS: Mapping[str, Mapping[str, Any]] = {
    "tables": {"use_align_attribute": True},  # instead of a style, which the site's policy refuses
    "toc": {"permalink": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}
