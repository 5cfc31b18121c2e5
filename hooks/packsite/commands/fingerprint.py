"""What a site holds, in short: its problems, pages and PDFs, so that two of them can be compared.

A PDF is known by what would go into it; nothing is printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from packsite.model.editions import Edition
from packsite.model.problems import Problem
from packsite.model.references import ReferenceKind
from packsite.model.settings import PacksiteError
from packsite.model.site import Site
from packsite.printing.job import PrintJob


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What one state of the content holds."""

    problems: tuple[Problem, ...] = ()
    pages: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """File of a page → its title, and the sum of its text."""
    pdfs: Mapping[str, tuple[str, str]] | None = None
    """Address of a PDF → its title, and the sum of what goes into it; `None` with errors."""


def fingerprint(site: Site, jobs: Iterable[PrintJob] | None) -> Fingerprint:
    """Return what a checked site and its PDFs hold; `jobs` is `None` where there are errors."""
    pages = {
        page.source.file: (page.facts.title, _sum(page.text.encode())) for page in site.documents
    }
    pdfs = None if jobs is None else dict(_pdfs(site, jobs))
    return Fingerprint(site.problems, dict(sorted(pages.items())), pdfs)


def write_fingerprint(found: Fingerprint, path: Path) -> None:
    """Write what a site holds as JSON."""
    path.write_text(json.dumps(asdict(found), indent=1, ensure_ascii=False) + "\n", "utf-8")


def read_fingerprint(path: Path) -> Fingerprint:
    """Read what `write_fingerprint` wrote. Raises PacksiteError where the file says otherwise."""
    try:
        held = json.loads(path.read_text("utf-8"))
        pdfs = held["pdfs"]
        return Fingerprint(
            tuple(Problem(**problem) for problem in held["problems"]),
            {file: (title, total) for file, (title, total) in held["pages"].items()},
            None if pdfs is None else {uri: (title, total) for uri, (title, total) in pdfs.items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise PacksiteError(
            f"{path} is not what python -m packsite fingerprint writes. Write it anew."
        ) from fault


def _pdfs(site: Site, jobs: Iterable[PrintJob]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each PDF of the usual edition; the others hold the same."""
    pictures = _pictures(site)
    for job in jobs:
        if job.edition is Edition.STANDARD:
            shown = "".join(pictures.get(page.uri, "") for page in job.pages)
            yield job.uri, (job.title, _sum(f"{job!r}{shown}".encode()))


def _pictures(site: Site) -> Mapping[str, str]:
    """Return the sums of the pictures that a page shows, by the uri of the page."""
    paths = {source.uri: source.path for source in site.files}
    shown: dict[str, str] = {}
    for link in site.links:
        path = paths.get(link.target.uri) if link.target else None
        if path and link.reference.kind is ReferenceKind.IMAGE:
            uri = link.document.uri
            shown[uri] = shown.get(uri, "") + _sum(path.read_bytes())
    return shown


def _sum(held: bytes) -> str:
    return sha256(held).hexdigest()[:16]


def changed(
    before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]
) -> Iterable[tuple[str, str, str]]:
    """Yield what is new, changed or gone as its name, its title and that word, by the name."""
    for name in sorted({*before, *after}):
        was, now = before.get(name), after.get(name)
        if was != now:
            state = "changed" if was and now else "new" if now else "gone"
            yield name, (now or was or ("", ""))[0], state
