"""The reading list as rows of a table, and as a CSV file."""

from __future__ import annotations

from collections.abc import Iterable

from packsite.generate.tables import OwnerList, as_csv
from packsite.model.addresses import READING_CSV_URI
from packsite.model.reviews import ToRead
from packsite.model.site import Site

READING_COLUMNS = ("owner", "id", "title", "statements", "packs", "file", "source", "replaced by")


def cells(rows: Iterable[ToRead]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a reading list, in the order of `READING_COLUMNS`."""
    return tuple(
        (
            row.owner,
            row.page.id,
            row.page.title,
            " ".join(one.id for one in row.statements),
            " ".join(one.id for one in row.packs),
            row.file,
            row.source.key,
            row.source.replaced_by,
        )
        for row in rows
    )


def reading_file(site: Site) -> dict[str, bytes]:
    """Return, by uri, the CSV file for all replaced sources; empty if none is replaced.

    The byte order mark makes spreadsheets read it as UTF-8.
    """
    if not site.reading_lists:
        return {}
    rows = tuple(row for listed in site.reading_lists.values() for row in cells(listed))
    text = as_csv(OwnerList("Read again", "", READING_COLUMNS, rows))
    return {READING_CSV_URI: text.encode("utf-8-sig")}
