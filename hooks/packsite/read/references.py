"""Find the references of a page: `[[…]]`, links, pictures and footnotes, with their offsets.

This is the one grammar of `[[…]]`. The text is masked: code and comments are blank.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from packsite.model.brand import NAMES
from packsite.model.references import Place, Reference, ReferenceKind, Span

TYPED_REFERENCE = r"\[\[(?P<target>[^\[\]|\n\\]*)(?:\\?\|(?P<label>[^\[\]]*))?\]\]"
_TYPED = re.compile(TYPED_REFERENCE)
_OPENED = re.compile(rf"(?=\[\[(?!\[))(?:{TYPED_REFERENCE}|\[\[(?![^\[\]\n]*\]\{{))")
_PREFIXES = {
    "source": ReferenceKind.SOURCE,
    "local": ReferenceKind.LOCAL,
    "insert": ReferenceKind.INSERT,
}
_LINK = re.compile(
    r"\[(?P<text>(?:[^\[\]]++|\[(?:[^\[\]]++|\[[^\[\]]*+\])*+\])*+)\]"
    r"\([ \t]*(?:<(?P<pointed>[^<>\n]*+)>|(?P<address>[^\s<>()]*+"
    r"(?:(?:\([^\s()]*+\)|[ ](?![\"' \t)]))[^\s<>()]*+)*+))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?!\^)(?P<name>[^\]\n]+)\]:[ \t]*(?:\n[ ]{0,3})?"
    r"(?:<(?P<pointed>[^<>\n]*)>|(?P<address>\S+))(?=[ \t]*(?:$|[\"'(]))",
    re.MULTILINE,
)
_RAW_LINK = re.compile(
    r"<(?P<tag>a|img)\b[^>]*?\b(?:href|src)\s*=\s*[\"']?(?P<address>[^\"'\s>]*)", re.IGNORECASE
)
_BY_NAME = re.compile(r"\[(?!\^)(?P<text>[^\[\]\n]+)\]\[(?P<name>[^\[\]\n]*)\](?![\](:])")
_FOOTNOTE = re.compile(r"\[\^(?P<name>[^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Named:
    """A footnote, or a reference link to a definition elsewhere: its name and span."""

    name: str
    start: int
    is_definition: bool = False
    """Whether this is the definition: the footnote's text, or the link's address."""


def references(masked: str, text: str) -> tuple[Reference, ...]:
    """Return every reference, link and picture in document order.

    A label is taken from the text as typed, because code in it is blank in the masked text.
    """
    links = tuple(_links(masked))
    inside = [words for _, words in links if words.end]
    found = (*_typed(masked, text, inside), *(link for link, _ in links))
    return tuple(sorted(found, key=lambda reference: reference.span))


def relabelled(text: str, words: Callable[[str, str], str]) -> str:
    """Return a text with each `[[target|label]]` replaced."""
    if "[[" not in text:
        return text
    return _TYPED.sub(lambda found: words(found["target"].strip(), found["label"] or ""), text)


def named(text: str, names: Mapping[str, str]) -> str:
    """Return a text with each reference to a name, such as `[[area]]`, as its words in `names`."""
    if "[[" not in text:
        return text
    return _TYPED.sub(
        lambda found: found[0] if found["label"] else names.get(found["target"].strip(), found[0]),
        text,
    )


def labels_alone(masked: str) -> str:
    """Replace references by their labels, character for character.

    A reference without a label shows the title of its target, which begins a sentence: the letter
    T, as a name does. A source or a local value becomes blank.
    """
    return _TYPED.sub(_label_alone, masked) if "[[" in masked else masked


def _label_alone(found: re.Match[str]) -> str:
    if found["label"] is not None:
        return f"{' ' * (found.start('label') - found.start())}{found['label']}  "
    blank = " " * (len(found[0]) - 1)
    if found["target"] in NAMES:  # next to an ending, as in [[area]]'s
        return f"{blank}T"
    return f"{' ' if found['target'].startswith(('source:', 'local:')) else 'T'}{blank}"


def links_by_name(masked: str) -> Iterator[Named]:
    """Yield the reference links, such as `[the form][form]` or `[form][]`."""
    for found in _BY_NAME.finditer(masked) if "][" in masked else ():
        if masked[found.start() - 1 : found.start()] not in tuple("][!\\"):
            yield Named(found["name"] or found["text"], found.start())


def link_names(masked: str) -> set[str]:
    """Return the names of the link definitions, in lower case."""
    return {found["name"].casefold() for found in _definitions(masked)}


def definition_end(masked: str, start: int) -> int:
    """Return the end of the link definition that begins with a line, or 0 if there is none.

    Its address may stand on the line below.
    """
    found = _DEFINITION.match(masked, start)
    return found.end() if found else 0


def footnotes(masked: str) -> Iterator[Named]:
    """Yield each footnote mark: the references and the definitions."""
    for found in _FOOTNOTE.finditer(masked):
        line = masked[masked.rfind("\n", 0, found.start()) + 1 : found.start()]
        is_definition = masked.startswith(":", found.end()) and not line.strip()
        yield Named(found["name"], found.start(), is_definition)


def _definitions(masked: str) -> Iterator[re.Match[str]]:
    return _DEFINITION.finditer(masked) if "]:" in masked else iter(())


def _links(masked: str) -> Iterator[tuple[Reference, Span]]:
    """Yield each link and picture with the span of its text."""
    yield from _inline(masked, Span(0, len(masked)))
    for found in (*_definitions(masked), *_RAW_LINK.finditer(masked)):
        is_image = (found.groupdict().get("tag") or "").lower() == "img"
        kind = ReferenceKind.IMAGE if is_image else ReferenceKind.FILE
        span = _address(found)
        yield Reference(kind, masked[slice(*span)], "", span), Span(0, 0)


def _address(found: re.Match[str]) -> Span:
    """Return the span of an address, without the angle brackets around one with spaces."""
    is_pointed = found.groupdict().get("pointed") is not None
    return Span(*found.span("pointed" if is_pointed else "address"))


def _inline(masked: str, where: Span) -> Iterator[tuple[Reference, Span]]:
    """Yield inline links, and the pictures inside their text, as in `[![alt](a.png)](b.md)`."""
    for found in _LINK.finditer(masked, *where) if "](" in masked else ():
        start, text = found.start(), Span(*found.span("text"))
        is_image = masked.startswith("!", start - 1, start)
        kind = ReferenceKind.IMAGE if is_image else ReferenceKind.FILE
        span, whole = _address(found), Span(start - is_image, found.end())
        yield Reference(kind, masked[slice(*span)], found["text"], span, whole=whole), text
        if "](" in found["text"]:
            yield from _inline(masked, text)


def _typed(masked: str, text: str, texts: list[Span]) -> Iterator[Reference]:
    texts.sort()
    for found in _OPENED.finditer(masked):
        span = Span(*found.span())
        if found["target"] is None:
            yield Reference(ReferenceKind.PAGE, "", "", span)
            continue
        before = bisect_right(texts, (span.start, len(masked))) - 1
        is_inside = before >= 0 and span.end <= texts[before].end
        prefix, colon, name = found["target"].partition(":")
        kind = _PREFIXES.get(prefix.strip().lower()) if colon else None
        target, label = name if kind else found["target"], text[slice(*found.span("label"))]
        kind = kind or (ReferenceKind.NAME if target.strip() in NAMES else None)
        place = Place.LINK_TEXT if is_inside else Place.BODY
        yield Reference(kind or ReferenceKind.PAGE, target.strip(), label.strip(), span, place)
