"""Every page has the same words on screen, on paper, in Word and in the search.

No browser is needed, but the built site is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from posixpath import splitext

import pytest
from lxml import html
from tests.forms import (
    NOTE_LABELS,
    Element,
    added_on_paper,
    differences,
    in_word,
    on_paper,
    on_screen,
    to_find,
    without_numbers,
    words,
)
from tests.printing.jobs import PNG

from packsite.model.editions import Edition
from packsite.model.settings import Settings
from packsite.model.site import Woven
from packsite.pipeline import check, weave
from packsite.printing.document.convert import print_document
from packsite.printing.job import PrintJob
from packsite.printing.jobs import print_jobs
from packsite.printing.word.write import word_document

pytestmark = [pytest.mark.browser, pytest.mark.own_site]  # the built site is theirs


@pytest.fixture(scope="module")
def woven(content: Path) -> Woven:
    return weave(check(Settings.load(content), date.today()), with_pdf=True)


@pytest.fixture(scope="module")
def screens(site: Path, woven: Woven) -> Mapping[str, Element]:
    """Return the article of every finished page, without what the build puts around its text.

    A decision aid is left out: as a chart, it is not the same words in the same order.
    """
    found = {}
    for uri in woven.pages:
        page = html.parse(str(site / f"{splitext(uri)[0]}.html")).getroot()
        for name in ("ps-jump", "ps-neighbours", "ps-find", "ps-edit", "ps-withdrawn", "ps-aid"):
            for element in page.find_class(name):
                element.drop_tree()
        for element in page.xpath("//noscript | //*[@data-pdf]"):
            element.drop_tree()
        (found[uri],) = page.xpath("//article")
    return found


def bodies(woven: Woven) -> Iterator[tuple[str, PrintJob]]:
    """Yield the print job of each page and of each sheet, with the text of its author alone."""
    for job in print_jobs(woven):
        if job.edition is Edition.STANDARD and not job.is_pack:
            (page,) = job.pages
            short_forms = "".join(
                f"\n{line}" for line in page.markdown.split("\n") if line.startswith("*[")
            )
            text = woven.bodies.get(page.uri, page.markdown) + f"\n{short_forms}"
            yield page.uri, replace(job, pages=(replace(page, markdown=text),))


def in_one_piece(job: PrintJob) -> PrintJob:
    """Return the job of a page with its sheets where they stand in its text."""
    return replace(job, pages=(replace(job.pages[0], sheets=()),))


def test_every_page_has_the_same_words_in_every_form(
    woven: Woven, screens: Mapping[str, Element]
) -> None:
    pictures = {source.uri: source.path for source in woven.site.files}

    def picture(uri: str) -> bytes | None:
        return pictures[uri].read_bytes() if uri in pictures else PNG

    told = []
    for uri, job in bodies(woven):
        whole, _ = print_document(in_one_piece(job), read_image=picture)
        paper = on_paper(whole.content["pages"][0]["blocks"])
        if job.pages[0].has_text:
            screen = screens[uri]
            told += [(uri, "paper", *differences(on_screen(screen), paper, added_on_paper(screen)))]
            found, meant = to_find(screen)
            told += [(uri, "search", *differences(meant, found, set()))]
        else:
            document, _ = print_document(job, read_image=picture)
            (page,) = document.content["pages"]
            sheet = [
                word
                for one in page["sheets"]
                for word in on_paper([one["heading"], *one["blocks"]])
            ]
            assert any(paper[at : at + len(sheet)] == sheet for at in range(len(paper))), job.uri
            text = [*words(f"{page['id']} {page['title']}"), *without_numbers(sheet)]
            file = in_word(word_document(document, job.version))
            told += [(uri, "Word", *differences(text, file, NOTE_LABELS))]
    assert [one for one in told if len(one) > 2] == []
