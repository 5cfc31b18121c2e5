"""The words of a time limit: its length and its basis, as plain text."""

from collections.abc import Sequence

from packsite.model.data import Library, SourceEntry
from packsite.model.timescales import Limit


def short(limit: Limit, library: Library) -> str:
    """Return the length of a limit without its start, as plain text; empty if not known yet."""
    local = library.local.get(limit.local)
    return local.shown if local else limit.limit


def counted_from(limit: Limit, library: Library) -> str:
    """Return the start of a limit, such as `from the conference`; empty if nothing starts it."""
    start = library.timescales.starts.get(limit.start)
    return f"{'before' if limit.before else 'from'} {start.short}" if start else ""


def cited(limit: Limit, library: Library) -> tuple[SourceEntry, ...]:
    """Return the known sources of a limit."""
    return tuple(library.sources[key] for key in limit.sources if key in library.sources)


def based(limit: Limit, sources: Sequence[str]) -> str:
    """Return the basis of a limit: its sources, or that it is local or proposed here."""
    if not sources:
        return "local" if limit.local else "proposed here"
    return f"{'reported from ' if limit.reported else ''}{'; '.join(sources)}"
