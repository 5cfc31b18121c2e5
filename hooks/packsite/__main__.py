"""The command line: python -m packsite check | stage DIR | codes | schema."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from packsite import report
from packsite.checks import CHECKS
from packsite.codes import CODES
from packsite.facts_schema import json_schema
from packsite.library import json_schemas
from packsite.pipeline import build
from packsite.settings import PacksiteError, Settings
from packsite.stage import stage


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 for nothing to mend, 1 for problems, 2 where it cannot run."""
    options = _parser().parse_args(arguments)
    try:
        return int(_COMMANDS[options.command](options))
    except PacksiteError as error:
        print(error, file=sys.stderr)
        return 2


def _check(options: argparse.Namespace) -> int:
    site = build(Settings.load(options.root), date.today())
    if shown := report.FORMATS[options.format](site.problems):
        print(shown)
    print(f"{len(site.documents)} pages checked: {report.total(site.problems)}.", file=sys.stderr)
    return 1 if site.problems else 0


def _stage(options: argparse.Namespace) -> int:
    settings = Settings.load(options.root)
    site = build(settings, date.today(), with_pdf=options.pdf)
    problems = (
        site.problems
        if site.errors
        else (*site.problems, *stage(site, options.folder, with_pdf=options.pdf))
    )
    if problems:
        print(report.text(problems))
    written = (
        "nothing written" if site.errors else f"{len(site.woven)} pages written to {options.folder}"
    )
    print(f"{written}: {report.total(problems)}.", file=sys.stderr)
    return 1 if problems else 0


def _codes(_: argparse.Namespace) -> int:
    for code, meaning in CODES.items():
        print(f"{code}  {meaning.severity:7}  {meaning.title}\n                 {meaning.why}")
    print()
    for rule in CHECKS:
        print(f"{rule.__doc__}\n")
    return 0


def _schema(_: argparse.Namespace) -> int:
    print(json.dumps({"page": json_schema(), "data": json_schemas()}, indent=2))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m packsite", description="Check and stage practice content."
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the project's folder (here, unless given)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check every page and say what to mend")
    check.add_argument("--format", choices=sorted(report.FORMATS), default="text")
    staged = commands.add_parser("stage", help="write the woven Markdown for any site generator")
    staged.add_argument("folder", type=Path)
    staged.add_argument("--no-pdf", dest="pdf", action="store_false", help="leave the PDFs out")
    commands.add_parser("codes", help="list every code with its meaning")
    commands.add_parser(
        "schema", help="print the JSON Schema of the block of facts and the data files"
    )
    return parser


_COMMANDS = {"check": _check, "stage": _stage, "codes": _codes, "schema": _schema}

if __name__ == "__main__":
    sys.exit(main())
