"""The command line: python -m packsite check, stage, zip, as-at, reviews, summary and more."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from packsite.model.disk import disk_errors
from packsite.model.settings import PacksiteError
from packsite.model.suggest import did_you_mean, nearest

_PROG = "python -m packsite"
_FAMILIES = (
    "check", "build", "edit", "init", "word", "owners", "confirm", "change_summary", "core_release"
)  # fmt: skip
"""The modules with the commands, each loaded only if the command is in none before it."""


class _Parser(argparse.ArgumentParser):
    """A parser whose message is a sentence, not the usage of every command."""

    def error(self, message: str) -> NoReturn:
        stop = "" if message.endswith((".", "?")) else "."
        said = f"{message[:1].upper()}{message[1:]}{stop}"
        self.exit(2, f"{said} To see what can be typed: {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 for nothing to correct, 1 for problems, 2 where it cannot run."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    try:
        with disk_errors("place"):
            return int(options.run(options))
    except PacksiteError as error:
        print(error, file=sys.stderr)
        return 2


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    place = _Parser(prog=_PROG, add_help=False)
    place.add_argument(
        "--root", type=Path, default=Path(), help="the project's folder (here, unless given)"
    )
    parser = _Parser(
        prog=_PROG,
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
    else:
        if typed and not typed[0].startswith("-"):
            hint = did_you_mean(nearest(typed[0], commands.choices))
            parser.error(f'There is no command "{typed[0]}". {hint}'.strip())
    return parser.parse_args(arguments)


def run() -> NoReturn:
    """Run one command as a whole process, which ends too soon to collect garbage."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a file on Windows lacks the letters of Polish
    gc.disable()  # a tenth of its time would go there, half of it at the end
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has closed the pipe, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KeyboardInterrupt:
        code = 130  # as shells have it
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
