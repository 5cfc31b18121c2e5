"""Turn the blanks and tick boxes of a PDF into interactive form fields (AcroForm).

The print engine has no form fields, but it places links, on the page and in the tag tree. So each
blank is drawn inside a link to `field:` and its name; here each such link becomes a field: its
annotation a widget, its tag `Form`, its label the tooltip. The drawing stays for handwriting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageFont

from packsite.printing.document.structure import DocumentNode
from packsite.printing.document.tree import walk
from packsite.printing.pdf.fonts import FIELD_FONT
from packsite.printing.pdf.save import saved

_SCHEME = "field:"
_FONT = "/PartnershipSans"
_TEXT_STYLE = f"{_FONT} 0 Tf 0 g"
"""The default appearance of answers: a size of 0 fits the text to the field."""
_TICK = "q 1.1 w 1 J 1 j {:.2f} {:.2f} m {:.2f} {:.2f} l {:.2f} {:.2f} l S Q"
_TICK_CORNERS = ((0.24, 0.50), (0.43, 0.29), (0.77, 0.74))
_MULTILINE_FLAG = 1 << 12
_PRINT_FLAG = 1 << 2
_NONSYMBOLIC_FLAG = 1 << 5
_FIRST, _LAST = 32, 255


def with_fields(pdf: bytes, document: DocumentNode) -> bytes:
    """Return a PDF with a form field for each named field of its document.

    Deterministic to the byte; a document without named fields is returned unchanged.
    """
    nodes = {node["name"]: node for node in walk(document) if node["type"] == "field"}
    with pikepdf.open(BytesIO(pdf)) as opened:
        fields = [*_Widgets(opened, nodes).fields()]
        if not fields:
            return pdf
        opened.Root.AcroForm = _form(opened, fields)
        return saved(opened)


class _Widgets:
    """The widgets of one PDF; appearance streams of the same size are shared."""

    def __init__(self, pdf: Pdf, nodes: Mapping[str, Mapping[str, Any]]) -> None:
        self._pdf = pdf
        self._nodes = nodes
        self._streams: dict[tuple[bytes, float, float], pikepdf.Stream] = {}

    def fields(self) -> Iterator[Dictionary]:
        """Turn each field link into a widget and yield it, in reading order."""
        tags = pikepdf.NumberTree(self._pdf.Root.StructTreeRoot.ParentTree)
        for page in self._pdf.pages:
            for annotation in map(_dictionary, page.get(Name.Annots, Array())):
                address = str(annotation.get(Name.A, Dictionary()).get(Name.URI, ""))
                node = self._nodes.get(address.removeprefix(_SCHEME))
                if node and address.startswith(_SCHEME):
                    self._make_widget(annotation, node)
                    _retag(_dictionary(tags[int(annotation.StructParent)]))
                    yield annotation

    def _make_widget(self, annotation: Dictionary, node: Mapping[str, Any]) -> None:
        for key in (Name.A, Name.Border, Name.Contents, Name.QuadPoints):
            if key in annotation:
                del annotation[key]
        annotation.Subtype, annotation.F = Name.Widget, _PRINT_FLAG
        annotation.T, annotation.TU = String(node["name"]), String(node["label"])
        if node["kind"] == "tick":
            self._make_checkbox(annotation, is_ticked=node["ticked"])
        else:
            self._make_text(annotation, rows=node["size"] if node["kind"] == "area" else 0)

    def _make_checkbox(self, annotation: Dictionary, *, is_ticked: bool) -> None:
        width, height = _size(annotation)
        tick = _TICK.format(*(part for x, y in _TICK_CORNERS for part in (x * width, y * height)))
        state = Name.Yes if is_ticked else Name.Off
        streams = {"/Yes": self._stream(tick, annotation), "/Off": self._stream("q Q", annotation)}
        annotation.FT, annotation.V, annotation.AS = Name.Btn, state, state
        annotation.AP, annotation.MK = Dictionary(N=Dictionary(streams)), Dictionary(CA="4")

    def _make_text(self, annotation: Dictionary, *, rows: int) -> None:
        annotation.FT, annotation.V, annotation.DA = Name.Tx, String(""), String(_TEXT_STYLE)
        annotation.AP = Dictionary(N=self._stream("/Tx BMC EMC", annotation))
        if rows:
            annotation.Ff = _MULTILINE_FLAG
        if rows > 1:  # typed text covers the lines for handwriting
            annotation.MK = Dictionary(BG=Array([1]))

    def _stream(self, operators: str, annotation: Dictionary) -> pikepdf.Stream:
        key = (operators.encode(), *_size(annotation))
        if key not in self._streams:
            content, width, height = key
            self._streams[key] = self._pdf.make_stream(
                content,
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, width, height]),
                Resources=Dictionary(),
            )
        return self._streams[key]


def _size(annotation: Dictionary) -> tuple[float, float]:
    left, bottom, right, top = map(float, annotation.Rect)
    return round(right - left, 2), round(top - bottom, 2)


def _dictionary(value: pikepdf.Object) -> Dictionary:
    assert isinstance(value, Dictionary), "annotations and tags are dictionaries"
    return value


def _retag(element: Dictionary) -> None:
    """Turn the tag of a link into the tag of a field, with the widget as its only content."""
    kids = element.K if isinstance(element.K, Array) else Array([element.K])
    element.S, element.K = Name.Form, kids[0]
    entry = element.P.P if str(element.P.S) == "/P" else element.P
    if str(entry.S) == "/LBody" and len(entry.P.K) > 1 and not entry.P.K[0].get(Name.K):
        del entry.P.K[0]  # the empty label in place of a bullet


def _form(pdf: Pdf, fields: list[Dictionary]) -> Dictionary:
    fonts = Dictionary({_FONT: pdf.make_indirect(_font(pdf))})
    return Dictionary(
        Fields=Array(fields),
        DR=Dictionary(Font=fonts),
        DA=String(_TEXT_STYLE),
        NeedAppearances=False,
    )


def _font(pdf: Pdf) -> Dictionary:
    """Return the font of typed answers: WinAnsi characters, embedded in the file."""
    content, (widths, box) = FIELD_FONT.read_bytes(), _font_metrics()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(_FONT),
        Flags=_NONSYMBOLIC_FLAG,
        FontBBox=Array(box),
        ItalicAngle=0,
        Ascent=box[3],
        Descent=box[1],
        CapHeight=660,
        StemV=80,
        FontFile2=pdf.make_stream(content, Length1=len(content)),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name(_FONT),
        Encoding=Name.WinAnsiEncoding,
        FirstChar=_FIRST,
        LastChar=_LAST,
        Widths=Array(widths),
        FontDescriptor=pdf.make_indirect(descriptor),
    )


@cache
def _font_metrics() -> tuple[list[int], list[int]]:
    """Return the widths of the characters and the box of the font, in thousandths of an em."""
    face = ImageFont.truetype(FIELD_FONT, 1000, layout_engine=ImageFont.Layout.BASIC)
    codes = (bytes([code]).decode("cp1252", "replace") for code in range(_FIRST, _LAST + 1))
    ascent, descent = face.getmetrics()
    widths = [round(face.getlength(character)) for character in codes]
    return widths, [-500, -descent, 1500, ascent]
