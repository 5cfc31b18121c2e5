"""The fonts of a partnership: read as one family, or refused at the line that names them."""

from collections.abc import Callable
from io import BytesIO

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from tests.builders import WriteTree
from tests.fonts import BESIDE_BRAND, FILES, IN_BRAND, NAME, a_typeface

from packsite.model.settings import Settings
from packsite.read.data.library import library

NAMES = "name: The partnership\narea: Here\nsite_name: A site\n"
BOLD = f"docs/data/{FILES['bold']}"


def font(change: Callable[[TTFont], object]) -> bytes:
    """Return the bold font after a change."""
    changed, made = TTFont(BytesIO(BESIDE_BRAND[BOLD])), BytesIO()
    change(changed)
    changed.save(made)
    return made.getvalue()


def allowing(kind: int) -> bytes:
    """Return the font with what its maker allows, as the number of the font format."""
    return font(lambda one: setattr(one["OS/2"], "fsType", kind))


def trial(changed: TTFont) -> None:
    subsetter = Subsetter(Options())
    subsetter.populate(text="".join(map(chr, range(0x20, 0x7F))))
    subsetter.subset(changed)


def variable(changed: TTFont) -> None:
    changed["fvar"] = newTable("fvar")
    changed["fvar"].axes, changed["fvar"].instances = [], []


def nameless(changed: TTFont) -> None:
    changed["name"].removeNames(nameID=1)


def test_its_fonts_get_one_family_and_the_weights_of_their_faces() -> None:
    found = a_typeface()
    assert found.name == NAME
    fonts = {face: TTFont(BytesIO(content)) for face, content in found.faces}
    assert {one["name"].getDebugName(1) for one in fonts.values()} == {"Partnership Sans"}
    weights = {face: one["OS/2"].usWeightClass for face, one in fonts.items()}
    assert weights == {"regular": 400, "italic": 400, "bold": 700}


def test_the_brand_has_the_fonts_beside_it(write_tree: WriteTree) -> None:
    root = write_tree({"docs/data/brand.yml": NAMES + IN_BRAND, **BESIDE_BRAND})
    found, problems = library(Settings(root))
    assert problems == ()
    assert found.brand.typeface == a_typeface()


def test_a_web_font_is_unpacked_for_the_print_engine(write_tree: WriteTree) -> None:
    web_font = font(lambda one: setattr(one, "flavor", "woff"))
    root = write_tree({"docs/data/brand.yml": NAMES + IN_BRAND, **BESIDE_BRAND, BOLD: web_font})
    found = library(Settings(root))[0].brand.typeface
    assert found
    assert dict(found.faces)["bold"].startswith(b"\0\1\0\0"), "as a TTF file begins"


@pytest.mark.parametrize("kind", [0, 4, 8])
def test_a_font_that_may_be_embedded_is_taken(write_tree: WriteTree, kind: int) -> None:
    fonts = {**BESIDE_BRAND, BOLD: allowing(kind)}
    root = write_tree({"docs/data/brand.yml": NAMES + IN_BRAND, **fonts})
    assert library(Settings(root))[1] == ()


def test_a_family_without_a_name_is_called_by_its_file(write_tree: WriteTree) -> None:
    fonts = {**BESIDE_BRAND, f"docs/data/{FILES['regular']}": font(nameless)}
    root = write_tree({"docs/data/brand.yml": NAMES + IN_BRAND, **fonts})
    found = library(Settings(root))[0].brand.typeface
    assert found
    assert found.name == "SourceSansPro-Light"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "is not in this folder. Put the file here, or correct the name."),
        (
            b"<html>Not found</html>",
            "cannot be read as a font. Ask its supplier for the TTF or OTF",
        ),
        (BESIDE_BRAND[BOLD][:-99], "cannot be read as a font."),
        (bytes(2_000_001), "is larger than 2 MB. Use a file with the letters of European"),
        (font(trial), 'has no "£". Use the full font: trial versions lack some characters.'),
        (font(variable), "is a variable font, with every weight in one file. Use the static"),
        (allowing(2), "says that its licence forbids embedding. Ask its supplier for files that"),
        (allowing(0x104), "says that its licence forbids embedding."),
    ],
)
def test_a_font_that_cannot_be_used_is_a_problem_at_its_line(
    write_tree: WriteTree, content: bytes | None, problem: str
) -> None:
    others = {name: one for name, one in BESIDE_BRAND.items() if name != BOLD}
    fonts = others if content is None else {**others, BOLD: content}
    root = write_tree({"docs/data/brand.yml": NAMES + IN_BRAND, **fonts})
    found, (told,) = library(Settings(root))
    assert found.brand.typeface is None
    assert f'docs/data/brand.yml:7:3: error DAT102: "{FILES["bold"]}" {problem}' in str(told)
