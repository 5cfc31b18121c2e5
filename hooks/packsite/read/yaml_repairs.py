"""The usual slips in a line of YAML, each with the line as it should be.

libyaml stumbles where it can go no further, often a line below the slip. Which of these repairs is
the right one shows when the text can be read with it: `yaml_faults` tries them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NO_SPACE = re.compile(r"(?P<lead> *(?:- )?)(?P<name>[\w-]+):(?P<words>[^\s:/].*)")
_ENTRY = re.compile(
    r"(?P<lead> *(?:- +)*(?:[^\s:\"'{}\[\],-][^:{}\[\]]*:[ \t]+|(?<=- )))"
    r"(?P<words>(?:[^\s\[{-]|-(?! )|\[{2}|\{\{).*?) *"
)
_MENU = re.compile(r"(?P<lead> *- )(?P<title>.+): (?P<path>[^\s:]+\.md) *")
_TIGHT = re.compile(r"(?<=[{ ])([a-z_]+):(?=[^\s:/])")
_NO_COMMA = re.compile(r"(?<=: )([\w-]+(?=;)|[\d-]{10});? +(?=[a-z_]+: )")
"""A date, or a word and a semicolon, before the next name."""
_NAMED = re.compile(r", *(?=[\w-]+: )")
_BRACKETS = {"{": ("}", _NAMED), "[": ("]", re.compile(r", +"))}
_TAB = "there is a tab; use spaces"


class Repair(NamedTuple):
    """A slip, as a clause, and the line without it."""

    reason: str
    line: str


def repairs(line: str, above: str) -> Iterator[Repair]:
    """Yield what may be wrong with a line below another one, the likeliest first."""
    if "\t" in line:
        yield Repair(_TAB, line.replace("\t", "  "))
    if line.lstrip().startswith("-") and line.lstrip("- "):
        yield from _after_dash(*line.partition("-"))
    if found := _NO_SPACE.fullmatch(line):
        reason = f'a space is missing after "{found["name"]}:"'
        yield Repair(reason, f"{found['lead']}{found['name']}: {found['words']}")
    if found := _MENU.fullmatch(line):
        reason = "the title has a colon, and is not in straight quotes"
        yield Repair(reason, f"{found['lead']}{quoted(found['title'])}: {found['path']}")
    if found := _ENTRY.fullmatch(line):
        yield Repair(_quotes(found["lead"]), f"{found['lead']}{quoted(found['words'])}")
    for opening, (closing, between) in _BRACKETS.items():
        if opening in line:
            yield from _in_brackets(line, opening, closing, between)
    yield from _set_in(line, above)


def _after_dash(lead: str, dash: str, rest: str) -> Iterator[Repair]:
    if rest[0] not in " -":
        yield Repair("a space is missing after the dash", f"{lead}{dash} {rest}")
    if "{" not in rest and _NAMED.search(rest):
        reason = "the braces around the entry are missing"
        yield Repair(reason, f"{lead}{dash} {{{rest.strip()}}}")


def _set_in(line: str, above: str) -> Iterator[Repair]:
    """Yield a line with the indent of the one above, unless it would continue words there."""
    if above and not above.lstrip().startswith("- ") and ": " not in f"{above} ":
        return
    indent = above[: len(above) - len(above.lstrip())]
    spaces = {0: "no spaces", 1: "one space"}.get(len(indent), f"{len(indent)} spaces")
    reason = f"this line must have {spaces} at its start, like the one above"
    yield Repair(_TAB if "\t" in line else reason, indent + line.lstrip())


def _in_brackets(
    line: str, opening: str, closing: str, between: re.Pattern[str]
) -> Iterator[Repair]:
    lead, _, inside = line.partition(opening)
    if closing not in inside:
        reason = f'a "{closing}" is missing at the end of the line'
        yield Repair(reason, f"{line.rstrip()}{closing}")
    elif line.count(closing) > line.count(opening):
        yield Repair(f'there is a "{closing}" too many', "".join(line.rsplit(closing, 1)))
    yield Repair("there is a comma too many", line.replace(",,", ","))
    if opening == "{":
        yield Repair("a space is missing after a colon", _TIGHT.sub(r"\1: ", line))
        yield Repair("a comma is missing", _NO_COMMA.sub(r"\1, ", line))
    inside, _, tail = inside.rpartition(closing)
    parts = between.split(inside)
    for number, part in enumerate(parts):
        name, colon, words = part.partition(": ") if opening == "{" else ("", "", part)
        others = [*parts[:number], f"{name}{colon}{quoted(words)}", *parts[number + 1 :]]
        line = f"{lead}{opening}{', '.join(others)}{closing}{tail}"
        yield Repair(_quotes(f"{name}{colon}"), line)


def _quotes(lead: str) -> str:
    name = lead.strip(" -\t")
    where = f'the words after "{name}" need' if name else "these words need"
    return f"{where} straight quotes around them"


def quoted(words: str) -> str:
    """Return words in straight double quotes; any inside become curly ones."""
    words = words.strip()
    is_whole = words.count("'") % 2 and words.endswith("'")
    if words.startswith("'") and (is_whole or words.count("'") == 1):
        words = words.strip("'")
    inner = re.sub(r'"([^"]*)"', r"“\1”", words).replace('"', "")
    if inner.startswith("“") and inner.find("”") == len(inner) - 1:
        inner = inner[1:-1]
    return '"{}"'.format(inner.replace("\\", "\\\\"))
