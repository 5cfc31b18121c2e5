"""Westmarsh, a partnership that does not exist: its site in `site/`, which the tests build.

Its mkdocs.yml is that of a site that installs the engine: `theme: packsite`, `plugins: [packsite]`.
"""

import os
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

from tests.conftest import TODAY

from packsite.model.settings import Settings
from packsite.model.site import Woven
from packsite.pipeline import check, weave

WESTMARSH = Path(__file__).parent / "site"
_PROJECT = Path(__file__).parents[1] / "pyproject.toml"


@cache
def woven() -> Woven:
    """Return Westmarsh's site as a value, checked and woven with its PDFs."""
    return weave(check(Settings.load(WESTMARSH), TODAY), with_pdf=True)


def picture(uri: str) -> bytes | None:
    """Return a file of Westmarsh's site, for print."""
    return next((one.path.read_bytes() for one in woven().site.files if one.uri == uri), None)


def build(site_dir: Path) -> None:
    """Build Westmarsh's site with its PDFs in a folder, strictly."""
    names = _entry_points(site_dir.parent)
    path = os.pathsep.join(filter(None, (str(names), os.environ.get("PYTHONPATH"))))
    run = subprocess.run(
        [sys.executable, "-m", "packsite_mkdocs", "build", "--site-dir", str(site_dir)],
        cwd=WESTMARSH,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def _entry_points(folder: Path) -> Path:
    """Return a folder that registers the plugin and the theme, as the installed wheel does."""
    named = tomllib.loads(_PROJECT.read_text("utf-8"))["project"]["entry-points"]
    place = folder / "installed/packsite-0.dist-info"
    place.mkdir(parents=True)
    (place / "METADATA").write_text("Metadata-Version: 2.1\nName: packsite\nVersion: 0\n", "utf-8")
    text = "".join(
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
        for group, entries in named.items()
    )
    (place / "entry_points.txt").write_text(text, "utf-8")
    return place.parent
