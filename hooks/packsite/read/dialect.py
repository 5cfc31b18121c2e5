"""The Markdown extensions of the content: one list for the site, the print stage and the checks.

`mkdocs.yml` must repeat the list, because other generators read it there.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import markdown

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
    "pymdownx.tilde",
)

OWN_EXTENSIONS = (
    "packsite.read.row_heads:RowHeads",
    "packsite.read.phone_links:PhoneLinks",
    "packsite.read.markdown_marks:Marks",
)
"""Ours, which no other generator knows: the Markdown reads the same without it."""
EXTENSION_CONFIGS: Mapping[str, Mapping[str, Any]] = {
    "footnotes": {"USE_DEFINITION_ORDER": False},  # the order of the text, as on paper
    "tables": {"use_align_attribute": True},  # instead of a style, which the site's policy refuses
    "toc": {"permalink": True, "marker": ""},  # [TOC] stays text, as on the Git host
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.tilde": {"subscript": False},  # ~~struck out~~ and nothing else
}


@cache
def offline_converter() -> markdown.Markdown:
    """Return the site's converter without permanent links, for print and plain text."""
    configs = {**EXTENSION_CONFIGS, "toc": {**EXTENSION_CONFIGS["toc"], "permalink": False}}
    return markdown.Markdown(
        extensions=[*MARKDOWN_EXTENSIONS, *OWN_EXTENSIONS],
        extension_configs=configs,
        output_format="html",
    )
