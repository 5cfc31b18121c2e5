"""The engine in a site of its own: its wheel, and the pinned packages that it was tested with."""

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from packsite.cache.key import file_digest

REQUIREMENTS = "requirements.txt"
_HEAD = """\
# The engine of the site, and the packages that it was tested with. Each is checked by its hash.
"""


def engine_files() -> Mapping[str, bytes]:
    """Return requirements.txt, and the wheel it names if that has no address on the web, by path.

    Empty where the engine is not installed from a wheel (PEP 610), as in its own repository.
    """
    try:
        record = json.loads(distribution("packsite").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        return {}
    url = record.get("url", "")
    digest = record.get("archive_info", {}).get("hashes", {}).get("sha256", "")
    if url.startswith("https:") and url.endswith(".whl") and digest:
        return {REQUIREMENTS: _pinned(f"packsite @ {url}", digest)}
    wheel = Path(url2pathname(urlsplit(url).path))
    if wheel.suffix != ".whl" or not wheel.is_file():
        return {}
    path = f"engine/{wheel.name}"
    return {
        REQUIREMENTS: _pinned(f"./{path}", file_digest(wheel)),
        path: wheel.read_bytes(),
    }


def _pinned(engine: str, digest: str) -> bytes:
    pins = (files("packsite.templates") / "pins.txt").read_text("utf-8")
    return f"{_HEAD}{engine} --hash=sha256:{digest}\n{pins}".encode()
