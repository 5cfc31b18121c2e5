"""The folder of the site: a build fills a fresh one, which takes the place of the last site.

Where nothing has changed since the last build, there is nothing to fill.
"""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from packsite.model.settings import PacksiteError, Settings
from packsite.publish.swap import cannot_write, discard, fresh_folder, publish
from packsite_mkdocs.html_cache import configured, may_cache, page_store
from packsite_mkdocs.last_build import LastSite, inputs_digest, listing

log = get_plugin_logger("packsite")

_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EIO}
"""What goes wrong with a disk; anything else is a bug."""


class SiteFolder:
    """Where one build puts its site."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.site = Path(config.site_dir)
        self._last = _last_site(config, self.site)
        self._listed = ""

    def summary_if_current(self) -> str:
        """Return the summary of the last site where it stands and is what this build would make."""
        return self._last.summary_if_current() if self._last else ""

    def begin(self, config: MkDocsConfig) -> None:
        """Let the build fill a fresh folder."""
        try:
            self._fresh = fresh_folder(self.site)
        except PacksiteError as error:
            raise PluginError(str(error)) from None
        config.site_dir = str(self._fresh)

    def publish(self) -> None:
        """Let what is whole now take the place of the last site."""
        try:
            self._listed = listing(self._fresh)
            publish(self._fresh, self.site)
        except PacksiteError as error:
            discard(self._fresh)
            raise PluginError(str(error)) from None

    def discard(self) -> None:
        """Leave the last site, and remove what did not become whole."""
        discard(self._fresh)
        if self.site.exists():
            log.info("The last good site has not been changed.")

    def record(self, summary: str) -> None:
        """Let the next build say this, and end, where nothing has changed until then."""
        if self._last:
            self._last.record(self._listed, summary)

    def explain(self, error: Exception) -> None:
        """Raise in a sentence that the disk is full or closed to us; leave other bugs alone."""
        if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
            raise PluginError(cannot_write(self.site, error)) from None


def _last_site(config: MkDocsConfig, site: Path) -> LastSite | None:
    """Return what is known of the last site in a folder; `None` where that does not say enough.

    A build that is not strict may end well with warnings of MkDocs, which nobody has written down.
    """
    if not (config.strict and may_cache(config)):
        return None
    root = Path(config.config_file_path).resolve().parent
    try:
        settings = Settings.load(root)
        inputs = inputs_digest(settings, date.today(), [*configured(config), site])
    except (PacksiteError, OSError):
        return None  # the build will say it
    return LastSite(page_store(settings), site, inputs)
