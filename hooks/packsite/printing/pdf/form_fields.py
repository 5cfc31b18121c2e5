"""Turn the blanks and tick boxes of a PDF into interactive form fields (AcroForm).

The print engine has no form fields, but it places links, on the page and in the tag tree. So each
blank is drawn inside a link to `field:` and its name; here each such link becomes a field: its
annotation a widget, its tag `Form`, its label the tooltip. The drawing stays for handwriting.
"""

from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from packsite.model.editions import Edition
from packsite.printing.document.leaves import Choice, Field
from packsite.printing.pdf.field_font import FONT_NAME, field_font

_SCHEME = "field:"
_TEXT_STYLE = f"{FONT_NAME} {{}} Tf 0 g"
"""The default appearance of answers: their size in points."""
_SIZES: Mapping[str, float] = {Edition.LARGE_PRINT.key: 16}
_SIZE = 9
"""One size for all answers, which wrap and scroll; fitted to a field, long ones are unreadable."""
_TICK = "q 1.1 w 1 J 1 j {:.2f} {:.2f} m {:.2f} {:.2f} l {:.2f} {:.2f} l S Q"
_TICK_CORNERS = ((0.24, 0.50), (0.43, 0.29), (0.77, 0.74))
_MULTILINE_FLAG = 1 << 12
_RADIO_FLAG = 1 << 15
_PRINT_FLAG = 1 << 2


def add_fields(pdf: Pdf, nodes: Mapping[str, Field], edition: str) -> None:
    """Add a form field to a PDF for each field node, given by name; deterministic."""
    style = _TEXT_STYLE.format(_SIZES.get(edition, _SIZE))
    fields = [*_Widgets(pdf, nodes, style).fields()]
    if fields:
        pdf.Root.AcroForm = _form(pdf, fields, style)


class _Widgets:
    """The widgets of one PDF; appearance streams of the same size are shared."""

    def __init__(self, pdf: Pdf, nodes: Mapping[str, Field], style: str) -> None:
        self._pdf = pdf
        self._nodes = nodes
        self._style = style
        self._streams: dict[tuple[bytes, float, float], pikepdf.Stream] = {}
        self._choices: dict[str, Dictionary] = {}

    def fields(self) -> Iterator[Dictionary]:
        """Turn each field link into a widget and yield the fields, in reading order."""
        tags = pikepdf.NumberTree(self._pdf.Root.StructTreeRoot.ParentTree)
        for page in self._pdf.pages:
            for annotation in map(_dictionary, page.get(Name.Annots, Array())):
                address = str(annotation.get(Name.A, Dictionary()).get(Name.URI, ""))
                node = self._nodes.get(address.removeprefix(_SCHEME))
                if node and address.startswith(_SCHEME):
                    _retag(_dictionary(tags[int(annotation.StructParent)]))
                    yield from self._make_widget(annotation, node)

    def _make_widget(self, annotation: Dictionary, node: Field) -> Iterator[Dictionary]:
        """Turn a link into a widget, and yield the field unless it is known: one of a choice."""
        for key in (Name.A, Name.Border, Name.Contents, Name.QuadPoints):
            if key in annotation:
                del annotation[key]
        annotation.Subtype, annotation.F = Name.Widget, _PRINT_FLAG
        annotation.TU = String(node["label"])
        if node["choice"]:
            yield from self._add_answer(annotation, node["choice"])
            return
        annotation.T = String(node["name"])
        if node["kind"] == "tick":
            state = Name.Yes if node["ticked"] else Name.Off
            annotation.FT, annotation.V = Name.Btn, state
            self._make_box(annotation, "/Yes", state)
        else:
            self._make_text(annotation, is_area=node["kind"] == "area")
        yield annotation

    def _add_answer(self, annotation: Dictionary, choice: Choice) -> Iterator[Dictionary]:
        """Make a widget one answer of a choice; yield the choice with its first answer."""
        field = self._choices.get(choice["name"])
        if field is None:
            field = self._choices[choice["name"]] = self._pdf.make_indirect(
                Dictionary(
                    FT=Name.Btn,
                    Ff=_RADIO_FLAG,
                    T=String(choice["name"]),
                    TU=String(choice["label"]),
                    V=Name.Off,
                    Kids=Array(),
                )
            )
            yield field
        field.Kids.append(annotation)
        annotation.Parent = field
        self._make_box(annotation, f"/{choice['answer']}", Name.Off)

    def _make_box(self, annotation: Dictionary, on: str, state: Name) -> None:
        width, height = _size(annotation)
        tick = _TICK.format(*(part for x, y in _TICK_CORNERS for part in (x * width, y * height)))
        streams = {on: self._stream(tick, annotation), "/Off": self._stream("q Q", annotation)}
        annotation.AS, annotation.MK = state, Dictionary(CA="4")
        annotation.AP = Dictionary(N=Dictionary(streams))

    def _make_text(self, annotation: Dictionary, *, is_area: bool) -> None:
        annotation.FT, annotation.V, annotation.DA = Name.Tx, String(""), String(self._style)
        annotation.AP = Dictionary(N=self._stream("/Tx BMC EMC", annotation))
        if is_area:  # may have grown by lines for handwriting, which typed text covers
            annotation.Ff, annotation.MK = _MULTILINE_FLAG, Dictionary(BG=Array([1]))

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


def _form(pdf: Pdf, fields: list[Dictionary], style: str) -> Dictionary:
    fonts = Dictionary({FONT_NAME: pdf.make_indirect(field_font(pdf))})
    return Dictionary(
        Fields=Array(fields),
        DR=Dictionary(Font=fonts),
        DA=String(style),
        NeedAppearances=False,
    )
