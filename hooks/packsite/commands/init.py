"""The commands that begin a site, and that give it a newer engine."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from packsite.checks import report
from packsite.commands.edit import answers
from packsite.edit.engine import REQUIREMENTS, engine_files
from packsite.edit.git_host import GIT_HOSTS, git_host_files
from packsite.edit.new_site import FIRST_PAGES, SITE_QUESTIONS, first_page, new_site
from packsite.edit.vscode import editor_files
from packsite.model.disk import write_files
from packsite.model.settings import PacksiteError, Settings
from packsite.model.site import Site
from packsite.pipeline import check
from packsite.read.menu import menu
from packsite.release.archive import Core, unpacked
from packsite.release.update import replace_core

_NO_ENGINE = (
    "There is no requirements.txt yet, because this engine is not installed from a wheel. "
    "Install the wheel of a release, and run this command again in a new folder."
)
_NO_SITE = (
    f"There is no {REQUIREMENTS} here that names an engine. Run this command in the folder of a "
    "site that packsite init made."
)
_NO_WHEEL = (
    "This engine is not installed from a wheel. Install the wheel of a release with python -m pip "
    "install, and run this command again."
)


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add these commands to the command line."""
    beginning = add("init", init_command, "ask a few questions and make a new site")
    beginning.add_argument("folder", type=Path, help="a new folder")
    for question in SITE_QUESTIONS:
        beginning.add_argument(f"--{question.fact}", help="the answer to this question")
    words = "the ZIP file of a core, whose shared pages the site is built on"
    beginning.add_argument("--from-core", type=Path, metavar="ARCHIVE", help=words)
    words = "where the site is kept, which checks and publishes it (github, unless given)"
    beginning.add_argument("--git-host", choices=sorted(GIT_HOSTS), default="github", help=words)
    add("engine", engine_command, "give this site the engine that is installed")


def init_command(options: argparse.Namespace) -> int:
    """Write a new site whole, or nothing; return 1 if an answer does not pass the check."""
    with tempfile.TemporaryDirectory() as made:
        settings = Settings(Path(made))
        _refuse_to_mix(options.folder)
        core = unpacked(options.from_core, settings) if options.from_core else None
        site = _written(settings, answers(SITE_QUESTIONS, options), options.git_host, core)
        if site.problems:
            print(report.text(site.problems))
            print(
                "Nothing written. Run this again, with answers that put it right.", file=sys.stderr
            )
            return 1
        shutil.copytree(made, options.folder, dirs_exist_ok=True)
    count = f"{len(site.documents)} pages, {report.total(site.problems)}"
    print(f"Made {options.folder}: {count}. Its README.md says what to do next.")
    if not (options.folder / REQUIREMENTS).exists():
        print(_NO_ENGINE)
    return 0


def engine_command(options: argparse.Namespace) -> int:
    """Write the engine that is installed, and what comes with it, over that of a site."""
    root, engine = options.root, engine_files()
    named = root / REQUIREMENTS
    if not (named.is_file() and b"packsite" in named.read_bytes()):
        raise PacksiteError(_NO_SITE)
    if not engine:
        raise PacksiteError(_NO_WHEEL)
    files: dict[str, bytes | str] = {**engine, **editor_files()}
    for host, paths in GIT_HOSTS.items():
        files |= git_host_files(host) if any((root / path).exists() for path in paths) else {}
    for wheel in (root / "engine").glob("packsite-*.whl"):
        wheel.unlink()
    write_files(root, files)
    print("The site now has the engine that is installed. Check it, build it, and commit it.")
    return 0


def _written(
    settings: Settings, given: Mapping[str, str], git_host: str, core: Core | None
) -> Site:
    """Write every file of a new site; return it as checked."""
    today = date.today()
    write_files(settings.root, new_site(given, git_host, today, core.files if core else {}))
    write_files(settings.root, engine_files())
    if core:
        replace_core(settings, core)
    else:
        _write_first_pages(settings, today)
    return check(settings, today)


def _refuse_to_mix(folder: Path) -> None:
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise PacksiteError(f'"{folder}" is not an empty folder. Give the name of a new one.')


def _write_first_pages(settings: Settings, today: date) -> None:
    """Write a page of each main kind, with its line in the menu."""
    for kind in FIRST_PAGES:
        listed = menu(settings)
        page = first_page(kind, check(settings, today), listed, today)
        write_files(settings.root, {page.file: page.text, listed.file: page.menu})
