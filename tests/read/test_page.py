import re
from pathlib import Path
from time import process_time

import pytest
from tests.builders import A_LIBRARY, WriteTree, a_file, a_source, pages_of
from tests.conftest import TODAY

from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.references import Place, Reference, ReferenceKind, Span
from packsite.model.settings import Settings
from packsite.pipeline import check
from packsite.read.codes import FIL101, FIL103, FIL104
from packsite.read.document import document
from packsite.read.facts import frontmatter
from packsite.read.page import LARGEST_PAGE, LONGEST_LINE, MOST_LINES, MOST_MARKS, read_all

FILE = "docs/index.md"


def read_text(write_tree: WriteTree, content: str | bytes) -> Document | None:
    """Return the page of a file, if it can be read."""
    pages, _ = pages_of(a_source(FILE, write_tree({FILE: content})))
    return next(iter(pages), None)


def problems(write_tree: WriteTree, content: str | bytes) -> tuple[Problem, ...]:
    """Return the problems of a file that cannot be read."""
    pages, found = pages_of(a_source(FILE, write_tree({FILE: content})))
    assert pages == ()
    return found


def test_a_page_is_its_facts_and_what_its_body_holds(write_tree: WriteTree) -> None:
    text = a_file(body="## A\n\n[[CPS-05]]\n\n<!-- note -->\n\n```\n")
    source = a_source(FILE, write_tree({FILE: text}))
    facts = frontmatter(source, text)
    told = tuple(facts.spans[name] for name in ("title", "summary", "changes.0.what"))
    whole = document(source, text, facts.facts, text.index("\n## A"), visible_facts=told)
    assert pages_of(source) == ((whole,), ())


def test_lists_among_the_facts_are_references_at_their_entries(write_tree: WriteTree) -> None:
    lists = {"sources": "[WT2026]", "answers": "[LB-2022-01.F1]", "contents": "[CPS-01, CPS-02]"}
    text = a_file("PK-01", **lists)
    document = read_text(write_tree, text)

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    page = ReferenceKind.PAGE
    assert document is not None
    assert document.references == (
        Reference(page, "LB-2022-01.F1", "", at("LB-2022-01.F1"), Place.ANSWERS),
        Reference(page, "CPS-01", "", at("CPS-01"), Place.CONTENTS),
        Reference(page, "CPS-02", "", at("CPS-02"), Place.CONTENTS),
        Reference(ReferenceKind.SOURCE, "WT2026", "", at("WT2026"), Place.SOURCES),
    )


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"\xef\xbb\xbf---\nid: x\n---\na\n", id="byte order mark"),
        pytest.param(b"---\r\nid: x\r\n---\r\na\r\n", id="line ends of Windows"),
        pytest.param(b"---\rid: x\r---\ra\r", id="line ends of old Macs"),
    ],
)
def test_marks_and_line_ends_of_other_systems_are_not_part_of_a_text(
    write_tree: WriteTree, raw: bytes
) -> None:
    document = read_text(write_tree, raw)
    assert document is not None
    assert (document.text, document.body) == ("---\nid: x\n---\na\n", "a\n")


def test_the_problems_of_facts_do_not_keep_a_page_from_being_read(write_tree: WriteTree) -> None:
    pages, found = pages_of(a_source(FILE, write_tree({FILE: a_file(owner="")})))
    assert len(pages) == 1
    assert [problem.code.id for problem in found] == ["MET105"]


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir(parents=True)
    message = "The file cannot be opened (Is a directory)."
    hint = "Check who has permission to read it, or copy it here again."
    assert pages_of(a_source(FILE, tmp_path)) == (
        (),
        (Problem(FILE, 0, 0, FIL101, message, hint),),
    )


def test_a_page_that_is_too_large_is_a_problem(write_tree: WriteTree) -> None:
    message = "The page has 300,001 characters; 300,000 is the most a page may have."
    assert problems(write_tree, "é" * (LARGEST_PAGE + 1)) == (
        Problem(FILE, 0, 0, FIL103, message, "Split it into several pages."),
    )
    assert read_text(write_tree, ("é" * 999 + "\n") * (LARGEST_PAGE // 1000)) is not None


@pytest.mark.parametrize("line", ["- a\n", "a\n: b\n\n", "1. a\n"])
def test_a_page_of_too_many_lines_is_a_problem(write_tree: WriteTree, line: str) -> None:
    within = line * (MOST_LINES // line.count("\n"))
    assert read_text(write_tree, within) is not None
    (found,) = problems(write_tree, within + "a\n" * 3)
    assert (found.code.id, found.hint) == ("FIL103", "Split it into several pages.")
    assert re.fullmatch(
        r"The page has 5,00\d lines; 5,000 is the most a page may have\.", found.message
    )


def test_a_line_that_is_too_long_is_a_problem_at_its_place(write_tree: WriteTree) -> None:
    line = "é" * LONGEST_LINE
    message = "This line has 5,001 characters; 5,000 is the most."
    hint = "Start new paragraphs, or use fewer columns in the table."
    assert problems(write_tree, f"a\n{line}\n{line}é\n") == (
        Problem(FILE, 3, 1, FIL103, message, hint),
    )
    assert read_text(write_tree, f"a\n{line}\n{line}") is not None


def test_a_great_many_spaces_are_a_problem_at_their_place(write_tree: WriteTree) -> None:
    assert problems(write_tree, f"a\nb{' ' * 1_000}c\n") == (
        Problem(FILE, 2, 2, FIL103, "There are 1,000 spaces in a row here.", "Delete them."),
    )
    assert read_text(write_tree, f"a\nb{' ' * 999}c\n") is not None


@pytest.mark.parametrize("mark", ["[", "<", "`", "*", "_", "\\", "{#a", "# a\n", "[[x|", "<a "])
def test_a_page_of_nothing_but_signs_is_named_before_it_takes_long(
    write_tree: WriteTree, mark: str
) -> None:
    text = "\n".join([mark * (1_000 // len(mark))] * 200)
    started = process_time()
    (found,) = problems(write_tree, text)
    assert process_time() - started < 1
    assert (found.code.id, found.hint) == ("FIL103", "Split it into several pages.")
    assert re.fullmatch(
        r'The page has the character "." [\d,]+ times; 2,000 is the most\.', found.message
    )


@pytest.mark.parametrize("mark", ["[", "<", "`", "*", "_", "\\", "{#a", "## a\n", "[[x|", "<a "])
def test_as_many_signs_as_a_page_may_have_are_read_in_little_time(
    write_tree: WriteTree, mark: str
) -> None:
    root = write_tree({"docs/index.md": a_file(body=mark * (MOST_MARKS // len(mark)))})
    started = process_time()
    check(Settings(root), TODAY)
    assert process_time() - started < 10


def test_long_headings_are_read_in_little_time(write_tree: WriteTree) -> None:
    root = write_tree({"docs/index.md": a_file(body=f"## PG-1{'-' * 4_900}\n\n" * 60)})
    started = process_time()
    check(Settings(root), TODAY)
    assert process_time() - started < 5


@pytest.mark.parametrize("sign", ["\0", "\x08", "\x1b", "\x7f", "\u202e", "\u2066"])
def test_a_hidden_sign_is_a_problem_at_its_place(write_tree: WriteTree, sign: str) -> None:
    message = f"There is a hidden control character (U+{ord(sign):04X}) here."
    hint = "Delete it and retype the words."
    assert problems(write_tree, f"a\nb{sign}c\n") == (Problem(FILE, 2, 2, FIL104, message, hint),)


def test_only_pages_are_read_and_one_that_cannot_be_does_not_stop_the_others(
    write_tree: WriteTree,
) -> None:
    root = write_tree({"docs/a.md": a_file(), "docs/b.md": b"\xff", "docs/c.png": b"\xff"})
    sources = [a_source(f"docs/{name}", root) for name in ("a.md", "b.md", "c.png")]
    wrong = Problem("docs/a.md", 1, 1, FIL104, "Held to a rule.")
    documents, found = read_all(sources, A_LIBRARY, lambda *_: [wrong])
    assert [page.source for page in documents] == [sources[0]]
    assert [(problem.file, problem.code) for problem in found] == [
        ("docs/a.md", FIL104),
        ("docs/b.md", FIL101),
    ]
