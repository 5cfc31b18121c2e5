"""The font of typed answers in a PDF form."""

from functools import cache

from pikepdf import Array, Dictionary, Name, Pdf
from PIL import ImageFont

from packsite.printing.pdf.fonts import FIELD_FONT

FONT_NAME = "/PartnershipSans"
_NONSYMBOLIC_FLAG = 1 << 5
_ASCENT, _DESCENT = 750, -250
"""The typographic ones, in thousandths of an em: they set the distance of lines in an answer."""
_FIRST, _LAST = 32, 255


def field_font(pdf: Pdf) -> Dictionary:
    """Return the font of typed answers: WinAnsi characters, embedded in the file."""
    content, (widths, box) = FIELD_FONT.read_bytes(), _font_metrics()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(FONT_NAME),
        Flags=_NONSYMBOLIC_FLAG,
        FontBBox=Array(box),
        ItalicAngle=0,
        Ascent=_ASCENT,
        Descent=_DESCENT,
        CapHeight=660,
        StemV=80,
        FontFile2=pdf.make_stream(content, Length1=len(content)),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name(FONT_NAME),
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
