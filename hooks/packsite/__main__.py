"""The command line: python -m packsite check, stage, zip, as-at, reviews, summary and more."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from packsite.commands import build, change_summary, check, confirm, edit, owners
from packsite.model.settings import PacksiteError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 for nothing to correct, 1 for problems, 2 where it cannot run."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except PacksiteError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m packsite", description="Check and stage practice content."
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the project's folder (here, unless given)"
    )
    commands = parser.add_subparsers(dest="command", required=True)

    def add(name: str, run: Callable[..., int], words: str) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = commands.add_parser(name, help=words)
        command.set_defaults(run=run)
        return command

    for family in (check, build, edit, owners, confirm, change_summary):
        family.add_commands(add)
    return parser


if __name__ == "__main__":
    gc.set_threshold(100_000, 50, 100)  # a command ends soon: a tenth of its time went there
    sys.exit(main())
