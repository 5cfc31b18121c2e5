from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from packsite.read.downloads import contents
from packsite.read.downloads.contents import Contents

Change = Callable[[pikepdf.Pdf], object]


def of(tmp_path: Path, change: Change, **saved: Any) -> Contents:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    change(pdf)
    pdf.save(tmp_path / "form.pdf", **saved)
    return contents(tmp_path / "form.pdf")


def note(subtype: str, **more: Any) -> Change:
    def add(pdf: pikepdf.Pdf) -> None:
        one = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(subtype), **more)
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(one)])
        if subtype == "/Widget":
            pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pdf.pages[0].Annots)

    return add


def action(kind: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name(kind))


def attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["notes.txt"] = b"Words"


def name_author(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = "A Person"


def name_creator(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["A Person"]


def hide_layer(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = pikepdf.Dictionary(D=pikepdf.Dictionary(OFF=pikepdf.Array([1])))


def open_with(kind: str) -> Change:
    def add(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = action(kind)

    return add


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (note("/Text", Contents="Ask her"), "contains comments"),
        (note("/Highlight"), "contains comments"),
        (hide_layer, "contains hidden layers"),
    ],
)
def test_what_a_reader_does_not_see_is_told(tmp_path: Path, change: Change, told: str) -> None:
    found = of(tmp_path, change)
    assert (found.hidden, found.active) == ((told,), ())


def test_words_that_are_only_marked_to_be_blacked_out_are_told(tmp_path: Path) -> None:
    said = "contains words that are marked to be blacked out, and can still be read"
    assert said in of(tmp_path, note("/Redact")).hidden


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (open_with("/JavaScript"), "contains a script, or starts a program"),
        (open_with("/Launch"), "contains a script, or starts a program"),
        (note("/Link", A=action("/Launch")), "contains a script, or starts a program"),
        (attach, "contains another file"),
        (note("/FileAttachment"), "contains another file"),
    ],
)
def test_what_acts_is_told(tmp_path: Path, change: Change, told: str) -> None:
    assert of(tmp_path, change).active == (told,)


@pytest.mark.parametrize(
    "change",
    [
        lambda _: None,
        open_with("/GoTo"),
        note("/Link", A=action("/URI")),
        note("/Widget", FT=pikepdf.Name.Tx),
    ],
)
def test_an_ordinary_pdf_is_silent(tmp_path: Path, change: Change) -> None:
    found = of(tmp_path, change)
    assert (found.hidden, found.active, found.authors) == ((), (), ())


@pytest.mark.parametrize("change", [name_author, name_creator])
def test_a_pdf_says_who_it_is_by(tmp_path: Path, change: Change) -> None:
    assert of(tmp_path, change).authors == ("A Person",)


def test_notes_and_what_is_filled_in_are_among_its_words(tmp_path: Path) -> None:
    found = of(tmp_path, note("/Widget", FT=pikepdf.Name.Tx, V="943 476 5919"))
    assert "943 476 5919" in found.words


def test_a_pdf_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    locked = of(tmp_path, lambda _: None, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert locked == Contents(active=("is protected by a password",))
    (tmp_path / "form.pdf").write_bytes(b"not what it says")
    assert contents(tmp_path / "form.pdf") == Contents(active=("is damaged",))
    assert contents(tmp_path / "none.pdf").active[0].startswith("cannot be opened")
