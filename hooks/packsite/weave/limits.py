"""Render a limit as Markdown: its length and its basis; and count it."""

from collections.abc import Iterator, Mapping

from packsite.model.addresses import CALCULATOR_URI
from packsite.model.data import Library
from packsite.model.limits import based, cited, counted_from, short
from packsite.model.page import Document
from packsite.model.site import Site
from packsite.model.timescales import COUNTABLE, Limit
from packsite.templates import link_from, local_text, path_from, plain


def line(limit: Limit, library: Library, here: str) -> str:
    """Return a limit in one line: the task, its length and its basis.

    A local value that is not confirmed says so itself.
    """
    words, local = length(limit, library, here, mark="**"), library.local.get(limit.local)
    based = "" if local and not local.value else f" ({basis(limit, library, here)})"
    return f"{plain(limit.what)}: {words}{based}"


def length(limit: Limit, library: Library, here: str, mark: str = "") -> str:
    """Return a limit as seen from the page `here`, such as `3 months from the conference`.

    `mark` stands around the length of one that is not local, such as `**`.
    """
    if local := library.local.get(limit.local):
        return local_text(local, here, library.sources)
    return f"{mark}{plain(limit.limit)}{mark} {plain(counted_from(limit, library))}".rstrip()


def basis(limit: Limit, library: Library, here: str) -> str:
    """Return the sources of a limit as links; a limit without any is local or proposed here."""
    return based(limit, [link_from(source.target, here) for source in cited(limit, library)])


def basis_in_words(limit: Limit, library: Library) -> str:
    """Return the sources of a limit without links."""
    return based(limit, [plain(source.citation) for source in cited(limit, library)])


def count(limit: Limit, library: Library) -> Mapping[str, int | str]:
    """Return the count and the unit of a limit; nothing if it has no countable value.

    Only the start of a local value is parsed: `5 working days before the conference`.
    """
    found = COUNTABLE.match(short(limit, library).strip()) if limit.start else None
    return {"count": int(found["count"]), "unit": found["unit"]} if found else {}


def calculator_link(document: Document, library: Library) -> Iterator[tuple[int, str]]:
    """Yield the end of the timescales of a page, and a link to the calculator with its limits."""
    limits = library.timescales.limits.values()
    is_counted = any(document.facts.id in one.pages and count(one, library) for one in limits)
    if is_counted and (section := document.section("Timescales")):
        address = path_from(CALCULATOR_URI, document.uri)
        link = f"[Count these days from a date]({address}?standard={document.facts.id})"
        yield section.end, f'{link}\n{{: .no-print data-search-exclude="" }}\n\n'


def counted(site: Site) -> tuple[tuple[str, Limit], ...]:
    """Return the limits that have a start, in the order of the path, each after its step's label.

    The label is empty for a limit that `journey.yml` does not place.
    """
    known = site.library.timescales.limits
    steps = {limit.key: label for label, limits in site.journey.limits for limit in limits}
    ordered = (*steps, *(key for key in known if key not in steps))
    return tuple((steps.get(key, ""), known[key]) for key in ordered if known[key].start)
