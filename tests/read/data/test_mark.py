import pytest
from tests.builders import WriteTree

from packsite.model.brand import MARK
from packsite.model.settings import Settings
from packsite.read.data.library import library

HEAD = '<svg xmlns="http://www.w3.org/2000/svg"'


def read(write_tree: WriteTree, drawing: str) -> tuple[str, list[str]]:
    root = write_tree({"docs/data/mark.svg": drawing})
    found, problems = library(Settings(root))
    return found.brand.mark, [str(problem) for problem in problems]


def test_a_mark_takes_its_size_and_colour_from_its_place(write_tree: WriteTree) -> None:
    drawing = (
        f'{HEAD} x="1" width="40px" height="20" viewBox="0 0 40 20" fill="red"><!-- by somebody -->'
        '<path style="stroke:#fff; stroke-width: 2;-inkscape-stroke:none; --a:b;" '
        'd="M0 0h9"/></svg>'
    )
    assert read(write_tree, drawing) == (
        f'{HEAD} viewBox="0 0 40 20"><path d="M0 0h9" stroke="#fff" stroke-width="2"/></svg>',
        [],
    )


@pytest.mark.parametrize(
    ("drawing", "problem"),
    [
        (f"{HEAD}><path d='M0 0h9'/></svg>", 'has no "viewBox". Write its width and'),
        (
            f"{HEAD} viewBox='0 0 9 9'><style>path {{}}</style></svg>",
            "has a style sheet. Export it with",
        ),
        (f"{HEAD} viewBox='0 0 9 9'><script/></svg>", 'contains "<script>", which does not belong'),
        ("<svg", 'is damaged. Save it as "plain SVG" in the program that drew it.'),
        (
            f"{HEAD} viewBox='0 0 9 9'><path d='M0 0{'h9' * 30_000}'/></svg>",
            "is larger than 50 kB, and every page carries it. Save it with fewer points",
        ),
    ],
)
def test_a_mark_that_cannot_be_drawn_is_a_problem(
    write_tree: WriteTree, drawing: str, problem: str
) -> None:
    found, (told,) = read(write_tree, drawing)
    assert found == MARK
    assert told.startswith("docs/data/mark.svg: error DAT102: The mark ")
    assert problem in told
