"""Generate the data of the timescale calculator from `timescales.yml`.

The browser does the counting; the build supplies the limits and the bank holidays for England, so
that no other host is asked. It is a script, not JSON, so that it also loads from a folder.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from holidays import country_holidays

from packsite.model.data import Library, Limit
from packsite.read.data.time_schema import LIMIT


def length(limit: Limit, library: Library) -> Mapping[str, int | str]:
    """Return the count and the unit of a limit; nothing if it has no countable value.

    Only the start of a local value is parsed: `5 working days before the conference`.
    """
    local = library.local.get(limit.local)
    found = LIMIT.match(local.shown.strip() if local else limit.limit)
    return {"count": int(found["count"]), "unit": found["unit"]} if found else {}


def bank_holidays(years: tuple[int, ...]) -> Mapping[str, str]:
    """Return the names of bank holidays in England by ISO date, in order."""
    known = country_holidays("GB", subdiv="ENG", years=years)
    return {day.isoformat(): str(name) for day, name in sorted(known.items())}


def timescales(library: Library) -> bytes:
    """Return the calculator's script: limits, starts and bank holidays."""
    known = library.timescales
    starts = [
        {"key": start.key, "label": start.label, "lastDayOf": start.last_day_of}
        for start in known.starts.values()
    ]
    limits = [
        {"key": one.key, "start": one.start, "before": one.before, **length(one, library)}
        for one in known.limits.values()
    ]
    holidays = bank_holidays(known.years)
    data = {"years": known.years, "holidays": holidays, "starts": starts, "limits": limits}
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"packsite.timescales={words};\n".encode()
