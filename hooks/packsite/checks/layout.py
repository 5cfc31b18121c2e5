"""Checks of headings, blocks of code, footnotes, anchors and how deep a page is nested."""

import re
import unicodedata
from collections.abc import Iterator

from packsite.checks.subject import Rules, at
from packsite.model.addresses import FOOT_ANCHORS
from packsite.model.blocks import Block, BlockKind
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.notes import NOTE_WORDS
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.references import Span
from packsite.model.suggest import did_you_mean, nearest
from packsite.read import references
from packsite.read.lines import NOTE_LINE, NOTE_TITLE

_DEEPEST = 12
"""Limit on nested lists, notes and quotes."""
_INDENT = 4
_TYPED_NOTE = re.compile(r"\n(?P<mark>\[\d{1,2}\]|[¹²³⁴-⁹])[ ]*(?=[^\W\d_])")
_MARKDOWN = ("## ", "### ", "- ", "* ", "• ", "1. ", "| ")


def first_level_headings(document: Document) -> Iterator[Problem]:
    """LAY101: the title comes from the block of facts; the body begins with ##.

    Bad: `# Core groups`
    Good: `## Who does what`
    """
    for heading in document.headings:
        if heading.level == 1:
            message = f'"{heading.text}" is a level 1 heading, like the title.'
            start = heading.span.start
            hint = "Write ## instead."
            if not document.text.startswith("#", start):
                hint = f'Write "## {heading.text}" instead, without the line of = signs below it.'
            yield at(document, start, LAY101, message, hint)


def fences(document: Document) -> Iterator[Problem]:
    """LAY102: every block of code or comment that is opened is closed.

    Bad: a line of three backticks, and no second one with the same indent; `<!--` without `-->`
    Good: a line of three backticks above and below; `<!-- check the date -->`
    """
    for offset in document.unclosed:
        if document.text.startswith("<!--", offset):
            message, hint = "The comment that begins here is not closed.", "Add --> after it."
        else:
            message = "The block of code that begins here is not closed."
            hint = "Add a line of the same marks below it, with the same indent."
        yield at(document, offset, LAY102, message, hint)


def footnotes_have_text(document: Document) -> Iterator[Problem]:
    """LAY103: every footnote has its text, and its mark.

    Bad: `as agreed[^3]`, and no line `[^3]: …`
    Good: the footnote as well, as `[^3]: Agreed in May.`
    """
    notes = [*references.footnotes(document.masked)]
    defined = {note.name for note in notes if note.is_definition}
    marked = {note.name for note in notes if not note.is_definition}
    for note in notes:
        if note.name not in marked and not nearest(note.name, marked - defined):
            message = f'Nothing on this page refers to the footnote "{note.name}".'
            hint = f'Write "[^{note.name}]" after the words that it belongs to, or delete it.'
            yield at(document, note.start, LAY103, message, hint)
        if note.is_definition and _is_empty(document.text[note.start :]):
            hint = f'Write its words after "[^{note.name}]:".'
            yield at(document, note.start, LAY103, f'The footnote "{note.name}" is empty.', hint)
        if note.name not in defined:
            message = f'The footnote "{note.name}" has no text.'
            hint = did_you_mean(nearest(note.name, defined))
            hint = hint or f'Add a line "[^{note.name}]: …".'
            yield at(document, note.start, LAY103, message, hint)


def _is_empty(note: str) -> bool:
    """Whether a footnote, given with the rest of its page, has no words before the next line."""
    after = note.partition("]:")[2]
    words = after.lstrip()
    return not words or after.removesuffix(words).endswith("\n")


def named_links(document: Document) -> Iterator[Problem]:
    """LAY103: every link by name has its address.

    Bad: `[the form][form]`, and no line `[form]: …`
    Good: the address as well, as `[form]: form.docx`
    """
    links = [*references.links_by_name(document.masked)]
    names = references.link_names(document.masked) if links else set[str]()
    for link in links:
        if link.name.casefold() not in names:
            message = f'The link name "{link.name}" has no address.'
            hint = did_you_mean(nearest(link.name, names))
            hint = hint or "Put the address in round brackets instead."
            yield at(document, link.start, LAY103, message, hint)


def typed_notes(document: Document) -> Iterator[Problem]:
    """LAY103: a footnote has the marks of Markdown, not those that Word or a PDF shows.

    Bad: `Ring first.[1]` and, further down, `[1] As agreed.`
    Good: `Ring first.[^1]` and, further down, `[^1]: As agreed.`
    """
    for found in _TYPED_NOTE.finditer(document.masked):
        mark = found["mark"]
        if mark in document.masked[document.body_start : found.start()]:
            name = f"[^{unicodedata.digit(mark[0], None) or mark[1:-1]}]"
            message = f'"{mark}" looks like a footnote, but readers could not go to it and back.'
            hint = f'Write "{name}:" and a space here, and "{name}" where "{mark}" stands above.'
            yield at(document, found.start("mark"), LAY103, message, hint)


def words_as_code(document: Document) -> Iterator[Problem]:
    """LAY107: headings, lists and tables are not indented by four spaces, which makes them code.

    Bad: `## Who comes` below an empty line, indented by four spaces
    Good: `## Who comes`
    """
    for block in document.blocks:
        if block.kind is not BlockKind.CODE or not block.lines:
            continue
        lines = [document.text[slice(*line)].strip(" \t>") for line in block.lines]
        if any(line.startswith(_MARKDOWN) for line in lines) and not _is_fenced(document, block):
            message = "These words are indented by four spaces or more: readers would see code."
            hint = (
                "Delete the spaces before these lines; in a list, set them below the words above."
            )
            yield at(document, block.lines[0].start, LAY107, message, hint)


def _is_fenced(document: Document, block: Block) -> bool:
    """Whether an odd number of fences above a block of code says that one of them is open."""
    above = document.text[: block.lines[0].start].split("\n")
    return sum(line.strip(" \t>").startswith(("```", "~~~")) for line in above) % 2 == 1


def first_lines_of_notes(document: Document) -> Iterator[Problem]:
    """LAY106: the first line of a note has its kind, and a title in straight quotes at most.

    Bad: `!!! note Ask the family first.`, `!!! note “Ask first”`, `!!! dangr`
    Good: `!!! note "Ask first"`
    """
    text = document.masked
    for found in (one for mark in ("!!!", "???") for one in _note_lines(text, mark)):
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if before.strip(" \t>"):
            continue  # not a note, but the end of a sentence
        kind = found["kind"].lower()
        if near := "" if kind in NOTE_WORDS else nearest(kind, NOTE_WORDS):
            message = f'"{found["kind"]}" is not a kind of box, so readers would see a plain one.'
            yield at(document, found.start("kind"), LAY106, message, did_you_mean(near))
        if not before and text[found.end() + 1 : found.end() + 2].strip():
            message = "The words on the next line are not in this box."
            hint = "Begin each line of the box with four spaces."
            yield at(document, found.start("mark"), LAY106, message, hint)
        if found["rest"] and not NOTE_TITLE.fullmatch(found["rest"]):
            words = found["rest"].strip(' "“”')
            message = f'Readers would see "{found["mark"]}" as typed, or not see "{words}".'
            hint = f'Write "{found["mark"]} {found["kind"]} "{words}"" for a title, '
            hint += "and other words on the line below, indented by four spaces."
            yield at(document, found.start("mark"), LAY106, message, hint)


def _note_lines(text: str, mark: str) -> Iterator[re.Match[str]]:
    place = text.find(mark)
    while place >= 0:
        if found := NOTE_LINE.match(text, place):
            yield found
        place = text.find(mark, place + len(mark))


def anchors(document: Document) -> Iterator[Problem]:
    """LAY104: an anchor that an editor adds is used only once on a page.

    Bad: two headings with `{#who}`
    Good: `{#who}` and `{#who-else}`
    """
    seen = set(FOOT_ANCHORS)
    for heading in document.headings:
        if heading.anchor in seen and not heading.code:
            message = f'The anchor "{heading.anchor}" is already used elsewhere on this page.'
            hint = "Use a different word after the #."
            yield at(document, heading.span.start, LAY104, message, hint)
        seen.add(heading.anchor)


def depth(document: Document) -> Iterator[Problem]:
    """LAY105: lists, notes and quotes are nested at most twelve levels deep.

    Bad: a line that begins with thirteen `>`, or with a hundred spaces
    Good: a list in a list, and a table below it
    """
    text = document.masked
    starts = (line.start for block in document.blocks for line in block.lines)
    far = (one for one in starts if text.find("\n", max(one - _DEEPEST, 0), one) < 0)
    for margin in (_margin(document, start) for start in far):
        if _levels(text[slice(*margin)]) > _DEEPEST:
            message = f"This line is nested more than {_DEEPEST} levels deep."
            hint = "Start a new list, note or quote further to the left."
            yield at(document, margin.end, LAY105, message, hint)
            break


def _margin(document: Document, start: int) -> Span:
    """Return the margin of a line, before its marks and text."""
    line_start = document.masked.rfind("\n", 0, start) + 1
    before = document.masked[line_start:start]
    return Span(line_start, start - len(before.lstrip(" \t>")))


def _levels(start: str) -> int:
    """Return the nesting level of a line; a quote has its own mark and a space."""
    indents = start.replace("> ", "").replace(">", "").expandtabs(_INDENT)
    return start.count(">") + len(indents) // _INDENT


LAY101 = Code("LAY101", ERROR, "level 1 heading in the text",
              "A page has only one title, from the block at the top.")  # fmt: skip
LAY102 = Code("LAY102", ERROR, "block of code or comment is not closed",
              "The rest of the page would appear as code, or disappear.")  # fmt: skip
LAY103 = Code("LAY103", ERROR, "unknown footnote or link name", "Readers would see its brackets.")
LAY104 = Code("LAY104", ERROR, "anchor is used twice", "A link could lead to the wrong place.")
LAY105 = Code("LAY105", ERROR, "nested too deeply",
              "Nobody could follow it, and it cannot be printed.")  # fmt: skip
LAY107 = Code("LAY107", WARNING, "words indented as code",
              "Readers would see their marks, in a typeface for programmers.")  # fmt: skip
LAY106 = Code("LAY106", ERROR, "first line of a note that is not read",
              "Its words would be lost, or its marks shown.")  # fmt: skip
RULES = Rules(
    "Layout",
    codes=(LAY101, LAY102, LAY103, LAY104, LAY105, LAY106, LAY107),
    of_a_page=(
        first_level_headings,
        fences,
        footnotes_have_text,
        named_links,
        typed_notes,
        words_as_code,
        first_lines_of_notes,
        anchors,
        depth,
    ),
)
