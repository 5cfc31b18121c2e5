"""Make the slides of a session plan, or take them from the cache."""

from packsite.cache.store import Store
from packsite.printing.document.context import ReadImage
from packsite.printing.document.structure import PrintDocument
from packsite.printing.job import PrintJob, PrintResult
from packsite.printing.pdf.cache import cached


def print_slides(job: PrintJob, *, store: Store, read_image: ReadImage) -> PrintResult:
    """Return the slides of a job for a session plan; its PDF reports its problems."""

    def write(document: PrintDocument) -> bytes:
        from packsite.printing.slides.write import presentation  # noqa: PLC0415 - slow to load, seldom needed

        return presentation(document, job.timetable, job.version)

    return cached(job, write, store=store, read_image=read_image)
