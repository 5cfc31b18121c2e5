"""Read each page: its block of facts, headings, references and links, with their offsets."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from packsite.cache.memo import Memo
from packsite.cache.parallel import compute_all
from packsite.model.addresses import address
from packsite.model.brand import Brand
from packsite.model.data import Library
from packsite.model.facts import KIND_BY_PREFIX, Kind
from packsite.model.page import Document, Source
from packsite.model.problems import Problem, TextFile
from packsite.model.scripts import HIDDEN
from packsite.read.codes import FIL101, FIL103, FIL104
from packsite.read.decoding import decoded
from packsite.read.document import document

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
PageRules = Callable[[Document, Library], Iterable[Problem]]
Checked = tuple[Document | None, tuple[Problem, ...]]
"""A page, if it can be read, and its problems."""


def read_all(
    sources: Iterable[Source],
    library: Library,
    rules: PageRules,
    memo: Memo | None = None,
    *,
    last: Mapping[str, Document] = MappingProxyType({}),
    sent: dict[str, bytes] | None = None,
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Read every page among the sources, in parallel; an unreadable one is only a problem.

    A page is held to the `rules` where it is read, since sending it to another process is slow.
    `last` are pages without problems by file, as an earlier check read them; `sent` gets those that
    workers read, with their problems, as they were pickled.
    """
    memo = memo or Memo()
    pages = [(source, _text(source), library) for source in sources if source.is_page]
    unread = dict[str, Callable[[], Checked]]()
    for page in pages:
        source, text, _ = page
        before = one if (one := last.get(source.file)) and one.source == source else None
        if before and before.text == text:
            memo.put(("page", source.file), page, (before, ()))
        elif not memo.known(("page", source.file), page):
            unread[source.file] = partial(_checked, *page, rules, before)
    read = _in_parallel(unread, {} if sent is None else sent)
    pairs = [
        memo.get(("page", page[0].file), page, partial(read.__getitem__, page[0].file))
        for page in pages
    ]
    documents = tuple(document for document, _ in pairs if document)
    return documents, tuple(problem for _, problems in pairs for problem in problems)


def _in_parallel(
    unread: Mapping[str, Callable[[], Checked]], sent: dict[str, bytes]
) -> Mapping[str, Checked]:
    """Return the pages of files; the first is read here, so that workers share what that loads."""
    files, tasks = [*unread], [*unread.values()]
    first = [task() for task in tasks[:1]]
    others = compute_all(tasks[1:], lambda at, content: sent.update({files[at + 1]: content}))
    return dict(zip(files, [*first, *others], strict=True))


def _checked(
    source: Source, text: str | Problem, library: Library, rules: PageRules, before: Document | None
) -> Checked:
    if not isinstance(text, Problem):
        text = next(_unfit(TextFile(source.file, text)), text)
    if isinstance(text, Problem):
        page = _as_published(parsed(source, "")[0], library)
        return (page if page.facts.id else None), (text,)
    read, problems = parsed(source, text, library.brand, before)
    page = _as_published(read, library)
    ruled = page if page.body_start else read  # without a block of facts, nothing else is missing
    return page, (*problems, *rules(ruled, library))


def _as_published(page: Document, library: Library) -> Document:
    """Return a page, with the id published at its address in the place of one that is not read.

    So that one mistake is one problem, and not one on each page that refers to it.
    """
    if page.facts.id or page.facts.amends:
        return page
    here = address(page.uri)
    ids = (one.id for one in library.published.values() if one.addresses[-1] == here)
    known = next(ids, "")
    kind = KIND_BY_PREFIX.get(known.partition("-")[0], page.facts.kind)
    if kind is Kind.PACK and not page.facts.contents:  # they are not read
        kind = Kind.PAGE
    return replace(page, facts=replace(page.facts, id=known, kind=kind))


def _text(source: Source) -> str | Problem:
    """Return the text of a file, or the reason why it cannot be read."""
    try:
        raw = source.path.read_bytes()
    except OSError as error:
        message = f"The file cannot be opened ({error.strerror})."
        hint = "Check who has permission to read it, or copy it here again."
        return Problem(source.file, 0, 0, FIL101, message, hint)
    try:
        return decoded(raw)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "The file is not saved as UTF-8 text, so its accents and symbols cannot be read."
        hint = 'Save it again with the encoding "UTF-8".'
        return Problem(source.file, line, 0, FIL101, message, hint)


def parsed(
    source: Source,
    text: str,
    brand: Brand = Brand(),  # noqa: B008 - a value
    before: Document | None = None,
) -> tuple[Document, tuple[Problem, ...]]:
    """Return a page from its text, and the problems of its block of facts.

    The facts are those of the page `before`, which had no problems, where the block is the same.
    """
    if before and _has_block_of(before, text):
        start, facts, problems = before.body_start, before.facts, tuple[Problem, ...]()
        listed = tuple(one for one in before.references if one.span.start < start)
        visible = before.visible_facts
    else:
        from packsite.read.facts import frontmatter  # noqa: PLC0415 - pydantic is slow to load

        block = frontmatter(source, text, brand)
        start, facts, problems = block.body_start, block.facts, block.problems
        listed, visible = tuple(block.references), block.visible
    page = document(source, text, facts, start, listed=listed, visible_facts=visible, brand=brand)
    return page, problems


def _has_block_of(page: Document, text: str) -> bool:
    """Return whether a text begins with the block of facts of a page, the line that ends it too."""
    block = page.text[: page.body_start]
    return block.endswith("\n") and text.startswith(block)


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
