"""Import a Word file: read it twice, make a page of it, and account for every word."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packsite.model.page import Document, Source
from packsite.model.settings import PacksiteError
from packsite.model.site import Site
from packsite.read.page import parsed
from packsite.read.pasted.page import as_markdown
from packsite.word_import.blocks import Blocks, bold_line
from packsite.word_import.headings import heading_words, levelled, titled
from packsite.word_import.inlines import Inlines
from packsite.word_import.ledger import left_out
from packsite.word_import.nodes import inside, text_of
from packsite.word_import.package import Passage, Where, WordFile, word_file
from packsite.word_import.pandoc import as_text, empty_tree, read_tree
from packsite.word_import.pdf import ONLY_TEXT, pdf_blocks, pdf_file
from packsite.word_import.persons import without_personal_data


@dataclass(frozen=True, slots=True)
class Opened:
    """A Word file, read both ways."""

    word: WordFile
    tree: Mapping[str, Any]
    title: str
    """Empty if it has none."""
    bold_lines: tuple[str, ...] = ()
    """The bold lines that may be headings."""
    warning: str = ""
    """What the file cannot tell, if it is no Word file."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A Word file as the body of a page, and all that an editor has to know of it."""

    body: str
    pictures: Mapping[str, bytes]
    """The pictures of the page by their name, without metadata."""
    conversions: tuple[str, ...]
    """How tables, lists, links and numbers were converted, as sentences of the report."""
    left_out: tuple[Passage, ...]
    decisions: tuple[str, ...]


def open_word(path: Path, changes: str) -> Opened:
    """Read a Word file, or the text of a PDF; `changes` is `accept`, `reject` or empty.

    Raises PacksiteError where it cannot be read, and where it has tracked changes or comments and
    nobody has decided on them.
    """
    if path.suffix.lower() == ".pdf":
        text = pdf_file(path)
        return Opened(text, {**empty_tree(), "blocks": pdf_blocks(text)}, "", warning=ONLY_TEXT)
    word = word_file(path, changes)
    places = Counter(one.where for one in word.passages)
    tracked, comments = places[Where.INSERTED] + places[Where.DELETED], places[Where.COMMENT]
    if (tracked or comments) and not changes:
        raise PacksiteError(
            f'"{path.name}" has tracked changes ({tracked}) or comments ({comments}). Decide on '
            "them in Word, or add --accept to take every change, or --reject to undo every "
            "change; the report then lists the comments."
        )
    tree = read_tree(path, changes or "accept")
    title, blocks = titled(tree["meta"], tree["blocks"])
    return Opened(word, tree, title, tuple(filter(None, map(bold_line, blocks))))


def imported(opened: Opened, site: Site, stem: str, *, bold_lines: bool) -> Imported:
    """Return the body of a page from a Word file, with an account of every word.

    `stem` begins the names of its pictures, and `bold_lines` says whether they become headings.
    Raises PacksiteError if a word of the text would be lost.
    """
    _, blocks = titled(opened.tree["meta"], opened.tree["blocks"])
    inlines = Inlines(site, opened.word.pictures, stem, heading_words(blocks))
    made = Blocks(inlines, bold_lines)
    text = as_text(opened.tree, levelled(made.converted(blocks)))
    text = as_markdown(_draft(text), bold_lines=False).strip("\n") + "\n"
    whole = f"# {opened.title}\n\n{text}"  # a title such as "1. Purpose" is no list
    missing = left_out(_without_authors(opened), whole, made.repeated, made.markers)
    hidden = without_personal_data(text, site.library.local)
    return Imported(
        hidden.text,
        inlines.files,
        (*made.conversions, *inlines.conversions, *hidden.conversions),
        tuple(Passage(one.where, _shown(one)) for one in missing),
        (*filter(None, [opened.warning]), *made.decisions, *inlines.decisions),
    )


def _draft(text: str) -> Document:
    """Return a text as a page that has no file yet."""
    source = Source(Path("draft.md"), "draft.md", "draft.md")
    return parsed(source, f"\n{text}")[0]


def _without_authors(opened: Opened) -> tuple[Passage, ...]:
    """Return the passages of a file, those with names of authors as such."""
    named = inside(opened.tree["meta"].get("author"))
    authors = {text_of(one) for one in named if one["t"] == "MetaInlines"}
    return tuple(
        Passage(Where.AUTHOR, one.words) if one.words in authors else one
        for one in opened.word.passages
    )


def _shown(passage: Passage) -> str:
    """Return the words of a passage for the report: no name, and no personal data."""
    return (
        "(a name)"
        if passage.where is Where.AUTHOR
        else without_personal_data(passage.words, {}).text
    )
