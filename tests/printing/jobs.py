"""Small jobs for the tests of the print stage, and their documents."""

from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace
from datetime import date
from typing import Any

from packsite.cache.store import Store
from packsite.model.brand import Brand
from packsite.model.editions import Edition
from packsite.model.printed import PrintResult
from packsite.model.problems import Problem
from packsite.printing.document.context import ReadImage
from packsite.printing.document.convert import print_document
from packsite.printing.document.structure import PrintDocument
from packsite.printing.document.tree import walk
from packsite.printing.job import Cited, PrintJob, PrintPage, PrintPart
from packsite.printing.pdf.draw import print_pdf

FACTS = (("For", "Social work, Health"), ("Owner", "Business Unit"), ("Review due", "1 May 2027"))


PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAACgAAAAUCAAAAADaLSBnAAAAGElEQVR42mOMYiAO"
    "MDGMKhxVOKqQgYEBAGNBAIIV++h3AAAAAElFTkSuQmCC"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'
PICTURES: Mapping[str, bytes] = {
    "standards/tree.png": PNG,
    "standards/tree.svg": SVG,
    "standards/notes.txt": b"not a picture",
}


class Here(Executor):
    """An executor that does each job at once, in this process: it starts no other."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **options: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(fn(*args, **options))
        return done


def draw(
    jobs: Sequence[PrintJob], *, store: Store, read_image: ReadImage = PICTURES.get
) -> list[PrintResult]:
    """Print jobs in this process, for tests that are not about workers."""
    return print_pdf(jobs, store=store, read_image=read_image, executor=Here())


def a_page(markdown: str = "Text.", *, number: int = 8, title: str = "Core groups") -> PrintPage:
    """Return the page of a standard to print."""
    return PrintPage(
        uri=f"standards/page-{number}.md",
        id=f"CPS-{number:02}",
        kind="Standard",
        title=title,
        summary="The people who make a plan happen.",
        facts=FACTS,
        markdown=markdown,
    )


BRAND = Brand("Northshire Safeguarding Children Partnership")


def a_job(*pages: PrintPage, site_url: str = "") -> PrintJob:
    """Return the job for the PDF of one page."""
    return PrintJob(
        uri="standards/core-groups.pdf",
        title="Core groups",
        summary="The people who make a plan happen.",
        pages=pages or (a_page(),),
        brand=BRAND,
        version=date(2026, 11, 23),
        audience="Social work, Health",
        site_url=site_url,
    )


def a_pack(*pages: PrintPage, intro: str = "Print this.", site_url: str = "") -> PrintJob:
    """Return the job for the PDF of a pack."""
    return PrintJob(
        uri="packs/PK-01-new-here.pdf",
        title="New here",
        summary="What a new colleague needs.",
        pages=pages or (a_page(), a_page(number=9, title="Reviews")),
        is_pack=True,
        brand=BRAND,
        version=date(2026, 11, 23),
        audience="Trainers",
        occasion="The first week",
        intro=intro,
        site_url=site_url,
        id="PK-01",
    )


def in_edition(job: PrintJob, edition: Edition) -> PrintJob:
    """Return the same job in another edition."""
    return replace(job, edition=edition, uri=job.uri.replace(".pdf", f"-{edition.key}.pdf"))


def in_parts(job: PrintJob) -> PrintJob:
    """Return a pack with its first page on its own and the others in two parts."""
    half = (len(job.pages) - 1) // 2
    parts = (
        PrintPart("First steps", 1, half, f"{half} standards"),
        PrintPart(
            "Further on",
            1 + half,
            len(job.pages) - 1 - half,
            "2 standards",
            "../standards/tree.svg",
        ),
    )
    return replace(
        job,
        parts=parts,
        review="Review due 1 May 2027, for every page inside.",
        short_forms=(("ICPC", "initial child protection conference"),),
        cited=(Cited("WT2026", "Working Together 2026", "Working together, HM Government, 2026."),),
    )


def document_of(job: PrintJob) -> tuple[PrintDocument, tuple[Problem, ...]]:
    """Return the print document of a job, and its problems."""
    return print_document(job, read_image=PICTURES.get)


def blocks(markdown: str, *, site_url: str = "") -> list[Any]:
    """Return the blocks of a page of Markdown, and assert that it has no problems."""
    document, problems = document_of(a_job(a_page(markdown), site_url=site_url))
    assert problems == ()
    return [*document.content["pages"][0]["blocks"]]


def line(markdown: str, *, site_url: str = "") -> list[Any]:
    """Return the inline nodes of Markdown that is one paragraph."""
    (paragraph,) = blocks(markdown, site_url=site_url)
    assert paragraph["type"] == "paragraph"
    return [*paragraph["content"]]


def words(tree: object) -> str:
    """Return all the text in a tree of nodes, in reading order."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, list):
        return "".join(map(words, tree))
    if not isinstance(tree, dict):
        return ""
    return "".join(words(tree.get(key)) for key in ("content", "text", "blocks", "items"))


def all_of(kind: str, tree: object) -> list[Any]:
    """Return the nodes of a type, in reading order."""
    return [node for node in walk(tree) if node["type"] == kind]


def problems_of(markdown: str) -> list[tuple[str, str, str]]:
    """Return file, code and message of each problem of a page."""
    _, problems = document_of(a_job(a_page(markdown)))
    return [(problem.file, problem.code.id, problem.message) for problem in problems]
