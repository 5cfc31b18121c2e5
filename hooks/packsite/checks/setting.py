"""Checks of one setting in mkdocs.yml: it is known, of the right kind, and of this project."""

import re
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import urlsplit

from packsite.checks.known_settings import ITEMS, KNOWN, SHOWN, WATCHERS, known_beside
from packsite.checks.subject import shortened
from packsite.model.addresses import WEB_ADDRESS
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.configuration import Entry, ValueKind

_ADDRESS = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*:)?//|(?:javascript|data|vbscript|file):")
_HTML = re.compile(r"<[a-zA-Z/!]")
_SAFE_ADDRESS = re.compile(r"(?i)(?:https://|mailto:|tel:)\S+")
_OF_GROUPS = {("plugins",), ("markdown_extensions",), ("theme", "palette")}
"""The lists whose entries may have settings of their own."""
Fault = tuple[int, Code, str, str]
"""The offset, the code, the message and the hint of a problem."""


def faults(entry: Entry) -> Iterator[Fault]:
    """Yield the faults of one entry, the one to report first."""
    if not entry.path:
        return
    yield from _tricks(entry)
    yield from _unknown(entry)
    yield from _in_menu(entry) if entry.path[0] == "nav" else _wrong_kind(entry)
    yield from _from_elsewhere(entry)


def _tricks(entry: Entry) -> Iterator[Fault]:
    at, name = entry.span.start, entry.path[-1]
    said = {entry.name_kind: name, entry.kind: entry.words}
    if ValueKind.TAG in said:
        message = f'"{entry.words}" takes this value from a program or from one computer.'
        yield at, CFG102, message, "Write the value itself."
    if ValueKind.ALIAS in said:
        message = f'"{said[ValueKind.ALIAS]}" repeats another part of the file.'
        yield at, CFG102, message, "Write the value out; put a word that begins with * in quotes."
    if ValueKind.NONSENSE in said:
        words = shortened(said[ValueKind.NONSENSE])
        message = f'"{words}" has the form of a date or number that does not exist.'
        yield at, CFG104, message, "Correct it, or put it in quotes if it is text."
    if entry.kind is ValueKind.TEXT and _is_broken(entry.words):
        message = f'"{shortened(entry.words)}" is an address with a bracket that is not closed.'
        yield at, CFG104, message, "Correct the address."
    if entry.name_kind is not ValueKind.TEXT and (entry.path[0] == "nav" or len(entry.path) == 1):
        message = f'"{name}" is read as {entry.name_kind}, not as a name.'
        yield entry.name.start, CFG104, message, f'Put it in quotes: "{name}":'


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
    of_web = entry.path in {("site_url",), ("repo_url",)} and entry.words
    if of_web and not re.fullmatch(WEB_ADDRESS, entry.words):
        message = f'"{entry.path[0]}" is "{entry.words}", which is not the address of a folder.'
        hint = "Write it like this: https://safeguarding.example/pages/"
        yield entry.span.start, CFG104, message, hint
    if entry.path[0] in SHOWN and _HTML.search(entry.words):
        message = f'"{entry.path[0]}" is shown on every page, and contains HTML.'
        yield entry.span.start, CFG105, message, "Write it in plain words."


def _is_broken(address: str) -> bool:
    try:
        return not urlsplit(address)
    except ValueError:
        return True


def _said(entry: Entry) -> str:
    return f'"{shortened(entry.words)}"' if entry.words else entry.kind


def _in_menu(entry: Entry) -> Iterator[Fault]:
    """Yield the faults of the menu: a list of pages, and of titles with a page or a list."""
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
    if "[[" in entry.path[-1]:
        message = f'Readers would see "{entry.path[-1]}" in the menu, with its brackets.'
        yield at, CFG104, message, "Write the words themselves."


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
