"""Read the XML parts of an Office file (ECMA-376): names, attributes, and text that Word hides.

Elements and attributes are told by their local names, because strict and transitional files differ
in namespace.
"""

import zlib
from zipfile import BadZipFile

from lxml import etree

MOST_BYTES = 60_000_000
"""Limit on all parts of a file together, before anything is unpacked."""
UNREADABLE = (
    BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, RuntimeError, EOFError, ValueError,
)  # fmt: skip
"""The exceptions of zipfile and lxml for damaged and encrypted packages."""
_OFF = {"0", "false", "off"}


def parsed_part(content: bytes) -> etree._Element:
    """Return a part as a tree; entities stay unresolved. Raises one of UNREADABLE."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(element).localname


def attribute(element: etree._Element, name: str = "val") -> str:
    """Return an attribute by its local name; empty without it."""
    found = (value for key, value in element.attrib.items() if etree.QName(key).localname == name)
    return str(next(found, ""))


def hidden_styles(styles: etree._Element | None) -> set[str]:
    """Return the ids of the styles that hide their text (`w:vanish`, 17.3.2.41)."""
    return {
        attribute(style, "styleId")
        for style in (() if styles is None else styles.iter("{*}style"))
        for mark in style.iterfind("{*}rPr/{*}vanish")
        if attribute(mark) not in _OFF
    }


def is_hidden(run: etree._Element, styles: set[str]) -> bool:
    """Return whether a run is hidden, by its own mark or by one of the hidden styles."""
    own = run.find("{*}rPr/{*}vanish")
    if own is not None:
        return attribute(own) not in _OFF
    paragraph = next(run.iterancestors("{*}p"), run)
    named = (*run.iterfind("{*}rPr/{*}rStyle"), *paragraph.iterfind("{*}pPr/{*}pStyle"))
    return any(attribute(style) in styles for style in named)
