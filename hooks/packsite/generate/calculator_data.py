"""Generate the data of the timescale calculator from `timescales.yml`.

The browser does the counting; the build supplies the limits and the bank holidays for England, so
that no other host is asked. It is a script, not JSON, so that it also loads from a folder.
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
    """The length of a limit."""

    count: int
    unit: Unit


def length(limit: Limit, library: Library) -> Length | None:
    """Return the length of a limit; `None` if it has no countable value.

    Only the start of a local value is parsed: `5 working days before the conference`.
    """
    local = library.local.get(limit.local)
    found = LIMIT.match(local.value.strip() if local else limit.limit)
    return Length(int(found["count"]), Unit(found["unit"])) if found else None


def bank_holidays(years: tuple[int, ...]) -> Mapping[str, str]:
    """Return the names of bank holidays in England by ISO date, in order."""
    known = country_holidays("GB", subdiv="ENG", years=years)
    return {day.isoformat(): str(name) for day, name in sorted(known.items())}


def timescales(library: Library) -> bytes:
    """Return the calculator's script: limits, starts and bank holidays."""
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
