"""Join the theme's style sheets and scripts: every page loads two of each.

This is the only place that sets their order. Files that every page loads have a checksum in their
names, because browsers may cache those folders for a year; files that a script fetches on demand
have fixed names. Material's own script is not published: it acts on single letters, which WCAG
2.1.4 forbids, and moves what is already drawn. A theme without these sources, as in another
project, is left alone.
"""

from collections.abc import Mapping, Sequence
from fnmatch import filter as matching
from hashlib import sha256
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from packsite.cache.memo import Cache, no_cache
from packsite.generate.colours import SWITCH, colour_sheet
from packsite.generate.typeface import web_fonts, with_stand_in
from packsite.model.brand import Brand

_STYLES = (
    "main.*.min.css", "palette.*.min.css",  # Material's, which ours override
    "colours.css",  # made from the brand
    "type-and-colour.css", "frame.css", "search.css", "menus.css", "text.css", "tables.css",
    "notes.css", "languages.css", "page.css", "lists.css", "review.css", "home.css", "signs.css",
    "journey.css", "role.css", "calculator.css", "decision-aid.css", "stairs.css", "contrast.css",
    "own-pack.css", "print.css",
)  # fmt: skip
FAVICON, COLOURS = "assets/favicon.svg", "stylesheets/colours.css"
"""Made by the build from the brand."""
_FONTS = "assets/stylesheets/fonts.css"
SOURCES: Mapping[str, Sequence[str]] = {
    "stylesheets/fonts.{}.css": ["stylesheets/fonts.css"],
    "stylesheets/style.{}.css": [f"stylesheets/{name}" for name in _STYLES],
    # In the head, before anything is drawn.
    "javascripts/begin.{}.js": ["settings.js"],
    "javascripts/site.{}.js": [
        "dom.js", "page.js", "contents.js", "review.js", "role.js", "own-pack/choice.js",
        "search/marks.js", "search/box.js",
    ],
    # Fetched on demand.
    "search.js": [
        "search/words.js", "search/entries.js", "search/understand.js", "search/rank.js",
        "search/answer.js",
    ],
    "calculator.js": ["calculator/dates.js", "calculator/form.js"],
    "decision-aid.js": ["decision-aid/cards.js"],
    "own-pack.js": [
        "own-pack/pieces.js", "own-pack/sheets.js", "own-pack/paper.js", "own-pack/builder.js",
    ],
}  # fmt: skip
"""Joined file below `assets/` → its sources in order; the braces hold a checksum."""


def join(
    files: Files, config: MkDocsConfig, brand: Brand, cache: Cache = no_cache
) -> dict[str, str]:
    """Replace the sources by joined files, in the look of a brand; return their addresses.

    `cache` keeps the fonts of a brand, which take seconds to make.
    """
    themes = {file.src_uri: file for file in files if file.src_dir in config.theme.dirs}
    if not matching(themes, "assets/stylesheets/frame.css"):
        return {}
    for uri, content in _branded(brand, themes, cache).items():
        if uri in themes:
            files.remove(themes[uri])
        files.append(File.generated(config, uri, content=content))
        themes[uri] = files.src_uris[uri]
    files.remove(_only(themes, "assets/javascripts/bundle.*.min.js"))
    joined = {}
    for name, sources in SOURCES.items():
        parts = [_only(themes, f"assets/{source}") for source in sources]
        content = b"\n".join(part.content_bytes for part in parts)
        uri = f"assets/{name.format(sha256(content).hexdigest()[:8])}"
        for part in parts:
            files.remove(part)
        files.append(File.generated(config, uri, content=content))
        joined[PurePosixPath(name).name.partition(".")[0]] = uri
    return joined


def _branded(brand: Brand, themes: Mapping[str, File], cache: Cache) -> Mapping[str, bytes]:
    """Return the files of the theme that depend on the brand."""
    made = {FAVICON: brand.favicon.encode(), f"assets/{COLOURS}": colour_sheet(brand, SWITCH)}
    if brand.typeface:
        made |= web_fonts(brand.typeface, cache)
        made[_FONTS] = with_stand_in(themes[_FONTS].content_string, brand.typeface).encode()
    return made


def _only(themes: Mapping[str, File], pattern: str) -> File:
    """Return the one file that matches a pattern; the names of Material's files have checksums."""
    found = matching(themes, pattern)
    if len(found) != 1:
        raise PluginError(f"The theme should have one file {pattern}, and has {len(found)}.")
    return themes[found[0]]
