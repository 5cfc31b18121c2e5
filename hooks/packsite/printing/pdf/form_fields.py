"""Make the drawn places of a PDF into fields that can be filled in on a screen.

The print engine knows no fields, but it places links, on the page and in the tags. So each place is
drawn inside a link to `field:` and its name; here every such link becomes a field: the annotation a
widget, its tag a form, its words the label. What is drawn on the page stays for those with a pen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageFont

from packsite.printing.document.nodes import DocumentNode, walk
from packsite.printing.pdf.fonts import FIELD_FONT
from packsite.printing.pdf.save import saved

_ADDRESS = "field:"
_FONT = "/PartnershipSans"
_WRITING = f"{_FONT} 0 Tf 0 g"
"""How answers are set: in a size that fits, so that no word is lost on paper."""
_TICK = "q 1.1 w 1 J 1 j {:.2f} {:.2f} m {:.2f} {:.2f} l {:.2f} {:.2f} l S Q"
_CORNERS = ((0.24, 0.50), (0.43, 0.29), (0.77, 0.74))
_MULTILINE = 1 << 12
_IS_PRINTED = 1 << 2
_NOT_SYMBOLS = 1 << 5
_FIRST, _LAST = 32, 255


def with_fields(pdf: bytes, document: DocumentNode) -> bytes:
    """Return a PDF with a field for each place that its document has a name for.

    The same input gives the same bytes; a document without fields comes back as it was.
    """
    nodes = {node["name"]: node for node in walk(document) if node["type"] == "field"}
    with pikepdf.open(BytesIO(pdf)) as opened:
        fields = [*_Widgets(opened, nodes).fields()]
        if not fields:
            return pdf
        opened.Root.AcroForm = _form(opened, fields)
        return saved(opened)


class _Widgets:
    """The fields of one PDF in the making; drawings of the same size are shared."""

    def __init__(self, pdf: Pdf, nodes: Mapping[str, Mapping[str, Any]]) -> None:
        self._pdf = pdf
        self._nodes = nodes
        self._drawings: dict[tuple[bytes, float, float], pikepdf.Stream] = {}

    def fields(self) -> Iterator[Dictionary]:
        """Turn each link to a field into one, page by page, in reading order."""
        tags = pikepdf.NumberTree(self._pdf.Root.StructTreeRoot.ParentTree)
        for page in self._pdf.pages:
            for annotation in _dictionaries(page.get(Name.Annots, Array())):
                address = str(annotation.get(Name.A, Dictionary()).get(Name.URI, ""))
                node = self._nodes.get(address.removeprefix(_ADDRESS))
                if node and address.startswith(_ADDRESS):
                    self._make_widget(annotation, node)
                    _tag(_dictionary(tags[int(annotation.StructParent)]))
                    yield annotation

    def _make_widget(self, annotation: Dictionary, node: Mapping[str, Any]) -> None:
        for key in (Name.A, Name.Border, Name.Contents, Name.QuadPoints):
            if key in annotation:
                del annotation[key]
        annotation.Subtype, annotation.F = Name.Widget, _IS_PRINTED
        annotation.T, annotation.TU = String(node["name"]), String(node["label"])
        if node["kind"] == "tick":
            self._make_box(annotation, is_ticked=node["ticked"])
        else:
            self._make_text(annotation, rows=node["size"] if node["kind"] == "area" else 0)

    def _make_box(self, annotation: Dictionary, *, is_ticked: bool) -> None:
        width, height = _size(annotation)
        tick = _TICK.format(*(part for x, y in _CORNERS for part in (x * width, y * height)))
        state = Name.Yes if is_ticked else Name.Off
        drawings = {"/Yes": self._drawn(tick, annotation), "/Off": self._drawn("q Q", annotation)}
        annotation.FT, annotation.V, annotation.AS = Name.Btn, state, state
        annotation.AP, annotation.MK = Dictionary(N=Dictionary(drawings)), Dictionary(CA="4")

    def _make_text(self, annotation: Dictionary, *, rows: int) -> None:
        annotation.FT, annotation.V, annotation.DA = Name.Tx, String(""), String(_WRITING)
        annotation.AP = Dictionary(N=self._drawn("/Tx BMC EMC", annotation))
        if rows:
            annotation.Ff = _MULTILINE
        if rows > 1:  # what is typed covers the lines for the pen
            annotation.MK = Dictionary(BG=Array([1]))

    def _drawn(self, operators: str, annotation: Dictionary) -> pikepdf.Stream:
        key = (operators.encode(), *_size(annotation))
        if key not in self._drawings:
            content, width, height = key
            self._drawings[key] = self._pdf.make_stream(
                content,
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, width, height]),
                Resources=Dictionary(),
            )
        return self._drawings[key]


def _size(annotation: Dictionary) -> tuple[float, float]:
    left, bottom, right, top = map(float, annotation.Rect)
    return round(right - left, 2), round(top - bottom, 2)


def _dictionaries(array: Iterable[pikepdf.Object]) -> Iterator[Dictionary]:
    return map(_dictionary, array)


def _dictionary(found: pikepdf.Object) -> Dictionary:
    assert isinstance(found, Dictionary), "annotations and tags are dictionaries"
    return found


def _tag(element: Dictionary) -> None:
    """Make the tag of a link the tag of a field, whose only content is the field itself."""
    kids = element.K if isinstance(element.K, Array) else Array([element.K])
    element.S, element.K = Name.Form, kids[0]
    entry = element.P.P if str(element.P.S) == "/P" else element.P
    if str(entry.S) == "/LBody" and len(entry.P.K) > 1 and not entry.P.K[0].get(Name.K):
        del entry.P.K[0]  # the empty place of the bullet


def _form(pdf: Pdf, fields: list[Dictionary]) -> Dictionary:
    fonts = Dictionary({_FONT: pdf.make_indirect(_font(pdf))})
    return Dictionary(
        Fields=Array(fields),
        DR=Dictionary(Font=fonts),
        DA=String(_WRITING),
        NeedAppearances=False,
    )


def _font(pdf: Pdf) -> Dictionary:
    """Return the font of what is typed: the letters of Western Europe, carried in the file."""
    content, measures = FIELD_FONT.read_bytes(), _measures()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(_FONT),
        Flags=_NOT_SYMBOLS,
        FontBBox=Array([*measures.box]),
        ItalicAngle=0,
        Ascent=measures.ascent,
        Descent=measures.descent,
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
        Widths=Array([*measures.widths]),
        FontDescriptor=pdf.make_indirect(descriptor),
    )


@dataclass(frozen=True, slots=True)
class _Measures:
    """How large the letters of the font are, in thousandths of its size."""

    widths: tuple[int, ...]
    box: tuple[int, ...]
    ascent: int
    descent: int


@cache
def _measures() -> _Measures:
    face = ImageFont.truetype(FIELD_FONT, 1000, layout_engine=ImageFont.Layout.BASIC)
    codes = (bytes([code]).decode("cp1252", "replace") for code in range(_FIRST, _LAST + 1))
    ascent, descent = face.getmetrics()
    widths = tuple(round(face.getlength(sign)) for sign in codes)
    return _Measures(widths, (-500, -descent, 1500, ascent), ascent, -descent)
