"""Write the woven Markdown, its files and the PDFs into a folder, for any site generator."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from packsite.print_site import print_site
from packsite.problems import Problem
from packsite.settings import PacksiteError
from packsite.site import Site


def stage(site: Site, folder: Path, *, with_pdf: bool) -> tuple[Problem, ...]:
    """Write a site without errors into `folder`, which must be new or empty; return print problems.

    Raises PacksiteError where the folder is in use.
    """
    if folder.exists() and any(folder.iterdir()):
        raise PacksiteError(
            f'"{folder}" is not empty. Name a new folder, so that nothing old stays in it.'
        )
    for uri, markdown in site.woven.items():
        _write(folder / uri, f"{_front_matter(site, uri)}\n{markdown}\n".encode())
    for source in site.files:
        (folder / source.uri).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source.path, folder / source.uri)
    return tuple(_pdfs(site, folder)) if with_pdf else ()


def _pdfs(site: Site, folder: Path) -> Iterator[Problem]:
    for printed in print_site(site):
        yield from printed.problems
        if printed.content:
            _write(folder / printed.uri, printed.content)


def _front_matter(site: Site, uri: str) -> str:
    """Return the facts that a site generator uses; a JSON string is also a YAML string."""
    titles = {page.uri: (page.title, page.summary) for page in site.generated}
    titles |= {
        document.uri: (document.facts.title, document.facts.summary) for document in site.documents
    }
    title, summary = titles[uri]
    lines = (
        f"{name}: {json.dumps(words, ensure_ascii=False)}"
        for name, words in (("title", title), ("description", summary))
    )
    return "---\n" + "\n".join(lines) + "\n---\n"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
