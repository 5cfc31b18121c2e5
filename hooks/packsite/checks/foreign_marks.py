"""Checks of the marks of other programs: Pandoc, Hugo, GOV.UK, LaTeX and wikis.

Neither this site nor the Git host understands them: readers would see them exactly as typed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from packsite.checks.subject import Rules, at, shortened
from packsite.model.blocks import BlockKind
from packsite.model.codes import ERROR, Code
from packsite.model.notes import NOTE_WORDS
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.references import ReferenceKind, Span
from packsite.read.inline import ADDRESS


class _Mark(NamedTuple):
    """A mark: a literal part of it, which is quick to look for, its pattern and the fix."""

    needle: str
    pattern: re.Pattern[str]
    hint: str


def _mark(needle: str, pattern: str, hint: str) -> _Mark:
    return _Mark(needle, re.compile(pattern, re.MULTILINE), hint)


_BOX = (
    'Write "!!! note" (or tip, warning, danger) on a line of its own, with an empty line above; '
    "indent the words below it by four spaces."
)
_NEW_PAGE = 'To start a new side of paper, write "{ .new-page }" after the heading that begins it.'
_BOLD = "Write the words alone, or **between two stars** for bold."
_COPY = "The site cannot insert anything with this mark: write the words themselves, or a link."
_NO_COMMAND = "Delete it: this is a command of LaTeX, which the site does not know."
_HEADING = 'Write "### {words}" instead, as a heading, and do not indent the text below it.'
_RAISED = "Write <sup>2</sup> around small figures above the line."
_SUM = "Write the sum in words, or as a picture."
_NOTE = 'Write "<!--" before and "-->" after a note among editors; write "→" for an arrow.'
_FOOTNOTE = 'Write "[^1]" here, and "[^1]: " with the words of the note on a line of its own.'
_CHANGE = "Accept or reject this change first: write only the words that hold."
_COMMENT = "Do what this comment of Word asks, then delete its mark."
_MARKS = (
    _mark("[!", r"^[ \t]*(?P<typed>\[![A-Za-z]+\])", 'Write "> " before this line and each below.'),
    _mark("[!", r"^[ \t]*>[ \t]*\[!\w+\](?P<typed>[-+])", "Delete it: a box is always open."),
    _mark("-->", r"-->", _NOTE),
    _mark("<--", r"<--", _NOTE),
    _mark("\n//", r"\n//[ \t]+\S[^\n]*", _NOTE),
    _mark("{", r"\{(?:--|\+\+|~~|>>|==)[^{}]*\}", _CHANGE),
    _mark("[", r"\[(?<=[\w.,;:)]\[)[A-Z]{1,3}\d{1,3}\](?![(\[:\w])", _COMMENT),
    _mark("\n[", r"\n\[[A-Z]{1,3}\d{1,3}\](?=[A-Z])", _COMMENT),
    _mark("Commented [", r"Commented \[\w+\]:?", _COMMENT),
    _mark("^[", r"\^\[[^\[\]\n]+\](?!\()", _FOOTNOTE),
    _mark("\nh", r"\nh[1-6]\.[ \t]+(?P<words>[^\n]+)", _HEADING),
    _mark("\n!", rf"\n(?:!{{1,2}}|!{{4,}})[ ]?(?:{'|'.join(NOTE_WORDS)})(?=[ ]+[\"“]|[ ]*$)", _BOX),
    _mark("-[", r"^[ \t>]*(?P<typed>-\[[ xX]\])(?=[ ]\S)", 'Write "- [ ]", with a space each.'),
    _mark(":::", r"^[ \t>]*(?P<typed>:{3,}[ \t]*[\w{][^\n]*)", _BOX),
    _mark("{", r"\{::[\w ]+[^}\n]*\}", _BOX),
    _mark("{", r"^[ \t]*\{(?P<name>info|note|warning|tip|panel|expand)\b[^}\n]*\}"
          r"(?:[^{}]*\{(?P=name)\})?", _BOX),
    _mark("\n====", r"^\[(?:NOTE|TIP|WARNING|CAUTION|IMPORTANT)\][ \t]*\n={4,}$", _BOX),
    _mark(".. ", r"^[ \t]*\.\. [\w-]+::", _BOX),
    _mark("^", r"\^(?<!.\^)(?=\S)[^\n^]+\^[ \t]*$", _BOX),
    _mark("%", r"^%(?=\S)[^\n%]+%[ \t]*$", _BOX),
    _mark("$", r"^\$(?P<name>[A-Z]{1,3})[ \t]*$(?:[^$]*^\$(?P=name)[ \t]*$)?", _BOX),
    _mark("s1. ", r"^s1\.(?= )", 'Number the steps "1.", "2.", "3." instead.'),
    _mark("=", r"^[ \t]*(?P<typed>===[!+]*[ \t]*[\"“'](?P<words>[^\"”'\n]+)[\"”'])", _HEADING),
    _mark("=", r"^(?P<typed>={2,6}(?=[ \w])(?P<words>[^=\n]+)(?<=[ \w])={2,6})[ \t]*$", _HEADING),
    _mark("{", r"\{button\b[^}\n]*\}", _COPY),
    _mark("{", r"\{\{[^{}]*?\}\}", _COPY),
    _mark("{", r"\{%[^%{}]*%\}", _COPY),
    _mark("<", r"^[ \t]*-+8<-+[^\n]*", _COPY),
    _mark("@", r"\[[^\[\]\n]*(?<!\w)-?@[\w:.-]+[^\[\]\n]*\](?!\()",
          'Name the source as "[[source:…]]", with its key from docs/data/sources.yml.'),
    _mark("@", r"(?<![\w.\[])@(?:fig|tbl|sec|eq)-[\w-]+",
          "Name the picture or section in words, or link to its heading."),
    _mark("{", r"^[^\n#]*\{#tbl-[^}\n]*\}", "Put the words above the table as a sentence."),
    _mark("TOC", r"^[ \t]*\[\[?_?TOC_?\]\]?[ \t]*$",
          "Delete it: the contents are shown beside every page, and at the front of a pack."),
    _mark("{", r"^\{:?[ \t]*toc\}", "Delete it: the contents are shown beside every page."),
    _mark("\\", r"(?<![\w:\\])\\(?:newpage|pagebreak|clearpage)\b(?:\{\})?", _NEW_PAGE),
    _mark("+", r"^\+{3,}[ \t]*$", _NEW_PAGE),
    _mark("\\", r"(?<![\w:\\])\\(?:[vh]space|hline|vfill|hfill|noindent|centering|bigskip|medskip|"
          r"smallskip|tableofcontents|footnotesize|small|large|newline|linebreak)\b(?:\{[^}\n]*\})?",
          _NO_COMMAND),
    _mark("\\", r"(?<![\w:\\])\\(?:textbf|textit|emph|underline|section|subsection|begin|end|cite|"
          r"ref|label|footnote|href|url|includegraphics|item)\b[ \t]*[{\[][^}\n]*\}?", _NO_COMMAND),
    _mark("{", r"(?<!\])\[[^\[\]\n]+\]\{[^}\n]*\}", _BOLD),
    _mark("=", r"(?<![=\w])==(?=[^\s=])[^=\n]+(?<=\S)==(?![=\w])", _BOLD),
    _mark("+", r"(?<![+\w])\+\+(?=[^\s+])[^\n]{1,60}?(?<=\S)\+\+(?![+\w])", _BOLD),
    _mark("'''", r"'''(?=\S)[^'\n]+'''", _BOLD),
    _mark("%", r"%%(?=\S|[ ])[^%\n]+%%", 'Write "<!--" and "-->" around a note among editors.'),
    _mark("[/", r"\[/[a-z][\w-]*\]", _BOLD),
    _mark("~", r"~(?<![\s~]~)[^\s~]{1,8}~(?!~)",
          "Write <sub>2</sub> around small figures below the line."),
    _mark("^", r"\^(?<=[\w)]\^)[^\s^]{1,8}\^", _RAISED),
    _mark(":", r":(?<![\w:/]:)[a-z][a-z0-9_+-]+:(?![\w:/])",
          "Write the word or the emoji itself: the site has no codes for emoji."),
    _mark("$", r"\$\$(?=[^$]*[^$\s])[^$]*\$\$", _SUM),
    _mark("$", r"(?<![\w$\\])\$(?=[^\s$])(?:[^$\n]*[\\^_=+{}<>][^$\n]*|[A-Za-z])"
          r"(?<![\s$])\$(?![\w$])", _SUM),
    _mark("\\", r"\\\((?=[^)\n]*[\\^_=+])[^)\n]*\\\)", _SUM),
)  # fmt: skip
"""Of two marks in the same place, the first one counts. A pattern that begins with its literal, and
looks behind from there, is ten times as fast."""
_NEEDLES = {mark.needle for mark in _MARKS}
_DRAWN = ("mermaid", "plantuml", "graphviz", "dot", "math", "latex", "chart", "ditaa", "d2")


def marks(document: Document) -> Iterator[Problem]:
    """MKD102: a page has no marks of programs that this site does not use.

    Bad: `:::note`, `{{< alert >}}`, `=== "School"`, `[lead]{.mark}`, `$x^2$`
    Good: `!!! note`, `**lead**`, `costs £5 or $5`
    """
    found = sorted(_found(document.masked))
    addresses = _addresses(document) if found else ()
    told: dict[str, int] = {}
    """Each fix → how far into the page it was last named; once a line is enough."""
    end = 0
    for start, stop, typed, hint in found:
        is_told = hint in told and "\n" not in document.masked[told[hint] : start]
        if start >= end and not is_told and not _is_within(addresses, start):
            end = told[hint] = stop
            message = f'"{shortened(typed)}" is a mark of another program; it does nothing here.'
            yield at(document, start, MKD102, message, hint)


def _found(masked: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the start, end and text of each mark, and its fix."""
    needles = {needle for needle in _NEEDLES if needle in masked}
    for mark in (one for one in _MARKS if one.needle in needles):
        for found in mark.pattern.finditer(masked):
            group = "typed" if "typed" in mark.pattern.groupindex else 0
            words = found.groupdict().get("words") or ""
            typed = found[group].strip().partition("\n")[0]
            start = masked.index(typed, found.start(group))
            yield start, found.end(), typed, mark.hint.replace("{words}", words.strip())


def diagrams(document: Document) -> Iterator[Problem]:
    """MKD103: a diagram is a picture, not a block of code that a program would have to draw.

    Bad: a block of code that begins with three backticks and `mermaid`
    Good: `![The path of a referral](path.svg)`
    """
    for block in document.blocks:
        if block.kind is BlockKind.CODE:
            start = max(document.text.rfind("\n", 0, block.span.start), 0)
            fence = document.text[document.text.rfind("\n", 0, start) + 1 : start]
            language = fence.strip(" >`~{}.").partition(" ")[0].lower()
            if language in _DRAWN:
                message = f'Readers would see the code of this "{language}" drawing, not a drawing.'
                hint = "Put it in as a picture, with its words in the square brackets: ![…](….svg)."
                yield at(document, start - len(fence), MKD103, message, hint)


def _addresses(document: Document) -> tuple[Span, ...]:
    """Return the spans of all addresses, which may contain any character."""
    bare = (Span(*found.span()) for found in ADDRESS.finditer(document.masked))
    files = (ReferenceKind.FILE, ReferenceKind.IMAGE)
    targets = (one.span for one in document.references if one.kind in files)
    return tuple(sorted(chain(bare, targets)))


def _is_within(spans: tuple[Span, ...], offset: int) -> bool:
    before = bisect_right(spans, (offset, len(spans) and spans[-1].end)) - 1
    return before >= 0 and offset < spans[before].end


MKD102 = Code("MKD102", ERROR, "mark of another program", "Readers would see it as typed.")
MKD103 = Code("MKD103", ERROR, "drawing as code", "Readers would see code, not a drawing.")
RULES = Rules("Marks of other programs", codes=(MKD102, MKD103), of_a_page=(marks, diagrams))
