"""Problems for editors from engine messages and stopped jobs."""

from packsite.model.print_codes import PDF102, PDF104, PDF105
from packsite.model.problems import Problem
from packsite.printing.job import PrintJob
from packsite.printing.pdf.limits import Limits
from packsite.printing.pdf.workers import Reason


def engine_problem(job: PrintJob, message: str, *, printed: bool) -> Problem:
    """Return the problem for a message of the print engine: a warning if the PDF was printed."""
    code = PDF104 if printed else PDF102
    words = f'"{job.title}": the print engine says: {message.rstrip(".")}.'
    return Problem(_file(job), 0, 0, code, words)


def stopped_problem(job: PrintJob, reason: Reason, limits: Limits) -> Problem:
    """Return the problem for a job that was stopped."""
    template, hint = _STOPPED[reason]
    words = template.format(title=job.title, limits=limits)
    return Problem(_file(job), 0, 0, PDF105, words, hint[job.is_pack])


_SPLIT = (
    "Split its largest table or list, or split the page in two.",
    "Split it into two packs, or split its longest page.",
)
_STOPPED = {
    Reason.TIME: (
        'Printing "{title}" takes more than {limits.seconds} seconds, so it was stopped.',
        _SPLIT,
    ),
    Reason.MEMORY: (
        'Printing "{title}" takes more than {limits.megabytes:,} MB of memory, so it was stopped.',
        _SPLIT,
    ),
    Reason.ENDED: (
        'The process that printed "{title}" stopped before it had finished, and did so again on a '
        "second attempt.",
        ("Build again. If it still happens, split the page.",) * 2,
    ),
}
"""The message and the hints, for a page and for a pack, by reason."""


def _file(job: PrintJob) -> str:
    return job.uri if job.is_pack else job.pages[0].uri
