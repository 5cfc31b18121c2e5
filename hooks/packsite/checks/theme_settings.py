"""Check that mkdocs.yml names the engine with its theme, and nothing else that prints unguarded."""

from collections.abc import Iterator
from os.path import isdir
from pathlib import Path
from posixpath import normpath

from packsite.cache.key import PROGRAM
from packsite.checks.known_settings import OUTSIDE
from packsite.model.settings import Settings
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.configuration import Configuration, ValueKind

_THEMES = ("packsite", "material", "mkdocs", "readthedocs")


def theme_faults(found: Configuration, settings: Settings) -> Iterator[tuple[int, str, str]]:
    """Yield the offset, message and hint of each setting with which no page could be drawn."""
    at = {one.path: one for one in found.entries}
    name = at.get(("theme", "name"), at.get(("theme",)))
    folder, hooks = at.get(("theme", "custom_dir")), at.get(("hooks",))
    is_installed = name is not None and name.words == "packsite"
    if name and name.kind is ValueKind.TEXT and name.words not in _THEMES:
        hint = did_you_mean(nearest(name.words, _THEMES)) or 'Write "material".'
        yield name.span.start, f'There is no theme "{name.words[:40]}" here.', hint
    if folder and folder.kind is ValueKind.TEXT and not _is_theme(folder.words, settings):
        message = f'"{folder.words[:40]}" is not a folder with a theme.'
        yield folder.span.start, message, 'Write "custom_dir: hooks/packsite_mkdocs/theme".'
    elif folder and is_installed and _is_without_frame(settings.root / folder.words / "main.html"):
        message = f'"main.html" in "{folder.words}" takes the place of the frame of every page.'
        yield folder.span.start, message, 'Begin it with {% extends "frame.html" %}.'
    if folder and ("theme", "name") not in at:
        message = '"custom_dir" changes a theme, but the theme has no name.'
        yield folder.name.start, message, 'Add "name: material" beside it.'
    plugins = at.get(("plugins",))
    if plugins and not (is_installed or folder) and _is_named(found, "packsite"):
        message = "Without its theme the engine makes pages with no search and no line on danger."
        yield plugins.name.start, message, 'Write "theme: packsite".'
    beside = name if is_installed else hooks or folder
    if beside and not _is_named(found, "packsite" if is_installed else "mkdocs_adapter.py"):
        message = "Without the engine nothing on the site is checked, and its theme fails."
        hint = "plugins: [packsite]" if is_installed else "hooks: [hooks/mkdocs_adapter.py]"
        yield beside.name.start, message, f'Write "{hint}".'


def unguarded_printing(found: Configuration) -> Iterator[tuple[int, str, str]]:
    """Yield the offset, message and hint of mkdocs-pdf-export-plugin without our handler."""
    for one in found.entries:
        is_plugin = one.path[:1] == ("plugins",) and "pdf-export" in {one.words, one.path[-1]}
        if is_plugin and not _is_named(found, "pdf_export_theme.py"):
            message = '"pdf-export" prints any file of this computer that a page names.'
            yield one.name.start, message, "Remove the line: the engine prints every page."


def _is_without_frame(own: Path) -> bool:
    return own.is_file() and "frame.html" not in own.read_text("utf-8", "replace")


def _is_named(found: Configuration, ending: str) -> bool:
    """Whether a plugin or a hook has a name with this ending."""
    named = (one for one in found.entries if one.path and one.path[0] in {"plugins", "hooks"})
    return any(f"{one.words or one.path[-1]}".endswith(ending) for one in named)


def _is_theme(folder: str, settings: Settings) -> bool:
    """Whether a folder may hold a theme: one of its own in the project, or that of the program."""
    place, content = normpath(folder), {".", settings.docs, *settings.folders}
    if place != str(PROGRAM / "packsite_mkdocs" / "theme") and OUTSIDE.match(place):
        return False
    is_there = isdir(settings.root / place)  # noqa: PTH112 - false where a name is too long
    return place.partition("/")[0] not in content and is_there
