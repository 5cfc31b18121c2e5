"""The commands that list pages by owner: reviews, and uses of a replaced source."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from packsite.commands.check import checked
from packsite.connect.reading_list import reading_list
from packsite.connect.reviews import SOON, to_confirm, until
from packsite.generate.tables import READING_COLUMNS, TABLE_FORMATS, OwnerList, cells
from packsite.model.reviews import Reliance, ReviewDue
from packsite.model.settings import PacksiteError
from packsite.model.suggest import did_you_mean, nearest

Cells = tuple[str, ...]
_WHY = "Read each page, correct anything out of date, and put today's date after `reviewed:`."
_WHY_CHECK = (
    " Where the state is `check`, a statement has been reworded: read it beside the reference to"
    " it, correct anything that is no longer right, and confirm the rest with `packsite confirm`."
)


def reviews_command(options: argparse.Namespace) -> int:
    """List reviews that are overdue, due soon or to be checked; return 1 if any is overdue."""
    site = checked(options)
    every = site.reviews
    rows, changed = until(every, options.on, options.days), to_confirm(site)
    listed = OwnerList(
        "Reviews due",
        _WHY + (_WHY_CHECK if changed else ""),
        ("owner", "state", "due", "id", "title", "file"),
        (*_due(rows, options.on), *map(_to_check, changed)),
        tuple(row.owner for row in every),
    )
    _show(listed, options.format)
    late = sum(row.state(options.on) == "overdue" for row in rows)
    print(
        f"On {options.on}, of {len(every)} reviews: {late} overdue, "
        f"{len(rows) - late} due within {options.days} days."
        + (f" To check again: {len(changed)}." if changed else ""),
        file=sys.stderr,
    )
    return 1 if late else 0


def reading_command(options: argparse.Namespace) -> int:
    """List the uses of a source; raises PacksiteError for an unknown one."""
    site = checked(options)
    source = site.library.sources.get(options.source)
    if source is None:
        hint = did_you_mean(nearest(options.source, site.library.sources))
        said = f'"{options.source}" is not a source in {site.settings.data}/sources.yml. {hint}'
        raise PacksiteError(said.strip())
    rows = reading_list(site, source)
    new = f" It was replaced by {source.replaced_by}." if source.replaced_by else ""
    listed = OwnerList(
        f"Read again, {source.key}",
        f"These pages rely on {source.key}.{new} Check each rule against the current source.",
        READING_COLUMNS,
        cells(rows),
    )
    _show(listed, options.format)
    owners = len({row.owner for row in rows})
    print(f"Pages that rely on {source.key}: {len(rows)}. Owners: {owners}.{new}", file=sys.stderr)
    return 0


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the two commands to the command line."""
    due = add("reviews", reviews_command, "list the reviews that are overdue or due soon, by owner")
    due.add_argument("--days", type=int, default=SOON, help=f"how far ahead ({SOON})")
    due.add_argument(
        "--on", type=date.fromisoformat, default=date.today(), help="the day to count from (today)"
    )
    due.add_argument("--format", choices=sorted(TABLE_FORMATS), default="text")
    reading = add("reading-list", reading_command, "list the pages that rely on a source, by owner")
    reading.add_argument("source", help="its key, such as WT2026")
    reading.add_argument("--format", choices=sorted(TABLE_FORMATS), default="text")


def _due(rows: Iterable[ReviewDue], today: date) -> Iterator[Cells]:
    for row in rows:
        yield row.owner, row.state(today), str(row.due), row.page.id, row.page.title, row.file


def _to_check(one: Reliance) -> Cells:
    verb = "replaces" if one.is_replacement else "refers to"
    what = f"{one.document.facts.title}: {verb} {one.statement.id}, which has been reworded"
    return one.document.facts.owner, "check", "", one.relying.id, what, one.document.source.file


def _show(listed: OwnerList, form: str) -> None:
    if shown := TABLE_FORMATS[form](listed):
        sys.stdout.write(shown if shown.endswith("\n") else f"{shown}\n")
