"""The print jobs of a site: each page and each pack, in each edition."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from packsite.connect.handouts import (
    PARTICIPANTS_SET,
    TRAINERS_SET,
    participants_part,
    print_plan,
)
from packsite.connect.histories import current_version
from packsite.model.editions import Edition
from packsite.model.facts import Kind
from packsite.model.page import Document
from packsite.model.references import Target
from packsite.model.site import Woven
from packsite.printing.document.briefing import KIND
from packsite.printing.job import PrintJob, PrintPage
from packsite.printing.pack_matter import pack_parts, review_dates, short_forms, sources_cited
from packsite.printing.print_pages import (
    generated_page,
    page_markdown,
    print_sheet,
    sheets_apart,
    version_url,
    withdrawal,
    written_page,
)
from packsite.read.session_plan import session_plan
from packsite.templates import link_from
from packsite.weave.archive import archive_notice
from packsite.weave.pages import roles

_BRIEFING_FOOT = "briefing_foot.md.jinja"
_RESPONSES = "PG-91"
"""The generated page that lists the responses to each finding."""


def print_jobs(woven: Woven) -> tuple[PrintJob, ...]:
    """Return the print jobs of a site without errors, pages first, then packs.

    The version of a job is the newest change in its pages, and review dates are absolute, so that
    jobs do not depend on the day of the build.
    """
    pages = {page.facts.id: written_page(woven, page) for page in woven.site.documents}
    pages |= {page.id: generated_page(woven, page) for page in woven.generated}
    archive = archive_notice(woven.site.settings)
    jobs = (*_page_jobs(woven, pages), *_pack_jobs(woven, pages))
    return tuple(replace(job, archive=archive) for job in jobs)


def slide_jobs(woven: Woven) -> Iterator[PrintJob]:
    """Yield the job of the slides of each session plan."""
    for page in woven.site.documents:
        if uri := page.slides_uri:
            whole = replace(written_page(woven, page), sheets=())
            job = _job(woven, page, (whole,), page.facts.version)
            yield replace(job, uri=uri, timetable=session_plan(page))


def _page_jobs(woven: Woven, pages: Mapping[str, PrintPage]) -> Iterator[PrintJob]:
    briefings = woven.site.briefings
    newest = max((page.facts.version for page in woven.site.documents), default=date(2000, 1, 1))
    for page in woven.site.documents:
        if page.facts.kind is not Kind.PACK:
            job = _job(woven, page, (pages[page.facts.id],), page.facts.version)
            uris = dict(page.pdf_uris)
            if page in briefings.values():
                del uris[Edition.STANDARD]  # which is the briefing itself
            yield from _in_each_edition(job, uris)
            yield from _sheet_jobs(job, page)
        briefing = briefings.get(page.facts.id, page)
        if page.facts.kind is Kind.BRIEF and not briefing.unprintable:
            yield _briefing(woven, page, briefing)
    for generated in woven.generated:
        job = PrintJob(
            uri="",
            title=generated.title,
            summary=generated.summary,
            pages=(pages[generated.id],),
            brand=woven.site.library.brand,
            version=newest,
            site_url=woven.site.settings.site_url,
            version_url=pages[generated.id].version_url,
        )
        yield from _in_each_edition(job, generated.pdf_uris)


def _sheet_jobs(job: PrintJob, page: Document) -> Iterator[PrintJob]:
    """Yield the jobs of the sheets of a page from the job of the page itself."""
    (whole,) = job.pages
    for sheet in page.sheets:
        alone = replace(whole, sheets=(print_sheet(sheet),), has_text=False)
        title = f"{job.title}: {sheet.title}"
        yield from _in_each_edition(replace(job, title=title, pages=(alone,)), sheet.pdf_uris)


def _briefing(woven: Woven, brief: Document, page: Document) -> PrintJob:
    """Return the briefing sheet of a brief, from `page`: the brief itself, or its written briefing.

    It has the id and the version of the page that it is made from, and is the PDF of a written one.
    """
    full = brief.target if page is not brief else None
    (responses,) = (
        Target(one.uri, "", one.title, one.id) for one in woven.generated if one.id == _RESPONSES
    )
    words = replace(
        written_page(woven, page),
        kind=f"{KIND} of {brief.facts.id}" if full else KIND,
        markdown=page_markdown(woven, page, _BRIEFING_FOOT, brief=full, answers=responses),
        sheets=(),
    )
    job = _job(woven, page, (words,), page.facts.version)
    uri = page.pdf_uri if full else brief.pdf_uris[Edition.BRIEFING]
    return replace(job, edition=Edition.BRIEFING, uri=uri)


def _pack_jobs(woven: Woven, pages: Mapping[str, PrintPage]) -> Iterator[PrintJob]:
    for pack in woven.site.documents:
        if pack.facts.kind is Kind.PACK:
            job = _pack(woven, pack, pages)
            whole = _in_each_edition(job, pack.pdf_uris)
            yield from (_note(one) if one.edition is Edition.FOLDED else one for one in whole)
            note = replace(pages[pack.facts.id], version_url=job.version_url)
            alone = replace(job, pages=(note,), is_pack=False, intro="", id="")
            yield from _sheet_jobs(replace(alone, title=pack.facts.title), pack)
            if pack.participants_uris:
                participants = _participants(pack, job, woven.site.by_id)
                yield from _in_each_edition(participants, pack.participants_uris)


def _pack(woven: Woven, pack: Document, pages: Mapping[str, PrintPage]) -> PrintJob:
    printed = tuple(_in_pack(woven, pages, one) for one in pack.facts.contents)
    inside = [page for page in woven.site.documents if page.facts.id in pack.facts.contents]
    reviews = {page.facts.id: woven.site.connections[page.uri].review for page in inside}
    plan = print_plan(pack, woven.site.by_id)
    if plan:  # whose sheets are taken out and copied
        printed = tuple(_on_own_leaves(page) for page in printed)
    return replace(
        _job(woven, pack, printed, current_version(pack, woven.site.by_id)),
        title=f"{pack.facts.title} – {TRAINERS_SET.lower()}" if plan else pack.facts.title,
        parts=pack_parts(pack),
        plan=tuple((str(one.copies), f"{one.title}, {one.who}") for one in plan),
        review=review_dates(reviews),
        short_forms=short_forms(woven, (pack, *inside)),
        cited=sources_cited(woven, (pack, *inside)),
    )


def _on_own_leaves(page: PrintPage) -> PrintPage:
    return replace(page, sheets=tuple(replace(sheet, own_leaf=True) for sheet in page.sheets))


def _note(pack: PrintJob) -> PrintJob:
    """Return the job of a pack without anything but its note."""
    return replace(pack, pages=(), parts=(), review="", short_forms=(), cited=())


def _participants(pack: Document, whole: PrintJob, documents: Mapping[str, Document]) -> PrintJob:
    """Return the job of the participants' set of a training pack from that of the whole pack."""
    return replace(
        whole,
        title=f"{pack.facts.title} – {PARTICIPANTS_SET.lower()}",
        summary="The pages and the forms for each person.",
        audience="",
        intro="",
        intro_sheets=(),
        parts=(),
        plan=(),
        pages=tuple(
            part
            for page in whole.pages
            if (part := _for_participants(pack, page, documents.get(page.id)))
        ),
    )


def _for_participants(
    pack: Document, printed: PrintPage, page: Document | None
) -> PrintPage | None:
    """Return the participants' part of a page, or `None` if it has none."""
    if page is None:  # generated
        return printed
    has_text, sheets = participants_part(pack, page)
    given = {sheet.anchor for sheet in sheets}
    if not (has_text or given):
        return None
    parted = (replace(one, is_left_out=one.anchor not in given) for one in printed.sheets)
    return replace(printed, has_text=has_text, sheets=tuple(parted))


def _in_pack(woven: Woven, pages: Mapping[str, PrintPage], page_id: str) -> PrintPage:
    """Return a page of a pack; one that cannot be printed has only the way to it on screen."""
    page = woven.site.by_id.get(page_id)
    if page is None or not page.unprintable:
        return pages[page_id]
    words = f"This page cannot be printed. Read it on screen: {link_from(page.target, page.uri)}."
    return replace(pages[page_id], markdown=words)


def _in_each_edition(job: PrintJob, uris: Mapping[Edition, str]) -> Iterator[PrintJob]:
    for edition, uri in uris.items():
        if edition is not Edition.BRIEFING:  # which has a job of its own
            yield replace(job, edition=edition, uri=uri)


def _job(woven: Woven, page: Document, inside: tuple[PrintPage, ...], version: date) -> PrintJob:
    facts, library = page.facts, woven.site.library
    is_pack = facts.kind is Kind.PACK
    return PrintJob(
        uri=page.pdf_uri,
        title=facts.title,
        summary=facts.summary,
        pages=inside,
        is_pack=is_pack,
        brand=library.brand,
        version=version,
        audience=", ".join(role.label for role in roles(facts, library)),
        occasion=facts.occasion,
        intro=page_markdown(woven, page) if is_pack else "",
        intro_sheets=sheets_apart(page) if is_pack else (),
        site_url=woven.site.settings.site_url,
        id=facts.id if is_pack else "",
        source=page.text if is_pack else "",
        version_url=version_url(woven, facts.id, version),
        notice=withdrawal(facts),
    )
