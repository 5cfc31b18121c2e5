import re
from dataclasses import replace
from pathlib import Path

from tests.builders import A_LIBRARY
from tests.printing import pdfs
from tests.printing.document.test_charts import AID
from tests.printing.jobs import a_job, a_page
from tests.printing.tags import tag_tree

from packsite.model.decision_aids import DecisionAid
from packsite.model.editions import Edition
from packsite.printing.job import PrintSheet
from packsite.weave.decision_aids import decision_aid

LEAST = 9
"""Points of the smallest text of a chart."""


def printed(folder: Path, aid: DecisionAid) -> Path:
    """Return the PDF of a page with a decision aid between two sections."""
    woven = decision_aid("share", aid, [], A_LIBRARY)
    job = a_job(a_page(f"## Before\n\nRead this.\n\n{woven}\n\n## After\n\nRead on.\n"))
    (file,) = pdfs.printed(folder, job)
    return file


def longer(aid: DecisionAid, count: int, words: int) -> DecisionAid:
    """Return an aid with more questions in front, each with some words of help."""
    question = replace(aid.questions["danger"], help="Look twice. " * words)
    more = {f"q{number}": question for number in range(count)}
    return replace(aid, questions={**more, **aid.questions})


def test_a_small_chart_stands_in_the_text(tmp_path: Path) -> None:
    (only,) = pdfs.sides(printed(tmp_path, AID))
    assert only.index("Read this.") < only.index("Are you sure?") < only.index("Read on.")


def test_a_large_chart_has_a_page_of_its_own_while_the_text_runs_on(tmp_path: Path) -> None:
    first, second = pdfs.sides(printed(tmp_path, longer(AID, 6, 20)))
    assert "The questions are on page 2, as a chart." in first
    assert "Read on." in first
    assert "Are you sure?" in second


def test_its_boxes_are_read_in_the_order_of_the_questions(tmp_path: Path) -> None:
    words = tag_tree(printed(tmp_path, AID)).words
    places = [
        words.index(said)
        for said in ("Is there danger?", "Look twice.", "Yes, Cannot tell", "Ring now", "Say what",
                     "Go to", "Are you sure?", "Write it down.", "Look again", "(above)")
    ]  # fmt: skip
    assert places == sorted(places)


def test_its_questions_and_ends_are_headings(tmp_path: Path) -> None:
    heads = tag_tree(printed(tmp_path, AID)).walk("H3")
    assert [head.words for head in heads] == (
        ["Is there danger?", "Ring now", "Are you sure?", "Look again"]
    )


def test_a_chart_that_fits_no_page_breaks_between_its_boxes(tmp_path: Path) -> None:
    pages = pdfs.sides(printed(tmp_path, longer(AID, 30, 40)))
    assert len(pages) > 2
    assert "Read on." in pages[-1]


def test_no_text_of_a_chart_is_smaller_than_nine_points(tmp_path: Path) -> None:
    assert min(pdfs.text_sizes(printed(tmp_path, longer(AID, 7, 20)))) >= LEAST


def test_the_answers_on_a_poster_stand_apart_in_proportion_to_their_letters(tmp_path: Path) -> None:
    aid = f"## Share {{ #share }}\n\n{decision_aid('share', AID, [], A_LIBRARY)}\n"
    page = replace(a_page(aid), sheets=(PrintSheet("share"),), has_text=False)
    job = replace(a_job(page), edition=Edition.POSTER_A3)
    (file,) = pdfs.printed(tmp_path, job)
    boxes = pdfs.pdftotext(file, "-bbox")
    found = re.findall(r'yMin="([\d.]+)" .*yMax="([\d.]+)">(.*)<', boxes)
    places = {word: (float(top), float(bottom)) for top, bottom, word in reversed(found)}
    assert places["Cannot"] == places["Ring"]  # in line with the end that it leads to
    top, bottom = places["again"]
    assert places["No,"][0] - bottom > (bottom - top) / 2
