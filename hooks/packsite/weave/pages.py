"""Turn a page and its derived facts into plain Markdown with ordinary links.

Two pure steps: `rewrite` replaces references and leaves everything else unchanged; `whole_page`
adds the facts above and below.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from packsite.connect.handouts import print_plan
from packsite.model.addresses import CHECKLIST_URI, OWN_PACK_URI, version_uri
from packsite.model.data import GlossaryEntry, Library, LocalValue, Role
from packsite.model.editions import Edition
from packsite.model.facts import KIND_BY_PREFIX, Facts, Kind
from packsite.model.links import Link, target_ids
from packsite.model.page import Document, Heading
from packsite.model.references import Edit, Place, ReferenceKind, Span, spliced
from packsite.model.site import Site
from packsite.read.blanks import blanks
from packsite.read.named_roles import named_roles
from packsite.templates import day, local_text, plain, render
from packsite.weave.archive import archive_banner
from packsite.weave.canonical import canonical, relative
from packsite.weave.languages import (
    attributes,
    behind_english,
    in_language,
    language_links,
    language_of,
)
from packsite.weave.standard import position

_NO_INSERTS: Mapping[str, str] = MappingProxyType({})
PROPOSED = "Proposed; the partnership has not agreed it yet"
_MANY = 3
"""From how many unconfirmed local values on a page says so at its top."""


def rewrite(
    document: Document,
    links: Iterable[Link],
    library: Library,
    inserts: Mapping[str, str] = _NO_INSERTS,
    part: Span | None = None,
    *,
    added: Iterable[tuple[int, str]] = (),
) -> str:
    """Return the body with references as ordinary links and an anchor on every heading.

    Links of inserted text are left out, because it is woven already. `inserts` are the rendered
    inserts by name; `part` restricts the result to one span of the file; `added` is Markdown to
    insert, with its offsets.
    """
    links = [link for link in links if link.document.source.file == document.source.file]
    edits = woven_references(links, library, inserts)
    edits += [(span, "") for span in document.comments]
    edits += document.canonical
    edits += canonical(document, links)
    edits += blanks(document)
    part = part or Span(document.body_start, len(document.text))
    edits += [(Span(at, at), words) for at, words in (*_anchors(document, library), *added)]
    inside = sorted((span, words) for span, words in edits if span.end <= part.end)
    return spliced(document.text[: part.end], inside, part.start)


def woven_references(
    links: Iterable[Link], library: Library, inserts: Mapping[str, str] = _NO_INSERTS
) -> list[Edit]:
    """Return the Markdown of each typed reference that leads somewhere, with its span."""
    return [
        (link.reference.span, _reference(link, library, inserts))
        for link in links
        if _is_typed(link)
    ]


def whole_page(document: Document, body: str, site: Site, *, with_pdf: bool) -> str:
    """Return a whole page: title and facts, the body, the connections."""
    connections, library = site.connections[document.uri], site.library
    short_forms = used_acronyms(document, library)
    context = {
        "facts": document.facts,
        "version_uri": version_uri,
        "here": document.uri,
        "roles": roles(document.facts, library),
        "connections": connections,
        "short_forms": short_forms,
        "proposed": PROPOSED if document.facts.is_proposed else "",
        "open_values": open_values(document, site),
        "unchecked": unchecked(document.facts, library),
        "checklist": CHECKLIST_URI,
        "archive": archive_banner(document.uri, site.settings),
        "own_pack": OWN_PACK_URI,
        "pdfs": _pdfs(document, site) if with_pdf else {},
        "sheets": document.sheets if with_pdf else (),
        "slides": document.slides_uri if with_pdf else "",
        "participants": document.participants_uris if with_pdf else {},
        "plan": print_plan(document, site.by_id),
        "attributes": attributes(spoken) if (spoken := language_of(document)) else "",
        "languages": language_links(connections, document.uri),
        "behind": behind_english(connections, document.uri),
    }
    top = render("page_top.md.jinja", **context)
    foot = render("page_foot.md.jinja", **context)
    words = in_language(body.strip("\n"), document)
    return "\n".join((top, words, "", foot, abbreviations(short_forms)))


def _pdfs(document: Document, site: Site) -> Mapping[Edition, str]:
    """Return the PDFs of a page; the seven-minute briefing of a brief may be that of another."""
    briefing = site.briefings.get(document.facts.id)
    if briefing is None:
        return document.pdf_uris
    return {**document.pdf_uris, Edition.BRIEFING: briefing.pdf_uri}


def abbreviations(entries: Iterable[GlossaryEntry]) -> str:
    """Return the lines that expand acronyms on hover."""
    return "".join(f"\n*[{entry.acronym}]: {entry.expansion}" for entry in entries)


def used_acronyms(document: Document, library: Library) -> tuple[GlossaryEntry, ...]:
    """Return the glossary entries used in the body of a page in English, sorted by acronym."""
    if not document.facts.is_english:
        return ()
    pattern = _acronyms(tuple(library.glossary))
    parts = [document, document.amendment] if document.amendment else [document]
    found = {one for part in parts for one in pattern.findall(part.masked)} if pattern else set()
    return tuple(library.glossary[acronym] for acronym in sorted(found, key=str.casefold))


def roles(facts: Facts, library: Library) -> tuple[Role, ...]:
    """Return the roles that a page is for: of a leaflet not those who only hand it out."""
    keys = facts.audience[:1] if facts.is_leaflet else facts.audience
    return tuple(library.roles[key] for key in keys if key in library.roles)


def open_values(page: Document, site: Site) -> str:
    """Return how many local values of a page are not confirmed, in words; empty below three."""
    used = target_ids(site.links_by_uri[page.uri], ReferenceKind.LOCAL)
    count = sum(site.library.local[key].state != "confirmed" for key in used)
    return f"{count} still to be confirmed" if count >= _MANY else ""


def unchecked(facts: Facts, library: Library) -> str:
    """Return the sources that a page has still to be checked against, as words."""
    known = (library.sources.get(key) for key in facts.check_against)
    return ", ".join(source.citation for source in known if source)


def labelled_facts(page: Document, site: Site) -> tuple[tuple[str, str], ...]:
    """Return the facts of a page that its printed forms show, as labels and values, in order."""
    facts, review = page.facts, site.connections[page.uri].review
    labelled = (
        ("For", ", ".join(role.label for role in roles(facts, site.library))),
        ("Owner", facts.owner),
        ("Reviewed", day(review.last)),
        ("Review due", day(review.due)),
        ("Version", day(facts.version)),
        ("Status", PROPOSED if facts.is_proposed else ""),
        ("On the child's path", position(page, site.journey)),
        ("Local numbers and limits", open_values(page, site)),
        ("Not yet checked against", unchecked(facts, site.library)),
    )
    return tuple(one for one in labelled if one[1])


def _is_typed(link: Link) -> bool:
    """Whether a link is a `[[…]]` reference in the body; ordinary links stay unchanged."""
    is_ours = link.reference.kind not in (ReferenceKind.FILE, ReferenceKind.IMAGE)
    is_in_body = link.reference.place in (Place.BODY, Place.LINK_TEXT)
    return is_ours and is_in_body and link.target is not None


def _reference(link: Link, library: Library, inserts: Mapping[str, str]) -> str:
    reference, target = link.reference, link.target
    assert target is not None, "only resolved references are woven"
    if reference.kind is ReferenceKind.INSERT:
        return inserts.get(target.id, "")
    if reference.kind is ReferenceKind.NAME:
        return plain(target.title)
    if reference.kind is ReferenceKind.LOCAL:
        return _local(library.local[target.id], link, library)
    title = target.title.replace("|", r"\|")  # a bare bar would end the table cell
    words = " ".join((reference.label or title).split())
    if reference.place is Place.LINK_TEXT or not target.uri:  # of a page that is left out
        return words
    return f'[{words}]({relative(link.document.uri, target)} "{target.id}")'


def _local(value: LocalValue, link: Link, library: Library) -> str:
    """Return a local value; inside a link its plain text, because links cannot nest."""
    label = link.reference.label
    if link.reference.place is Place.LINK_TEXT and value.shown:
        return plain(label or value.shown)
    return local_text(value, link.document.uri, library.sources, label)


def _anchors(document: Document, library: Library) -> Iterator[tuple[int, str]]:
    """Yield the offset and the anchor to insert for each heading; a statement's after its roles."""
    for heading in document.headings:
        at = heading.anchor_at
        if at is not None:
            facts = f"{_roles_of(document, heading, library)}#{heading.anchor}"
            yield at, f" {facts}" if document.text.startswith("}", at) else f" {{{facts}}}"


def _roles_of(document: Document, heading: Heading, library: Library) -> str:
    """Return the attribute with the roles that a statement names; empty for any other heading."""
    is_statement = heading.code and document.facts.kind is Kind.STANDARD
    keys = named_roles(heading.text, library) if is_statement else ()
    return f'data-roles="{" ".join(keys)}" ' if keys else ""


@lru_cache(maxsize=4)
def _acronyms(known: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern that finds acronyms as whole words, but not in the id of a page or source.

    What precedes is tested after the first letter, since `re` finds a letter far sooner.
    """
    words = sorted((word for word in known if word not in KIND_BY_PREFIX), key=len, reverse=True)
    each = (rf"{re.escape(word[0])}(?<![\w[:-].){re.escape(word[1:])}" for word in words)
    return re.compile(rf"(?:{'|'.join(each)})(?![\w-])") if words else None
