"""The command line: python -m packsite check, stage, zip, as-at, reviews, summary and more."""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from packsite.model.settings import PacksiteError

_FAMILIES = (
    "check", "build", "edit", "init", "word", "owners", "confirm", "change_summary", "core_release"
)  # fmt: skip
"""The modules with the commands, each loaded only if the command is in none before it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 for nothing to correct, 1 for problems, 2 where it cannot run."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    try:
        return int(options.run(options))
    except PacksiteError as error:
        print(error, file=sys.stderr)
        return 2


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument(
        "--root", type=Path, default=Path(), help="the project's folder (here, unless given)"
    )
    parser = argparse.ArgumentParser(
        prog="python -m packsite",
        description="Check and stage practice content.",
        epilog="To make the site: packsite build, or python -m packsite_mkdocs build.",
        parents=[place],
    )
    commands = parser.add_subparsers(dest="command", required=True)

    def add(name: str, run: Callable[..., int], words: str) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = commands.add_parser(name, help=words)
        command.set_defaults(run=run)
        return command

    typed = place.parse_known_args(arguments)[1]
    for family in _FAMILIES:
        import_module(f"packsite.commands.{family}").add_commands(add)
        if typed and typed[0] in commands.choices:
            break
    return parser.parse_args(arguments)


def run() -> NoReturn:
    """Run one command as a whole process, which ends too soon to collect garbage."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a file on Windows lacks the letters of Polish
    gc.disable()  # a tenth of its time would go there, half of it at the end
    code = main()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
