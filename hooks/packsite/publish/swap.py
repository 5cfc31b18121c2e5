"""Replace the published site by a finished build, whole or not at all.

A build writes to a new folder beside the site; only a finished build replaces it. The old site is
set aside until the new one is in place; after a crash in between, the next build restores it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from packsite.model.settings import PacksiteError

_LAST = "last"
_ABANDONED_SECONDS = 24 * 60 * 60
"""Seconds after which a folder beside the site counts as left over from a stopped build."""


def fresh_folder(site: Path) -> Path:
    """Return a new, empty folder beside `site`, so that a rename can replace it.

    Raises PacksiteError where it cannot be written.
    """
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        _restore(site)
        _sweep(site)
        return Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    except OSError as error:
        raise PacksiteError(cannot_write(site, error)) from None


def publish(fresh: Path, site: Path) -> None:
    """Replace `site` by the folder `fresh`.

    Raises PacksiteError, with the last site restored, where the folders cannot be renamed.
    """
    try:
        fresh.chmod(0o755)
        aside = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent)) / _LAST
    except OSError as error:
        raise PacksiteError(cannot_write(site, error)) from None
    try:
        if site.exists():
            site.rename(aside)
        fresh.rename(site)
    except OSError as error:
        _restore(site)
        raise PacksiteError(cannot_write(site, error)) from None
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


def cannot_write(site: Path, error: OSError) -> str:
    """Return the message for a site that cannot be written: the reason, and remedies."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    return (
        f'The site cannot be written to "{site}" ({reason}). The last site is untouched. '
        "Close programs that have files open there, check free space and permissions, and build "
        "again."
    )
