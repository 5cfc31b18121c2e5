"""Turn the limits of `timescales.yml` into what the timescale calculator counts with.

The browser counts; the build gives it the limits and the bank holidays of England, so that nothing
is asked of another host. Who opens the site from a folder has them too: it is a script, not JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from holidays import country_holidays

from packsite.model.data import Library, Limit, Unit
from packsite.read.data.schema import LIMIT


@dataclass(frozen=True, slots=True)
class Length:
    """How long a limit is."""

    count: int
    unit: Unit


def length(limit: Limit, library: Library) -> Length | None:
    """Return how long a limit is; `None` where the partnership has not said it so as to count.

    A local value counts by its first words: `5 working days before the conference`.
    """
    local = library.local.get(limit.local)
    found = LIMIT.match(local.value.strip() if local else limit.limit)
    return Length(int(found["count"]), Unit(found["unit"])) if found else None


def bank_holidays(years: tuple[int, ...]) -> Mapping[str, str]:
    """Return the bank holidays of England by their day, as `2026-12-25`, in order."""
    known = country_holidays("GB", subdiv="ENG", years=years)
    return {day.isoformat(): str(name) for day, name in sorted(known.items())}


def timescales(library: Library) -> bytes:
    """Return the script that the calculator loads: limits, starts and bank holidays."""
    known = library.timescales
    limits = [_counted(limit, library) for limit in known.limits.values()]
    starts = [
        {"key": start.key, "label": start.label, "lastDayOf": start.last_day_of}
        for start in known.starts.values()
    ]
    data = {
        "years": known.years,
        "holidays": bank_holidays(known.years),
        "starts": starts,
        "limits": limits,
    }
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"packsite.timescales={words};\n".encode()


def _counted(limit: Limit, library: Library) -> dict[str, object]:
    counted = {"key": limit.key, "start": limit.start, "before": limit.before}
    found = length(limit, library)
    return counted | ({"count": found.count, "unit": found.unit} if found else {})
