"""The folder of the site: a build fills a fresh one, which then replaces the last site.

If nothing has changed since the last build, none is filled.
"""

import errno
import os
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File

from packsite.cache.key import digest
from packsite.model.settings import PacksiteError, Settings
from packsite.publish.swap import cannot_write, discard, fresh_folder, mark_site, publish
from packsite_mkdocs.html_cache import configured, may_cache, page_store
from packsite_mkdocs.last_build import LastSite, inputs_digest, listing

log = get_plugin_logger("packsite")

_DISK_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EIO}
"""Errors of a disk; any other is a bug."""


class SiteFolder:
    """The output folder of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.site = Path(config.site_dir)
        self._last = _last_site(config, self.site)
        self._pages: dict[str, str] = {}
        """The key of each page and each copied file, by its path in the folder."""

    def summary_if_current(self) -> str:
        """Return the summary of the last site if this build would give the same; else nothing."""
        return self._last.summary_if_current() if self._last else ""

    def begin(self, config: MkDocsConfig) -> None:
        """Direct the build into a fresh folder."""
        try:
            self._fresh = fresh_folder(self.site)
        except PacksiteError as error:
            raise PluginError(str(error)) from None
        config.site_dir = str(self._fresh)

    def keep(self, path: str, inputs: list[object]) -> bool:
        """Link a file of the last site with these inputs into the fresh folder, if there is one.

        Returns whether it is there.

        Both folders then share one file, which must never be changed in place.
        """
        self._pages[path] = key = digest(inputs)
        return self._last_pages.get(path) == key and _link(self.site / path, self._fresh / path)

    def copy(self, files: Iterable[File]) -> None:
        """Copy all files but pages into the fresh folder; those of the last site are linked."""
        for file in files:
            if not file.is_documentation_page():
                content = sha256(file.content_bytes).hexdigest()
                if not self.keep(file.dest_uri, [content]):
                    file.copy_file()

    @cached_property
    def _last_pages(self) -> Mapping[str, str]:
        return self._last.pages_if_current() if self._last else {}

    def publish(self, summary: str) -> None:
        """Replace the last site by the complete new one, and save the summary of the build.

        A later build with the same inputs prints that summary and builds nothing.
        """
        try:
            self._refuse_mixed_pages()
            mark_site(self._fresh)
            listed = listing(self._fresh)
            publish(self._fresh, self.site)
        except PacksiteError as error:
            discard(self._fresh)
            raise PluginError(str(error)) from None
        if self._last:
            self._last.record(listed, summary, self._pages)

    def _refuse_mixed_pages(self) -> None:
        """Raise PacksiteError if another build has replaced the site whose pages were kept."""
        if self._last and self._last.pages_if_current() != self._last_pages:
            raise PacksiteError(
                f'Something else changed "{self.site}" during this build. Build again, and wait '
                "for one build to end before the next."
            )

    def discard(self) -> None:
        """Keep the last site, and remove the incomplete one."""
        discard(self._fresh)
        if self.site.exists():
            log.info("The last good site has not been changed.")

    def explain(self, error: Exception) -> None:
        """Raise a plain message for a full or unwritable disk; leave other errors alone."""
        if isinstance(error, OSError) and error.errno in _DISK_ERRORS:
            raise PluginError(cannot_write(self.site, error)) from None


def _link(last: Path, fresh: Path) -> bool:
    try:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        os.link(last, fresh)
    except OSError:  # such as a drive that knows no links
        return False
    return True


def _last_site(config: MkDocsConfig, site: Path) -> LastSite | None:
    """Return the record of the last site in a folder; `None` if it would not be sufficient.

    A build that is not strict may succeed with warnings of MkDocs, which are not recorded.
    """
    if not (config.strict and may_cache(config)):
        return None
    root = Path(config.config_file_path).resolve().parent
    try:
        settings = Settings.load(root)
        inputs = inputs_digest(settings, date.today(), [*configured(config), site])
    except (PacksiteError, OSError):
        return None  # the build will report it
    return LastSite(page_store(settings), site, inputs)
