"""Word documents as different programs write them, made for the tests."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pikepdf
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from PIL import Image

LIBREOFFICE = Path(__file__).with_name("libreoffice.docx")
"""Two kinds of notes, a list of three levels, Arabic, a line break, a table: see README.md."""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TEXT_BOX = """
<w:r xmlns:w="{word}" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9" cy="9"/>
<wp:docPr id="7" name="Box"/><a:graphic><a:graphicData
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>
<w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>
</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inside}
</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>
"""
_DIAGRAM = """
<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst><dgm:pt><dgm:t>
<a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>
"""
_GOOGLE = """
<w:document xmlns:w="{word}"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/><w:bidi w:val="0"/></w:pPr><w:bookmarkStart w:id="0"
 w:name="_x1"/><w:bookmarkEnd w:id="0"/><w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t
 xml:space="preserve">Home visits</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t
 xml:space="preserve">What to do</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr>
<w:u w:val="none"/></w:rPr><w:t xml:space="preserve">Look at the </w:t></w:r><w:r><w:rPr><w:b
 w:val="1"/></w:rPr><w:t xml:space="preserve">kitchen</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t
 xml:space="preserve">Is there food?</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:rtl w:val="0"/></w:rPr></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Ask, then write.</w:t><w:br w:type="textWrapping"/><w:t
 xml:space="preserve">Today.</w:t></w:r></w:p>
<w:sectPr/></w:body></w:document>
"""
_NUMBERING = """
<w:numbering xmlns:w="{word}"><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="○"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>
"""
_STYLES = """
<w:styles xmlns:w="{word}"><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>
</w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
</w:styles>
"""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_GOOGLE_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_KINDS}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "word/document.xml": _GOOGLE.format(word=WORD),
    "word/numbering.xml": _NUMBERING.format(word=WORD),
    "word/styles.xml": _STYLES.format(word=WORD),
}


def word(fill: Callable[[Document], object]) -> bytes:
    """Return a document as Word writes it; `fill` puts its text in."""
    document = docx.Document()
    document.core_properties.author = ""
    fill(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def paragraphs(*texts: str) -> bytes:
    """Return a document of Word with some paragraphs."""
    return word(lambda document: [document.add_paragraph(text) for text in texts])


def google() -> bytes:
    """Return a document as Google Docs exports it: no properties, and every mark spelt out."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, text in _GOOGLE_PARTS.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{text.strip()}')
    return file.getvalue()


def changed(document: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Return a document with one of its parts changed, or added."""
    file = BytesIO()
    with ZipFile(BytesIO(document)) as old, ZipFile(file, "w") as new:
        for name in {*old.namelist(), part}:
            text = old.read(name) if name in old.namelist() else b""
            new.writestr(name, change(text.decode()) if name == part else text)
    return file.getvalue()


def with_runs(document: bytes, after: str, runs: str) -> bytes:
    """Return a document with more runs behind the one that says some words."""
    end = f"{after}</w:t></w:r>"
    return changed(document, "word/document.xml", lambda text: text.replace(end, end + runs))


def add_link(paragraph: Paragraph, words: str, address: str) -> None:
    """Add a link to a paragraph, as Word writes it."""
    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    run = paragraph.add_run(words)
    link.append(run._r)
    paragraph._p.append(link)


def text_box(words: str) -> str:
    """Return a run with a text box, as Word writes it: twice, for programs old and new."""
    inside = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    return _TEXT_BOX.format(word=WORD, inside=inside)


def diagram(words: str) -> str:
    """Return the data of a SmartArt drawing."""
    return _DIAGRAM.format(words=words).strip()


def a_pdf(*lines: str) -> bytes:
    """Return a PDF of one page with some lines of text."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    shown = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    pdf.pages[0].Contents = pdf.make_stream(f"BT /F1 9 Tf 20 700 Td {shown} ET".encode())
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


def a_png() -> BytesIO:
    """Return a picture that says where it was made."""
    file = BytesIO()
    Image.new("RGB", (4, 3), "navy").save(file, "png", exif=b"Exif\\0\\0here")
    file.seek(0)
    return file
