"""Checks of leftovers and unfinished text: two versions, empty links, placeholders."""

import re
from collections.abc import Iterator

from lxml.html import defs

from packsite.checks.attribute_lists import attribute_lists, is_prose
from packsite.checks.subject import Rules, at, repeated
from packsite.model.blocks import BlockKind
from packsite.model.codes import ERROR, Code
from packsite.model.page import Document
from packsite.model.problems import Problem, locate
from packsite.model.references import ReferenceKind
from packsite.read import references
from packsite.read.yaml_faults import KEEP_ONE

_CONFLICT = re.compile(r"^(?P<mark><{7}|>{7})(?=[ \t]|$)[^\n]*", re.MULTILINE)
_BOX = re.compile(r"\[(?:[ \txX✓✔*-]{2,3}|[✓✔*~vVyY-]?)\](?![(\[:])|\[[ xX]\](?=[^\s(\[:|])")
_SHORT_FORM = re.compile(r"^[ ]{0,3}\*\[(?P<name>[^\]\n]+)\][ ]?:", re.MULTILINE)
_ANGLES = re.compile(r"(?<!\\)<(?P<name>[A-Za-z][\w-]*)(?P<rest>[^<>@=\"]{0,80})>")
_ELEMENTS = defs.tags | {"bdi", "dialog", "frame", "main", "path", "picture", "slot", "template"}
_BARE = {"markdown", "hidden", "open", "disabled", "checked", "controls", "reversed", "async", "/"}
"""Attributes without a value, so that `<div markdown>` is no placeholder."""
_ESCAPED = re.compile(
    r"\\?\[\\?\[(?P<inside>(?:[A-Z]{2,3}-\d|source:|local:|insert:|(?:area|partnership)\b)"
    r"[^\[\]\\\n]*)\\?\]\\?\]"
)
_ESCAPED_MARK = re.compile(
    r"\\\*\\?\*(?=[^\s*])[^*\n]+\\?\*\\?\*|^[ \t>]*\\!\\?!\\?![ ]\w+|\\\[!\w+\\?\]"
    r"|\\\[[^\[\]\n]+\]\\?\((?:https?:|mailto:|[\w./-]+\.md)[^()\n]*\)",
    re.MULTILINE,
)
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def two_versions(document: Document) -> Iterator[Problem]:
    """MKD101: a conflict between two versions is settled before publishing.

    Bad: `<<<<<<< patch-1` above one version of a sentence, and `>>>>>>> main` below another
    Good: `Tell your manager within one day.`
    """
    text = document.masked
    marks = [*_CONFLICT.finditer(text)] if "<<<<<<<" in text or ">>>>>>>" in text else []
    opened = False
    for number, mark in enumerate(marks):
        if mark["mark"] == ">" * 7 and opened:
            opened = False
            continue
        opened = mark["mark"] == "<" * 7
        below = marks[number + 1] if opened and number + 1 < len(marks) else mark
        first, last = locate(text, mark.start())[0], locate(text, below.start())[0]
        message = f"There are two versions of this text, from line {first} to line {last}."
        yield at(document, mark.start(), MKD101, message, KEEP_ONE)


def boxes(document: Document) -> Iterator[Problem]:
    """MKD106: a box to tick has one space or one x between its brackets, and a space after them.

    Bad: `- [] Ring the school`, `- [ ]Ring the school`
    Good: `- [ ] Ring the school`
    """
    for block in document.blocks if _BOX.search(document.masked) else ():
        for start in [cell.start for cell in block.cells] or [block.span.start]:
            found = _BOX.match(document.masked, start)
            if found and (block.kind is BlockKind.ITEM or found[0] == "[]"):
                message = f'Readers would see "{found[0]}" as typed, not a box to tick.'
                hint = 'Write "[ ]" with one space between the brackets, and a space after them.'
                yield at(document, start, MKD106, message, hint)


def empty_links(document: Document) -> Iterator[Problem]:
    """MKD107: a link has words.

    Bad: `[](form.docx)`
    Good: `[the referral form](form.docx)`
    """
    for reference in document.references:
        is_link = reference.kind is ReferenceKind.FILE
        if is_link and reference.whole and not reference.label.strip():
            message = "This link has no words, so nobody could see or press it."
            hint = "Write the name of the page or form between the square brackets."
            yield at(document, reference.whole.start, MKD107, message, hint)


def defined_once(document: Document) -> Iterator[Problem]:
    """MKD108: a footnote or a short form is defined once on a page.

    Bad: two lines `[^1]: …`, or two lines `*[CIN]: …`
    Good: `[^1]: …` and `[^2]: …`
    """
    notes = references.footnotes(document.masked) if "]:" in document.masked else ()
    named = [(note.start, f"[^{note.name}]") for note in notes if note.is_definition]
    forms = _SHORT_FORM.finditer(document.masked) if "*[" in document.masked else ()
    named += [(found.start(), f"*[{found['name']}]") for found in forms]
    for (offset, name), (first, _) in repeated((one[1], one) for one in named):
        message = f'"{name}:" is already defined in line {locate(document.text, first)[0]}.'
        hint = "Give the second one a name of its own, or delete it."
        yield at(document, offset, MKD108, message, hint)


def angle_brackets(document: Document) -> Iterator[Problem]:
    """MKD109: words between < and > are HTML, which readers would not see.

    Bad: `Ring <name of the school>.`
    Good: `Ring (name of the school).`
    """
    addresses = {reference.span.start - 1 for reference in document.references}
    for found in _ANGLES.finditer(document.masked) if "<" in document.masked else ():
        is_address = found.start() in addresses  # [the form](<the form.docx>)
        if not is_address and is_placeholder(found["name"], found["rest"]):
            words = " ".join(found[0][1:-1].split())
            message = f'Readers would not see "<{words}>", because < and > begin and end HTML.'
            yield at(document, found.start(), MKD109, message, f'Write "({words})" instead.')


def is_placeholder(name: str, rest: str) -> bool:
    """Whether a tag is no HTML but words in angle brackets, such as `<name of the school>`."""
    if rest.startswith(":"):  # an address
        return False
    words = set() if "=" in rest else {*rest.lower().split()}
    return name.lower() not in _ELEMENTS or not words <= _BARE


def swallowed_words(document: Document) -> Iterator[Problem]:
    """MKD109: words between { and } are attributes to the site, where it applies them.

    Bad: `**Ring first**{as agreed}`
    Good: `**Ring first** (as agreed)`
    """
    for found, _ in attribute_lists(document):
        if is_prose(found["words"]):
            words = found["words"].strip()
            message = f'Readers would not see "{{{words}}}": the site reads it as attributes.'
            yield at(document, found.start(), MKD109, message, f'Write "({words})" instead.')


def escaped_marks(document: Document) -> Iterator[Problem]:
    r"""MKD110: Markdown has no backslashes before its marks, as a form editor may add.

    Bad: `\[\[CPS-08\]\]`, `\*\*Ring first\*\*`
    Good: `[[CPS-08]]`, `**Ring first**`
    """
    text = document.masked
    for pattern in (_ESCAPED, _ESCAPED_MARK) if "\\" in text else ():
        for found in pattern.finditer(text):
            if "\\" not in found[0]:
                continue
            typed = found[0].strip(" \t>")
            plain = _BACKSLASH.sub("", typed)
            message = f'Because of its backslashes, readers would see "{typed}" as signs.'
            hint = f'Write "{plain}", in the plain text view of the editor.'
            yield at(document, found.start(), MKD110, message, hint)


MKD101 = Code("MKD101", ERROR, "two versions of a text", "Readers would see both.")
MKD106 = Code("MKD106", ERROR, "box that is not read", "Readers would see brackets, not a box.")
MKD107 = Code("MKD107", ERROR, "link without words", "Nobody could see or press it.")
MKD108 = Code("MKD108", ERROR, "defined twice", "One of the two would be lost.")
MKD109 = Code("MKD109", ERROR, "words between < and > or { and }", "Readers would not see them.")
MKD110 = Code("MKD110", ERROR, "Markdown with backslashes", "Readers would see its marks.")
RULES = Rules(
    "What is left over or half written",
    codes=(MKD101, MKD106, MKD107, MKD108, MKD109, MKD110),
    of_a_page=(
        two_versions,
        boxes,
        empty_links,
        defined_once,
        angle_brackets,
        swallowed_words,
        escaped_marks,
    ),
)
