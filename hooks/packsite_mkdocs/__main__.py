"""Build or preview the site: packsite build|serve, with the options of MkDocs.

`packsite` is the command of an installed engine; here it is `python -m packsite_mkdocs`.

MkDocs reads mkdocs.yml before it calls any hook, and ends at some slips with a traceback. So the
file is checked first.
"""

import sys
from pathlib import Path
from typing import NoReturn

from packsite.__main__ import run
from packsite.checks import report
from packsite.model.settings import PacksiteError


def build_or_serve() -> None:
    """Run MkDocs in this folder, unless the settings have errors; exits with 1 then."""
    from mkdocs.__main__ import cli  # noqa: PLC0415 - only this command needs it

    from packsite_mkdocs.build import settings_errors  # noqa: PLC0415 - brings MkDocs

    try:
        errors = settings_errors(Path())
    except PacksiteError as error:
        sys.exit(str(error))
    if errors:
        total = report.total(errors)
        sys.exit(f"{report.text(errors)}\n{total}. Fix the problems listed above and build again.")
    cli(prog_name="python -m packsite_mkdocs")


def command() -> NoReturn:
    """Run the installed command: MkDocs builds and serves, everything else is done without it."""
    if sys.argv[1:2] in (["build"], ["serve"]):
        build_or_serve()
    run()


if __name__ == "__main__":
    build_or_serve()
