"""What readers see of a Markdown text: the HTML that Python-Markdown makes of it, and its words."""

from collections.abc import Mapping

import cmarkgfm
from cmarkgfm.cmark import Options
from lxml import html
from markdown import Markdown

from packsite.model.indexed import Indexed
from packsite.model.site import Woven
from packsite.own_pack.files import own_page_maker
from packsite.read.dialect import EXTENSION_CONFIGS, MARKDOWN_EXTENSIONS, OWN_EXTENSIONS
from packsite.search.index import section_indexer

_BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "tr", "summary"}

_STRUCTURE = _BLOCKS - {"p", "tr"} | {"ul", "ol", "blockquote", "pre", "hr", "table", "del"}


def indexed(woven: Woven, rendered: Mapping[str, str]) -> Mapping[str, Indexed]:
    """Return pages, as the search and own packs are given them, from their HTML by uri."""
    urls = {uri: uri.replace(".md", ".html") for uri in rendered}
    sections, own = section_indexer(woven), own_page_maker(woven, urls)
    return {
        uri: Indexed(urls[uri], sections(uri, page), own(uri, page))
        for uri, page in rendered.items()
    }


def tree_of(text: str) -> html.HtmlElement:
    """Return what Python-Markdown makes of a text with the extensions of the site."""
    markdown = Markdown(
        extensions=[*MARKDOWN_EXTENSIONS, *OWN_EXTENSIONS],
        extension_configs=dict(EXTENSION_CONFIGS),
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


def outline_of(page: str) -> list[str]:
    """Return the structure and the words of HTML, in order; `<ol 3>` starts at three."""
    tree = html.fragment_fromstring(page, create_parent="div")
    for mark in tree.xpath("//a[@class='headerlink']"):
        mark.drop_tree()
    found: list[str] = []

    def read(element: html.HtmlElement) -> None:
        is_shown = element.tag in _STRUCTURE
        if is_shown:
            found.append(f"<{element.tag} {element.get('start', '')}".strip() + ">")
        found.extend((element.text or "").split())
        for child in element:
            read(child)
            found.extend((child.tail or "").split())
        if is_shown:
            found.append(f"</{element.tag}>")

    read(tree)
    return found


def by_the_git_host(text: str) -> str:
    """Return the HTML that the Git host makes of a text."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    page: str = cmarkgfm.github_flavored_markdown_to_html(text, options=options)
    return page
