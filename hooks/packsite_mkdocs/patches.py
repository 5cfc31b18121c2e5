"""All patches of MkDocs, which avoid repeated work.

Each patch names the line of MkDocs 1.6.1 that it replaces. `PACKSITE_PATCHES=0` turns all of them
off: builds are then slower, and byte for byte the same.
"""

import logging
import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler


def are_on() -> bool:
    """Whether MkDocs may be patched."""
    return os.environ.get("PACKSITE_PATCHES", "1") != "0"


def count_no_warnings() -> None:
    """Keep a strict preview running despite warnings: commands/build.py:257, `addHandler`."""
    for name in ("mkdocs", "properdocs") if are_on() else ():
        logger = logging.getLogger(name)
        for handler in [one for one in logger.handlers if isinstance(one, CountHandler)]:
            logger.removeHandler(handler)


def keep_folder(config: MkDocsConfig) -> None:
    """Have a missing folder emptied instead: commands/build.py:272, `clean_directory`."""
    config.site_dir = str(Path(config.site_dir, "-"))


def list_no_hidden_folder(theme: Theme) -> None:
    """List no icons, which MkDocs leaves out itself: structure/files.py:161, `list_templates`."""
    plain = theme.get_env

    def get_env() -> Any:
        env: Any = plain()
        env.loader.list_templates = partial(_outside_hidden_folders, theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def _outside_hidden_folders(folders: Iterable[str]) -> list[str]:
    listed: set[str] = set()
    for folder in folders:
        for way, inside, names in os.walk(folder):
            inside[:] = [name for name in inside if not name.startswith(".")]
            listed |= {Path(way, name).relative_to(folder).as_posix() for name in names}
    return sorted(listed)


def leave_unread(page: Page) -> None:
    """Leave out commands/build.py:159, `page.read_source(config)`."""
    page.read_source = lambda config: None  # type: ignore[method-assign]


def render_page(page: Page, render: Callable[[Page, MkDocsConfig, Files], None]) -> None:
    """Call `render` instead of commands/build.py:167, `page.render(config, files)`."""
    page.render = partial(render, page)  # type: ignore[method-assign]


def copy_files(files: Files, copy: Callable[[list[File]], None]) -> None:
    """Call `copy` instead of commands/build.py:325, `files.copy_static_files(…)`."""
    files.copy_static_files = lambda *_, inclusion, **__: copy(  # type: ignore[method-assign]
        [file for file in files if inclusion(file.inclusion)]
    )


def build_no_page(files: Files) -> None:
    """Build no page, for all are written: commands/build.py:334, `files.documentation_pages(…)`."""
    every = files.documentation_pages

    def documentation_pages(
        *, inclusion: Callable[[InclusionLevel], bool] | None = None
    ) -> Sequence[File]:
        return every() if inclusion is None else ()  # None: a template that lists the pages

    files.documentation_pages = documentation_pages  # type: ignore[method-assign]
