"""The commands that summarise a change of the content, in words for a pull request.

`fingerprint` writes a digest of a state of the content; `summary` compares two of them. A PDF is
identified by its print job; nothing is printed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from packsite.checks import CODES
from packsite.checks.report import total
from packsite.commands.check import checked
from packsite.model.editions import Edition
from packsite.model.problems import Problem, as_row, from_row
from packsite.model.references import ReferenceKind
from packsite.model.settings import PacksiteError
from packsite.model.site import Site
from packsite.pipeline import weave
from packsite.read.sensitive import mask_sensitive

if TYPE_CHECKING:
    from packsite.printing.job import PrintJob  # slow to load

SHOWN = 10
"""The number of entries listed of each kind; the rest is counted."""
Digests = Mapping[str, tuple[str, str]]
"""A name → its title, and the digest of its content."""


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add these commands to the command line."""
    writing = add("fingerprint", fingerprint_command, "write a digest of the content")
    writing.add_argument("file", type=Path, help="the JSON file to write")
    comparing = add("summary", summary_command, "describe how two such files differ")
    comparing.add_argument("base", type=Path)
    comparing.add_argument("head", type=Path)


def fingerprint_command(options: argparse.Namespace) -> int:
    """Write a digest of the content and its problems, to compare with another state."""
    from packsite.printing.jobs import print_jobs  # noqa: PLC0415 - slow to load, and only needed here

    site = checked(options)
    jobs = None if site.errors else print_jobs(weave(site, with_pdf=True))
    write_digest(content_digest(site, jobs), options.file)
    print(f"{len(site.documents)} pages recorded in {options.file}.", file=sys.stderr)
    return 0


def summary_command(options: argparse.Namespace) -> int:
    """Print how two digests differ."""
    print(summary(read_digest(options.base), read_digest(options.head)))
    return 0


@dataclass(frozen=True, slots=True)
class ContentDigest:
    """One state of the content, in short."""

    problems: tuple[Problem, ...] = ()
    pages: Digests = field(default_factory=dict)
    """By the file of a page."""
    pdfs: Digests | None = None
    """By the address of a PDF; `None` with errors."""


def content_digest(site: Site, jobs: Iterable[PrintJob] | None) -> ContentDigest:
    """Return the digest of a checked site and its PDFs; `jobs` is `None` where there are errors."""
    pages = {
        page.source.file: (page.facts.title, _sum(page.text.encode())) for page in site.documents
    }
    pdfs = None if jobs is None else dict(_digests(site, jobs))
    return ContentDigest(site.problems, dict(sorted(pages.items())), pdfs)


def write_digest(found: ContentDigest, path: Path) -> None:
    """Write a digest as JSON."""
    held = {**asdict(found), "problems": [as_row(problem) for problem in found.problems]}
    path.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", "utf-8")


def read_digest(path: Path) -> ContentDigest:
    """Read a digest from JSON. Raises PacksiteError for a file of another form."""
    try:
        held = json.loads(path.read_text("utf-8"))
        problems = tuple(from_row(row, CODES) for row in held["problems"])
        pdfs = None if held["pdfs"] is None else _as_digests(held["pdfs"])
        return ContentDigest(problems, _as_digests(held["pages"]), pdfs)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise PacksiteError(
            f"{path} is not a file from python -m packsite fingerprint. Write it again."
        ) from fault


def _as_digests(held: Mapping[str, Sequence[str]]) -> Digests:
    return {name: (title, digest) for name, (title, digest) in held.items()}


def summary(base: ContentDigest, head: ContentDigest) -> str:
    """Return the differences between two states of the content, one a line.

    Numbers of persons and secrets are masked, as in titles and file names of pages.
    """
    pages = _differing("page", base.pages, head.pages)
    pdfs = _differing("PDF", base.pdfs, head.pdfs)
    parts = (_problems(base, head), _to_read(base, head), pages, pdfs)
    return mask_sensitive("\n\n".join(said for lines in parts if (said := "\n".join(lines))))


def _digests(site: Site, jobs: Iterable[PrintJob]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each PDF of the standard edition; the other editions have the same content."""
    pictures = _pictures(site)
    for job in jobs:
        if job.edition is Edition.STANDARD:
            shown = "".join(pictures[page.uri] for page in job.pages)
            yield job.uri, (job.title, _sum(f"{job!r}{shown}".encode()))


def _pictures(site: Site) -> Mapping[str, str]:
    """Return the digests of the pictures that a page shows, by the uri of the page."""
    paths = {source.uri: source.path for source in site.files}
    shown: defaultdict[str, str] = defaultdict(str)
    for link in site.links:
        path = paths.get(link.target.uri) if link.target else None
        if path and link.reference.kind is ReferenceKind.IMAGE:
            shown[link.document.uri] += _sum(path.read_bytes())
    return shown


def _sum(held: bytes) -> str:
    return sha256(held).hexdigest()[:16]


def _changed(before: Digests, after: Digests) -> Iterable[tuple[str, str, str]]:
    """Yield each name that differs, with its title and `new`, `changed` or `gone`."""
    for name in sorted({*before, *after}):
        was, now = before.get(name), after.get(name)
        if was != now:
            state = "changed" if was and now else "new" if now else "gone"
            yield name, (now or was or ("", ""))[0], state


def _problems(base: ContentDigest, head: ContentDigest) -> Iterable[str]:
    was, now = (_of(held, fails=True) for held in (base, head))
    new, corrected = new_problems(was, now), new_problems(now, was)
    if new:
        yield f"This change brings {total(new)} that the main branch does not have:"
        yield from _listed([_said(one) for one in new])
    else:
        yield "This change brings no new problems."
    if corrected:
        yield f"It corrects {total(corrected)}."
    if left := len(now) - len(new):
        yield f"Problems that were already there: {left}."


def _to_read(base: ContentDigest, head: ContentDigest) -> Iterable[str]:
    """Yield the notices, which block no change."""
    was, now = (_of(held, fails=False) for held in (base, head))
    new, done = new_problems(was, now), new_problems(now, was)
    if new:
        yield f"To read again because of this change: {len(new)}. This does not stop the change."
        yield from _listed([_said(one) for one in new])
    if done:
        yield f"No longer need reading again: {len(done)}."
    if left := len(now) - len(new):
        yield f"Still to read again from before: {left}."


def _of(held: ContentDigest, *, fails: bool) -> list[Problem]:
    """Return the problems that fail a strict build, or those that do not."""
    return [problem for problem in held.problems if problem.fails_strict is fails]


def _said(problem: Problem) -> str:
    place = f"{problem.file}, line {problem.line}" if problem.line else problem.file
    return f"{place}: {problem.message} {problem.hint}".strip()


def new_problems(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """Return the problems that were not there before; moving to another line does not count."""
    known = Counter(_apart_from_line(problem) for problem in before)
    new = []
    for problem in after:
        known[_apart_from_line(problem)] -= 1
        if known[_apart_from_line(problem)] < 0:
            new.append(problem)
    return new


def _apart_from_line(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.code.id, problem.message


def _differing(kind: str, before: Digests | None, after: Digests | None) -> Iterable[str]:
    """Yield the differences between the pages or the PDFs; PDFs are unknown if there are errors."""
    if before is None or after is None:
        yield f"The list of changed {kind}s will appear once there are no errors."
        return
    found = list(_changed(before, after))
    name = kind[:1].upper() + kind[1:]
    yield f"{name}s changed: {len(found)}." if found else f"No {kind} has changed."
    yield from _listed([f"{title} ({name}): {state}" for name, title, state in found])


def _listed(lines: Sequence[str]) -> Iterable[str]:
    yield from (f"- {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"- and {len(lines) - SHOWN} more"
