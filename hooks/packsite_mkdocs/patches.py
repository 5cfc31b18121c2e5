"""All patches of MkDocs, which avoid repeated work.

Each patch names the line of MkDocs 1.6.1 that it replaces. `PACKSITE_PATCHES=0` turns all of them
off: builds are then slower, and byte for byte the same.
"""

import logging
import os
from collections.abc import Callable, Sequence
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


def list_templates(theme: Theme, listed: Callable[[Callable[[], list[str]]], list[str]]) -> None:
    """Wrap the listing of the theme in `listed`: structure/files.py:161, `env.list_templates`."""
    plain = theme.get_env

    def get_env() -> Any:
        env = plain()
        lister = env.list_templates
        env.list_templates = lambda *given, **named: listed(partial(lister, *given, **named))  # type: ignore[method-assign]
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def read_page(page: Page, read: Callable[[Page], None]) -> None:
    """Call `read` instead of commands/build.py:159, `page.read_source(config)`."""
    page.read_source = lambda config: read(page)  # type: ignore[method-assign]


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
