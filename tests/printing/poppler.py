"""Read PDFs with Poppler, as another program sees them."""

import subprocess
from pathlib import Path


def pdftotext(pdf: Path, *options: str) -> str:
    """Return the text of a PDF, a form feed after each side; `-bbox` gives HTML with places."""
    command = ["pdftotext", *options, str(pdf), "-"]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
