"""Generate the data of the timescale calculator from `timescales.yml`.

The browser does the counting; the build supplies the limits and the bank holidays for England, so
that no other host is asked. It is a script, not JSON, so that it also loads from a folder.
"""

import json
from collections.abc import Mapping

from packsite.cache.key import installed
from packsite.cache.memo import Cache, no_cache
from packsite.model.site import Site
from packsite.weave.limits import count, counted


def bank_holidays(years: tuple[int, ...]) -> Mapping[str, str]:
    """Return the names of bank holidays in England by ISO date, in order."""
    from holidays import country_holidays  # noqa: PLC0415 - takes a tenth of a second to load

    known = country_holidays("GB", subdiv="ENG", years=years)
    return {day.isoformat(): str(name) for day, name in sorted(known.items())}


def timescales(site: Site, cache: Cache = no_cache) -> bytes:
    """Return the calculator's script: limits, in the order of its table, starts, bank holidays."""
    known = site.library.timescales
    starts = [
        {"key": start.key, "label": start.label, "lastDayOf": start.last_day_of}
        for start in known.starts.values()
    ]
    limits = [
        {
            "key": one.key,
            "start": one.start,
            "before": one.before,
            "pages": [page for page in one.pages if page in site.by_id],
            **count(one, site.library),
        }
        for _, one in counted(site)
    ]
    key = [installed("holidays"), known.years]
    holidays = cache("bank holidays", key, lambda: bank_holidays(known.years))
    data = {"years": known.years, "holidays": holidays, "starts": starts, "limits": limits}
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"packsite.timescales={words};\n".encode()
