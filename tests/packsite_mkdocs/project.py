"""A tiny project on disk, and the commands that an editor types in it."""

from __future__ import annotations

import re
import subprocess
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import yaml
from tests.packsite_mkdocs import commands

from packsite.model.generated_pages import OUTLINES, announced

GENERATED = tuple(made.uri for made in OUTLINES)
REPOSITORY = Path(__file__).resolve().parents[2]
SECTIONS = (
    "What children and families should experience",
    "The standard",
    "Who does what",
    "Timescales",
    "How we will know",
    "When it does not go to plan",
)
MEASURES = """\
| Measure | Numerator | Denominator | Where the data comes from |
|---|---|---|---|
| In time | Meetings in time | All meetings | Records |

### Questions for an audit

- What did the child say?"""
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_WORDS = b"Comment\0Bark Street 12"
PHOTO = (
    PNG[:33]
    + (len(_WORDS)).to_bytes(4)
    + b"tEXt"
    + _WORDS
    + crc32(b"tEXt" + _WORDS).to_bytes(4)
    + PNG[33:]
)
"""The same picture, as a program saves it that tells where it was taken."""
PDF_OF_OTHERS = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Count 1 /Kids [3 0 R]>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""
"""A form that somebody else made."""


PAGES = 6 + len(GENERATED)
PRINTED = 2 * (6 + sum(made.is_printed for made in announced(has_sessions=False))) + 2
"""The standard and large print edition of each, the booklet of the pack, the sheet of the brief."""


def page(page_id: str, title: str, body: str, **facts: str) -> str:
    """Return a page with all the facts it must have."""
    given = {
        "summary": f"Why “{title}” & more matter.",
        "owner": "Business unit",
        "reviewed": "2026-11-23",
        "review_every": "12 months",
        "audience": "[everyone]",
        "changes": "[{date: 2026-11-23, kind: read, what: First published.}]",
        **facts,
    }
    lines = (f"{name}: {value}" for name, value in given.items())
    return "\n".join(("---", f"id: {page_id}", f"title: {title}", *lines, "---", "", body, ""))


def standard(page_id: str, title: str, words: str = "Words.", **facts: str) -> str:
    """Return a standard with one statement; `words` stand below it."""
    parts = dict.fromkeys(SECTIONS, "Words.")
    parts["How we will know"] = MEASURES
    parts["The standard"] = f"### {page_id}.1 Members share what they know\n\n{words}"
    return page(
        page_id, title, "\n\n".join(f"## {name}\n\n{text}" for name, text in parts.items()), **facts
    )


def tree() -> dict[str, str | bytes]:
    """Return a small site in which every part of the build has something to do."""
    return {
        "docs/data/roles.yml": "everyone: {label: Everyone, who: All who work with families}\n",
        "docs/data/sources.yml": "WT2026: {title: Working together, short: Working Together, "
        'publisher: HM Government, edition: "2026", date: "2026", seen: not-opened}\n',
        "docs/data/glossary.yml": "- {acronym: DAV, expansion: domestic abuse and violence}\n",
        "docs/index.md": page(
            "PG-01",
            "Home",
            "Welcome to [[CPS-08]], [[CPS-08.1|the first one]], [[CNP-01]], [[PK-01]] and "
            "[[source:WT2026]].",
        ),
        "docs/learning/lb-2022-01.md": page(
            "LB-2022-01",
            "A brief",
            "## The review\n\nWords.\n\n## What needs to improve\n\n### F1 Agree on it\n\nWords.",
            scope="local",
        ),
        "docs/packs/new.md": page("PK-01", "New here", "A note.", contents="[CPS-08, CNP-01]"),
        "standards/core-groups.md": standard("CPS-08", "Core groups", answers="[LB-2022-01.F1]"),
        "standards/visits.md": standard(
            "CPS-09",
            "Visits",
            "Look at ![a house](pictures/house.png) and take [the form](downloads/form.pdf).",
        ),
        "standards/pictures/house.png": PHOTO,
        "standards/downloads/form.pdf": PDF_OF_OTHERS,
        "neglect_pack/what-it-is.md": page(
            "CNP-01",
            "What neglect is",
            "## What to do\n\nRead [[CPS-08.1]], ![a door](door.png) and [a list](list.pdf).",
            part="understand",
        ),
        "neglect_pack/door.png": PNG,
        "neglect_pack/list.pdf": PDF_OF_OTHERS,
    }


_OURS = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
_KEPT = ("strict", "validation", "plugins", "markdown_extensions")
CONFIG = yaml.safe_dump(
    {
        "site_name": "A tiny site",
        **{name: _OURS[name] for name in _KEPT},
        # Our own look has tests of its own.
        "theme": {"name": "material", "font": False, "features": _OURS["theme"]["features"]},
        "hooks": [str(REPOSITORY / "hooks/mkdocs_adapter.py")],
        "repo_url": "https://git.example.org/partnership/site",
        "edit_uri": "edit/main/docs/",
        "nav": [
            "index.md",
            {"Standards": ["standards/core-groups.md", "standards/visits.md"]},
            {"Neglect": ["neglect_pack/what-it-is.md"]},
            {"Learning": ["learning/lb-2022-01.md"]},
            {"Packs": ["packs/new.md"]},
            {"Made by the build": list(GENERATED)},
        ],
    },
    sort_keys=False,
)

OUR_LOOK = {**_OURS["theme"], "custom_dir": str(REPOSITORY / "hooks/packsite_mkdocs/theme")}
"""The theme of a project that is to look as this repository's site does."""


@dataclass(frozen=True)
class Run:
    """A finished command: its exit code and its output."""

    code: int
    screen: str

    @property
    def lines(self) -> list[str]:
        return self.screen.splitlines()

    @property
    def pdfs(self) -> tuple[int, int]:
        """The numbers of PDFs that were written and reused."""
        found = re.search(r"PDFs: (\d+) written, (\d+) reused", self.screen)
        assert found, self.screen
        return int(found[1]), int(found[2])


@dataclass(frozen=True)
class Project:
    """A folder with content, `mkdocs.yml` and, once built, the site."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, files: Mapping[str, str | bytes]) -> Project:
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def replace(self, name: str, old: str, new: str) -> None:
        """Edit a file; the words must be there."""
        text = (self.root / name).read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        (self.root / name).write_text(text.replace(old, new), "utf-8")

    def start(self, *command: str, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        """Start a Python module in this folder, with one stream for all it says."""
        return commands.start(command, self.root, env or {})

    def run(self, *command: str, env: Mapping[str, str] | None = None, fresh: bool = False) -> Run:
        """Run a Python module in this folder; if not `fresh`, where its imports are done."""
        return Run(*commands.run(command, self.root, env or {}, fresh=fresh))

    def build(self, *options: str, pdf: bool = False, env: Mapping[str, str] | None = None) -> Run:
        """Build the site; without PDFs unless a test is about them."""
        chosen = {} if pdf else {"PACKSITE_PDF": "0"}
        return self.run("mkdocs", "build", *options, env=chosen | dict(env or {}))

    def page(self, uri: str) -> str:
        return (self.site / uri).read_text("utf-8")


def fingerprints(folder: Path) -> dict[str, str]:
    """Return the content of every file in a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def html_of(uri: str) -> str:
    """Return the path of the page built from a Markdown file."""
    return f"{uri.removesuffix('.md')}.html"


def article(html: str) -> str:
    """Return the content of a page without the frame that the theme draws around it."""
    found = re.search(r"<article.*?</article>", html, re.DOTALL)
    assert found, "the page has no article"
    return found[0]
