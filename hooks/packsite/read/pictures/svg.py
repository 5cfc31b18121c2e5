"""Reduce an SVG to static shapes and text; scripts, animation and external resources are refused.

Comments, metadata and the private data of drawing programs are removed. Everything else must be on
the allowlist.
"""

import re
from collections.abc import Iterator

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ELEMENTS = {
    "svg", "g", "defs", "symbol", "use", "title", "desc", "style", "switch", "path", "rect",
    "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath",
    "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "metadata",
}  # fmt: skip
_FUNCTIONS = {
    "url", "rgb", "rgba", "hsl", "hsla", "translate", "rotate", "scale", "matrix", "skewx",
    "skewy", "calc", "var",
}  # fmt: skip
_CALL = re.compile(r"([\w-]*)\(\s*(['\"]?)(#?)")
_RULE = re.compile(r"@[\w-]+")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_START = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE.*?>|\s)*<svg[\s>]", re.DOTALL
)
_NO_SIZE = re.compile(r"\s*(?:-|0*\.?0+(?:[a-z%]*\s*)$)")
_LARGEST = 2_000_000
_MOST_NODES = 20_000
"""Limit on elements, counting every `use` of an element."""
_DEEPEST = 40
_SAVE = 'Save it as "plain SVG" without it, or as PNG.'


def is_svg(content: bytes) -> bool:
    """Whether a file begins like an SVG."""
    return bool(_START.match(content[:4096]))


def safe_svg(content: bytes) -> tuple[bytes, str, str]:
    """Return the reduced drawing, its fault and the hint.

    A drawing without anything to remove is returned unchanged.
    """
    if len(content) > _LARGEST:
        most = f"{_LARGEST // 1_000_000} MB"
        return b"", f"is larger than {most}, the most for a drawing", "Save it as PNG."
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return b"", 'begins with a "<!DOCTYPE>"', "Remove that line, or save it as PNG."
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return b"", "is damaged", "Open it in the program that made it and save it again."
    if str(root.getroottree().docinfo.encoding or "UTF-8").upper() not in {"UTF-8", "ASCII"}:
        return b"", "is not saved as UTF-8", _SAVE
    if root.tag != f"{_SVG}svg":
        return b"", "is not a picture", "Save it as PNG, JPEG, SVG, GIF or WebP."
    if any(_NO_SIZE.match(root.get(name, "")) for name in ("width", "height")):
        return b"", "has no width or height", "Save it again with the size of what is drawn."
    if fault := _fault(root):
        return b"", fault, _SAVE
    return (etree.tostring(root, encoding="utf-8") if _reduce(root) else content), "", ""


def _fault(root: etree._Element) -> str:
    for element in root.iter(etree.Element):
        if not _is_drawn(element):
            continue
        name = etree.QName(element).localname
        if name not in _ELEMENTS:
            return f'contains "<{name}>", which does not belong in a drawing'
        if found := next(_active(element), ""):
            return f'contains "{found}" in "<{name}>", which does not belong in a drawing'
    return _fault_of_size(root)


def _is_drawn(element: etree._Element) -> bool:
    """Whether a browser would draw it; elements of other namespaces are removed later."""
    return element.tag.startswith(_SVG) or not element.tag.startswith("{")


def _active(element: etree._Element) -> Iterator[str]:
    """Yield the active content of one element: handlers and external resources."""
    for name, value in element.attrib.items():
        local = etree.QName(name).localname
        if local.lower().startswith("on") or str(name) == f"{_XML}base":
            yield local
        if name in _HREFS and not str(value).strip().startswith("#"):
            yield str(value)[:60]
        yield from _active_style(str(value), is_style=local == "style")
    if etree.QName(element).localname == "style":
        yield from _active_style("".join(map(str, element.itertext())), is_style=True)


def _active_style(text: str, *, is_style: bool) -> Iterator[str]:
    text = _COMMENT.sub(" ", text)
    if is_style and "\\" in text:
        yield "\\"
    if is_style and (rule := _RULE.search(text)):
        yield rule[0]
    for name, _, mark in _CALL.findall(text) if is_style or "url" in text.lower() else ():
        if name.lower() == "url" and not mark:
            yield "url(…)"
        elif is_style and name.lower() not in _FUNCTIONS:
            yield f"{name}(…)"


def _fault_of_size(root: etree._Element) -> str:
    """Return the fault of a drawing that is too deep, or too large once every `use` is expanded."""
    by_id = {element.get("id"): element for element in root.iter(etree.Element)}
    sizes: dict[etree._Element, int] = {}

    def size(element: etree._Element, above: frozenset[etree._Element], depth: int) -> int:
        if element in above or depth > _DEEPEST:
            return _MOST_NODES + 1
        if element not in sizes:
            inside = [*element.iterchildren(etree.Element)]
            if element.tag == f"{_SVG}use":
                target = next(filter(None, map(element.get, _HREFS)), "").strip().lstrip("#")
                inside += [by_id[target]] if target in by_id else []
            whole = (size(child, above | {element}, depth + 1) for child in inside)
            sizes[element] = min(1 + sum(whole), _MOST_NODES + 1)
        return sizes[element]

    is_too_large = size(root, frozenset(), 0) > _MOST_NODES
    return "is too large or too deeply nested to draw" if is_too_large else ""


def _reduce(root: etree._Element) -> bool:
    """Remove everything that is not drawn; return whether anything was."""
    before = etree.tostring(root.getroottree())
    foreign = {element.tag for element in root.iter(etree.Element) if not _is_drawn(element)}
    nodes = (etree.Comment, etree.ProcessingInstruction, f"{_SVG}metadata", *foreign)
    etree.strip_elements(root, *nodes, with_tail=False)
    for element in root.iter(etree.Element):
        for name in [str(name) for name in element.attrib]:
            if name.startswith("{") and name not in _HREFS and not name.startswith(_XML):
                del element.attrib[name]
    return etree.tostring(root) != before
