"""The intranet kit: a built site as one zip, for a web server or a file share.

`website/` is the site itself; `documents/` repeats its documents with an index that opens where web
pages do not (SharePoint); `SHA256SUMS` verifies the transfer. Deterministic to the byte: nothing in
the zip depends on the clock.
"""

from pathlib import Path

from lxml import html

from packsite.generate.hosting import hosting_files
from packsite.model.disk import disk_errors
from packsite.model.settings import PacksiteError
from packsite.publish.kit.documents import Download, downloads
from packsite.publish.kit.index import index_document
from packsite.publish.kit.packing import checksums, name_fault, timestamp, write_zip
from packsite.templates import day, render

INDEX = "documents/index.docx"
SUMS = "SHA256SUMS"
START = "START-HERE.txt"


def write_kit(site: Path, target: Path, epoch: int | None) -> int:
    """Write the kit of the site in a folder to `target`; return how many files it holds.

    `epoch` is the time of its files in seconds, by default that of the build: web servers tell one
    release of a page from the next by its time and size. Raises PacksiteError where the site is
    incomplete, or Windows cannot unpack it.
    """
    _require_site(site, target)
    with disk_errors("file"):
        built = _files(site)
        listed = downloads(built)
        files = {f"website/{name}": content for name, content in built.items()}
        files |= {f"documents/{one.name}": built[one.name] for one in listed}
        when = timestamp((site / "index.html").stat().st_mtime if epoch is None else epoch)
        title = _title(built["index.html"])
        files[INDEX] = index_document(title, listed, when)
        files[START] = _start_here(title, listed, len(files) + 2).encode()
        files[SUMS] = checksums(files)
        if fault := name_fault(files):
            raise PacksiteError(fault)
        write_zip(files, target, when)
    return len(files)


def _require_site(site: Path, target: Path) -> None:
    missing = [name for name in ("index.html", *hosting_files()) if not (site / name).is_file()]
    if missing:
        raise PacksiteError(
            f'"{site}" is not a complete site: "{missing[0]}" is missing. Build it first.'
        )
    if target.resolve().is_relative_to(site.resolve()):
        raise PacksiteError("The zip cannot be inside the site. Choose a file outside it.")


def _files(site: Path) -> dict[str, bytes]:
    paths = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def _title(page: bytes) -> str:
    return " ".join((html.fromstring(page.decode()).findtext(".//title") or "").split())


def _start_here(title: str, listed: tuple[Download, ...], count: int) -> str:
    """Return the instructions, with line ends for every text editor (CRLF)."""
    versions = [one.version for one in listed if one.version]
    words = render(
        "kit_start_here.jinja",
        title=title,
        newest=day(max(versions)) if versions else "",
        count=count,
        documents=len(listed),
    )
    return words.replace("\n", "\r\n")
