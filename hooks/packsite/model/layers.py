"""The layers of a site: a core of shared content, and the local files that lie over it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

CORE = "core"
"""The folder of the core: a released archive, unpacked and committed, and laid out as the site is.

A site built on it never edits its files.
"""
MANIFEST = "core.yml"
CORE_FILE = f"{CORE}/{MANIFEST}"
"""The file that says which release the core is; without it there is no core."""

LAYERS = "layers.yml"
"""The data file of pages left out of the core, and of findings that its pages answer."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The contents of `layers.yml`."""

    hide: tuple[str, ...] = ()
    """The ids of the pages of the core that are left out."""
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Id of a finding of a local brief → the ids of the pages that answer it."""


def in_core(file: str) -> bool:
    """Whether a file of the repository belongs to the core."""
    return file.startswith(f"{CORE}/")
