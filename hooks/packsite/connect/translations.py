"""Bring together the pages that say the same in several languages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from packsite.model.languages import spoken_language
from packsite.model.links import Link, Translation
from packsite.model.page import Document
from packsite.model.references import Place


def originals(documents: Iterable[Document], links: Iterable[Link]) -> Mapping[str, Document]:
    """Return, by the uri of a translation, the page that it translates."""
    by_uri = {page.uri: page for page in documents}
    return {
        link.document.uri: by_uri[link.target.uri]
        for link in links
        if link.reference.place is Place.TRANSLATION_OF and link.target
    }


def in_other_languages(
    documents: Iterable[Document], originals: Mapping[str, Document]
) -> Mapping[str, tuple[Translation, ...]]:
    """Return, by the uri of a page, the same page in its other languages, English first.

    Withdrawn pages are left out.
    """
    groups: dict[str, list[Document]] = defaultdict(list)
    for page in documents:
        if not page.facts.withdrawn:
            groups[originals.get(page.uri, page).uri].append(page)
    several = (sorted(group, key=_english_first) for group in groups.values() if len(group) > 1)
    return {
        page.uri: tuple(_translation(other) for other in group if other is not page)
        for group in several
        for page in group
    }


def changed_since(translation: Document, original: Document | None) -> date | None:
    """Return the newest change of the original, if a translation was not reviewed since."""
    if original is None or original.facts.version <= translation.facts.reviewed:
        return None
    return original.facts.version


def _english_first(page: Document) -> tuple[bool, str]:
    return not page.facts.is_english, page.facts.lang


def _translation(page: Document) -> Translation:
    spoken = spoken_language(page.facts.lang)
    assert spoken is not None, "facts have known languages"
    return Translation(spoken, page.target)
