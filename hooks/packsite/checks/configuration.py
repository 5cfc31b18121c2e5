"""Checks of mkdocs.yml: the settings are known, and load nothing from other sites.

Nothing of the file is run. An editor changes its menu; a slip there, or a line from the manual of
MkDocs, must end as a sentence with its line, and never as a fault of the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import urlsplit

from packsite.checks.known_settings import ITEMS, KNOWN, OUTSIDE, SHOWN, WATCHERS, known_beside
from packsite.checks.subject import Rules, Subject
from packsite.checks.theme_settings import theme_faults, unguarded_printing
from packsite.model.brand import Brand
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.layers import CORE
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.configuration import Configuration, Entry, ValueKind, configuration

_ADDRESS = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*:)?//|(?:javascript|data|vbscript|file):")
_HTML = re.compile(r"<[a-zA-Z/!]")
_SAFE_ADDRESS = re.compile(r"(?i)(?:https://|mailto:|tel:)\S+")
_LONGEST_SHOWN = 40
_OF_GROUPS = {("plugins",), ("markdown_extensions",), ("theme", "palette")}
"""The lists whose entries may have settings of their own."""


def settings_of_mkdocs(subject: Subject) -> Iterator[Problem]:
    """CFG101 to CFG106: mkdocs.yml can be read, is complete, and names only this project's parts.

    Bad: `stricct: true`, `nav: index.md`, `site_name: !ENV NAME`, `site_dir: ../site`
    Good: `strict: true`, `nav: [{Home: index.md}]`, `site_dir: site`
    """
    yield from configuration_problems(subject.site.settings)


def name_of_the_site(subject: Subject) -> Iterator[Problem]:
    """CFG107: mkdocs.yml names the site as brand.yml does.

    Bad: `site_name: Our site`, where brand.yml has `site_name: Safeguarding`
    Good: `site_name: Safeguarding` in both
    """
    found, brand = configuration(subject.site.settings), subject.library.brand
    if found is None or brand == Brand():
        return
    for entry in found.entries:
        if entry.path == ("site_name",) and entry.words != brand.site_name:
            message = f'The site is "{entry.words}" here, and "{brand.site_name}" in brand.yml.'
            hint = f'Write "site_name: {brand.site_name}", or correct brand.yml.'
            yield found.text.problem(entry.span.start, CFG107, message, hint)


def configuration_problems(settings: Settings) -> Iterator[Problem]:
    """Yield what is wrong in mkdocs.yml; nothing where there is none."""
    found = configuration(settings)
    if found is None:
        return
    if found.fault:
        offset, reason = found.fault
        message = f"The file cannot be read: {reason}."
        yield found.text.problem(offset, CFG101, message, "Correct this line.")
        return
    yield from _whole(found)
    for entry in found.entries:
        if fault := next(_faults(entry), None):
            yield found.text.problem(*fault)
    yield from _written_twice(found)
    yield from _folders(found, settings)
    for offset, message, hint in theme_faults(found, settings):
        yield found.text.problem(offset, CFG104, message, hint)
    for offset, message, hint in unguarded_printing(found):
        yield found.text.problem(offset, CFG105, message, hint)


def _whole(found: Configuration) -> Iterator[Problem]:
    first = next(iter(found.entries), None)
    if first is None or first.kind is not ValueKind.GROUP:
        message = "The file does not consist of settings."
        yield found.text.problem(
            0, CFG101, message, 'Write "site_name: …" and the menu under "nav:".'
        )
    elif not any(one.path == ("site_name",) for one in found.entries):
        message = "The site has no name."
        yield found.text.problem(0, CFG101, message, 'Add a line "site_name: …".')


def _written_twice(found: Configuration) -> Iterator[Problem]:
    seen: set[tuple[str, ...]] = set()
    for entry in found.entries:
        if entry.path in seen and entry.name != entry.span:
            message = f'"{entry.path[-1]}" is written twice.'
            yield found.text.problem(entry.name.start, CFG101, message, "Keep one of the two.")
        seen.add(entry.path)


Fault = tuple[int, Code, str, str]


def _faults(entry: Entry) -> Iterator[Fault]:
    """Yield what is wrong with one entry; only the first is told."""
    if not entry.path:
        return
    yield from _tricks(entry)
    yield from _unknown(entry)
    yield from _in_menu(entry) if entry.path[0] == "nav" else _wrong_kind(entry)
    yield from _from_elsewhere(entry)


def _tricks(entry: Entry) -> Iterator[Fault]:
    at, name = entry.span.start, entry.path[-1]
    kinds = {entry.kind, entry.name_kind}
    if ValueKind.TAG in kinds:
        message = f'"{entry.words}" takes this value from a program or from one computer.'
        yield at, CFG102, message, "Write the value itself."
    if ValueKind.ALIAS in kinds:
        words = entry.words if entry.kind is ValueKind.ALIAS else name
        message = f'"{words}" repeats another part of the file.'
        yield at, CFG102, message, "Write the value out; put a word that begins with * in quotes."
    if ValueKind.NONSENSE in kinds:
        words = entry.words if entry.kind is ValueKind.NONSENSE else name
        message = f'"{_short(words)}" has the form of a date or number that does not exist.'
        yield at, CFG104, message, "Correct it, or put it in quotes if it is text."
    if entry.kind is ValueKind.TEXT and _is_broken(entry.words):
        message = f'"{_short(entry.words)}" is an address with a bracket that is not closed.'
        yield at, CFG104, message, "Correct the address."
    if entry.name_kind is not ValueKind.TEXT and (entry.path[0] == "nav" or len(entry.path) == 1):
        message = f'"{name}" is read as {entry.name_kind}, not as a name.'
        yield entry.name.start, CFG104, message, f'Put it in quotes: "{name}":'


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


def _unknown(entry: Entry) -> Iterator[Fault]:
    beside = known_beside(entry.path)
    if beside and entry.name != entry.span and entry.path[-1] not in beside and not _watches(entry):
        name = entry.path[-1]
        message = f'"{name}" is not one of the settings that this site has here.'
        hint = did_you_mean(nearest(name, beside)) or "Remove the line."
        yield entry.name.start, CFG103, message, hint


def _wrong_kind(entry: Entry) -> Iterator[Fault]:
    wanted = KNOWN.get(entry.path)
    is_numbered = entry.name == entry.span
    if is_numbered and (entry.path[:-1] in KNOWN or entry.path[0] == "plugins"):
        wanted = (
            (ValueKind.TEXT, ValueKind.GROUP)
            if entry.path[:-1] in _OF_GROUPS
            else (ValueKind.TEXT,)
        )
    elif wanted is None and entry.path[0] in ITEMS and _item(entry):
        wanted = (ValueKind.GROUP, ValueKind.NOTHING)  # the options of an item
    if wanted and entry.kind not in wanted:
        said = " or ".join(dict.fromkeys(wanted))
        name = f"An entry of {entry.path[-2]}" if is_numbered else f'"{entry.path[-1]}"'
        message = f"{name} is {_said(entry)}, but has to be {said}."
        yield entry.span.start, CFG104, message, "Correct the line, or remove it."
    if entry.path in {("site_url",), ("repo_url",)} and entry.words[:8] not in {"https://", ""}:
        message = f'"{entry.path[0]}" is "{entry.words}", which is not a web address.'
        yield entry.span.start, CFG104, message, "Write it with https:// at its start."
    if entry.path[0] in SHOWN and _HTML.search(entry.words):
        message = f'"{entry.path[0]}" is shown on every page, and contains HTML.'
        yield entry.span.start, CFG105, message, "Write it in plain words."


def _is_broken(address: str) -> bool:
    try:
        return not urlsplit(address)
    except ValueError:
        return True


def _said(entry: Entry) -> str:
    return f'"{_short(entry.words)}"' if entry.words else entry.kind


def _in_menu(entry: Entry) -> Iterator[Fault]:
    """Yield what is wrong in the menu: a list of pages, and of titles with a page or a list."""
    at, depth = entry.span.start, len(entry.path)
    wanted = (ValueKind.LIST,) if depth == 1 else (ValueKind.TEXT, ValueKind.GROUP, ValueKind.LIST)
    hint = 'Write "- Title: folder/page.md", one page to a line.'
    is_entry_of_list = depth > 1 and entry.path[-1].isdigit() and entry.name == entry.span
    if entry.kind not in wanted or (is_entry_of_list and entry.kind is ValueKind.LIST):
        yield at, CFG104, f"The menu has {entry.kind} here.", hint
    if depth > 1 and not is_entry_of_list and entry.kind is ValueKind.GROUP:
        yield at, CFG104, "A title in the menu is followed by a page, or by a list of pages.", hint
    if _ADDRESS.match(entry.words) and not _SAFE_ADDRESS.fullmatch(entry.words):
        message = f'The menu must not lead to "{entry.words}".'
        yield at, CFG105, message, "Use an address that begins with https://."
    if any(_HTML.search(words) for words in (entry.words, entry.path[-1])):
        yield at, CFG105, "The menu contains HTML.", "Write the title in plain words."


def _from_elsewhere(entry: Entry) -> Iterator[Fault]:
    """Yield the programs, parts and addresses that are not this project's."""
    top, at, words = entry.path[0], entry.span.start, entry.words
    if (item := _item(entry)) and (normpath(item) if top == "hooks" else item) not in ITEMS[top]:
        message = f'"{item}" is a program that does not belong to this project.'
        yield at, CFG105, message, "Remove the line, and ask whoever looks after the site."
    if _watches(entry):
        message = f'"{entry.path[1]}" makes every page load a program from another site.'
        yield entry.name.start, CFG105, message, "Remove it."
    if top == "INHERIT":
        yield at, CFG105, f'"INHERIT" takes settings from "{words}".', "Write them in this file."
    if top in {"extra_css", "extra_javascript", "extra_templates"} and words:
        message = f'"{top}" brings "{words}" into every page, which nobody has checked.'
        yield at, CFG105, message, "Remove the line; the look of the site is the engine's."
    if top in {"extra", "theme"} and _ADDRESS.match(words):
        message = f'"{words}" would be loaded or linked on every page.'
        yield at, CFG105, message, "Remove the line: this site loads nothing from other sites."


def _watches(entry: Entry) -> bool:
    """Whether a setting makes pages load somebody else's program."""
    return entry.path[0] == "extra" and len(entry.path) == 2 and entry.path[1] in WATCHERS


def _item(entry: Entry) -> str:
    """Return the name of a plugin, extension or hook, where an entry is one; else nothing."""
    top, *rest = entry.path
    if top not in ITEMS or not rest:
        return ""
    if not rest[0].isdigit():
        return rest[0] if len(rest) == 1 else ""
    is_alone = len(rest) == 1 and entry.kind is ValueKind.TEXT
    return entry.words if is_alone else rest[1] if len(rest) == 2 else ""


def _folders(found: Configuration, settings: Settings) -> Iterator[Problem]:
    """Yield the folders that a build must not write to or read from."""
    at = {one.path: one for one in found.entries}
    site, docs = at.get(("site_dir",)), at.get(("docs_dir",))
    if docs and docs.kind is ValueKind.TEXT and normpath(docs.words) != normpath(settings.docs):
        message = f'"docs_dir" is "{docs.words}", but the pages are in "{settings.docs}".'
        hint = f'Write "docs_dir: {settings.docs}".'
        yield found.text.problem(docs.span.start, CFG106, message, hint)
    if site and site.kind is ValueKind.TEXT:
        content = {settings.docs, *settings.folders, CORE, "hooks", "tests", "."}
        place = normpath(site.words)
        if OUTSIDE.match(place) or place.partition("/")[0] in content or place == ".":
            message = (
                f'A build replaces the folder "site_dir", and must not replace "{site.words}".'
            )
            yield found.text.problem(site.span.start, CFG106, message, 'Write "site_dir: site".')


CFG101 = Code("CFG101", ERROR, "settings cannot be read", "No site could be built.",
              bad="two lines `site_name:`", good="one line `site_name:`")  # fmt: skip
CFG102 = Code("CFG102", ERROR, "tag or alias in the settings",
              "It would run a program, or mean something else on another computer.",
              bad="`site_name: !ENV NAME`", good="`site_name: Safeguarding`")  # fmt: skip
CFG103 = Code("CFG103", WARNING, "unknown setting", "The line would do nothing.",
              bad="`stricct: true`", good="`strict: true`")  # fmt: skip
CFG104 = Code("CFG104", ERROR, "wrong kind of value", "No site could be built.",
              bad="`nav: index.md`", good="`nav: [{Home: index.md}]`")  # fmt: skip
CFG105 = Code("CFG105", ERROR, "program or address from elsewhere",
              "It could read, change or watch everything on the site.",
              bad="`extra_javascript: [https://www.example.org/a.js]`",
              good="`extra_javascript: []`")  # fmt: skip
CFG106 = Code("CFG106", ERROR, "folder that a build would overwrite",
              "The files in it would be lost.",
              bad="`site_dir: ../site`", good="`site_dir: site`")  # fmt: skip
CFG107 = Code("CFG107", WARNING, "two names for the site",
              "Pages would have one name, and feeds and versions another.")  # fmt: skip
RULES = Rules(
    "The settings in mkdocs.yml",
    codes=(CFG101, CFG102, CFG103, CFG104, CFG105, CFG106, CFG107),
    of_the_site=(settings_of_mkdocs, name_of_the_site),
)
