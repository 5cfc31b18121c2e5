"""What a page says of its language: the text set in it, and the links to its translations."""

from packsite.model.blocks import BlockKind
from packsite.model.languages import SpokenLanguage, spoken_language
from packsite.model.links import Connections
from packsite.model.page import Document
from packsite.templates import day, link_from, plain

_NOTES_HERE = "///Footnotes Go Here///"
"""Where Python-Markdown puts the footnotes; without it they would be outside the language."""


def language_of(document: Document) -> SpokenLanguage | None:
    """Return the language of a page; `None` for English, which the site is in."""
    return None if document.facts.is_english else spoken_language(document.facts.lang)


def in_language(body: str, document: Document) -> str:
    """Return the body of a page, set in its language and direction."""
    spoken = language_of(document)
    if spoken is None:
        return body
    has_notes = any(block.kind is BlockKind.FOOTNOTE for block in document.blocks)
    notes = f"\n\n{_NOTES_HERE}" if has_notes else ""
    return f"<div {attributes(spoken)} markdown>\n\n{body}{notes}\n\n</div>"


def attributes(spoken: SpokenLanguage) -> str:
    """Return the attributes of an element in a language."""
    return f'lang="{spoken.tag}" dir="{spoken.direction}"'


def language_links(connections: Connections, here: str) -> str:
    """Return links to a page in its other languages, each in its own words; empty for none."""
    return " · ".join(
        f"{link_from(one.page, here, one.language.own_name)}"
        f'{{: lang="{one.language.tag}" hreflang="{one.language.tag}" }}'
        f"{'' if one.language.own_name == one.language.name else f' ({plain(one.language.name)})'}"
        for one in connections.translations
    )


def behind_english(connections: Connections, here: str) -> str:
    """Return the notice of a translation that is older than its page in English; else empty."""
    if connections.english_changed is None or not connections.translations:
        return ""
    english = link_from(connections.translations[0].page, here, "the page in English")
    return (
        f"This translation was last reviewed on {day(connections.review.last)}, and {english} "
        f"changed on {day(connections.english_changed)}. Where they differ, the English holds."
    )
