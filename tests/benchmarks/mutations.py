"""Damage the real content, one thing a file, and count what the check says about it.

reported     the damage was reported
place        a problem names the damaged file and line
suggestion   the first suggestion is what stood there

Each round damages at most one thing in a file, and the problems of a file are that damage's alone.
A slip that makes another valid name (CPS-01 for CPS-10) cannot be told from what was meant, and is
left out. What a date was meant to be cannot be told either; its suggestions are not counted.
Pages of the copy are given a link to the page beside them, a picture and two sources: this content
links by id, and cites where it speaks.
"""

import argparse
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

from tests.benchmarks.damage import KINDS, Damage, damaged, damages

from packsite.connect.index import Index
from packsite.model.addresses import INSERTS
from packsite.model.problems import Problem, locate
from packsite.model.settings import Settings
from packsite.model.site import Site
from packsite.pipeline import check

ROOT = Path(__file__).resolve().parents[2]
_SUGGESTION = re.compile(
    r'(?:Did you mean|perhaps) "([^"]+)"|Write "(?:## |\[\[)?([^"\]]+)(?:\]\])?" instead'
)
_TODAY = date(2026, 11, 25)
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'


@dataclass(frozen=True, slots=True)
class Outcome:
    """The report of the check on one damage."""

    damage: Damage
    problems: Sequence[Problem]
    """The new problems of the damaged file, in the order of the report."""
    line: int

    @property
    def is_reported(self) -> bool:
        """Whether anything was said at all."""
        return bool(self.problems)

    @property
    def is_in_place(self) -> bool:
        """Whether a problem names the line."""
        return any(problem.line == self.line for problem in self.problems)

    @property
    def suggestion(self) -> str:
        """The first thing that is suggested."""
        words = " ".join(f"{problem.message} {problem.hint}" for problem in self.problems)
        found = _SUGGESTION.search(words)
        return (found[1] or found[2]) if found else ""

    @property
    def is_corrected(self) -> bool:
        """Whether the first suggestion restores the original."""
        word = self.damage.place.word
        return self.suggestion == word or re.split(r"[#.]\w+$", self.suggestion)[0] == word


def prepare(root: Path, copy: Path) -> None:
    """Copy the content, and give each page a link to the page beside it and a picture."""
    for name in ("docs", "standards", "neglect_pack"):
        shutil.copytree(root / name, copy / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        if (root / name).is_file():
            shutil.copy(root / name, copy / name)
    cited = re.findall(r"^([\w-]+):", (copy / "docs/data/sources.yml").read_text("utf-8"), re.M)[:2]
    for folder in sorted({path.parent for path in copy.rglob("*.md")}):
        pages = sorted(folder.glob("*.md"))
        picture = folder / "the-way-of-a-referral.svg"
        picture.write_text(_PICTURE, "utf-8")
        for page, beside in zip(pages, [*pages[1:], pages[0]], strict=True):
            text = page.read_text("utf-8").rstrip("\n")
            anchor = _anchor(beside.read_text("utf-8"))
            link = f"[the page beside this one]({beside.name}{anchor})"
            added = f"\n\nLook at {link}.\n\n![What happens in turn]({picture.name})\n"
            sources = f"sources: [{', '.join(cited)}]\nchanges:"
            text = re.sub(r"^changes:", sources, text, count=1, flags=re.M)
            page.write_text(text + added, "utf-8")


def _anchor(text: str) -> str:
    headings = re.findall(r"^## ([A-Za-z ]+)$", text, re.MULTILINE)
    return f"#{headings[-1].lower().replace(' ', '-')}" if headings else ""


def known_names(site: Site) -> frozenset[str]:
    """Return every name that a slip may not make, because it is another one that is right."""
    library = site.library
    index = Index(site.documents, site.sources, library)
    stems = {uri.rpartition(".")[0] for uri in index.uris}
    anchors = {anchor for page in site.documents for anchor in page.anchors}
    by_name = (library.sources, library.local, library.glossary, library.roles, INSERTS)
    known = frozenset(name for names in by_name for name in names)
    known |= frozenset(library.language.names) | frozenset(library.timescales.limits)
    return (
        known | frozenset(index.ids) | stems | {stem.rpartition("/")[2] for stem in stems} | anchors
    )


def rounds(wanted: Iterable[Damage]) -> Iterator[list[Damage]]:
    """Put damages together so that no file has two in one round."""
    waiting = list(wanted)
    while waiting:
        apart = [damage for damage in waiting if damage.kind.spreads]
        by_file = {damage.place.file: damage for damage in waiting if damage not in apart}
        chosen = list(by_file.values()) or apart[:1]
        yield chosen
        waiting = [damage for damage in waiting if all(damage is not one for one in chosen)]


def outcomes(copy: Path, together: Sequence[Damage], before: frozenset[Problem]) -> list[Outcome]:
    """Do the damages, check the whole content, and put the files back."""
    whole = {
        damage.place.file: (copy / damage.place.file).read_text("utf-8") for damage in together
    }
    try:
        for damage in together:
            text = damaged(whole[damage.place.file], damage)
            (copy / damage.place.file).write_text(text, "utf-8")
        site = check(Settings.load(copy), _TODAY)
    finally:
        for file, text in whole.items():
            (copy / file).write_text(text, "utf-8")
    said = [problem for problem in site.problems if problem not in before]
    return [
        Outcome(
            damage,
            [problem for problem in said if problem.file == damage.place.file],
            locate(whole[damage.place.file], damage.place.offset)[0],
        )
        for damage in together
    ]


def measure(root: Path, each: int, seed: int, at_most: int | None = None) -> list[Outcome]:
    """Damage a copy of the content, in `at_most` rounds; return the outcome of each damage."""
    with tempfile.TemporaryDirectory(prefix="packsite-mutations-") as folder:
        copy = Path(folder)
        prepare(root, copy)
        site = check(Settings.load(copy), _TODAY)
        before, known = frozenset(site.problems), known_names(site)
        wanted = damages(copy, KINDS, each, known, Random(seed))
        return [
            outcome
            for together in islice(rounds(wanted), at_most)
            for outcome in outcomes(copy, together, before)
        ]


def share(outcomes: Iterable[Outcome], name: str) -> float:
    """Return the share of which something is true."""
    counts = Counter(bool(getattr(outcome, name)) for outcome in outcomes)
    return counts[True] / max(counts.total(), 1)


def main() -> None:
    given = _arguments()
    found = measure(ROOT, given.each, given.seed)
    print(f"{'what is damaged':36}{'number':>7}{'reported':>10}{'place':>8}{'suggestion':>12}")
    for kind in KINDS:
        _row(kind.name, [outcome for outcome in found if outcome.damage.kind is kind])
    for slip in sorted({outcome.damage.slip for outcome in found}):
        _row(f"slip: {slip}", [outcome for outcome in found if outcome.damage.slip == slip])
    _row("in all", found)
    if given.missed:
        for outcome in found:
            if not (outcome.is_in_place and outcome.is_corrected):
                _show(outcome)


def _row(name: str, found: Sequence[Outcome]) -> None:
    correctable = [outcome for outcome in found if outcome.damage.kind.has_one_correction]
    corrected = f"{share(correctable, 'is_corrected'):12.1%}" if correctable else f"{'–':>12}"
    reported, place = share(found, "is_reported"), share(found, "is_in_place")
    print(f"{name:36}{len(found):7}{reported:10.1%}{place:8.1%}{corrected}")


def _show(outcome: Outcome) -> None:
    damage = outcome.damage
    print(f"{damage.place.file}:{outcome.line} {damage.place.word} → {damage.typed}")
    for problem in outcome.problems:
        print(f"    {problem}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--each", type=int, default=5, help="damages of each kind and slip")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="show what fell short")
    return parser.parse_args()


if __name__ == "__main__":
    main()
