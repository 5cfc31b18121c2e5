"""The commands that check the content and explain codes."""

import argparse
import sys
from collections.abc import Callable
from datetime import date

from packsite.cache.memo import Memo
from packsite.checks import CHECKS, CODES, report
from packsite.checks.explain import explain
from packsite.model.progress import silent
from packsite.model.settings import Settings
from packsite.model.site import Site
from packsite.pipeline import check, check_alone


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add these commands to the command line."""
    checking = add("check", check_command, "check every page and say what to fix")
    checking.add_argument(
        "--reviews", action="store_true", help="list pages past their review date"
    )
    checking.add_argument("--format", choices=sorted(report.FORMATS), default="text")
    add("codes", codes_command, "list every code and its meaning")
    explaining = add("explain", explain_command, "explain a code, with an example")
    explaining.add_argument("code", help="such as REF101")


def checked(options: argparse.Namespace) -> Site:
    """Return the site below `--root`, checked as of today."""
    settings = Settings.load(options.root)
    return check(settings, date.today(), keep=True)


def refuse(site: Site) -> int:
    """Print the errors that prevent a command from writing anything; return its exit status."""
    print(report.text(site.errors))
    print(f"Nothing written: {report.total(site.errors)}.", file=sys.stderr)
    return 1


def check_command(options: argparse.Namespace) -> int:
    """Print every problem; return 1 if one fails a strict build, which a notice does not."""
    if options.reviews:
        return _overdue(checked(options))
    settings = Settings.load(options.root)
    site = check_alone(settings, date.today(), silent, Memo(), keep=True)
    guide = report.guide_url(site.settings.site_url)
    if shown := report.FORMATS[options.format](site.problems, guide):
        print(shown)
    pages = f"{len(site.documents)} page{'' if len(site.documents) == 1 else 's'}"
    print(f"{pages} checked: {report.total(site.problems)}.", file=sys.stderr)
    if site.problems:
        code = site.problems[0].code
        print(f"What a code means: python -m packsite explain {code}", file=sys.stderr)
    return 1 if any(problem.fails_strict for problem in site.problems) else 0


def _overdue(site: Site) -> int:
    """List overdue reviews; a date alone never fails a build, only this command."""
    overdue = [row for row in site.reviews if row.state(date.today()) == "overdue"]
    for row in sorted(overdue, key=lambda row: row.due):
        print(f"{row.file}: review was due on {row.due} ({row.owner}).")
    print(f"{len(overdue)} of {len(site.reviews)} reviews are overdue.", file=sys.stderr)
    return 1 if overdue else 0


def codes_command(_: argparse.Namespace) -> int:
    """List every code with its meaning, and every check."""
    for code in CODES.values():
        print(f"{code}  {code.severity:7}  {code.title}\n                 {code.why}")
    print()
    for rule in CHECKS:
        print(f"{rule.__doc__}\n")
    return 0


def explain_command(options: argparse.Namespace) -> int:
    """Explain one code, with a wrong and a right example."""
    found = explain(options.code)
    code = found.code
    print(f"{code}: {code.title} ({code.severity})\n{code.why}")
    for rule in found.rules:
        print(f"The rule: {rule}")
    for bad, good in found.examples:
        print(f"Wrong: {bad}\nRight: {good}")
    return 0
