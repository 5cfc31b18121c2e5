"""Large print keeps its promise in the PDFs of this site, measured glyph by glyph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2
import pytest
from tests.benchmarks.sides import small_glyphs
from tests.content.prose import this_site
from tests.printing.jobs import draw

from packsite.cache.store import Store
from packsite.pipeline import weave
from packsite.printing.jobs import print_jobs

KINDS = (
    "families/PG-65-if-you-do-not-agree",  # a picture with words
    "information-sharing/PG-26-decision-aid",
    "learning/LB-2022-01-lb-2022-01",
    "neglect_pack/CNP-21-genogram-and-network-map",  # two pictures with words
    "neglect_pack/CNP-46-evaluation-form",
    "packs/PK-13-for-families",
    "standards/CPS-08-core-groups",
)
"""A PDF of each kind; `python -m tests.benchmarks.sides` measures all of a built site."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("large")
    woven = weave(this_site(), with_pdf=True)
    paths = {source.uri: source.path for source in woven.site.files}
    jobs = {job.uri: job for job in print_jobs(woven)}
    wanted = [jobs[f"{kind}-large-print.pdf"] for kind in KINDS]
    store = Store(folder / "cache")
    results = draw(wanted, store=store, read_image=lambda uri: paths[uri].read_bytes())
    for place, result in enumerate(results):
        (folder / f"{place}.pdf").write_bytes(result.content)
    return {kind: folder / f"{place}.pdf" for place, kind in enumerate(KINDS)}


@pytest.mark.parametrize("kind", KINDS)
def test_no_glyph_is_smaller_than_sixteen_points(printed: Mapping[str, Path], kind: str) -> None:
    assert sorted(set(small_glyphs(printed[kind]))) == []


def _divided(path: Path) -> Iterator[str]:
    """Yield the lines of a cover that end within a word."""
    with pypdfium2.PdfDocument(path) as document:
        for words in document[0].get_textpage().get_text_bounded().splitlines():
            if words.endswith(("\u00ad", "\u2010", "\ufffe", "-")):
                yield words


def test_no_word_of_a_cover_is_divided(printed: Mapping[str, Path]) -> None:
    assert [*_divided(printed["packs/PK-13-for-families"])] == []
