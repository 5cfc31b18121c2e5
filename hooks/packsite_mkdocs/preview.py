"""Avoid repeated work of MkDocs in the live preview: an edit changes a page, not the site.

MkDocs empties the folder of the preview at every edit and fills it again. Here the folder is kept:
only files whose content differs are written, and deleted ones are removed.
"""

import gc
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from packsite_mkdocs import patches


def freeze() -> None:
    """Exempt the objects of the first build from garbage collection, which slows every edit."""
    gc.collect()
    gc.freeze()


_QUIET = 0.02
"""Seconds; MkDocs waits for 0.1, and an edit during a build is built next."""
_CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""Not the opening of a file: each build opens all of them."""


def poll_at_once(server: LiveReloadServer, watched: Iterable[str]) -> None:
    """Have a server poll its folders and `watched` ones as soon as the system reports a change.

    It still polls every half second, for folders whose changes no system reports, such as those of
    a network drive. What one poll has found, the next does not find again. A build
    begins when nothing has changed for `_QUIET`.
    """
    server.build_delay = _QUIET
    for place in watched:
        server.watch(place)
    reporter = Observer()
    handler = FileSystemEventHandler()

    def poll(_: object) -> None:
        if reporter.event_queue.empty():  # one poll finds all changes of a batch
            for emitter in server.observer.emitters:
                emitter.queue_events(0)

    handler.on_any_event = poll  # type: ignore[method-assign, assignment]
    for emitter in server.observer.emitters:
        folder, recursive = emitter.watch.path, emitter.watch.is_recursive
        reporter.schedule(handler, folder, recursive=recursive, event_filter=_CHANGES)
    with suppress(OSError):  # the system watches no more folders
        reporter.start()


class CompiledTemplates(BytecodeCache):
    """The templates of the theme, compiled once for all builds of the preview."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template."""
        if known := self._known.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class Preview:
    """The content of the preview's folder between edits."""

    def __init__(self) -> None:
        self._folder = ""
        self._copied: dict[str, bytes] = {}
        """The content of each copied file, by its path in the folder."""
        self._built: dict[str, list[object]] = {}
        """The inputs of each page, by its path in the folder."""

    def begin(self, config: MkDocsConfig) -> None:
        """Keep the folder if the last build was written to it."""
        if self._folder == config.site_dir:
            patches.keep_folder(config)
        else:
            self._copied, self._built, self._folder = {}, {}, config.site_dir

    def mount(self, files: Files, config: MkDocsConfig) -> None:
        """Write the files into the kept folder, if they differ."""
        config.site_dir = self._folder
        for file in files:
            file.dest_dir = self._folder
        patches.copy_files(files, self._copy)

    def forget(self) -> None:
        """Make the next build start with an empty folder: the content of this one is unknown."""
        self._folder = ""

    def keep(self, path: str, inputs: list[object]) -> bool:
        """Return whether a page with these inputs is in the folder; else it is written next."""
        is_kept = self._built.get(path) == inputs
        self._built[path] = inputs
        return is_kept

    def _copy(self, listed: list[File]) -> None:
        pages = {file.dest_uri for file in listed if file.is_documentation_page()}
        copied = {file.dest_uri: file for file in listed if not file.is_documentation_page()}
        for gone in (self._built.keys() | self._copied.keys()) - pages - copied.keys():
            Path(self._folder, gone).unlink(missing_ok=True)
            self._copied.pop(gone, None)
            self._built.pop(gone, None)
        for file in copied.values():
            self._write(file)

    def _write(self, file: File) -> None:
        content = file.content_bytes
        if self._copied.get(file.dest_uri) != content:
            self._copied.pop(file.dest_uri, None)
            file.copy_file()
            self._copied[file.dest_uri] = content
