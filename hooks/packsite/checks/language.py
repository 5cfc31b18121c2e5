"""Checks of language: words are explained and kind, and sentences short."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from packsite.checks.subject import Rules, at
from packsite.model.codes import WARNING, Code
from packsite.model.data import Library
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.prose import Prose, Words, most_words, sentences, words

LONGEST_SENTENCE = 35
"""Words. GOV.UK asks writers to split sentences of more than 25; 35 is where readers give up."""
_SHORT_FORM = re.compile(
    r"(?<![\w./@-])(?=\w*[A-Z]\w*[A-Z])[A-Za-z]+(?:-[A-Z]+)?(?:(?=['’])|(?![\w/@-]|\.\w))"
)
_CAPITALS = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-[A-Z]+)?(?:(?=['’])|(?![\w/@-]|\.\w))")
"""Candidates for acronyms: a superset that is faster to find."""
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"|(?<!\w)'[^'\n]*'(?!\w)")
_NAME = re.compile(r"[A-Za-z]*[a-z]{2}[A-Z]|Mc[A-Z][a-z]|[IVX]+$")
"""A capital within a word, as in WhatsApp and McKenzie, or a Roman number."""
_SHOUTED = {
    "ALL", "ALWAYS", "AND", "ANY", "ARE", "BEFORE", "BOTH", "BUT", "CAN", "CANNOT", "DO",
    "DOES", "EACH", "EVERY", "FIRST", "FOR", "FROM", "HAS", "HAVE", "IF", "IMMEDIATELY",
    "IMPORTANT", "IN", "IS", "IT", "MAY", "MORE", "MUST", "NEVER", "NEW", "NO", "NONE", "NOT",
    "NOTE", "NOTHING", "NOW", "ON", "ONE", "ONLY", "OR", "PLEASE", "SHALL", "SHOULD", "STOP",
    "THAT", "THE", "THEN", "THESE", "THIS", "TO", "UNLESS", "UNTIL", "URGENT", "WARNING", "WAS",
    "WHAT", "WHEN", "WHERE", "WHO", "WHY", "WILL", "WITH", "WITHOUT", "YES", "YOU", "YOUR",
}  # fmt: skip
"""Words that people write in capitals for emphasis; none is a short form in this field."""
_EVERYDAY = {
    "AM", "BBC", "CD", "DVD", "EU", "ID", "MOT", "NHS", "OK", "PC", "PDF", "PE", "PM", "TV",
    "UK", "US", "USA",
}  # fmt: skip
"""Short forms that nobody needs explained."""
_UNEXPLAINED = _SHOUTED | _EVERYDAY


def language(page: Prose, library: Library) -> Iterator[Problem]:
    """LAN101 to LAN103: language is explained, respectful and short.

    Bad: `the QXZ meets`, `hard to reach`, a sentence of 40 words
    Good: an entry in glossary.yml, `she works on Tuesdays`, two sentences
    """
    # Search the whole page for candidates first, and its passages only if there are any.
    document = page.document
    forms = {found[0].removesuffix("s") for found in _CAPITALS.finditer(page.text)}
    if library.glossary and not forms <= {*library.glossary, *library.language.names}:
        for passage in page.passages():
            yield from _short_forms(library, document, passage)
    for passage in page.passages(2 * LONGEST_SENTENCE):  # a word has a letter and a space
        yield from _long(document, passage)
    if document.facts.id not in library.language.quoted_on:
        message = "is one of the words that we ask people to avoid"
        yield from _listed(page, library.language.avoid, LAN102, message)


def turns(page: Prose, library: Library) -> Iterator[Problem]:
    """LAN106: every turn of phrase is one that people in Britain would use.

    Bad: `we meet apart`
    Good: `we meet separately`
    """
    yield from _listed(page, library.language.turns, LAN106, "is not how people say it here")


def _short_forms(library: Library, document: Document, passage: Words) -> Iterator[Problem]:
    glossary, names = library.glossary, library.language.names
    for found in _SHORT_FORM.finditer(passage.text):
        form = found[0].removesuffix("s")
        if form in glossary or form in names or form in _UNEXPLAINED or _NAME.match(form):
            continue
        if _is_all_capitals(passage):
            continue
        near = nearest(form, glossary)
        message = f'"{form}" is not in docs/data/glossary.yml, so readers may not know it.'
        hint = "Add it there, or write the words in full."
        hint = f"{did_you_mean(near)} Otherwise: {hint[0].lower()}{hint[1:]}" if near else hint
        yield at(document, passage.start + found.start(), LAN101, message, hint)


def _is_all_capitals(passage: Words) -> bool:
    """Whether several words are all in capitals, and so not acronyms."""
    return len(words(passage.text)) > 2 and passage.text.isupper()


def _listed(
    page: Prose, replacements: Mapping[str, str], code: Code, message: str
) -> Iterator[Problem]:
    """Yield a problem for each of the listed words that stands outside quotation marks."""
    pattern = _pattern(tuple(replacements))
    if pattern is None or not pattern.search(page.text):
        return
    for passage in page.passages():
        text = _QUOTED.sub(lambda found: " " * len(found[0]), passage.text)
        for found in pattern.finditer(text):
            typed = " ".join(found[0].split())
            say = replacements[typed.casefold().replace("’", "'")]
            start = passage.start + found.start()
            yield at(page.document, start, code, f'"{typed}" {message}.', f"Try: {say}.")


@lru_cache(maxsize=4)
def _pattern(listed: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern for whole words, the longest first, across line breaks."""
    if not listed:
        return None
    longest_first = sorted(listed, key=len, reverse=True)
    spaced = (re.escape(one).replace(r"\ ", r"\s+").replace("'", "['’]") for one in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spaced)})(?![\w-])", re.IGNORECASE)


def _long(document: Document, passage: Words) -> Iterator[Problem]:
    if most_words(passage.text) <= LONGEST_SENTENCE:
        return
    for sentence in sentences(passage):
        is_short = most_words(sentence.text) <= LONGEST_SENTENCE
        count = 0 if is_short else len(words(sentence.text))
        if count > LONGEST_SENTENCE:
            message = f"This sentence has {count} words, and readers will lose their way."
            yield at(document, sentence.start, LAN103, message, "Split it into two sentences.")


LAN101 = Code("LAN101", WARNING, "short form that is not explained",
              "Families and new colleagues would be left out.", bad="`the QXZ meets`",
              good="the words in full, or an entry in `glossary.yml`")  # fmt: skip
LAN102 = Code("LAN102", WARNING, "word that hides or blames",
              "Children and families read what is written about them.", bad="`hard to reach`",
              good="`we offered Tuesdays at ten; she works then`")  # fmt: skip
LAN103 = Code("LAN103", WARNING, "sentence that is too long",
              "Readers lose the thread, and miss the point.", bad="a sentence of 40 words",
              good="two sentences of 20")  # fmt: skip
LAN106 = Code("LAN106", WARNING, "turn of phrase that nobody here would use",
              "Readers stumble over it, and trust the rest of the page less.")  # fmt: skip
RULES = Rules("Language", codes=(LAN101, LAN102, LAN103, LAN106), of_prose=(language, turns))
