"""Typing errors for the mutation test: the places in content that they hit, and their kinds.

The places are found by patterns of their own, not by the code that is tested.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

_ROWS = ("1234567890-", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_FACTS = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_RIGHT = re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|30)|[1-9]\d? months?")
"""A date or a number of months, as the schema accepts it."""
PAGES = ("standards/*.md", "neglect_pack/*.md", "docs/*.md", "docs/[!de]*/*.md")
DATA = "docs/data/"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that can be typed wrongly; the group `word` of the pattern is the thing."""

    name: str
    files: tuple[str, ...]
    pattern: str
    in_facts: bool | None = None
    """Whether the block of facts is searched, or the text below it; `None`: the whole file."""
    spreads: bool = False
    """Whether the damage is to a name that other files refer to."""
    has_one_correction: bool = True
    """Whether the original can be inferred from the damaged text; a date cannot."""


@dataclass(frozen=True, slots=True)
class Place:
    """A thing that can be damaged: what it says, and its offset in the file."""

    file: str
    offset: int
    word: str


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is typed wrongly."""

    kind: Kind
    place: Place
    slip: str
    typed: str


def _listed(name: str) -> str:
    """Match an entry of a fact that is a list on one line."""
    return rf"^{name}: \[(?:[^\]\n]*, )?(?P<word>[^,\]\n]+)"


def _named(*names: str) -> str:
    """Match the value of a name in a data file."""
    return rf"\b(?:{'|'.join(names)}): \[?(?P<word>[\w.-]+)"


KINDS = (
    Kind("id of a page, in a reference", PAGES, r"\[\[(?P<word>[A-Z]+-[\d-]+)(?=[\]|])"),
    Kind("code of a heading, in a reference", PAGES, r"\[\[(?P<word>[A-Z]+-[\d-]+\.\w+)(?=[\]|])"),
    Kind("source, in a reference", PAGES, r"\[\[source:(?P<word>[\w-]+)(?=[\]|])"),
    Kind("local value, in a reference", PAGES, r"\[\[local:(?P<word>[\w-]+)(?=[\]|])"),
    Kind("insert", PAGES, r"^\[\[insert:(?P<word>[\w-]+)\]\]"),
    Kind("file name of a link", PAGES, r"\]\((?P<word>[\w-]+)\.md"),
    Kind("heading that a link leads to", PAGES, r"\]\([\w.-]*#(?P<word>[\w.-]+)\)"),
    Kind("file name of a picture", PAGES, r"!\[[^\]]+\]\((?P<word>[\w-]+)\.\w+\)"),
    Kind("name of a fact", PAGES, r"^(?P<word>[a-z_]+):", in_facts=True, spreads=True),
    Kind("name in a change", PAGES, r"[{,] ?(?P<word>date|kind|what):", in_facts=True),
    Kind("kind of a change", PAGES, r"\bkind: (?P<word>\w+)", in_facts=True),
    Kind("part of the neglect pack", PAGES, r"^part: (?P<word>\w+)", in_facts=True),
    Kind("scope of a brief", PAGES, r"^scope: (?P<word>\w+)", in_facts=True),
    Kind("role, in the audience", PAGES, _listed("audience"), in_facts=True),
    Kind("source, in the facts", PAGES, _listed("sources"), in_facts=True),
    Kind("finding, in the facts", PAGES, _listed("answers"), in_facts=True),
    Kind("page of a pack", ("docs/packs/*.md",), _listed("contents"), in_facts=True),
    Kind(
        "date", PAGES, r"(?:reviewed|date): (?P<word>[\d-]+)",
        in_facts=True, has_one_correction=False,
    ),
    Kind("time between reviews", PAGES, r"^review_every: (?P<word>\d+ months?)", in_facts=True),
    Kind(
        "section that a page needs",
        ("standards/*.md", "neglect_pack/*.md"),
        r"^## (?P<word>What children and families should experience|The standard|Who does what"
        r"|Timescales|How we will know|When it does not go to plan|What to do)$",
    ),
    Kind("short form in the text", PAGES, r"(?<![\w.\[-])(?P<word>[A-Z]{3,})(?![\w-])", False),
    Kind("name in a data file", (f"{DATA}[!ap]*.yml", f"{DATA}partnership.yml"),
         r"^(?!#).*?(?:[{,] |^ +)(?P<word>[a-z_]+): ", spreads=True),
    Kind("choice in a data file", (f"{DATA}sources.yml", f"{DATA}partnership.yml"),
         r"\b(?:seen|kind): (?P<word>[\w-]+)", spreads=True),
    Kind("source, in a data file", (f"{DATA}sources.yml", f"{DATA}timescales.yml"),
         r"^(?!#).*?" + _named("replaced_by", "sources")),
    Kind("local value, in a data file", (f"{DATA}timescales.yml",),
         r"^(?!#).*?" + _named("local")),
    Kind("limit or start, in a data file", (f"{DATA}timescales.yml", f"{DATA}journey.yml"),
         r"^(?!#).*?" + _named("start", "last_day_of", "limits")),
    Kind("page, in a data file", (f"{DATA}timescales.yml", f"{DATA}journey.yml"),
         r"^(?!#).*?" + _named("page", "pages")),
    Kind("page in the menu", ("mkdocs.yml",), r"^ +- .*?(?P<word>[\w/-]+)\.md$"),
)  # fmt: skip


def places(root: Path, kind: Kind) -> list[Place]:
    """Return every thing of a kind that stands in the content."""
    found = []
    files = {path for pattern in kind.files for path in root.glob(pattern)}
    for path in sorted(files):
        text = path.read_text("utf-8")
        start, end = _part(text, kind)
        pattern = re.compile(kind.pattern, re.MULTILINE)
        for match in pattern.finditer(text, start, end):
            name = path.relative_to(root).as_posix()
            found.append(Place(name, match.start("word"), match["word"]))
    return found


def _part(text: str, kind: Kind) -> tuple[int, int]:
    facts = _FACTS.match(text)
    end_of_facts = facts.end() if facts else 0
    if kind.in_facts is None:
        return 0, len(text)
    return (0, end_of_facts) if kind.in_facts else (end_of_facts, len(text))


def _swap(word: str, at: int, _: Random) -> str:
    return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def _drop(word: str, at: int, _: Random) -> str:
    return word[:at] + word[at + 1 :]


def _double(word: str, at: int, _: Random) -> str:
    return word[: at + 1] + word[at:]


def _neighbour(word: str, at: int, random: Random) -> str:
    beside = _beside(word[at].lower())
    typed = random.choice(beside) if beside else word[at]
    return word[:at] + (typed.upper() if word[at].isupper() else typed) + word[at + 1 :]


def _beside(key: str) -> str:
    """Return the keys around one, but for the sign that joins words."""
    for number, row in enumerate(_ROWS):
        if key in row and key != "-":
            at = row.index(key)
            near = [row[max(at - 1, 0) : at + 2]]
            near += [_ROWS[one][max(at - 1, 0) : at + 1] for one in (number + 1,) if one < 4]
            near += [_ROWS[one][at : at + 2] for one in (number - 1,) if one >= 0]
            return "".join(near).replace(key, "").replace("-", "")
    return ""


SLIPS: Mapping[str, Callable[[str, int, Random], str]] = {
    "swap": _swap,
    "drop": _drop,
    "double": _double,
    "neighbour": _neighbour,
}


def damages(
    root: Path, kinds: Iterable[Kind], each: int, known: frozenset[str], random: Random
) -> Iterator[Damage]:
    """Yield `each` damages of each kind and slip; a slip that makes another known name is none."""
    for kind in kinds:
        every = places(root, kind)
        if not every:
            raise LookupError(f"nothing to damage: {kind.name}")
        names = known | {place.word for place in every}
        for slip, type_wrongly in SLIPS.items():
            made = 0
            for _ in range(60 * each):
                place = random.choice(every)
                typed = type_wrongly(place.word, random.randrange(len(place.word)), random)
                if made < each and _is_wrong(typed, place.word) and typed not in names:
                    made += 1
                    yield Damage(kind, place, slip, typed)


def _is_wrong(typed: str, word: str) -> bool:
    """Whether a slip did harm: another date or number of months is right, as far as one can see."""
    if _RIGHT.fullmatch(typed):
        return False
    return bool(typed) and " ".join(typed.split()) != word


def damaged(text: str, damage: Damage) -> str:
    """Return the text of a file with the damage done."""
    start = damage.place.offset
    return text[:start] + damage.typed + text[start + len(damage.place.word) :]
