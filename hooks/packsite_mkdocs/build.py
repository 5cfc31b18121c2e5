"""One build between the events of MkDocs: its state, its stages and its messages."""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from packsite.cache.memo import Memo, no_cache
from packsite.cache.store import JsonCache, Store
from packsite.checks import report
from packsite.checks.configuration import configuration_problems
from packsite.checks.privacy import masked
from packsite.generate.atom_feed import FEED_URI, NO_FEED
from packsite.generate.hosting import META_POLICY
from packsite.model.layers import CORE
from packsite.model.problems import Problem
from packsite.model.settings import PacksiteError, Settings
from packsite.model.site import Woven
from packsite.pipeline import check, print_pages, weave
from packsite.read.dialect import EXTENSION_CONFIGS, MARKDOWN_EXTENSIONS, OWN_EXTENSIONS
from packsite.read.git import SHALLOW, is_shallow
from packsite.weave.archive import archive_notice
from packsite_mkdocs.assets import join
from packsite_mkdocs.html_cache import TABLES, HtmlCache, html_version, page_store
from packsite_mkdocs.menu import Entries
from packsite_mkdocs.output import SiteFolder
from packsite_mkdocs.preview import CompiledTemplates, Preview
from packsite_mkdocs.progress import progress

log = get_plugin_logger("packsite")


def settings_errors(root: Path) -> list[Problem]:
    """Return the errors in mkdocs.yml; none for the past, which is final.

    Raises PacksiteError for settings of ours that cannot be read.
    """
    settings = Settings.load(root)
    found = () if settings.as_at else masked(configuration_problems(settings))
    return [problem for problem in found if problem.is_error]


class BuildSession:
    """The state shared by the builds of one process: `serve` runs many."""

    def __init__(self) -> None:
        self.memo = Memo()
        self.templates = CompiledTemplates()
        self.preview = Preview()
        self.has_read = False
        """Whether the memo has the pages, so that none need be read from disk."""


@dataclass
class Build:
    """The state of one build; its events set the fields without a default."""

    command: str = "build"
    session: BuildSession = field(default_factory=BuildSession)
    started: float = field(default_factory=time.time)
    woven: Woven = field(init=False)
    store: Store = field(init=False)
    cache: JsonCache = field(init=False)
    nav: Navigation = field(init=False)
    folder: SiteFolder | None = None
    """Output of a whole build; `None` if MkDocs itself manages the folder (serve)."""
    pages: HtmlCache | None = None
    """The cached pages; `None` if MkDocs must render them."""
    preview: Preview | None = None
    """The live preview, if it may keep files that an edit does not change."""
    pdfs: tuple[int, int] = (0, 0)
    """The numbers of PDFs written and reused."""
    printed: Mapping[str, bytes] = field(default_factory=dict)
    """The printed files by uri."""
    is_written: bool = False
    is_silent: bool = True
    """Whether no problem was reported."""

    @property
    def is_preview(self) -> bool:
        """Whether this is a build of `serve`."""
        return self.command == "serve"

    @property
    def with_pdf(self) -> bool:
        """Whether to print: always, except in the live preview, which prints on request."""
        return os.environ.get("PACKSITE_PDF", "0" if self.is_preview else "1") != "0"

    def refuse_settings(self, config: MkDocsConfig) -> None:
        """Report the errors in mkdocs.yml, for those who start MkDocs themselves."""
        try:
            errors = settings_errors(Path(config.config_file_path).resolve().parent)
        except PacksiteError as error:
            raise PluginError(str(error)) from None
        self.report(errors, config)

    def weave(self, config: MkDocsConfig) -> Woven:
        """Check and weave the content, and report its problems; have MkDocs read it as we do."""
        wanted = (*MARKDOWN_EXTENSIONS, *OWN_EXTENSIONS, TABLES)
        config.markdown_extensions += [
            name for name in wanted if name not in config.markdown_extensions
        ]
        config.mdx_configs.update({name: {**one} for name, one in EXTENSION_CONFIGS.items()})
        try:
            settings = self._settings(config)
            today = date.fromisoformat(settings.as_at) if settings.as_at else date.today()
            memo = self.session.memo if self.is_preview else Memo()  # other builds run once
            site = check(settings, today, log.info, memo, keep=not self.session.has_read)
            self.session.has_read = self.is_preview
        except PacksiteError as error:
            raise PluginError(str(error)) from None
        self.report(site.errors if settings.as_at else site.problems, config)  # the past is final
        self.store = page_store(settings)
        remembered = memo.get if self.is_preview else no_cache
        self.cache = JsonCache(self.store, html_version(config), remembered)
        self.woven = weave(
            site, with_pdf=self.with_pdf, progress=log.info, cache=self.cache.get, memo=remembered
        )
        if is_shallow(settings.root):
            if settings.release:
                raise PluginError(f"A release is not built without its history. {SHALLOW}")
            log.info(SHALLOW)
        return self.woven

    def _settings(self, config: MkDocsConfig) -> Settings:
        """Return the settings of the project; have a preview follow its folders."""
        url = "" if self.is_preview else config.site_url or ""  # not the address of the preview
        settings = Settings.load(Path(config.config_file_path).resolve().parent)
        is_draft = settings.draft or os.environ.get("PACKSITE_DRAFT") == "1"
        settings = replace(settings, site_url=url, draft=is_draft)
        if self.is_preview:
            folders = (settings.root / name for name in (*settings.folders, CORE))
            config.watch += [str(folder) for folder in folders if folder.is_dir()]
        return settings

    def set_theme(self, env: Any, files: Files, config: MkDocsConfig) -> None:
        """Give the theme its variables and its compiled templates."""
        env.bytecode_cache = self.session.templates
        site = self.woven.site
        try:
            joined = join(files, config, site.library.brand, self.cache.get)
        except PacksiteError as error:
            raise PluginError(str(error)) from None
        env.globals |= {
            "joined": joined,
            "mark": site.library.brand.mark,
            "content_security_policy": META_POLICY,
            "entries": Entries(self.nav).write,
            "archive": archive_notice(site.settings),
            "feed": FEED_URI if FEED_URI in self.woven.downloads else "",
        }
        if self.command == "build" and not site.settings.site_url:
            log.info(NO_FEED)

    def write_pages(self, env: Any) -> None:
        """Write the pages that differ from those in the last folder, and keep the others."""
        if self.pages and (last := self.preview or self.folder):
            self.pages.write(env, self.nav, last.keep, self.printed)

    def print(self, files: Files, config: MkDocsConfig) -> None:
        """Print the PDFs, Word files and slides into the files listed."""
        with progress("Printing PDFs", len(self.woven.pdf_uris), log.info) as step:
            try:
                results = print_pages(self.woven, lambda _: step(), log.info)
            except PacksiteError as error:
                raise PluginError(str(error)) from None
        self.printed = {result.uri: result.content or result.last_good for result in results}
        for uri, content in self.printed.items():
            if file := files.get_file_from_path(uri):
                file.content_bytes = content
        pdfs = [result for result in results if result.uri.endswith(".pdf")]
        reused = sum(result.reused for result in pdfs)
        self.pdfs = (len(pdfs) - reused, reused)
        log.info("Printed %d PDFs: %d written, %d reused", len(pdfs), *self.pdfs)
        self.report([problem for result in results for problem in result.problems], config)

    def report(self, problems: Sequence[Problem], config: MkDocsConfig) -> None:
        """Log problems; stop the build at an error, and a strict build at a warning.

        `serve` only logs them: stopping the first build would end the preview.
        """
        self.is_silent &= not problems
        for problem in report.by_cause(problems):
            say = log.error if problem.is_error else log.warning
            (say if problem.fails_strict else log.info)(str(problem))
        must_stop = any(one.fails_strict if config.strict else one.is_error for one in problems)
        if must_stop and not self.is_preview:
            total = report.total(problems)
            raise PluginError(f"{total}. Fix the problems listed above and build again.")

    def end(self) -> None:
        """Publish a complete build, and discard any other: a pending exception means it failed."""
        if self.is_written:
            self.store.sweep(0 if self.is_preview else self.started)  # a preview rarely reads it
        if self.folder is None:
            return
        if not self.is_written or sys.exc_info()[0] is not None:
            self.folder.discard()
            return
        self._publish(self.folder)

    def _publish(self, folder: SiteFolder) -> None:
        site = self.woven.site
        pages = f"{len(self.woven.pages)} pages, {len(site.links)} references checked, "
        pages += report.total(site.problems)
        place = f"the site is in {folder.site}"
        summary = f"{pages}; PDFs: {sum(self.pdfs)}; {place}"
        folder.publish(summary if self.is_silent else "")  # problems are to be reported again
        seconds = time.time() - self.started
        log.info(
            "%s; PDFs: %d written, %d reused; %.1f seconds; %s", pages, *self.pdfs, seconds, place
        )
