"""Print a form as a Word file, or take it from the cache."""

from __future__ import annotations

from packsite.cache.store import Store
from packsite.printing.document.context import ReadImage
from packsite.printing.document.convert import print_document
from packsite.printing.job import PrintJob
from packsite.printing.pdf.cache import Entry, keep, key_of, load, picture_digests
from packsite.printing.pdf.draw import PrintResult


def print_word(job: PrintJob, *, store: Store, read_image: ReadImage) -> PrintResult:
    """Return the Word file of a job for a single page.

    Its problems are those of its PDF, which reports them.
    """
    if known := load(store, key_of(job), read_image):
        return PrintResult(job.uri, known.content, reused=True, problems=())
    from packsite.printing.word.write import word_document  # noqa: PLC0415 - slow to load, seldom needed

    seen: dict[str, bytes | None] = {}

    def read_and_remember(uri: str) -> bytes | None:
        seen[uri] = read_image(uri)
        return seen[uri]

    document, _ = print_document(job, read_image=read_and_remember)
    content = word_document(document, job.version)
    keep(store, key_of(job), job.uri, Entry(content, ()), picture_digests(seen))
    return PrintResult(job.uri, content, reused=False, problems=())
