"""Pages in other languages on paper: in fonts that have their letters, tagged as what they are."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.languages import FONTS, FROM_THE_RIGHT, SENTENCES, TITLES, text_in
from tests.printing import pdfs
from tests.printing.jobs import a_job, a_page, all_of, blocks
from tests.printing.tags import elements


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the PDF of a page in each language."""
    folder = tmp_path_factory.mktemp("printed")
    pages = {
        lang: replace(a_page(text_in(lang), title=title), summary=SENTENCES[lang], lang=lang)
        for lang, title in TITLES.items()
    }
    jobs = [replace(a_job(page), uri=f"{lang}.pdf") for lang, page in pages.items()]
    return dict(zip(pages, pdfs.printed(folder, *jobs), strict=True))


@pytest.mark.parametrize("lang", TITLES)
def test_letters_are_drawn_by_the_font_of_their_script(printed: dict[str, Path], lang: str) -> None:
    with pikepdf.open(printed[lang]) as pdf:
        fonts = {
            str(font.BaseFont).partition("+")[2].partition("-")[0]
            for page in pdf.pages
            for font in page.Resources.Font.values()
        }
    assert fonts <= {"SourceSansPro", FONTS[lang]}
    assert FONTS[lang] in fonts


@pytest.mark.parametrize("lang", TITLES)
def test_words_can_be_found_and_copied(printed: dict[str, Path], lang: str) -> None:
    text = pypdfium2.PdfDocument(printed[lang])[0].get_textpage().get_text_bounded()
    letters = {letter for letter in SENTENCES[lang] if letter.isalpha()}
    assert letters <= set(text)


@pytest.mark.parametrize("lang", TITLES)
def test_tags_name_the_language(printed: dict[str, Path], lang: str) -> None:
    with pikepdf.open(printed[lang]) as pdf:
        tagged = [str(one.get("/Lang", "")) for one in elements(pdf, "H1", "P", "LI", "Table")]
    assert tagged.count(lang) >= 5


def test_lines_start_on_the_right_in_a_script_from_there(printed: dict[str, Path]) -> None:
    for lang, path in printed.items():
        page = pypdfium2.PdfDocument(path)[0]
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        ends = sorted(right for _, foot, right, _ in boxes if foot > 100)
        at_the_margin = [right for right in ends if right > page.get_width() - 60]
        assert (len(at_the_margin) > 4) == (lang in FROM_THE_RIGHT), lang


def test_elements_in_another_language_have_its_direction() -> None:
    arabic = "حماية الأطفال"
    found = blocks(
        f'<div lang="pa" markdown>\n\nਮਦਦ\n\n</div>\n\nA <span lang="ar">{arabic}</span>.'
    )
    (block,), (span,) = all_of("language-block", found), all_of("language", found)
    assert (block["lang"], block["dir"]) == ("pa", "ltr")
    assert (span["lang"], span["dir"]) == ("ar", "rtl")
