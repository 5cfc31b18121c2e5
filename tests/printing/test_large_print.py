"""Large print keeps its promise in the PDFs of a site, measured glyph by glyph."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.benchmarks.sides import small_glyphs
from tests.printing import pdfs
from tests.westmarsh import picture, woven

from packsite.printing.jobs import print_jobs

KINDS = (
    "information-sharing/PG-26-decision-aid",
    "learning/LB-2022-01-lb-2022-01",
    "neglect_pack/CNP-01-what-neglect-is",  # a picture with words
    "neglect_pack/CNP-17-chronology",  # a wide table
    "neglect_pack/CNP-22-home-visit-checklist",
    "packs/PK-04-core-group-member",
    "standards/CPS-08-core-groups",
)
"""A PDF of each kind; `python -m tests.benchmarks.sides` measures all of a built site."""
COVER = "packs/PK-04-core-group-member-large-print.pdf"
LONG = "Multidisciplinary responsibilities for communication, documentation and representation"
"""A title that tempts to divide words."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("large")
    jobs = {job.uri: job for job in print_jobs(woven())}
    jobs[COVER] = replace(jobs[COVER], title=LONG)
    wanted = [jobs[f"{kind}-large-print.pdf"] for kind in KINDS]
    return dict(zip(KINDS, pdfs.printed(folder, *wanted, read_image=picture), strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_no_glyph_is_smaller_than_sixteen_points(printed: Mapping[str, Path], kind: str) -> None:
    assert sorted(set(small_glyphs(printed[kind]))) == []


def _divided(path: Path) -> Iterator[str]:
    """Yield the lines of a cover in which a word is divided, for which pdfium has a sign."""
    with pypdfium2.PdfDocument(path) as document:
        for words in document[0].get_textpage().get_text_bounded().splitlines():
            if "\x02" in words or words.endswith("-"):
                yield words


def test_no_word_of_a_cover_is_divided(printed: Mapping[str, Path]) -> None:
    assert [*_divided(printed["packs/PK-04-core-group-member"])] == []
