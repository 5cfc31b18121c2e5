"""What readers see of a Markdown text: the HTML that Python-Markdown makes of it, and its words."""

from __future__ import annotations

from lxml import html
from markdown import Markdown

from packsite.read.dialect import EXTENSION_CONFIGS, MARKDOWN_EXTENSIONS

_BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "tr", "summary"}


def tree_of(text: str) -> html.HtmlElement:
    """Return what Python-Markdown makes of a text with the extensions of the site."""
    markdown = Markdown(
        extensions=list(MARKDOWN_EXTENSIONS), extension_configs=dict(EXTENSION_CONFIGS)
    )
    return html.fromstring(f"<div>{markdown.convert(text)}</div>")


def lines_of(text: str) -> list[str]:
    """Return each heading, paragraph, entry and row as its tag and words; links show their address.

    What is hidden until a script shows it is left out.
    """
    tree = tree_of(text)
    for mark in tree.xpath("//a[@class='headerlink'] | //*[@hidden]"):
        mark.drop_tree()
    for link in tree.xpath("//a"):
        link.tail = f" <{link.get('href')}>{link.tail or ''}"
    for cell in tree.xpath("//th | //td"):
        cell.tail = " |"
    return [
        f"{block.tag} {' '.join(block.text_content().split())}"
        for block in tree.iter()
        if block.tag in _BLOCKS and not (block.tag == "p" and block.getparent().tag in {"li", "dd"})
    ]
