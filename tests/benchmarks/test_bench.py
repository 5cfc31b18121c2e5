"""The benchmark says of each figure whether it is reached; the figures are no test."""

from pathlib import Path

from tests.benchmarks.bench import Figure, paper, record
from tests.benchmarks.tree import commit


def test_a_figure_says_whether_its_limit_is_reached() -> None:
    assert "≤ 3   reached" in str(Figure("cold", 2.9, "s", 3))
    assert "≤ 3   not yet" in str(Figure("cold", 3.1, "s", 3))
    assert "≥ 40   reached" in str(Figure("times", 41, "×", 40, is_least=True))
    assert "≥ 40   not yet" in str(Figure("times", 39, "×", 40, is_least=True))


def test_a_figure_without_a_limit_only_stands_beside_the_others() -> None:
    assert "reached" not in str(Figure("alone", 2.9, "s"))


def test_the_history_gains_a_line_for_each_figure(tmp_path: Path) -> None:
    history = tmp_path / "history.csv"
    record(history, Figure("cold, by the clock", 0.831, "×"))
    record(history, Figure("cold, by the processor", 1.2, "×"))
    lines = history.read_text("utf-8").splitlines()
    assert [line.partition(",")[2] for line in lines] == [
        f'{commit()},"cold, by the clock",0.83',
        f'{commit()},"cold, by the processor",1.20',
    ]


def test_printing_is_measured_beside_typst_alone() -> None:
    figures = {figure.what: figure.value for figure in paper(9, 9)}
    assert figures["page PDFs of 9 pages"] > 0
    assert figures["Typst alone on the same documents, processor"] > 0
    assert figures["an edited page in a pack of 9, printed again"] > 0
