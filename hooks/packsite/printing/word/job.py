"""Print a form as a Word file, or take it from the cache."""

from packsite.cache.store import Store
from packsite.printing.document.context import ReadImage
from packsite.printing.document.structure import PrintDocument
from packsite.printing.job import PrintJob, PrintResult
from packsite.printing.pdf.cache import cached


def print_word(job: PrintJob, *, store: Store, read_image: ReadImage) -> PrintResult:
    """Return the Word file of a job for a single page; its PDF reports its problems."""

    def write(document: PrintDocument) -> bytes:
        from packsite.printing.word.write import word_document  # noqa: PLC0415 - slow to load, seldom needed

        return word_document(document, job.version)

    return cached(job, write, store=store, read_image=read_image)
