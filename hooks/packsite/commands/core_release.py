"""The commands that make a core of the national pages, and update a site to a newer one."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from packsite.checks import report
from packsite.commands.change_summary import new_problems
from packsite.commands.check import checked
from packsite.model.disk import write_file
from packsite.model.facts import CHANGE_WORDS, ChangeKind
from packsite.model.reviews import Reliance
from packsite.model.settings import PacksiteError, Settings
from packsite.model.site import Site
from packsite.pipeline import check
from packsite.read.menu import menu
from packsite.release.archive import Core, packed, unpacked
from packsite.release.changed import Overtaken, overtaken
from packsite.release.export import core
from packsite.release.manifest import VERSION
from packsite.release.update import by_itself, installed_core, refuse_older, replace_core, tried

_RECORD = "python -m packsite confirm --new"
_MOST_SHOWN = 10
"""The problems that are shown of those that a newer core brings."""


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add these commands to the command line."""
    words = "make a core of the national pages for other sites, or update to a newer core"
    family = add("core", export_command, words).add_subparsers(dest="step", required=True)
    making = family.add_parser("export", help="make the archive of a release of the core")
    making.add_argument("archive", type=Path, help="the ZIP file to write")
    making.add_argument(
        "--version", help="such as 2026.11.30 (the date), with full stops between numbers"
    )
    making.add_argument(
        "--after", type=Path, metavar="ARCHIVE", help="the release before, to list what changed"
    )
    making.set_defaults(run=export_command)
    updating = family.add_parser(
        "update", help="update to a release of the core; no local file is changed"
    )
    updating.add_argument("archive", type=Path, help="the ZIP file of the release")
    updating.add_argument("--sha256", help="the checksum of the archive, from whoever released it")
    updating.add_argument("--dry-run", action="store_true", help="only say what would change")
    updating.set_defaults(run=update_command)


def export_command(options: argparse.Namespace) -> int:
    """Write the archive of a core; return 1 where the content, or the core alone, has problems."""
    site = checked(options)
    if _has_problems(site, ""):
        return 1
    last = unpacked(options.after, site.settings) if options.after else None
    today = date.today()
    made = core(site, menu(site.settings), _version(options.version, today), today, last)
    if last:
        refuse_older(last, made)
    with by_itself(site.settings, made) as settings:
        if _has_problems(check(settings, today), " in the core by itself"):
            return 1
    content = packed(made)
    write_file(options.archive, content)
    pages = f"{len(made.pages)} pages in {len(made.files)} files"
    print(f"Version {made.release.version} of the core is in {options.archive}: {pages}.")
    print(f"SHA-256: {sha256(content).hexdigest()}")
    return 0


def update_command(options: argparse.Namespace) -> int:
    """Print the effects of a newer core, and replace the old one by it."""
    settings = Settings.load(options.root)
    new = unpacked(options.archive, settings, options.sha256 or "")
    old = installed_core(settings)
    refuse_older(old, new)
    before = check(settings, date.today())
    if old and any(one.is_new for one in before.reliances):
        raise PacksiteError(
            f"Record first what your pages depend on, so that a change of it is noticed: {_RECORD}"
        )
    with tried(settings, new) as trial:
        after = check(trial, date.today())
    for line in _told(old, new, before, after):
        print(line)
    print()
    if options.dry_run:
        print("Nothing has been written yet: leave out --dry-run to install it.")
        return 0
    replace_core(settings, new)
    print(f"The site now uses version {new.release.version} of the core. Commit the folder core/.")
    if any(one.is_new for one in after.reliances):
        print(f"Record what your pages depend on as well: {_RECORD}")
    return 0


def _has_problems(site: Site, where: str) -> bool:
    """Return whether a site has problems, and print them; `where` they are ends the total."""
    found = [problem for problem in site.problems if problem.fails_strict]
    if found:
        print(report.text(found))
        print(f"Nothing written: {report.total(found)}{where}.", file=sys.stderr)
    return bool(found)


def _version(given: str | None, today: date) -> str:
    version = given or f"{today:%Y.%m.%d}"
    if not VERSION.fullmatch(version):
        raise PacksiteError(
            f'"{version}" is not a version. Write numbers with full stops, such as 2026.11.30.'
        )
    return version


def _told(old: Core | None, new: Core, before: Site, after: Site) -> Iterator[str]:
    """Yield the lines about a newer core: its changes, then the local pages that they affect."""
    found = overtaken(old, new, before, after)
    instead = f"replaces version {old.release.version}" if old else "is the first on this site"
    version, day = new.release.version, new.release.released
    yield f"Version {version} of the core, released on {day}, {instead}."
    for kind, words in CHANGE_WORDS.items():
        yield from _section(f"{words}:", _changes(found, kind))
    for title, pages in (
        ("New pages:", found.added if old else ()),
        ("Withdrawn:", found.withdrawn),
        ("No longer in the core:", found.gone),
    ):
        yield from _section(title, (f"{one.facts.id}  {one.facts.title}" for one in pages))
    yield from _section(
        "Pages of yours with an id that the core now has too. Give yours another with packsite "
        "rename, or let it replace that page:",
        (f"{own.facts.id}  {own.source.file}: {_of_the_core(it)}" for own, it in found.taken),
    )
    yield from _section(
        "Pages of yours that depend on changed words. Read each, correct it, and confirm it:",
        _to_read(found),
    )
    yield from _section("The check will find:", _new_problems(before, after))


def _new_problems(before: Site, after: Site) -> Iterator[str]:
    """Yield the first problems that the check finds on the new core and not on the old one."""
    new = new_problems(before.problems, after.problems)
    found = [problem for problem in new if problem.fails_strict]
    yield from report.text(found[:_MOST_SHOWN]).splitlines()
    if more := found[_MOST_SHOWN:]:
        yield f"packsite check lists the others: {report.total(more)}."


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = [f"  {line}" for line in lines]
    yield from ["", title, *told] if told else []


def _changes(found: Overtaken, kind: ChangeKind) -> Iterator[str]:
    for one in found.news:
        if one.kind is kind:
            for page in one.pages:
                yield f"{page.id}  {page.title}: {one.what}"


def _to_read(found: Overtaken) -> Iterator[str]:
    """Yield, by owner, each reliance to read again, and the command that confirms it."""
    for owner, group in groupby(found.reworded, key=lambda one: one.document.facts.owner):
        yield owner
        for one in group:
            yield f"  {one.document.source.file} depends on {_depended_on(one)}"
            yield f"      python -m packsite confirm {one.relying.id} {one.statement.id}"


def _of_the_core(title: str) -> str:
    return f'in the core, it is "{title}"' if title else "the core once had a page with this id"


def _depended_on(one: Reliance) -> str:
    return f"{one.statement.id} {one.statement.title.removeprefix(one.statement.id).strip()}"
