"""Count the sides of the PDFs of a built site, and those that waste paper; measure large print.

A side is blank on purpose, nearly empty (ten lines of text or fewer, and no ink on its lower half),
or has nothing but the sources of its page. A heading or a lead-in is stranded where it ends a side.
In large print every glyph is measured, those in pictures too.
"""

import argparse
import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import ImageOps

MILLIMETRE = 72 / 25.4
MAX_LINES = 10
LARGE = 16
"""The least size of large print, in points."""
_MARGIN = {True: 29 * MILLIMETRE, False: 16.5 * MILLIMETRE}
"""The height of the head and of the foot of a side, by whether it is in large print."""
_SAME_LINE = 3
"""Points between the baselines of two words that stand in one line all the same."""
_SHORT_LINE = 0.8
"""The share of the width of a side at which a line may be full."""


@dataclass(frozen=True)
class Side:
    """A side of paper, or one half of it in a booklet, and how it is used."""

    file: Path
    number: int
    blank: bool
    nearly_empty: bool
    only_sources: bool


def sides_of(path: Path) -> Iterator[Side]:
    """Yield the sides of a PDF, and for a booklet its pages, in the order of printing."""
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            middle = page.get_width() / 2
            is_booklet = path.stem.endswith("-booklet")
            halves = ((0, middle), (middle, 2 * middle)) if is_booklet else ((0, 2 * middle),)
            for left, right in halves:
                yield _side(path, number, page, left, right)


def _side(path: Path, number: int, page: pypdfium2.PdfPage, left: float, right: float) -> Side:
    margin = _MARGIN[path.stem.endswith("-large-print")]
    bottom, top = margin, page.get_height() - margin
    text = page.get_textpage()
    words = text.get_text_bounded(left=left, right=right, bottom=bottom, top=top).strip()
    blank = "left blank on purpose" in words or not (words or _has_ink(page, left, right, 0))
    few = not blank and _lines(text, left, right, bottom, top) <= MAX_LINES
    return Side(
        file=path,
        number=number,
        blank=blank,
        nearly_empty=few and not _has_ink(page, left, right, margin),
        only_sources=words.startswith("Sources"),
    )


def _lines(
    text: pypdfium2.PdfTextPage, left: float, right: float, bottom: float, top: float
) -> int:
    boxes = [text.get_rect(index) for index in range(text.count_rects())]
    feet = sorted(low for start, low, _, _ in boxes if left <= start < right and bottom < low < top)
    new_lines = [high for low, high in pairwise(feet) if high - low > _SAME_LINE]
    return len(feet[:1]) + len(new_lines)


def _has_ink(page: pypdfium2.PdfPage, left: float, right: float, margin: float) -> bool:
    """Whether anything is on the lower half of a side, above the margin at its foot."""
    picture = page.render(scale=0.5, grayscale=True).to_pil()
    foot = picture.height - int(margin / 2)
    lower = picture.crop((int(left / 2), picture.height // 2, int(right / 2), foot))
    return ImageOps.invert(lower).getbbox() is not None


def stranded(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the number and the last words of each side that ends with a heading or a lead-in.

    A lead-in ends with a colon before the end of its line, a heading is bold and no sentence; both
    are followed by nothing, not even by a blank to fill in.
    """
    margin = _MARGIN[path.stem.endswith("-large-print")]
    with pypdfium2.PdfDocument(path) as document:
        for number in range(len(document) - 1):
            page = document[number]
            text = page.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            low = min((box[1] for box in boxes if box[1] > margin), default=0)
            line = [box for box in boxes if low <= box[1] < low + _SAME_LINE]
            words = " ".join(text.get_text_bounded(*box).strip() for box in line)
            is_short = max((box[2] for box in line), default=0) < _SHORT_LINE * page.get_width()
            is_title = (
                not words.endswith(".")
                and ". ." not in words
                and all(_is_bold(text, box) for box in line)
            )
            leads = is_title or (words.endswith(":") and is_short)
            if line and leads and not _has_more(page, line, margin):
                yield number + 1, words


def _is_bold(text: pypdfium2.PdfTextPage, box: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = box
    index = text.get_index((left + right) / 2, (bottom + top) / 2, right - left, top - bottom)
    name = ctypes.create_string_buffer(100)
    pdfium.FPDFText_GetFontInfo(text, index or 0, name, len(name), ctypes.c_int())
    return b"bold" in name.value.lower()


def _has_more(
    page: pypdfium2.PdfPage, line: list[tuple[float, float, float, float]], margin: float
) -> bool:
    """Whether anything is drawn to the right of a line, or between it and the foot of its side."""
    picture = ImageOps.invert(page.render(grayscale=True).to_pil())
    foot, low = page.get_height() - margin, page.get_height() - min(box[1] for box in line)
    beside = (max(box[2] for box in line) + 2, low - 4, picture.width, low + 4)
    below = (0, low + 4, picture.width, max(foot, low + 4))
    return any(picture.crop(box).getbbox() for box in (beside, below))


def small_glyphs(path: Path, least: float = LARGE) -> Iterator[tuple[int, float, str]]:
    """Yield the side, the size in points and the sign of each glyph smaller than the least size."""
    matrix = pdfium.FS_MATRIX()
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            for index in range(text.count_chars()):
                if pdfium.FPDFText_IsGenerated(text, index):
                    continue
                pdfium.FPDFText_GetMatrix(text, index, matrix)
                scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
                size = scale * pdfium.FPDFText_GetFontSize(text, index)
                if size < least - 0.01:
                    yield number, round(size, 2), text.get_text_range(index, 1)


_KINDS = {
    "packs": ("packs/PK-*.pdf", ("-booklet", "-large-print")),
    "packs, large print": ("packs/PK-*-large-print.pdf", ()),
    "packs, booklets": ("packs/PK-*-booklet.pdf", ()),
    "pages": ("**/*.pdf", ("-large-print", "-booklet")),
    "pages, large print": ("**/*-large-print.pdf", ()),
}


def files_of(site: Path, kind: str) -> list[Path]:
    """Return the PDFs of a kind in a site, sorted."""
    pattern, others = _KINDS[kind]
    is_pack = kind.startswith("packs")
    return sorted(
        path
        for path in site.glob(pattern)
        if not path.stem.endswith(others or "\0") and path.name.startswith("PK-") == is_pack
    )


WASTED = ("blank", "nearly_empty", "only_sources")
_WIDTHS = (20, 6, 7, 7, 14, 14, 8)


def _row(*values: object) -> str:
    first, *others = zip(values, _WIDTHS, strict=True)
    return f"{first[0]:{first[1]}}" + "".join(f"{value:>{width}}" for value, width in others)


def _wasted(side: Side) -> str:
    return " and ".join(name.replace("_", " ") for name in WASTED if getattr(side, name))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.sides")
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    parser.add_argument("--list", action="store_true", help="name the wasted sides")
    options = parser.parse_args()
    print(_row("", "PDFs", "sides", *(name.replace("_", " ") for name in WASTED), "wasted"))
    for kind in _KINDS:
        files = files_of(options.site, kind)
        sides = [side for path in files for side in sides_of(path)]
        wasted = [side for side in sides if _wasted(side)]
        counts = [sum(getattr(side, name) for side in sides) for name in WASTED]
        share = f"{len(wasted) / max(len(sides), 1):.1%}"
        print(_row(kind, len(files), len(sides), *counts, share))
        for side in wasted if options.list else ():
            print(f"  {side.file.name}, side {side.number}: {_wasted(side)}")
    for path in (one for kind in _KINDS for one in files_of(options.site, kind)):
        for number, words in () if path.stem.endswith("-booklet") else stranded(path):
            print(f"{path.name}, side {number} ends with: {words}")
    for path in sorted(options.site.glob("**/*-large-print.pdf")):
        if small := [*small_glyphs(path)]:
            least, on = min(size for _, size, _ in small), sorted({side for side, *_ in small})
            print(f"{path.name}: text of {least} points, sides {on}")


if __name__ == "__main__":
    main()
