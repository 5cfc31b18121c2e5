"""Print a form as a Word file, or take it from the cache."""

from __future__ import annotations

from packsite.cache.store import Store
from packsite.printing.document.context import ReadImage
from packsite.printing.document.convert import print_document
from packsite.printing.job import PrintJob, PrintResult
from packsite.printing.pdf.cache import keep, key_of, load, picture_digests


def print_word(job: PrintJob, *, store: Store, read_image: ReadImage) -> PrintResult:
    """Return the Word file of a job for a single page; its PDF reports its problems."""
    if cached := load(store, key_of(job), read_image):
        return cached
    from packsite.printing.word.write import word_document  # noqa: PLC0415 - slow to load, seldom needed

    document, _ = print_document(job, read_image=read_image)
    content = word_document(document, job.version)
    result = PrintResult(job.uri, content, reused=False, problems=())
    keep(store, key_of(job), result, picture_digests(document.sources))
    return result
