"""Turn a built site into the intranet kit: one zip for whoever puts it on a server or a share.

`website/` is the site as it is; `documents/` has every document of it again, with an index that
opens where web pages do not (SharePoint); `SHA256SUMS` tells whether all has arrived whole. The
same site gives the same bytes: nothing in the zip knows the clock.
"""

from __future__ import annotations

from pathlib import Path

from lxml import html

from packsite.generate.hosting import hosting_files
from packsite.model.settings import PacksiteError
from packsite.publish.kit.documents import Document, documents
from packsite.publish.kit.index import index_document
from packsite.publish.kit.packing import newest, pack, sums, unsafe_names
from packsite.templates import day, render

INDEX = "documents/index.docx"
SUMS = "SHA256SUMS"
START = "START-HERE.txt"


def write_kit(site: Path, target: Path, epoch: int | None) -> int:
    """Write the kit of the site in a folder to `target`; return how many files it holds.

    `epoch` is the time that its files carry, in seconds; otherwise the day of the newest document.
    Raises PacksiteError where there is no whole site, or a name that Windows would refuse.
    """
    _must_be_a_site(site, target)
    try:
        files = {f"website/{name}": content for name, content in _files(site).items()}
        listed = documents(_files(site))
        files |= {f"documents/{one.name}": files[f"website/{one.name}"] for one in listed}
        when = newest(epoch, listed)
        files[INDEX] = index_document(_title(site), listed, when)
        files[START] = _start_here(site, listed, len(files) + 2).encode()
        files[SUMS] = sums(files)
        if refused := unsafe_names(files):
            raise PacksiteError(refused)
        pack(files, target, when)
    except OSError as error:
        raise PacksiteError(
            f'"{error.filename}" cannot be read or written ({error.strerror}). '
            "Check the permissions, or give another file."
        ) from None
    return len(files)


def _must_be_a_site(site: Path, target: Path) -> None:
    missing = [name for name in ("index.html", *hosting_files()) if not (site / name).is_file()]
    if missing:
        raise PacksiteError(
            f'"{site}" is not a complete site: "{missing[0]}" is missing. Run make site first.'
        )
    if target.resolve().is_relative_to(site.resolve()):
        raise PacksiteError("The zip cannot be inside the site. Choose a file outside it.")


def _files(site: Path) -> dict[str, bytes]:
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def _title(site: Path) -> str:
    title = html.fromstring((site / "index.html").read_bytes().decode()).findtext(".//title") or ""
    return " ".join(title.split())


def _start_here(site: Path, listed: tuple[Document, ...], count: int) -> str:
    """Return the page that says what to do, with the line ends that every editor shows."""
    versions = [one.version for one in listed if one.version]
    words = render(
        "kit_start_here.jinja",
        title=_title(site),
        newest=day(max(versions)) if versions else "",
        count=count,
        documents=len(listed),
        example=listed[0].name if listed else "index.docx",
    )
    return words.replace("\n", "\r\n")
