"""Build the library, the values that all pages share, from the data files."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from packsite.model.brand import BRAND_FILE, FONT_ENDINGS, MARK_FILE, Brand
from packsite.model.data import WORD_FILES, Library
from packsite.model.layers import LAYERS
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.codes import DAT101, DAT102, FIL107
from packsite.read.data.file import REFERRED
from packsite.read.data.layers import layered_file
from packsite.read.data.mark import mark
from packsite.read.data.schema import SCHEMAS
from packsite.read.data.text import data_text, lost_entries, lost_files
from packsite.read.data.typeface import typeface
from packsite.read.file_kinds import is_unnoticed
from packsite.read.file_names import printable_name
from packsite.read.pictures import is_picture

_NAMED = TypeAdapter(Brand)
_LIBRARY = TypeAdapter(Library)
"""Converts plain values to the classes of the model, whose lists are tuples."""


def library(settings: Settings) -> tuple[Library, tuple[Problem, ...]]:
    """Read the data files; a wrong entry is left out and reported.

    The brand is read first, because the other files may show its names.
    """
    named, misnamed = layered_file(settings, BRAND_FILE)
    drawn, undrawn = mark(settings)
    fonts, unusable = typeface(settings, (named or {}).get("typeface"))
    brand = _NAMED.validate_python({**(named or {}), "mark": drawn, "typeface": fonts})
    others = {name: layered_file(settings, name, brand) for name in SCHEMAS if name != BRAND_FILE}
    read = {BRAND_FILE: (named, misnamed), **others}
    lost = SCHEMAS.keys() & lost_files(settings)
    faults = (problem for name in read.keys() - lost for problem in read[name][1])
    gone = (_gone(settings, name) for name in lost)
    problems = (*_unread(settings), *undrawn, *unusable, *faults, *gone, *_unpublished(settings))
    incomplete = lost | {
        name
        for name, (value, some) in read.items()
        if some and (value is None or name not in REFERRED | WORD_FILES)
    }
    said = {name: value or SCHEMAS[name].empty for name, (value, _) in read.items()}
    return _library(brand, said, incomplete), problems


def _library(brand: Brand, said: Mapping[str, Any], incomplete: Iterable[str]) -> Library:
    language, limits = said["language.yml"], said["timescales.yml"]
    values = {
        "brand": brand,
        "sources": _keyed(said["sources.yml"]),
        "local": _keyed(said["partnership.yml"].get("local", {})),
        "glossary": {entry["acronym"]: entry for entry in said["glossary.yml"]},
        "roles": _keyed(said["roles.yml"]),
        "sessions": said["network_bites.yml"],
        "short_forms": said["search.yml"],
        "timescales": {
            "years": limits.get("years", ()),
            "starts": _keyed(limits.get("starts", {})),
            "limits": _keyed(limits.get("limits", {})),
        },
        "language": {
            "names": language.get("names", {}).keys(),
            "quoted_on": language.get("quoted_on", ()),
            "avoid": _replacements(language.get("avoid", ())),
            "turns": _replacements(language.get("turns", ())),
            "words": said["words.yml"],
        },
        "accessibility": said["accessibility.yml"],
        "path": said["journey.yml"],
        "aids": said["decision_aids.yml"],
        "published": _keyed(said["published.yml"], "id"),
        "confirmed": said["confirmed.yml"],
        "layers": said[LAYERS],
        "incomplete": incomplete,
    }
    return _LIBRARY.validate_python(values)


def _gone(settings: Settings, name: str) -> Problem:
    message = f'This file of "{settings.data}" has been deleted or emptied.'
    hint = "Restore it from its history. If it is to have no entries, leave a line # in it."
    return Problem(f"{settings.data}/{name}", 0, 0, DAT101, message, hint)


def _unpublished(settings: Settings) -> Iterator[Problem]:
    """Yield the entries that the ledger has lost, such as in a merge: its build only adds to it."""
    file = f"{settings.data}/published.yml"
    for page_id, line in lost_entries(settings).items():
        message = f"The line of {page_id} has gone, and with it what its print-outs and links need."
        yield Problem(file, 0, 0, DAT102, message, f"Put it back: {line}")


def _unread(settings: Settings) -> Iterator[Problem]:
    """Yield the files among the data files that nothing reads."""
    folder = settings.root / settings.data
    brand, faults = data_text(settings, BRAND_FILE)
    named = brand.text if brand else ""
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        is_font = path.suffix.lower() in FONT_ENDINGS
        is_read = path.name in {*SCHEMAS, MARK_FILE} or (is_font and (faults or path.name in named))
        if not is_read and not is_unnoticed(path.name):
            name = printable_name(path.name)
            message = f'"{name}" is not one of the data files, so nothing reads it.'
            hint = did_you_mean(nearest(name, SCHEMAS)) or "Move it out of this folder."
            if is_picture(path.name):
                hint = f"Is it your mark? Save it as a drawing, {MARK_FILE}. Or move it elsewhere."
            if is_font:
                hint = f'Name it in {BRAND_FILE}, below "typeface", or move it out of this folder.'
            yield Problem(f"{settings.data}/{name}", 0, 0, FIL107, message, hint)


def _replacements(entries: Iterable[Mapping[str, Any]]) -> Mapping[str, str]:
    """Return entries of `language.yml` as words, in lower case → what to say instead."""
    return {
        words.casefold().replace("’", "'"): entry["say"]
        for entry in entries
        for words in entry["words"]
    }


def _keyed(entries: Mapping[str, Any], name: str = "key") -> Mapping[str, Any]:
    """Return entries with their key as a field."""
    return {key: {name: key, **entry} for key, entry in entries.items()}
