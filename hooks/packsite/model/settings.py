"""Every option, with its default; `[tool.packsite]` of pyproject.toml overrides it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from packsite.model.suggest import did_you_mean, nearest


class PacksiteError(Exception):
    """The build cannot run: a missing folder, no permission, a bad setting."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Paths and limits. The defaults fit the layout of this repository."""

    root: Path
    docs: str = "docs"
    """The root folder of the site."""
    folders: tuple[str, ...] = ("standards", "neglect_pack")
    """The other folders; they keep their names in addresses."""
    data: str = "docs/data"
    """The data files; not published."""
    menu: str = "mkdocs.yml"
    """The file whose `nav:` is the menu; ignored if it has none."""
    cache: str = ".cache/packsite"
    """The cache of PDFs, pages and checks; may be deleted at any time."""
    cache_size: int = 512
    """Largest size of the PDF cache, and of the page cache, in megabytes; the least recently used
    entries go first."""
    site_url: str = ""
    """The address of the published site, which PDFs print; empty if not known yet. MkDocs has a
    `site_url` of its own."""
    print_seconds: int = 120
    """Limit of processor time for one PDF, in seconds; the limit by the clock is three times that.
    A pack of 100 pages takes about 10."""
    print_memory: int = 2000
    """Limit of memory for one PDF, in megabytes. On Windows only the limit by the clock holds."""
    form_editor: str = ""
    """The repository, as `owner/name`, that the form editor writes to; empty without one."""
    makes_core: bool = False
    """Whether the national pages are released as a core for other sites; then the check names what
    in them depends on a local page."""
    release: bool = False
    """Whether local values without confirmation are errors."""
    as_at: str = ""
    """The date of an archive's content, which every page and PDF then shows; empty for the current
    site. `make site-as-at DAY=2026-11-20` sets it."""
    draft: bool = False
    """Whether every page and PDF says that it is a draft. `PACKSITE_DRAFT=1` sets it, as on pull
    requests."""

    @property
    def is_current(self) -> bool:
        """Whether this is the site that readers are to follow: neither an archive nor a draft."""
        return not (self.as_at or self.draft)

    @staticmethod
    def load(root: Path) -> Settings:
        """Read the settings of the project at `root`.

        Raises PacksiteError for a file that is not TOML, an unknown setting or a wrong type.
        """
        path = root / "pyproject.toml"
        try:
            table = tomllib.loads(path.read_text("utf-8-sig")) if path.is_file() else {}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise PacksiteError(
                f"pyproject.toml cannot be read: {error}. Correct that line."
            ) from None
        given = table.get("tool", {}).get("packsite", {})
        if not isinstance(given, dict):
            raise PacksiteError("pyproject.toml: [tool.packsite] must be a table of settings.")
        checked: dict[str, Any] = {name: _checked(name, value) for name, value in given.items()}
        if checked.get("as_at"):
            _must_be_a_date(checked["as_at"])
            checked["release"] = False  # an old value can no longer be confirmed
        return Settings(root=root.resolve(), **checked)


def _fault(name: str, words: str) -> PacksiteError:
    return PacksiteError(f'pyproject.toml: [tool.packsite] "{name}" must {words}.')


def _must_be_a_date(words: str) -> None:
    try:
        date.fromisoformat(words)
    except ValueError:
        raise _fault("as_at", f'be a date such as 2026-11-20, not "{words}"') from None


def _checked(name: str, value: object) -> object:
    known = {field.name: field.default for field in fields(Settings) if field.name != "root"}
    if name not in known:
        hint = did_you_mean(nearest(name, known))
        raise PacksiteError(
            f'pyproject.toml: [tool.packsite] has no setting "{name}". {hint}'.strip()
        )
    if isinstance(known[name], tuple) and isinstance(value, list):
        value = tuple(str(item) for item in value)
    wanted = type(known[name])
    if type(value) is not wanted or (isinstance(value, int) and wanted is int and value < 1):
        raise _fault(name, f"be a {_WORDS[wanted]}, not {value!r}")
    for place in value if isinstance(value, tuple) else (value,) if name in _INSIDE else ():
        parts = re.split(r"[/\\]", str(place))
        if {"..", ""} & {*parts} or ":" in parts[0]:
            raise _fault(name, f'name places inside this project, not "{place}"')
    return value


_INSIDE = {"docs", "data", "menu"}
"""Settings whose paths must be inside the project; the cache may be anywhere."""
_WORDS = {
    str: "text in quotes",
    tuple: "list of folder names",
    bool: "true or false",
    int: "whole number above 0",
}
