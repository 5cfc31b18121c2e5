"""Replace the published site by a finished build, whole or not at all, or a core by a newer one.

A build writes to a new folder beside the site; only a finished build replaces it. The old site is
set aside until the new one is in place; after a crash in between, the next build restores it.
A folder that holds anything but a site of this build is never replaced: a slip in `site_dir` would
cost somebody their files.
"""

import os
import shutil
import tempfile
import time
from pathlib import Path

from packsite.model.settings import PacksiteError

_LAST = "last"
_MARK = ".made-by-packsite"
"""The file in a site that lists the other files and folders beside it."""
_SITE_WITHOUT_MARK = "v/index.html"
"""What every site has that was built before there was the mark."""
_ABANDONED_SECONDS = 24 * 60 * 60
"""Seconds after which a folder beside the site counts as left over from a stopped build."""


def fresh_folder(site: Path) -> Path:
    """Return a new, empty folder beside `site`, so that a rename can replace it.

    Raises PacksiteError where it cannot be written, or where `site` holds other files.
    """
    try:
        _refuse_to_lose_files(site)
    except OSError as error:
        raise PacksiteError(cannot_write(site, error)) from None
    return beside(site)


def beside(folder: Path, what: str = "site") -> Path:
    """Return a new, empty folder beside another; `what` is in that one, as messages name it.

    Raises PacksiteError where it cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _restore(folder)
        _sweep(folder)
        return Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise PacksiteError(cannot_write(folder, error, what)) from None


def mark_site(fresh: Path) -> None:
    """List the files of a finished site in it, so that the next build may replace it."""
    names = sorted(path.name for path in fresh.iterdir())
    (fresh / _MARK).write_text("\n".join((*names, "")), "utf-8")


def _refuse_to_lose_files(site: Path) -> None:
    """Raise PacksiteError for a folder with files that no build of this project made."""
    if site.is_symlink() or not site.exists():
        return
    found = {path.name for path in site.iterdir()} if site.is_dir() else {site.name}
    mark = site / _MARK
    known = {_MARK, *mark.read_text("utf-8").splitlines()} if mark.is_file() else set()
    if (site / _SITE_WITHOUT_MARK).is_file() and not known:
        known = found
    if others := sorted(found - known):
        shown = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
        raise PacksiteError(
            f'"{site}" holds files that this build did not make ({shown}), and would be replaced '
            "as a whole. Move them away, or write another folder after site_dir: in mkdocs.yml."
        )


def publish(fresh: Path, site: Path, what: str = "site") -> None:
    """Replace `site`, or another folder that holds `what`, by the folder `fresh`.

    Raises PacksiteError, with the last one restored, where the folders cannot be renamed.
    """
    try:
        fresh.chmod(0o755)
        aside = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent)) / _LAST
    except OSError as error:
        raise PacksiteError(cannot_write(site, error, what)) from None
    try:
        if site.exists():
            site.rename(aside)
        fresh.rename(site)
    except OSError as error:
        _restore(site)
        raise PacksiteError(cannot_write(site, error, what)) from None
    finally:
        shutil.rmtree(aside.parent, ignore_errors=True)


def discard(fresh: Path) -> None:
    """Remove the folder of an unfinished build."""
    shutil.rmtree(fresh, ignore_errors=True)


def _restore(site: Path) -> None:
    """Restore the last site where a stopped build has set it aside."""
    for last in site.parent.glob(f".{site.name}-*/{_LAST}"):
        if not site.exists():
            last.rename(site)


def _sweep(site: Path) -> None:
    """Remove folders left over from builds stopped long ago."""
    for folder in site.parent.glob(f".{site.name}-*"):
        if folder.is_dir() and time.time() - folder.stat().st_mtime > _ABANDONED_SECONDS:
            discard(folder)


def cannot_write(site: Path, error: OSError, what: str = "site") -> str:
    """Return the message for a site that cannot be written: the reason, and remedies."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    return (
        f'The {what} cannot be written to "{site}" ({reason}). The last {what} is untouched. '
        "Close programs that have files open there, check free space and permissions, and "
        f"{'build' if what == 'site' else 'try'} again."
    )
