"""Print every page and pack of a site, and report problems by source file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from packsite.cache.store import Store
from packsite.model.editions import Edition
from packsite.model.printed import OnPrinted, PrintResult
from packsite.model.problems import Problem
from packsite.model.progress import Progress, silent
from packsite.model.site import Woven
from packsite.printing.document.structure import PrintDocument
from packsite.printing.job import PrintJob
from packsite.printing.jobs import print_jobs, slide_jobs
from packsite.printing.pdf.cache import cached
from packsite.printing.pdf.dask import cluster
from packsite.printing.pdf.draw import print_pdf
from packsite.printing.pdf.limits import Limits

_NO_CODE = (
    "site_url is not set, so the PDFs have no code for checking whether they are still current. "
    "Set it once the address of the site is known."
)


def print_site(
    woven: Woven, progress: OnPrinted = silent, say: Progress = silent
) -> list[PrintResult]:
    """Return the files of a site without errors: PDFs, then Word files, then slides.

    Problems name their source file, and are reported once, not for each edition. `progress` is
    called with each PDF as it is ready, `say` with messages. Raises PacksiteError where a cluster
    is configured that cannot print.
    """
    site = woven.site
    pictures = {source.uri: source.path for source in site.files}
    jobs, settings = print_jobs(woven), site.settings
    if not settings.site_url:
        say(_NO_CODE)
    store = Store(settings.root / settings.cache / "pdf", megabytes=settings.cache_size, say=say)

    def read_image(uri: str) -> bytes | None:
        return pictures[uri].read_bytes() if uri in pictures else None

    with cluster() as executor:
        results = print_pdf(
            jobs,
            store=store,
            read_image=read_image,
            limits=Limits(settings.print_seconds, settings.print_memory),
            executor=executor,
            progress=progress,
        )
    for form in _word_jobs(woven, jobs):
        results.append(cached(form, sheet_in_word, store=store, read_image=read_image))
    for plan in slide_jobs(woven):
        results.append(cached(plan, plan_on_slides, store=store, read_image=read_image))
    file_by_uri = {document.uri: document.source.file for document in site.documents}
    for document in site.documents:
        file_by_uri |= dict.fromkeys(document.printed, document.source.file)
    return _with_new_problems(results, file_by_uri)


def sheet_in_word(document: PrintDocument, job: PrintJob) -> bytes:
    """Return the Word file of a job for a single page."""
    from packsite.printing.word.write import word_document  # noqa: PLC0415 - slow to load, seldom needed

    return word_document(document, job.version)


def plan_on_slides(document: PrintDocument, job: PrintJob) -> bytes:
    """Return the slides of a job for a session plan."""
    from packsite.printing.slides.write import presentation  # noqa: PLC0415 - slow to load, seldom needed

    return presentation(document, job.timetable, job.version)


def _word_jobs(woven: Woven, jobs: Iterable[PrintJob]) -> Iterator[PrintJob]:
    """Return the jobs of the Word files: of sheets, in their standard edition."""
    sheets = (one for page in woven.site.documents for one in page.sheets if one.word_uri)
    word = {sheet.pdf_uris[Edition.STANDARD]: sheet.word_uri for sheet in sheets}
    return (replace(job, uri=word[job.uri]) for job in jobs if job.uri in word)


def _with_new_problems(
    results: Iterable[PrintResult], file_by_uri: Mapping[str, str]
) -> list[PrintResult]:
    """Name the source file of each problem, and remove those that an earlier result has already."""
    seen: set[Problem] = set()
    reported = []
    for result in results:
        named = [replace(one, file=file_by_uri.get(one.file, one.file)) for one in result.problems]
        reported.append(replace(result, problems=tuple(one for one in named if one not in seen)))
        seen.update(named)
    return reported
