"""The font files of PDFs and their form fields."""

from collections.abc import Collection
from importlib.resources import files
from pathlib import Path
from shutil import copyfile

from packsite.model.brand import Faces
from packsite.model.scripts import SCRIPTS

_STYLES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
_EVERY_FAMILY = frozenset(script.family for script in SCRIPTS)
_WEB_FONTS = Path(__file__).parents[3] / "packsite_mkdocs" / "theme" / "assets" / "fonts"
STYLES_FOLDER = Path(__file__).parents[1] / "typst"
"""The print stylesheets and the font of form fields."""
FIELD_FONT = STYLES_FOLDER / "fields.ttf"


def font_files() -> list[Path]:
    """Return the font files of every PDF, in a fixed order."""
    folder = Path(str(files("font_source_sans_pro"))) / "files"
    return [folder / f"SourceSansPro-{style}.ttf" for style in _STYLES]


def script_fonts(families: Collection[str] = _EVERY_FAMILY) -> list[Path]:
    """Return the web fonts of some families, by default of every script."""
    return [
        _WEB_FONTS / f"{script.file}-{weight}.woff2"
        for script in SCRIPTS
        if script.family in families
        for weight in script.weights
    ]


def write_fonts(families: Collection[str], folder: Path, faces: Faces = ()) -> None:
    """Write the fonts of a document to a folder, as the print engine reads them.

    `faces` are those of the partnership's own typeface.

    It reads no web fonts, so those of scripts are unpacked: the larger ones take a second.
    """
    for file in font_files():
        copyfile(file, folder / file.name)
    for name, content in faces:
        (folder / f"{name}.ttf").write_bytes(content)
    if not families:
        return
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow to load

    for file in script_fonts(families):
        with TTFont(file, recalcTimestamp=False) as font:
            font.flavor = None
            font.save(folder / f"{file.stem}.ttf")
