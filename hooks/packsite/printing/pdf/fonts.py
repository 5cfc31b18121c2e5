"""The font files of PDFs and their form fields."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_STYLES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
STYLES_FOLDER = Path(__file__).parents[1] / "typst"
"""The print stylesheets and the font of form fields."""
FIELD_FONT = STYLES_FOLDER / "fields.ttf"


def font_files() -> list[Path]:
    """Return the font files of PDFs, in a fixed order."""
    folder = Path(str(files("font_source_sans_pro"))) / "files"
    return [folder / f"SourceSansPro-{style}.ttf" for style in _STYLES]
