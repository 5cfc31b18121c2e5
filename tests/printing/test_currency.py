"""The QR code in print: readable by a camera, announced by a screen reader, on no extra side."""

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import zxingcpp
from lxml import etree
from PIL import Image
from tests.printing.jobs import a_job, a_pack, a_page
from tests.printing.pdfs import pdftotext, printed, sides

from packsite.model.editions import Edition
from packsite.printing.document.qr_code import currency

URL = "https://safeguarding.example.org/v/cps-08/2026-11-23.html"
PACK_URL = "https://safeguarding.example.org/v/pk-01/2026-11-23.html"
WORDS = "safeguarding.example.org/v/cps-08/2026-11-23.html"
DOTS_PER_INCH = 200


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    job = replace(a_job(replace(a_page(), version_url=URL)), version_url=URL)
    pack = replace(a_pack(*job.pages), version_url=PACK_URL)
    jobs = {
        "standard": job,
        "large print": replace(job, edition=Edition.LARGE_PRINT),
        "pack": pack,
        "without": a_job(),
    }
    made = printed(tmp_path_factory.mktemp("currency"), *jobs.values())
    return dict(zip(jobs, made, strict=True))


def picture(pdf: Path, page: int = 1) -> Image.Image:
    target = pdf.with_suffix(f".{page}")
    options = ["-r", str(DOTS_PER_INCH), "-gray", "-png", "-singlefile", "-f", str(page)]
    subprocess.run(["pdftoppm", *options, "-l", str(page), pdf, target], check=True)
    with Image.open(f"{target}.png") as opened:
        return opened.copy()


def alternatives(node: Any) -> list[str]:
    """Return the text alternatives of the figures below a structure element."""
    if isinstance(node, pikepdf.Array):
        return [words for child in node for words in alternatives(child)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = [str(node["/Alt"])] if node.get("/S") == "/Figure" and "/Alt" in node else []
    return own + (alternatives(node["/K"]) if "/K" in node else [])


@pytest.mark.parametrize("name", ["standard", "large print"])
def test_a_camera_reads_the_code_at_least_twenty_millimetres_wide(
    files: dict[str, Path], name: str
) -> None:
    (code,) = zxingcpp.read_barcodes(picture(files[name]))
    assert code.text == URL
    assert code.ec_level in {"M", "Q", "H"}
    place = code.position
    width = (place.top_right.x - place.top_left.x) / DOTS_PER_INCH * 25.4
    assert 19.8 < width < 20.5


@pytest.mark.parametrize("name", ["standard", "large print", "pack"])
def test_the_code_has_a_quiet_zone_of_four_modules(files: dict[str, Path], name: str) -> None:
    whole = picture(files[name])
    (code,) = zxingcpp.read_barcodes(whole)
    place, drawn = code.position, currency(code.text)
    assert drawn is not None
    left, top = place.top_left.x, place.top_left.y
    right, bottom = place.bottom_right.x, place.bottom_right.y
    module = (right - left) / drawn["modules"]
    zone = int(4 * module) - 3
    around = (left - zone, top - zone, right + zone, bottom + zone)
    ring = whole.crop(around).point(lambda grey: 255 if grey < 200 else 0)
    inside = (zone - 3, zone - 3, ring.width - zone + 3, ring.height - zone + 3)
    ring.paste(0, inside)
    assert ring.getbbox() is None


def test_the_cover_of_a_pack_has_its_own_code_and_each_item_its_own(
    files: dict[str, Path],
) -> None:
    assert [code.text for code in zxingcpp.read_barcodes(picture(files["pack"]))] == [PACK_URL]
    with pikepdf.open(files["pack"]) as pdf:
        pages = len(pdf.pages)
    read = [
        code.text
        for page in range(2, pages + 1)
        for code in zxingcpp.read_barcodes(picture(files["pack"], page))
    ]
    assert read == [URL]


@pytest.mark.parametrize("name", ["standard", "large print", "pack"])
def test_the_code_has_a_text_alternative_with_its_address(
    files: dict[str, Path], name: str
) -> None:
    with pikepdf.open(files[name]) as pdf:
        said = alternatives(pdf.Root.StructTreeRoot.K)
        links = [
            str(note.A.URI)
            for page in pdf.pages
            for note in page.get("/Annots", ())
            if "/A" in note
        ]
    assert f"Code that leads to {WORDS}" in said
    assert URL in links


@pytest.mark.parametrize(
    ("name", "words"),
    [("standard", WORDS), ("large print", WORDS), ("pack", WORDS.replace("cps-08", "pk-01"))],
)
def test_the_address_is_also_printed_as_text(files: dict[str, Path], name: str, words: str) -> None:
    shown = "".join(pdftotext(files[name]).split())
    assert words in shown
    assert "current?" in shown


def test_without_a_site_address_there_is_no_currency_check(files: dict[str, Path]) -> None:
    assert zxingcpp.read_barcodes(picture(files["without"])) == []
    assert "current?" not in pdftotext(files["without"])
    assert currency("") is None


def test_a_code_does_not_move_the_facts_down(files: dict[str, Path]) -> None:
    tops = [_top_of(files[name], "Owner") for name in ("standard", "without")]
    assert tops[0] == pytest.approx(tops[1], abs=0.01)


def _top_of(pdf: Path, word: str) -> float:
    words = etree.fromstring(pdftotext(pdf, "-bbox").encode()).iter("{*}word")
    return float(next(one.get("yMin", "") for one in words if one.text == word))


def test_the_svg_of_a_code_is_one_path_of_whole_modules() -> None:
    drawn = currency(URL)
    assert drawn is not None
    svg = etree.fromstring(drawn["picture"].encode())
    size = drawn["modules"]
    assert svg.get("viewBox") == f"0 0 {size} {size}"
    (path,) = svg
    assert path.get("d", "").startswith("M0 0h7v1h-7zM")


def test_the_foot_of_a_withdrawn_page_has_its_notice_in_place_of_a_version(tmp_path: Path) -> None:
    words = "Withdrawn on 1 February 2027 · use CPS-09 instead"
    (pdf,) = printed(tmp_path, replace(a_job(a_page("Text.\n\n" * 90)), notice=words))
    pages = sides(pdf)
    assert len(pages) > 1
    assert all(words in page and "Version" not in page for page in pages)
