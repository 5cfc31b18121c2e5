"""Restore the content of a day from git, as a project for today's build.

The text, data and menu are those of the day. The design, the build and its settings are today's,
because they run on today's computers and mark every page and PDF as an archive. The tools of that
day would have to be installed again, and they add no mark.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from packsite.model.disk import disk_errors, write_file
from packsite.model.layers import CORE
from packsite.model.settings import PacksiteError, Settings
from packsite.read.git import GitError, blobs, git, is_shallow

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MENU = re.compile(r"^nav:.*?(?=^[^\s#-]|\Z)", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(r"^\[tool\.packsite\][ \t]*$", re.MULTILINE)
_GENERATOR = "hooks"
_OLD_ASSETS = "assets/"
"""The folder of styles and scripts in old content; they are now part of the build."""
_UK = ZoneInfo("Europe/London")


def parse_day(words: str, today: date) -> date:
    """Parse a date as typed. Raises PacksiteError for an invalid or future date."""
    try:
        day = date.fromisoformat(words if _DAY.fullmatch(words) else "")
    except ValueError:
        raise PacksiteError(
            f'"{words}" is not a date. Write year, month and day with hyphens, such as 2026-11-20.'
        ) from None
    if day > today:
        raise PacksiteError(f"{day} is in the future. Give today, {today}, or an earlier day.")
    return day


def snapshot(root: Path, day: date) -> tuple[str, datetime]:
    """Return the last commit of the current branch up to the end of a day in the UK, and its time.

    Commits of a branch merged later count from the day of the merge, because nobody could read
    them before. Raises PacksiteError if git is missing or has nothing that old.
    """
    end = datetime.combine(day, time(23, 59, 59), _UK)
    try:
        git(root, "rev-parse", "--verify", "HEAD")
    except GitError as error:
        raise PacksiteError(
            f"{error} An earlier day's site can only be built from a git checkout with a commit."
        ) from None
    found = git(
        root, "log", "-1", "--first-parent", f"--before={end.isoformat()}", "--format=%H %ct"
    ).split()
    if not found:
        raise PacksiteError(_too_early(root, day))
    return found[0].decode(), datetime.fromtimestamp(int(found[1]), _UK)


def write_project(settings: Settings, day: date, commit: str, folder: Path) -> None:
    """Write the project of a day into a new folder: its content, and today's generator.

    Raises PacksiteError if the folder is not empty or cannot be written, or git fails.
    """
    root = settings.root
    with disk_errors("folder"):
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise PacksiteError(f'"{folder}" is not empty. Give a new folder.')
        for name, content in _content(settings, commit):
            write_file(folder / name, content)
        if (root / _GENERATOR).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(root / _GENERATOR, folder / _GENERATOR, ignore=ignored)
        if (root / settings.menu).is_file():
            write_file(folder / settings.menu, _with_menu(settings, commit))
        write_file(folder / "pyproject.toml", _marked(root / "pyproject.toml", day))


def _content(settings: Settings, commit: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the content folders at a commit, without symbolic links."""
    folders = (settings.docs, *settings.folders, settings.data, CORE)
    listed = git(settings.root, "ls-tree", "-r", "-z", commit, "--", *folders)
    names: dict[str, str] = {}
    for entry in listed.decode("utf-8", "replace").split("\0")[:-1]:
        facts, _, path = entry.partition("\t")
        mode, _, name = facts.split(" ")
        if mode.startswith("100") and not path.startswith(f"{settings.docs}/{_OLD_ASSETS}"):
            names[path] = name
    content = blobs(settings.root, names.values())
    yield from ((path, content[name]) for path, name in names.items())


def _with_menu(settings: Settings, commit: str) -> str:
    """Return today's site settings with the menu of the day."""
    today = (settings.root / settings.menu).read_text("utf-8")
    try:
        then = git(settings.root, "show", f"{commit}:./{settings.menu}").decode("utf-8", "replace")
    except GitError:  # it had no such file that day
        return today
    menu = _MENU.search(then)
    return _MENU.sub(lambda _: menu[0] if menu else "", today, count=1)


def _marked(path: Path, day: date) -> str:
    """Return today's settings with `as_at`, so that every page and PDF shows the notice."""
    text = path.read_text("utf-8") if path.is_file() else ""
    line = f'as_at = "{day}"'
    if _TABLE.search(text):
        return _TABLE.sub(lambda found: f"{found[0]}\n{line}", text, count=1)
    return f"{text}\n[tool.packsite]\n{line}\n"


def _too_early(root: Path, day: date) -> str:
    if is_shallow(root):
        return (
            f"This copy of the repository has only its newest changes, and none as old as {day}. "
            'Fetch the rest with "git fetch --unshallow" and try again.'
        )
    first = git(root, "log", "--first-parent", "--reverse", "--format=%ct").split()[0]
    began = datetime.fromtimestamp(int(first), _UK).date()
    return (
        f"There is nothing as old as {day}: the first commit was made on {began}. "
        "Give that day or a later one."
    )
