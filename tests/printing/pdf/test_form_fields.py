"""The PDF of a form, filled in and saved by PDFium, and read back by other libraries."""

import ctypes
import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as engine
import pytest
from fontTools.ttLib import TTFont
from lxml import html
from PIL import Image, ImageFont
from tests.printing.jobs import a_job, a_pack, a_page, in_edition
from tests.printing.pdfs import pdftotext, printed
from tests.printing.tags import below, elements

from packsite.model.editions import Edition
from packsite.printing.document.convert import print_document
from packsite.printing.job import PrintJob
from packsite.printing.pdf.finish import finished
from packsite.printing.pdf.fonts import FIELD_FONT

FORM = """
## Before

- [ ] Ask the child
- [x] Write the update

**Name:** <span class="ps-line">................</span> **Day:** <span class="ps-line">......</span>

| What we saw | Yes | Notes |
|---|---|---|
| Food | <span class="ps-box">☐</span> |  |
| Heating | <span class="ps-box">☐</span> |  |

| What went well? |
|---|
|  |
|  |

- [ ] A box

    with a second paragraph
"""
AUDIT = """
| Statement | Met | Partly | Not met | What you saw |
|---|---|---|---|---|
| Each child is seen | BOX | BOX | BOX |  |
| Each child is heard | BOX | BOX | BOX |  |

| When | Who | What happened | What it meant | Source |
|---|---|---|---|---|
|  |  |  |  |  |
|  |  |  |  |  |
""".replace("BOX", '<span class="ps-box">☐</span>')
SENTENCE = (
    "Mum keeps each appointment and rings first; "
    "the child of four eats breakfast at school, not at home."
)
LABELS = [
    "Ask the child",
    "Write the update",
    "Name",
    "Day",
    "Food: Yes",
    "Food: Notes",
    "Heating: Yes",
    "Heating: Notes",
    "What went well?",
    "A box",
]


def _printed(job: PrintJob, folder: Path) -> bytes:
    (path,) = printed(folder, job)
    return path.read_bytes()


@pytest.fixture(scope="module")
def form(tmp_path_factory) -> bytes:
    return _printed(a_job(a_page(FORM)), tmp_path_factory.mktemp("form"))


@pytest.fixture(scope="module")
def pack(tmp_path_factory) -> bytes:
    pages = (a_page(FORM), a_page(FORM, number=9), a_page(FORM))
    return _printed(a_pack(*pages, intro="- [ ] First"), tmp_path_factory.mktemp("pack"))


@pytest.fixture(scope="module")
def audit(tmp_path_factory) -> bytes:
    return _printed(a_job(a_page(AUDIT)), tmp_path_factory.mktemp("audit"))


@pytest.fixture(scope="module")
def filled(form: bytes) -> bytes:
    return _filled(form, "Zoë said 0")


def _filled(form: bytes, words: str) -> bytes:
    """Return a form saved after clicking every field in order, and typing the words in each."""
    document = pypdfium2.PdfDocument(form)
    document.init_forms()
    assert document.formenv
    for page in document:
        for place, is_text in _fields_seen(document, page):
            _fill(document.formenv.raw, page, place, words if is_text else "")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


_FILLED = {
    engine.FPDF_FORMFIELD_CHECKBOX,
    engine.FPDF_FORMFIELD_RADIOBUTTON,
    engine.FPDF_FORMFIELD_TEXTFIELD,
}


def _fields_seen(document: Any, page: Any) -> list[tuple[tuple[float, float], bool]]:
    """Return the centre of each field that PDFium finds, and whether it is a text field."""
    found = []
    for index in range(engine.FPDFPage_GetAnnotCount(page)):
        annotation = engine.FPDFPage_GetAnnot(page, index)
        kind = engine.FPDFAnnot_GetFormFieldType(document.formenv.raw, annotation)
        area = engine.FS_RECTF()
        engine.FPDFAnnot_GetRect(annotation, area)
        if kind in _FILLED:
            middle = (area.left + area.right) / 2, (area.bottom + area.top) / 2
            found.append((middle, kind == engine.FPDF_FORMFIELD_TEXTFIELD))
        engine.FPDFPage_CloseAnnot(annotation)
    return found


def _fill(environment: Any, page: Any, place: tuple[float, float], words: str) -> None:
    engine.FORM_OnMouseMove(environment, page, 0, *place)
    engine.FORM_OnLButtonDown(environment, page, 0, *place)
    engine.FORM_OnLButtonUp(environment, page, 0, *place)
    if words:
        typed = ctypes.create_string_buffer(f"{words}\0".encode("utf-16-le"))
        pointer = ctypes.cast(typed, ctypes.POINTER(ctypes.c_ushort))
        engine.FORM_ReplaceSelection(environment, page, pointer)
    engine.FORM_ForceToKillFocus(environment)


@dataclass(frozen=True)
class _Widget:
    label: str
    name: str
    kind: str
    value: str
    state: str
    flags: int
    area: tuple[float, ...]


def _widgets(content: bytes) -> list[_Widget]:
    """Return the fields, page by page, in the order in which the Tab key reaches them."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [
            _Widget(
                label=str(one.TU),
                name=str(one.T),
                kind=str(one.FT),
                value=str(one.V),
                state=str(one.get("/AS", "")),
                flags=int(one.get("/Ff", 0)),
                area=tuple(float(side) for side in one.Rect),
            )
            for page in pdf.pages
            for one in page.get("/Annots", [])
            if str(one.Subtype) == "/Widget"
        ]


def _tagged(node: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield each object that the tags refer to, with the tags above it, in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tagged(child, above)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield from _tagged(node.get("/K"), (*above, str(node.S)[1:]))
    elif isinstance(node, pikepdf.Dictionary) and "/Obj" in node:
        yield above, node.Obj


def test_fields_are_labelled_and_in_reading_order(form):
    assert [widget.label for widget in _widgets(form)] == LABELS
    with pikepdf.open(io.BytesIO(form)) as pdf:
        assert [str(field.TU) for field in pdf.Root.AcroForm.Fields] == LABELS
        assert {str(page.Tabs) for page in pdf.pages} == {"/S"}


def test_tags_have_each_field_in_reading_order(form):
    with pikepdf.open(io.BytesIO(form)) as pdf:
        tagged = [*_tagged(pdf.Root.StructTreeRoot.K)]
        found = [(above[-2:], str(field.TU)) for above, field in tagged if "/TU" in field]
    entry, cell = ("LBody", "Form"), ("TD", "Form")
    parents = [entry, entry, ("P", "Form"), ("P", "Form"), cell, cell, cell, cell, cell]
    assert found == [*zip([*parents, ("P", "Form")], LABELS, strict=True)]


def test_each_field_refers_to_its_tag(form):
    with pikepdf.open(io.BytesIO(form)) as pdf:
        tags = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for page in pdf.pages:
            for widget in page.get("/Annots", []):
                element = tags[int(widget.StructParent)]
                assert str(element.S) == "/Form"
                assert element.K.Obj.objgen == widget.objgen


def test_task_item_has_no_empty_label(form):
    with pikepdf.open(io.BytesIO(form)) as pdf:
        entries = [
            [str(child.S) for child in element.K]
            for element in elements(pdf, "LI")
            if below(element, "Form")
        ]
    assert entries == [["/LBody"]] * 3


def test_names_in_a_pack_are_unique(pack):
    names = [widget.name for widget in _widgets(pack)]
    assert len(set(names)) == len(names) == 1 + 3 * len(LABELS)
    assert [name for name in names if "." in name] == []


def test_long_answers_have_several_lines_and_short_ones_one(form):
    flags = {widget.label: widget.flags for widget in _widgets(form)}
    assert flags["Name"] == 0
    assert flags["What went well?"] == flags["Food: Notes"] == 1 << 12


def test_typed_text_covers_the_lines_for_handwriting(form):
    with pikepdf.open(io.BytesIO(form)) as pdf:
        grounds = {float(field.MK.BG[0]) for field in pdf.Root.AcroForm.Fields if "/Ff" in field}
    assert grounds == {1}


def test_blank_line_beside_long_ones_has_room_for_a_date(tmp_path):
    lines = [
        f'**{name}:** <span class="ps-line">{"." * size}</span>'
        for name, size in (("Child", 60), ("Agency", 60), ("Date", 5))
    ]
    content = _printed(a_job(a_page(" ".join(lines))), tmp_path)
    child, agency, day = (widget.area for widget in _widgets(content))
    assert child[1] == agency[1] == day[1], "side by side"
    assert day[2] - day[0] >= ImageFont.truetype(FIELD_FONT, 9).getlength("30 November 2026") + 4


def test_ticked_box_is_ticked_in_the_form(form):
    states = {w.label: (w.value, w.state) for w in _widgets(form) if w.kind == "/Btn"}
    assert states["Write the update"] == ("/Yes", "/Yes")
    assert {state for label, state in states.items() if label != "Write the update"} == {
        ("/Off", "/Off")
    }


def test_area_is_high_enough_for_handwriting(form):
    heights = {w.label: w.area[3] - w.area[1] for w in _widgets(form)}
    millimetre = 72 / 25.4
    assert heights["Name"] >= 8 * millimetre
    assert heights["Food: Notes"] >= 8 * millimetre
    assert heights["What went well?"] >= 19 * millimetre


def test_document_keeps_its_metadata(form):
    with pikepdf.open(io.BytesIO(form)) as pdf:
        metadata = pdf.Root.Metadata.read_bytes()
        assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "CPS-08 Core groups"
        assert bool(pdf.Root.AcroForm.NeedAppearances) is False


def test_form_is_deterministic(form, tmp_path):
    assert _printed(a_job(a_page(FORM)), tmp_path) == form


def test_filled_form_keeps_every_answer(filled):
    answers = {widget.label: (widget.value, widget.state) for widget in _widgets(filled)}
    assert list(answers) == LABELS
    assert answers["Ask the child"] == ("/Yes", "/Yes")
    assert answers["Write the update"] == ("/Off", "/Off")
    assert {value for value, state in answers.values() if not state} == {"Zoë said 0"}


def test_filled_form_shows_its_answers_to_another_program(form, filled, tmp_path):
    poppler = shutil.which("pdftoppm")
    assert poppler, "poppler-utils is needed"
    for name, content in (("empty", form), ("filled", filled)):
        (tmp_path / f"{name}.pdf").write_bytes(content)
        done = subprocess.run(
            [poppler, "-r", "50", "-gray", tmp_path / f"{name}.pdf", tmp_path / name],
            capture_output=True,
            check=True,
        )
        assert done.stderr == b""
    empty, written = (_picture(tmp_path / f"{name}-1.pgm") for name in ("empty", "filled"))
    for widget in _widgets(form):
        left, bottom, right, top = (side * 50 / 72 for side in widget.area)
        box = (
            int(left) + 2,
            int(empty.height - top) + 2,
            int(right) - 1,
            int(empty.height - bottom) - 1,
        )
        assert empty.crop(box).tobytes() != written.crop(box).tobytes(), widget.label


def _picture(path: Path) -> Image.Image:
    with Image.open(path) as opened:
        return opened.copy()


def test_answers_are_set_in_an_embedded_font(filled):
    with pikepdf.open(io.BytesIO(filled)) as pdf:
        (font,) = pdf.Root.AcroForm.DR.Font.values()
        assert "/FontFile2" in font.FontDescriptor
        drawn = b"".join(
            field.AP.N.read_bytes() for field in pdf.Root.AcroForm.Fields if "/DA" in field
        )
    assert b"/PartnershipSans" in drawn


def test_widths_of_letters_are_those_of_the_font(form):
    with pikepdf.open(io.BytesIO(form)) as pdf:
        (font,) = pdf.Root.AcroForm.DR.Font.values()
        stated = [int(width) for width in font.Widths]
    with TTFont(FIELD_FONT) as face:
        letters, sizes = face.getBestCmap(), dict(face["hmtx"].metrics)
    for code in (*range(0x20, 0x7F), 0x80, 0x92, 0xA3, 0xEB, 0xFF):
        sign = ord(bytes([code]).decode("cp1252"))
        assert stated[code - 32] == sizes[letters[sign]][0]


@pytest.mark.parametrize(
    ("edition", "size"), [(Edition.STANDARD, "9"), (Edition.LARGE_PRINT, "16")]
)
def test_answers_have_one_size_and_can_scroll(tmp_path, edition, size):
    content = _printed(in_edition(a_job(a_page(FORM)), edition), tmp_path)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        texts = [field for field in pdf.Root.AcroForm.Fields if str(field.FT) == "/Tx"]
        assert {str(field.DA) for field in texts} == {f"/PartnershipSans {size} Tf 0 g"}
        assert {int(field.get("/Ff", 0)) for field in texts} == {0, 1 << 12}


def test_sentence_of_a_hundred_characters_is_seen_whole(audit, tmp_path):
    (tmp_path / "audit.pdf").write_bytes(_filled(audit, SENTENCE))
    page = html.fromstring(pdftotext(tmp_path / "audit.pdf", "-bbox").encode())
    words = [
        (str(word.text), [float(word.attrib[side]) for side in ("xmin", "ymin", "xmax", "ymax")])
        for word in page.iter("word")
    ]
    with pikepdf.open(io.BytesIO(audit)) as pdf:
        height = float(pdf.pages[0].MediaBox[3])
        cells = [
            [*map(float, one.Rect)] for one in pdf.Root.AcroForm.Fields if "What" in str(one.TU)
        ]
    assert len(cells) == 2 + 4
    for left, bottom, right, top in cells:
        seen = [
            word
            for word, (x, y, end, foot) in words
            if left <= x and end <= right + 1 and height - top <= y and foot <= height - bottom + 2
        ]
        assert " ".join(seen) == SENTENCE


def test_answers_of_an_audit_are_a_choice(audit):
    with pikepdf.open(io.BytesIO(_filled(audit, "Seen"))) as pdf:
        choices = [field for field in pdf.Root.AcroForm.Fields if "/Kids" in field]
        assert [(str(one.FT), int(one.Ff), str(one.TU)) for one in choices] == [
            ("/Btn", 1 << 15, "Each child is seen"),
            ("/Btn", 1 << 15, "Each child is heard"),
        ]
        assert {str(one.V) for one in choices} == {"/not-met"}
        answers = [[(str(kid.TU), str(kid.AS)) for kid in one.Kids] for one in choices]
        assert answers[0] == [
            ("Each child is seen: Met", "/Off"),
            ("Each child is seen: Partly", "/Off"),
            ("Each child is seen: Not met", "/not-met"),
        ]


def test_document_without_fields_is_unchanged(tmp_path):
    plain = _printed(a_job(a_page("Words.")), tmp_path)
    document, _ = print_document(a_job(a_page("Words.")), read_image=lambda _: None)
    assert finished(plain, document.content) == plain
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_field_without_a_name_has_a_text_alternative(tmp_path):
    content = _printed(
        a_job(a_page('[a <span class="ps-box">☑</span>](https://a.example)')), tmp_path
    )
    assert _widgets(content) == []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert [str(picture.Alt) for picture in elements(pdf, "Figure")] == ["Done:"]
