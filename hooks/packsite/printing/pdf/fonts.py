"""The font files that PDFs and their form fields are set in."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_CUTS = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
STYLES_FOLDER = Path(__file__).parents[1] / "typst"
"""The print stylesheet, and the font of the form fields beside it."""
FIELD_FONT = STYLES_FOLDER / "fields.ttf"


def font_files() -> list[Path]:
    """Return the font files that PDFs are set in, in a fixed order."""
    folder = Path(str(files("font_source_sans_pro"))) / "files"
    return [folder / f"SourceSansPro-{cut}.ttf" for cut in _CUTS]
