"""The command that confirms references to a statement whose words have changed."""

import argparse
import sys
from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby

from packsite.commands.check import checked, refuse
from packsite.edit.confirm import (
    CONFIRMED,
    ConfirmedBy,
    chosen,
    with_confirmed,
    without_gone,
    write_confirmed,
)
from packsite.model.reviews import Reliance
from packsite.model.site import Site


def confirm_command(options: argparse.Namespace) -> int:
    """List references to check again, or confirm them; return 1 if any remain."""
    site = checked(options)
    if site.errors:
        return refuse(site)
    known = site.reliances
    if not options.id and not options.new:
        return _listed(known)
    before = site.library.confirmed
    entries = without_gone(before, known) if options.new else before
    named = chosen(known, options.id, options.statements) if options.id else []
    named += [one for one in known if one.is_new] if options.new else []
    return _write(site, named, with_confirmed(entries, named, date.today()))


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    words = "list references to check again, or confirm that they are still right"
    confirming = add("confirm", confirm_command, words)
    confirming.add_argument("id", nargs="?", help="the page, finding, pack or statement to confirm")
    confirming.add_argument(
        "statements", nargs="*", help="only for these statements, such as CPS-08.2"
    )
    confirming.add_argument(
        "--new", action="store_true", help="record new references and remove those that have gone"
    )


def _listed(known: Iterable[Reliance]) -> int:
    """Print the suspect references by statement, with its current words."""
    suspects = sorted(
        (one for one in known if one.is_suspect), key=lambda one: (one.statement.id, one.relying.id)
    )
    for name, group in groupby(suspects, key=lambda one: one.statement.id):
        relying = list(group)
        print(f"{name} has been reworded:")
        print(f"    {' '.join(relying[0].markdown.split())}")
        for one in relying:
            print(f"  {one.relying.id}  {one.document.source.file} ({one.document.facts.owner})")
    if suspects:
        print("Read each one. If it is still right, run: python -m packsite confirm PAGE STATEMENT")
    count = f"{len(suspects)} reference{'' if len(suspects) == 1 else 's'} to check again"
    print(f"{count}." if suspects else "There is nothing to check again.", file=sys.stderr)
    return 1 if suspects else 0


def _write(site: Site, named: Iterable[Reliance], entries: ConfirmedBy) -> int:
    done = [one for one in named if one.is_suspect or one.is_new]
    for one in done:
        done_now = "Confirmed" if one.is_suspect else "Recorded for the first time"
        print(f"{done_now}: {one.clause}.")
    if entries == site.library.confirmed:
        print("There is nothing to write: everything has been confirmed already.", file=sys.stderr)
        return 0
    write_confirmed(site, entries)
    print(
        f"Written to {site.settings.data}/{CONFIRMED}. Commit it with your change.",
        file=sys.stderr,
    )
    return 0
