from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from packsite.read.file_author import author


def a_pdf(path: Path, name: str) -> Path:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    if name:
        pdf.docinfo["/Author"] = name
    pdf.save(path)
    return path


@pytest.mark.parametrize("name", ["A Person", ""])
def test_a_pdf_says_who_it_is_by(tmp_path: Path, name: str) -> None:
    assert author(a_pdf(tmp_path / "a.pdf", name)) == name


@pytest.mark.parametrize("field", ["dc:creator", "cp:lastModifiedBy"])
@pytest.mark.parametrize("ending", ["docx", "xlsx", "pptx"])
def test_an_office_file_says_who_it_is_by(tmp_path: Path, ending: str, field: str) -> None:
    path = tmp_path / f"a.{ending}"
    with ZipFile(path, "w") as parts:
        parts.writestr("docProps/core.xml", f"<x><{field}> A Person </{field}></x>")
    assert author(path) == "A Person"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.png", "missing.docx", "missing.pdf"])
def test_what_cannot_be_read_names_nobody(tmp_path: Path, name: str) -> None:
    if not name.startswith("missing"):
        (tmp_path / name).write_bytes(b"not what it says")
    assert author(tmp_path / name) == ""
