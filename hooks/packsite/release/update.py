"""Update to a newer core: try it beside the site, then let it replace the old one."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from packsite.model.disk import disk_errors, write_files
from packsite.model.layers import CORE, CORE_FILE, MANIFEST
from packsite.model.settings import PacksiteError, Settings
from packsite.publish.swap import beside, publish
from packsite.read.core_files import core_files, unlike
from packsite.release.archive import Core, listed
from packsite.release.manifest import manifest


def installed_core(settings: Settings) -> Core | None:
    """Return the core of the site; `None` without one.

    Raises PacksiteError where its files are not those of the release.
    """
    if not (settings.root / CORE).exists():
        return None
    files = {**core_files(settings)}
    if MANIFEST not in files:
        raise PacksiteError(
            f'There is a folder "{CORE}" without a {MANIFEST}. Give it another name: this one is '
            "for the core of the site."
        )
    release = manifest(files.pop(MANIFEST), CORE_FILE)
    if edited := tuple(f"{CORE}/{file}" for file in unlike(release.sums, files)):
        raise PacksiteError(
            f"Files of the core were changed in this site: {listed(edited)}. They are not edited "
            "here, because each release replaces them. Keep your words in a page of your own, "
            f"restore the files with git restore {CORE}, delete any that you added, and start "
            "again."
        )
    return Core(release, files)


def refuse_older(old: Core | None, new: Core) -> None:
    """Raise PacksiteError unless the new core is a later release than the old one."""
    if old and old.release.order >= new.release.order:
        raise PacksiteError(
            f"The release {new.release.version} is not later than {old.release.version}, so "
            "nothing was changed. Use the newest release, or give this one a later version."
        )


@contextmanager
def tried(settings: Settings, new: Core) -> Iterator[Settings]:
    """Yield the settings of a copy of the site with the new core."""
    with TemporaryDirectory() as made, disk_errors("folder"):
        root = Path(made)
        for name in (settings.docs, *settings.folders):
            if (settings.root / name).is_dir():
                shutil.copytree(settings.root / name, root / name, symlinks=True)
        for name in (settings.menu, "pyproject.toml"):
            if (settings.root / name).is_file():
                shutil.copy(settings.root / name, root / name)
        write_files(root / CORE, new.whole)
        yield Settings.load(root)


@contextmanager
def by_itself(settings: Settings, made: Core) -> Iterator[Settings]:
    """Yield the settings of a site that is a core and nothing else, for a partnership elsewhere."""
    brand = {f"{settings.data}/brand.yml": b"name: A\narea: Elsewhere\nsite_name: A\n"}
    with TemporaryDirectory() as root, disk_errors("folder"):
        files = {file: one for file, one in made.files.items() if file != settings.menu}
        write_files(Path(root), {**files, **brand})
        yield replace(settings, root=Path(root), makes_core=False)


def replace_core(settings: Settings, new: Core) -> None:
    """Let a core take the place of the one in the site, as a whole or not at all.

    Raises PacksiteError, with the old core restored, where the folder cannot be written.
    """
    fresh = beside(settings.root / CORE, CORE)
    try:
        with disk_errors("folder"):
            write_files(fresh, new.whole)
        publish(fresh, settings.root / CORE, CORE)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
