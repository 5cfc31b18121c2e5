"""Write the woven Markdown, files and PDFs to a folder, as input for any site generator."""

import json
from collections.abc import Iterator
from pathlib import Path

from packsite.model.disk import disk_errors, write_file, write_files
from packsite.model.problems import Problem
from packsite.model.progress import Progress, silent
from packsite.model.settings import PacksiteError
from packsite.model.site import Woven
from packsite.printing.site import print_site
from packsite.read.pictures import as_published


def stage(
    woven: Woven, folder: Path, *, with_pdf: bool, say: Progress = silent
) -> tuple[Problem, ...]:
    """Write a site without errors to `folder`, which must be new or empty; return print problems.

    `say` is called with messages about the printing. Raises PacksiteError where the folder is not
    empty or cannot be written.
    """
    with disk_errors("folder"):
        if folder.exists() and any(folder.iterdir()):
            raise PacksiteError(
                f'"{folder}" is not empty. Give a new folder, so that nothing old is left in it.'
            )
        return tuple(_write_site(woven, folder, with_pdf=with_pdf, say=say))


def _write_site(woven: Woven, folder: Path, *, with_pdf: bool, say: Progress) -> Iterator[Problem]:
    for uri, markdown in woven.pages.items():
        facts = _front_matter(*woven.titles[uri], is_withdrawn=uri in woven.site.withdrawn)
        write_file(folder / uri, f"{facts}\n{markdown}\n")
    for source in woven.site.files:
        write_file(folder / source.uri, as_published(source.uri, source.path.read_bytes()))
    write_files(folder, woven.downloads)
    for printed in print_site(woven, say=say) if with_pdf else ():
        yield from printed.problems
        if printed.content:
            write_file(folder / printed.uri, printed.content)


def _front_matter(title: str, summary: str, *, is_withdrawn: bool) -> str:
    """Return the front matter for a site generator; a JSON string is also a YAML string."""
    hidden = ("robots: noindex", "search: {exclude: true}") if is_withdrawn else ()
    facts = {"title": title, "description": summary}
    lines = (f"{name}: {json.dumps(words, ensure_ascii=False)}" for name, words in facts.items())
    return "\n".join(("---", *lines, *hidden, "---", ""))
