"""Do only the part of the work that another program does here: the least that it can take.

`markdown` renders the pages of plain Markdown with Python-Markdown and the extensions of the site;
`typst` draws the page PDFs of the site in this folder with Typst, one after the other, without
reading, fitting, form fields, tags of tables or a cache. Both print their seconds of processor.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import markdown
import typst

from packsite.model.editions import Edition
from packsite.model.settings import Settings
from packsite.pipeline import check, weave
from packsite.printing.document.convert import print_document
from packsite.printing.document.typography import with_signs_named
from packsite.printing.jobs import print_jobs
from packsite.printing.pdf.fonts import STYLES_FOLDER, write_fonts
from packsite.printing.pdf.typst import PDF_STANDARDS, STYLESHEETS
from packsite.read.dialect import EXTENSION_CONFIGS, MARKDOWN_EXTENSIONS


def _markdown() -> float:
    texts = [path.read_text("utf-8") for path in Path("plain/docs").rglob("*.md")]
    start = time.process_time()
    converter = markdown.Markdown(
        extensions=[*MARKDOWN_EXTENSIONS], extension_configs=EXTENSION_CONFIGS
    )
    for text in texts:
        converter.reset().convert(text)
    return time.process_time() - start


def _typst() -> float:
    site = weave(check(Settings.load(Path()), date(2026, 11, 23)), with_pdf=True)
    jobs = (job for job in print_jobs(site) if job.edition is Edition.STANDARD and not job.is_pack)
    contents = (print_document(job, read_image=lambda _: None)[0].content for job in jobs)
    documents = [with_signs_named(json.dumps(one, ensure_ascii=False)) for one in contents]
    with TemporaryDirectory() as name:
        root = Path(name)
        for sheet in STYLESHEETS:
            copyfile(STYLES_FOLDER / sheet, root / sheet)
        (root / "closeness.json").write_text("{}", encoding="utf-8")
        start = time.process_time()
        _draw(root, documents)
        return time.process_time() - start


def _draw(root: Path, documents: list[str]) -> None:
    (root / "fonts").mkdir()
    write_fonts((), root / "fonts")
    engine = typst.Compiler(
        root / "pack.typ",
        root=root,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[root / "fonts"]),
        sys_inputs={"edition": Edition.STANDARD.key, "families": ""},
    )
    for document in documents:
        (root / "document.json").write_text(document, encoding="utf-8")
        assert engine.compile(format="pdf", pdf_standards=PDF_STANDARDS)


WHAT: Mapping[str, Callable[[], float]] = {"markdown": _markdown, "typst": _typst}

if __name__ == "__main__":
    print(WHAT[sys.argv[1]]())
