"""The command line: python -m packsite check, stage, zip, as-at, reviews, summary and more."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from packsite.checks import CHECKS, report
from packsite.checks.explain import explain
from packsite.commands import confirm, edit, owners
from packsite.commands.change_summary import summary
from packsite.commands.fingerprint import fingerprint, read_fingerprint, write_fingerprint
from packsite.currency.ledger import LEDGER, not_written_down, write_ledger
from packsite.currency.snapshot import snapshot, the_day, write_project
from packsite.edit.vscode import editor_files
from packsite.model.codes import CODES
from packsite.model.generated_pages import OUTLINES
from packsite.model.settings import PacksiteError, Settings
from packsite.model.site import Site
from packsite.pipeline import check, weave
from packsite.read.data.schema import json_schemas
from packsite.read.facts_schema import json_schema


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 for nothing to mend, 1 for problems, 2 where it cannot run.

    What is only to be read again (a notice) is printed, and is nothing to mend.
    """
    options = _parser().parse_args(arguments)
    try:
        return int(_COMMANDS[options.command](options))
    except PacksiteError as error:
        print(error, file=sys.stderr)
        return 2


def _check(options: argparse.Namespace) -> int:
    today = date.today()
    site = check(Settings.load(options.root), today)
    if options.reviews:
        return _reviews(site)
    guide = report.guide_url(site.settings.site_url)
    if shown := report.FORMATS[options.format](site.problems, guide):
        print(shown)
    print(f"{len(site.documents)} pages checked: {report.total(site.problems)}.", file=sys.stderr)
    if site.problems:
        code = site.problems[0].code
        print(f"What a code means: python -m packsite explain {code}", file=sys.stderr)
    return 1 if any(problem.fails_strict for problem in site.problems) else 0


def _reviews(site: Site) -> int:
    """List what is past its review date; a date alone never fails a build, only this command."""
    in_use = [page for page in site.documents if not page.facts.withdrawn]
    overdue = [page for page in in_use if site.connections[page.uri].review.is_overdue]
    for page in sorted(overdue, key=lambda page: site.connections[page.uri].review.due):
        due = site.connections[page.uri].review.due
        print(f"{page.source.file}: review was due on {due} ({page.facts.owner}).")
    print(f"{len(overdue)} of {len(in_use)} pages are past their review.", file=sys.stderr)
    return 1 if overdue else 0


def _stage(options: argparse.Namespace) -> int:
    from packsite.printing.site import NO_CODE  # noqa: PLC0415 - printing is slow to load
    from packsite.publish.stage import stage  # noqa: PLC0415 - and only needed here

    site = check(Settings.load(options.root), date.today())
    problems = site.problems
    if not site.errors:
        woven = weave(site, with_pdf=options.pdf)
        if options.pdf and not site.settings.site_url:
            print(NO_CODE, file=sys.stderr)
        problems += stage(woven, options.folder, with_pdf=options.pdf)
    if problems:
        print(report.text(problems))
    done = "Nothing written" if site.errors else f"{len(woven.pages)} pages in {options.folder}"
    print(f"{done}: {report.total(problems)}.", file=sys.stderr)
    return 1 if any(problem.fails_strict for problem in problems) else 0


def _zip(options: argparse.Namespace) -> int:
    from packsite.publish.kit import write_kit  # noqa: PLC0415 - reads PDFs, and only needed here

    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    count = write_kit(options.site, options.target, int(given) if given.isdecimal() else None)
    print(f"{count} files in {options.target}.", file=sys.stderr)
    return 0


def _as_at(options: argparse.Namespace) -> int:
    """Write the project of a day, and print its commit: .ci/build-as-at builds it."""
    settings = Settings.load(options.root)
    day = the_day(options.day, date.today())
    found = snapshot(settings.root, day)
    write_project(settings, day, found.commit, options.folder)
    print(found.commit)
    print(f"The content is that of {found.made.day} {found.made:%B %Y, %H:%M}.", file=sys.stderr)
    return 0


def _ledger(options: argparse.Namespace) -> int:
    """Write down what this site publishes, or only look whether that is written down already."""
    settings = Settings.load(options.root)
    site = check(settings, date.today())
    if site.errors:
        print(report.text(site.errors))
        print(f"Nothing written: {report.total(site.errors)}.", file=sys.stderr)
        return 1
    missing = not_written_down(site, OUTLINES)
    if missing and not options.check:
        write_ledger(site, OUTLINES)
    done = "To be written" if options.check else "Written"
    said = f"{done} into {settings.data}/{LEDGER}: {', '.join(missing)}."
    print(said if missing else f"{LEDGER} is up to date.", file=sys.stderr)
    return 1 if missing and options.check else 0


def _codes(_: argparse.Namespace) -> int:
    for code, meaning in CODES.items():
        print(f"{code}  {meaning.severity:7}  {meaning.title}\n                 {meaning.why}")
    print()
    for rule in CHECKS:
        print(f"{rule.__doc__}\n")
    return 0


def _explain(options: argparse.Namespace) -> int:
    found = explain(options.code)
    print(f"{found.code}: {found.title} ({found.severity})\n{found.why}")
    if found.rule:
        print(f"The rule: {found.rule}")
    print(f"Wrong: {found.bad}\nRight: {found.good}")
    return 0


def _schema(options: argparse.Namespace) -> int:
    if options.write:
        for name, text in editor_files().items():
            path = options.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            print(name)
        return 0
    print(json.dumps({"page": json_schema(), "data": json_schemas()}, indent=2))
    return 0


def _fingerprint(options: argparse.Namespace) -> int:
    """Write down what the content holds, problems and all, to be compared with another state."""
    from packsite.printing.jobs import print_jobs  # noqa: PLC0415 - slow to load, and only needed here

    site = check(Settings.load(options.root), date.today())
    jobs = None if site.errors else print_jobs(weave(site, with_pdf=True))
    write_fingerprint(fingerprint(site, jobs), options.file)
    print(f"{len(site.documents)} pages written down in {options.file}.", file=sys.stderr)
    return 0


def _summary(options: argparse.Namespace) -> int:
    print(summary(read_fingerprint(options.base), read_fingerprint(options.head)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m packsite", description="Check and stage practice content."
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the project's folder (here, unless given)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    checked = commands.add_parser("check", help="check every page and say what to mend")
    checked.add_argument("--reviews", action="store_true", help="list pages past their review")
    checked.add_argument("--format", choices=sorted(report.FORMATS), default="text")
    staged = commands.add_parser("stage", help="write the woven Markdown for any site generator")
    staged.add_argument("folder", type=Path)
    staged.add_argument("--no-pdf", dest="pdf", action="store_false", help="leave the PDFs out")
    zipped = commands.add_parser("zip", help="make the intranet kit of a built site")
    zipped.add_argument("site", type=Path, help="the folder of the site")
    zipped.add_argument("target", type=Path, help="the zip to be written")
    former = commands.add_parser("as-at", help="write the project with the content of a day")
    former.add_argument("day", help="as 2026-11-20")
    former.add_argument("folder", type=Path, help="a new folder")
    remembered = commands.add_parser("ledger", help="write down every id and address published")
    remembered.add_argument("--check", action="store_true", help="only say if it is up to date")
    written = commands.add_parser("fingerprint", help="write down what the content holds, in short")
    written.add_argument("file", type=Path, help="the JSON file to be written")
    compared = commands.add_parser("summary", help="say in words how two such files differ")
    compared.add_argument("base", type=Path)
    compared.add_argument("head", type=Path)
    edit.add_commands(commands.add_parser)
    owners.add_commands(commands.add_parser)
    confirm.add_commands(commands.add_parser)
    commands.add_parser("codes", help="list every code with its meaning")
    explained = commands.add_parser("explain", help="say what a code means, with an example")
    explained.add_argument("code", help="as REF101")
    described = commands.add_parser(
        "schema", help="print the JSON Schema of the block of facts and the data files"
    )
    described.add_argument(
        "--write", action="store_true", help="write it where editors' tools look for it"
    )
    return parser


_COMMANDS = {
    "check": _check,
    "stage": _stage,
    "zip": _zip,
    "as-at": _as_at,
    "ledger": _ledger,
    "fingerprint": _fingerprint,
    "summary": _summary,
    "codes": _codes,
    "explain": _explain,
    "schema": _schema,
    **edit.COMMANDS,
    **owners.COMMANDS,
    **confirm.COMMANDS,
}

if __name__ == "__main__":
    sys.exit(main())
