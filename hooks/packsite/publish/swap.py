"""Put a finished site in the place of the last one, whole or not at all.

A build writes into a fresh folder beside the site; only a whole build takes its place. The old site
is set aside, not deleted, until the new one stands; the next build puts it back where a computer
went down in between.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from packsite.model.settings import PacksiteError

_LAST = "last"
_ABANDONED_AFTER = 24 * 60 * 60
"""Seconds after which a fresh folder is one that a stopped build left behind."""


def fresh_folder(site: Path) -> Path:
    """Return a new empty folder beside `site`, on the same disk.

    Raises PacksiteError where nothing can be written there.
    """
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        _put_back(site)
        _sweep(site)
        return Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    except OSError as error:
        raise PacksiteError(cannot_write(site, error)) from None


def publish(fresh: Path, site: Path) -> None:
    """Let `fresh` take the place of `site`.

    Raises PacksiteError, with the last site back in its place, where the folders cannot be renamed.
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
        _put_back(site)
        raise PacksiteError(cannot_write(site, error)) from None
    finally:
        shutil.rmtree(aside.parent, ignore_errors=True)


def discard(fresh: Path) -> None:
    """Remove the folder of a build that did not become whole."""
    shutil.rmtree(fresh, ignore_errors=True)


def _put_back(site: Path) -> None:
    """Put the last site back where a stopped build had set it aside."""
    for last in site.parent.glob(f".{site.name}-*/{_LAST}"):
        if not site.exists():
            last.rename(site)


def _sweep(site: Path) -> None:
    """Remove folders that builds stopped long ago have left behind."""
    for left in site.parent.glob(f".{site.name}-*"):
        if left.is_dir() and time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
            discard(left)


def cannot_write(site: Path, error: OSError) -> str:
    """Say why a site could not be written, and what to do."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    return (
        f'The site cannot be written to "{site}" ({reason}). The last site is untouched. '
        "Close programs that have files open there, check free space and permissions, and build "
        "again."
    )
