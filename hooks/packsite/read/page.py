"""Read each page: its block of facts, headings, references and links, with their offsets."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from packsite.cache.memo import Memo
from packsite.model.brand import Brand
from packsite.model.data import Library
from packsite.model.page import Document, Source
from packsite.model.problems import Problem, TextFile
from packsite.model.references import Place, Reference, ReferenceKind
from packsite.read.codes import FIL101, FIL103, FIL104
from packsite.read.document import document
from packsite.read.fact_types import HIDDEN
from packsite.read.facts import UNKNOWN_ID, FrontMatter, frontmatter

LARGEST_PAGE = 300_000
"""Characters in a page; Python-Markdown needs about 12 s for a million."""
LONGEST_LINE = 5_000
"""Characters in a line; patterns with a lookahead take quadratic time."""
MOST_LINES = 5_000
"""Lines in a page, ten times the longest; each may be a list item, which is slow to read."""
MOST_MARKS = 2_000
"""Occurrences of one Markdown character in a page: six times the most in any page."""
_MARKS = "[<{`*_#\\&!?"
_MANY_SPACES = " " * 1000
_LONG_LINE = re.compile(rf"^[^\n]{{{LONGEST_LINE + 1},}}", re.MULTILINE)
_VISIBLE = re.compile(r"title|summary|changes\.\d+\.what")
_SINGLE = (Place.REPLACED_BY, Place.BRIEFING_OF, Place.TRANSLATION_OF, Place.AMENDS)
_OF_SOURCES = (Place.SOURCES, Place.CHECK_AGAINST)
_LISTS = (Place.ANSWERS, Place.CONTENTS, *_OF_SOURCES)
PageRules = Callable[[Document, Library], Iterable[Problem]]
Recall = Callable[[Source, bytes], Document | None]
"""Returns the page of a file with this content, if it is known to keep the rules."""
ReadAll = Callable[
    [Iterable[Source], Library, PageRules, Memo], tuple[tuple[Document, ...], tuple[Problem, ...]]
]
"""Reads every page among the sources, and holds it to the rules."""


def read_all(
    sources: Iterable[Source],
    library: Library,
    rules: PageRules,
    memo: Memo | None = None,
    recall: Recall = lambda *_: None,
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Read every page among the sources, in parallel; an unreadable one is only a problem.

    A page is held to the `rules` where it is read, since sending it to another process is slow.
    """
    memo = memo or Memo()
    pages = [(source, _content(source), library) for source in sources if source.is_page]
    wanted = [(("page", page[0].file), page, partial(_checked, *page, rules)) for page in pages]
    for key, page, _ in wanted:
        memo.get(key, page, partial(_recalled, recall, *page[:2]))
    pairs = memo.get_all(wanted)
    documents = tuple(document for document, _ in pairs if document)
    return documents, tuple(problem for _, problems in pairs for problem in problems)


def _recalled(
    recall: Recall, source: Source, raw: bytes | Problem
) -> tuple[Document, tuple[Problem, ...]] | None:
    page = recall(source, raw) if isinstance(raw, bytes) else None
    return (page, ()) if page else None


def _checked(
    source: Source,
    raw: bytes | Problem,
    library: Library,
    rules: PageRules,
) -> tuple[Document | None, tuple[Problem, ...]]:
    page, problems = _parsed(source, raw, library.brand)
    return page, (*problems, *rules(page, library)) if page else problems


def _content(source: Source) -> bytes | Problem:
    try:
        return source.path.read_bytes()
    except OSError as error:
        message = f"The file cannot be opened ({error.strerror})."
        hint = "Check who has permission to read it, or copy it here again."
        return Problem(source.file, 0, 0, FIL101, message, hint)


def _parsed(
    source: Source, raw: bytes | Problem, brand: Brand
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Decode and read the contents of a file."""
    if isinstance(raw, Problem):
        return None, (raw,)
    try:
        text = decoded(raw)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "The file is not saved as UTF-8 text, so its accents and symbols cannot be read."
        hint = 'Save it again with the encoding "UTF-8".'
        return None, (Problem(source.file, line, 0, FIL101, message, hint),)
    if fault := next(_unfit(TextFile(source.file, text)), None):
        return None, (fault,)
    return parsed(source, text, brand)


def decoded(content: bytes, errors: str = "strict") -> str:
    """Return the text of a file without its byte order mark, with one kind of line end.

    Raises UnicodeDecodeError for what is not UTF-8, unless `errors` is "replace".
    """
    return content.decode("utf-8-sig", errors).replace("\r\n", "\n").replace("\r", "\n")


def parsed(
    source: Source,
    text: str,
    brand: Brand = Brand(),  # noqa: B008 - a value
) -> tuple[Document, tuple[Problem, ...]]:
    """Return a page from its text, and the problems of its block of facts."""
    facts = frontmatter(source, text, brand)
    page = document(
        source,
        text,
        facts.facts,
        facts.body_start,
        listed=_listed(facts),
        visible_facts=tuple(span for name, span in facts.spans.items() if _VISIBLE.fullmatch(name)),
        brand=brand,
    )
    return page, facts.problems


def _unfit(page: TextFile) -> Iterator[Problem]:
    """Yield the reasons why a text cannot be read as a page; only the first is reported."""
    text, split = page.text, "Split it into several pages."
    whole = partial(Problem, page.file, 0, 0, FIL103)
    if (length := len(text)) > LARGEST_PAGE:
        most = f"{LARGEST_PAGE:,} is the most a page may have"
        yield whole(f"The page has {length:,} characters; {most}.", split)
    if length > LONGEST_LINE and (found := _LONG_LINE.search(text)):
        message = f"This line has {len(found[0]):,} characters; {LONGEST_LINE:,} is the most."
        hint = "Start new paragraphs, or use fewer columns in the table."
        yield page.problem(found.start(), FIL103, message, hint)
    if (at := text.replace("\t", " ").find(_MANY_SPACES)) >= 0:
        message = "There are 1,000 spaces in a row here."
        yield page.problem(at, FIL103, message, "Delete them.")
    for mark in _MARKS:
        if (count := text.count(mark)) > MOST_MARKS:
            most = f"{MOST_MARKS:,} is the most"
            yield whole(f'The page has the character "{mark}" {count:,} times; {most}.', split)
    if (count := text.count("\n")) > MOST_LINES:
        most = f"{MOST_LINES:,} is the most a page may have"
        yield whole(f"The page has {count:,} lines; {most}.", split)
    if not text.replace("\n", "").isprintable() and (found := HIDDEN.search(text)):
        message = f"There is a hidden control character (U+{ord(found[0]):04X}) here."
        yield page.problem(found.start(), FIL104, message, "Delete it and retype the words.")


def _listed(block: FrontMatter) -> Iterator[Reference]:
    """Yield the references in the block of facts."""
    for place in _LISTS:
        kind = ReferenceKind.SOURCE if place in _OF_SOURCES else ReferenceKind.PAGE
        for at, target in enumerate(getattr(block.facts, place.value)):
            yield Reference(kind, target, "", block.spans[f"{place}.{at}"], place)
    for place in _SINGLE:
        if (target := getattr(block.facts, place.value)) not in ("", UNKNOWN_ID):
            yield Reference(ReferenceKind.PAGE, target, "", block.spans[place], place)
