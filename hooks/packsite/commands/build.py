"""The publishing commands: staged Markdown, the intranet kit, snapshots, the ledger."""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from packsite.checks import report
from packsite.commands.check import checked, refuse
from packsite.currency.ledger import LEDGER, unrecorded_ids, write_ledger
from packsite.currency.snapshot import parse_day, snapshot, write_project
from packsite.model.settings import PacksiteError, Settings
from packsite.pipeline import weave
from packsite.read.git import SHALLOW, is_shallow


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add these commands to the command line."""
    staging = add("stage", stage_command, "write the woven Markdown for any site generator")
    staging.add_argument("folder", type=Path)
    staging.add_argument("--no-pdf", dest="pdf", action="store_false", help="leave the PDFs out")
    zipping = add("zip", zip_command, "make the intranet kit of a built site")
    zipping.add_argument("site", type=Path, help="the folder of the site")
    zipping.add_argument("target", type=Path, help="the zip to write")
    restoring = add("as-at", as_at_command, "write the project with the content as at a day")
    restoring.add_argument("day", help="such as 2026-11-20")
    restoring.add_argument("folder", type=Path, help="a new folder")
    recording = add("ledger", ledger_command, "record every published id and address")
    recording.add_argument("--check", action="store_true", help="only say whether it is up to date")


def stage_command(options: argparse.Namespace) -> int:
    """Write the woven Markdown into a new folder; return 1 if a problem fails a strict build."""
    from packsite.publish.stage import stage  # noqa: PLC0415 - printing is slow to load

    site = checked(options)
    problems = site.problems
    if not site.errors:
        woven = weave(site, with_pdf=options.pdf)
        say = partial(print, file=sys.stderr)
        problems += stage(woven, options.folder, with_pdf=options.pdf, say=say)
    if problems:
        print(report.text(problems))
    done = "Nothing written" if site.errors else f"{len(woven.pages)} pages in {options.folder}"
    print(f"{done}: {report.total(problems)}.", file=sys.stderr)
    return 1 if any(problem.fails_strict for problem in problems) else 0


def zip_command(options: argparse.Namespace) -> int:
    """Write the intranet kit of a built site."""
    from packsite.publish.kit import write_kit  # noqa: PLC0415 - reads PDFs, and only needed here

    if is_shallow(options.root):
        raise PacksiteError(f"No kit is made without its history. {SHALLOW}")
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    count = write_kit(options.site, options.target, int(given) if given.isdecimal() else None)
    print(f"{count} files in {options.target}.", file=sys.stderr)
    return 0


def as_at_command(options: argparse.Namespace) -> int:
    """Write the project as of a day, and print its commit: .ci/build-as-at builds it."""
    settings = Settings.load(options.root)
    day = parse_day(options.day, date.today())
    commit, made = snapshot(settings.root, day)
    write_project(settings, day, commit, options.folder)
    print(commit)
    print(f"The content dates from {made.day} {made:%B %Y, %H:%M}.", file=sys.stderr)
    return 0


def ledger_command(options: argparse.Namespace) -> int:
    """Record the ids and addresses of this site, or only report those not yet recorded."""
    site = checked(options)
    if site.errors:
        return refuse(site)
    missing = unrecorded_ids(site)
    if missing and not options.check:
        write_ledger(site)
    done = "To be written" if options.check else "Written"
    said = f"{done} to {site.settings.data}/{LEDGER}: {', '.join(missing)}."
    print(said if missing else f"{LEDGER} is up to date.", file=sys.stderr)
    return 1 if missing and options.check else 0
