"""Lists of pages by owner, such as reviews due → text, CSV, JSON, or GitHub issues."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from packsite.model.addresses import READING_CSV_URI
from packsite.model.reviews import ToRead
from packsite.model.site import Site
from packsite.templates import plain

READING_COLUMNS = ("owner", "id", "title", "statements", "packs", "file", "source", "replaced by")

_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet read a cell as a formula (OWASP, CSV Injection)."""


@dataclass(frozen=True, slots=True)
class OwnerList:
    """A table whose rows each have an owner."""

    title: str
    """The subject of the list; the title of an issue is this and the owner."""
    why: str
    """Instructions to the owner, in plain sentences."""
    columns: tuple[str, ...]
    """The first of them is the owner."""
    rows: tuple[tuple[str, ...], ...]
    owners: tuple[str, ...] = ()
    """Every owner, including those without rows, whose issues say that nothing is left."""


def as_text_table(listed: OwnerList) -> str:
    """Return the rows grouped by owner, one a line."""
    lines: list[str] = []
    for owner, rows in _grouped(listed).items():
        lines += [owner, *(f"  {'  '.join(filter(None, row[1:]))}" for row in rows)]
    return "\n".join(lines)


def as_csv(listed: OwnerList) -> str:
    """Return a CSV file (RFC 4180) with formulas escaped."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows(
        [_without_formula(cell) for cell in row] for row in (listed.columns, *listed.rows)
    )
    return out.getvalue()


def as_json_table(listed: OwnerList) -> str:
    """Return a JSON list with one object a row."""
    rows = [dict(zip(listed.columns, row, strict=True)) for row in listed.rows]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def as_github_issues(listed: OwnerList) -> str:
    """Return a JSON list of issues: title, body and count; a count of 0 means nothing is left."""
    grouped = _grouped(listed)
    owners = sorted({*listed.owners, *grouped}, key=str.casefold)
    issues = [
        {
            "title": f"{listed.title}: {owner}",
            "body": _body(listed, grouped.get(owner, ())),
            "count": len(grouped.get(owner, ())),
        }
        for owner in owners
    ]
    return json.dumps(issues, indent=2, ensure_ascii=False)


TABLE_FORMATS: Mapping[str, Callable[[OwnerList], str]] = {
    "text": as_text_table,
    "csv": as_csv,
    "json": as_json_table,
    "github": as_github_issues,
}


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


def _grouped(listed: OwnerList) -> Mapping[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in listed.rows:
        found.setdefault(row[0], []).append(row)
    return found


def _body(listed: OwnerList, rows: Iterable[Sequence[str]]) -> str:
    shown = [row[1:] for row in rows]
    if not shown:
        return "Nothing is left on this list."
    table = [listed.columns[1:], ["---"] * (len(listed.columns) - 1), *shown]
    lines = [f"| {' | '.join(_escape(cell) for cell in row)} |" for row in table]
    return "\n".join((listed.why, "", *lines))


def _escape(cell: str) -> str:
    """Escape a cell as plain text, without mentions or issue links."""
    return plain(cell).replace("@", "&#64;")


def _without_formula(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RISKY) else cell
