"""Checks that national pages stand by themselves, so that other sites can take them over."""

import re
from collections.abc import Iterator

from packsite.checks.subject import Rules, Subject, at
from packsite.model.codes import WARNING, Code
from packsite.model.links import Link
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.references import Place, ReferenceKind
from packsite.read.local_parts import CLOSES, OPENS, LocalParts, local_parts

_LEFT_OUT = {Place.ANSWERS, Place.CONTENTS, Place.SOURCES, Place.CHECK_AGAINST, Place.INSERT}
"""The lists from which the core leaves local entries out; an insert is one of limits."""
_WHOLE = {Place.REPLACED_BY, Place.BRIEFING_OF, Place.TRANSLATION_OF}
"""The facts that make a page depend on another as a whole."""
_TITLES = re.compile(r"^(?:title|summary):.*", re.MULTILINE)


def national_pages_stand_alone(subject: Subject) -> Iterator[Problem]:
    """SCO101: what a national page says needs no local page and no local source.

    Bad: `The review asked for this ([[LB-2022-01.F7]]).` in a page that is national
    Good: the same sentence between `<!-- local -->` and `<!-- /local -->`
    """
    if not subject.site.settings.makes_core:
        return
    parts = {page.source.file: local_parts(page) for page in subject.documents}
    for link in subject.site.links:
        document, offset = link.document, link.reference.span.start
        if document.facts.is_local or link.reference.place in _LEFT_OUT:
            continue
        marked = parts.get(document.source.file, LocalParts())  # a decision aid has none
        if (name := _local_target(subject, link)) and not marked.has(offset):
            message = f'This national page depends on "{name}", which is local.'
            yield at(document, offset, SCO101, message, _hint(link))


def national_pages_name_no_area(subject: Subject) -> Iterator[Problem]:
    """SCO103: a national page names the area by a mark, so that it is right for other sites.

    Bad: `Ring the front door of Westmarsh.` in a national page of a site for Westmarsh
    Good: `Ring the front door of [[area]].`
    """
    area = subject.library.brand.area
    is_known = area and "brand.yml" not in subject.library.incomplete
    if not (subject.site.settings.makes_core and is_known):
        return
    name = re.compile(rf"(?<![\w-]){re.escape(area)}(?![\w-])")
    for document in subject.documents:
        if document.facts.is_local or area not in document.text:
            continue
        message = f'This national page names "{area}", which is wrong on any other site.'
        for line in _TITLES.finditer(document.text, 0, document.body_start):
            for found in name.finditer(document.text, *line.span()):
                yield at(document, found.start(), SCO103, message, "Write [[area]].")
        parts = local_parts(document)
        hint = f"Write [[area]], or put {OPENS} before the words and {CLOSES} after them."
        for found in name.finditer(document.masked, document.body_start):
            if not parts.has(found.start()):
                yield at(document, found.start(), SCO103, message, hint)


def local_parts_end(document: Document) -> Iterator[Problem]:
    """SCO102: a mark of local words has its other one.

    Bad: `<!-- local -->` without `<!-- /local -->` after it
    Good: `Share early.<!-- local --> The review asked for this.<!-- /local -->`
    """
    for offset in local_parts(document).unpaired:
        message = "This mark of local words has no other one to go with it."
        hint = f"Write {OPENS} where they begin and {CLOSES} where they end, or remove it."
        yield at(document, offset, SCO102, message, hint)


def _local_target(subject: Subject, link: Link) -> str:
    """Return the name of the local page or source that a link leads to; else nothing."""
    if link.target is None:
        return ""
    if link.reference.kind is ReferenceKind.SOURCE:
        source = subject.library.sources[link.target.id]
        return source.key if source.local else ""
    page = subject.index.document_by_uri.get(link.target.uri)
    return link.target.id if page and page.facts.is_local else ""


def _hint(link: Link) -> str:
    whole = "Write scope: local at the top if the page is right for this area only."
    if link.reference.place in _WHOLE:
        return whole
    return f"Put {OPENS} before the words that need it, and {CLOSES} after them. {whole}"


SCO101 = Code("SCO101", WARNING, "national page depends on a local one",
              "Other sites use it, and its words would lead nowhere there.")  # fmt: skip
SCO102 = Code("SCO102", WARNING, "mark of local words without its other one",
              "Words would be lost from the core, or local ones would get into it.")  # fmt: skip
SCO103 = Code("SCO103", WARNING, "national page that names the area",
              "Other sites use it, and would send readers there to the wrong place.")  # fmt: skip
RULES = Rules(
    "National and local pages",
    codes=(SCO101, SCO102, SCO103),
    of_a_page=(local_parts_end,),
    of_the_site=(national_pages_stand_alone, national_pages_name_no_area),
)
