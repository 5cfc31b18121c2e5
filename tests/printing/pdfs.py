"""Print PDFs into a folder, and read them as other programs see them."""

import re
import subprocess
from pathlib import Path

import page as page_validation
import pikepdf
from tests.printing.jobs import PICTURES, draw

from packsite.cache.store import Store
from packsite.model.printed import PrintResult
from packsite.printing.document.context import ReadImage
from packsite.printing.job import PrintJob


def printed(folder: Path, *jobs: PrintJob, read_image: ReadImage = PICTURES.get) -> list[Path]:
    """Print jobs in this process; return the files, in which nothing is wrong."""
    results = draw(jobs, store=Store(folder / "cache"), read_image=read_image)
    assert [problem for result in results for problem in result.problems] == []
    return [saved(result, folder / f"{at}.pdf") for at, result in enumerate(results)]


def saved(result: PrintResult, path: Path) -> Path:
    """Write a PDF to a file, and return that; fails unless it is PDF/UA-1."""
    path.write_bytes(result.content)
    report = page_validation.validate_pdf(str(path), profile="ua1")
    assert report.is_compliant, str(report)
    return path


def pdftotext(pdf: Path, *options: str) -> str:
    """Return the text of a PDF, a form feed after each side; `-bbox` gives HTML with places."""
    command = ["pdftotext", *options, str(pdf), "-"]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def sides(pdf: Path, *options: str) -> list[str]:
    """Return the text of each side of a PDF, on one line."""
    return [" ".join(side.split()) for side in pdftotext(pdf, "-raw", *options).split("\f")[:-1]]


def text_sizes(pdf: Path) -> set[float]:
    """Return the sizes of the text on the pages of a PDF and in their form XObjects, in points."""
    with pikepdf.open(pdf) as opened:
        drawn = [page.Contents for page in opened.pages]
        for page in opened.pages:
            drawn += [*page.Resources.get("/XObject", {}).values()]
        forms = [one.read_bytes() for one in drawn if one.get("/Subtype", "/Form") == "/Form"]
    return {float(size) for size in re.findall(rb"/[\w.]+ ([\d.]+) Tf", b"".join(forms))}
