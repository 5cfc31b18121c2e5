from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tests.builders import A_LIBRARY, FIRST_PUBLISHED, a_page, a_site
from tests.conftest import TODAY
from tests.rendering import lines_of

from packsite.model.brand import Brand
from packsite.model.data import Library
from packsite.model.editions import POSTER_EDITIONS, Edition, pdf_uri
from packsite.model.facts import (
    Change,
    ChangeKind,
    Format,
    PackPart,
    Recipient,
    SheetEntry,
    TrainingSession,
)
from packsite.model.generated_pages import OUTLINES, announced
from packsite.model.site import Woven
from packsite.pipeline import weave
from packsite.printing.job import Cited, PrintJob, PrintPage, PrintPart, PrintSheet
from packsite.printing.jobs import print_jobs, slide_jobs
from packsite.printing.pdf.cache import key_of

LATER = date(2027, 5, 1)
STANDARD = a_page(
    "CPS-05",
    "## Who\n\n[[source:WT2026]] about a CIN.\n",
    title="Core groups",
    audience=("social-work", "everyone"),
    changes=(FIRST_PUBLISHED, Change(LATER, ChangeKind.ACT, "More.")),
)
HOME = a_page("PG-01", "[[CPS-05]]\n", title="Home")
PACK = a_page(
    "PK-01", "A note on [[CPS-05]].\n", title="New here", contents=("PG-01", "CPS-05", "PG-93"),
    occasion="In week one.",
)  # fmt: skip
WOVEN = weave(a_site(HOME, PACK, STANDARD, site_url="https://example.org/"), with_pdf=True)


def jobs_of(woven: Woven) -> dict[str, PrintJob]:
    return {job.uri: job for job in print_jobs(woven)}


def test_every_document_and_every_page_in_it_has_the_address_of_its_currency_check() -> None:
    jobs = jobs_of(WOVEN)
    page, pack = jobs["standards/CPS-05-cps-05.pdf"], jobs["packs/PK-01-pk-01.pdf"]
    assert page.version_url == "https://example.org/v/cps-05/2027-05-01.html"
    assert pack.version_url == "https://example.org/v/pk-01/2027-05-01.html"
    assert [inside.version_url for inside in pack.pages] == [
        "https://example.org/v/pg-01/2026-11-23.html",
        "https://example.org/v/cps-05/2027-05-01.html",
        "https://example.org/v/pg-93/index.html",
    ]
    assert {job.version_url.removeprefix("https://example.org/") for job in jobs.values()} <= {
        *WOVEN.downloads
    }


def test_the_site_address_may_end_with_a_slash() -> None:
    woven = weave(a_site(HOME, site_url="https://example.org/a"), with_pdf=True)
    (job, *_) = print_jobs(woven)
    assert job.version_url == "https://example.org/a/v/pg-01/2026-11-23.html"


def test_no_two_documents_have_the_same_title() -> None:
    brief = a_page("LB-2027-01", scope="local", title="Learning from a review")
    briefing = a_page("PG-30", briefing_of="LB-2027-01", title="Seven-minute briefing: a review")
    jobs = print_jobs(weave(a_site(HOME, PACK, STANDARD, brief, briefing), with_pdf=True))
    titles = {job.uri: job.document_title for job in jobs}
    assert len(set(titles.values())) == len(titles)
    assert titles["standards/CPS-05-cps-05.pdf"] == "CPS-05 Core groups"
    assert titles["standards/CPS-05-cps-05-large-print.pdf"] == "CPS-05 Core groups – large print"
    assert titles["packs/PK-01-pk-01-booklet.pdf"] == "PK-01 New here – booklet"
    assert titles["PG-30-pg-30.pdf"] == "PG-30 Seven-minute briefing: a review"


def test_without_a_site_address_there_is_no_version_address() -> None:
    assert {job.version_url for job in print_jobs(weave(a_site(HOME), with_pdf=True))} == {""}


def test_every_page_and_then_every_pack_becomes_a_pdf() -> None:
    standard = [job.uri for job in print_jobs(WOVEN) if job.edition is Edition.STANDARD]
    assert standard == [
        "PG-01-pg-01.pdf",
        "standards/CPS-05-cps-05.pdf",
        *(pdf_uri(page.uri, page.id) for page in announced(has_sessions=False) if page.is_printed),
        "packs/PK-01-pk-01.pdf",
    ]
    assert sorted(job.uri for job in print_jobs(WOVEN)) == sorted(WOVEN.pdf_uris)


def test_every_page_is_printed_in_large_print_as_well() -> None:
    standard, large = (
        [
            replace(job, uri="", edition=Edition.STANDARD)
            for job in print_jobs(WOVEN)
            if job.edition is edition
        ]
        for edition in (Edition.STANDARD, Edition.LARGE_PRINT)
    )
    assert large == standard
    assert jobs_of(WOVEN)["standards/CPS-05-cps-05-large-print.pdf"].edition is Edition.LARGE_PRINT


def test_a_page_is_printed_with_its_facts() -> None:
    job = jobs_of(WOVEN)["standards/CPS-05-cps-05.pdf"]
    (page,) = job.pages
    assert replace(job, pages=()) == PrintJob(
        uri="standards/CPS-05-cps-05.pdf",
        title="Core groups",
        summary="What this is for.",
        pages=(),
        brand=A_LIBRARY.brand,
        version=LATER,
        audience="Social work, Everyone",
        site_url="https://example.org/",
        id="",
        version_url="https://example.org/v/cps-05/2027-05-01.html",
    )
    assert replace(page, markdown="", source="") == PrintPage(
        uri="standards/cps-05.md",
        id="CPS-05",
        kind="Standard",
        title="Core groups",
        summary="What this is for.",
        facts=(
            ("For", "Social work, Everyone"),
            ("Owner", "Business unit"),
            ("Reviewed", "23 November 2026"),
            ("Review due", "23 November 2027"),
            ("Version", "1 May 2027"),
            ("Status", "Proposed; the partnership has not agreed it yet"),
        ),
        markdown="",
        version_url="https://example.org/v/cps-05/2027-05-01.html",
    )


GOLDEN = "print-CPS-05.txt"


def test_the_markdown_of_a_page_is_its_body_and_its_sources(
    golden: Callable[[str, str], None],
) -> None:
    (page,) = jobs_of(WOVEN)["standards/CPS-05-cps-05.pdf"].pages
    golden(GOLDEN, "\n".join(lines_of(page.markdown)))
    assert page.markdown.startswith(WOVEN.bodies["standards/cps-05.md"])
    assert page.markdown.endswith("\n*[CIN]: child in need")


def test_a_page_has_its_source_for_the_lines_of_problems() -> None:
    jobs = jobs_of(WOVEN)
    texts = {page.uri: page.text for page in WOVEN.site.documents}
    assert jobs["standards/CPS-05-cps-05.pdf"].pages[0].source == texts["standards/cps-05.md"]
    assert jobs["standards/CPS-05-cps-05.pdf"].source == ""
    assert jobs["packs/PK-01-pk-01.pdf"].source == "A note on [[CPS-05]].\n"


def test_a_pack_holds_its_pages_in_their_order_and_a_note() -> None:
    jobs = jobs_of(WOVEN)
    pack = jobs["packs/PK-01-pk-01.pdf"]
    assert pack == PrintJob(
        uri="packs/PK-01-pk-01.pdf",
        title="New here",
        summary="What this is for.",
        pages=(
            *jobs["PG-01-pg-01.pdf"].pages,
            *jobs["standards/CPS-05-cps-05.pdf"].pages,
            *jobs["PG-93-sources.pdf"].pages,
        ),
        is_pack=True,
        brand=A_LIBRARY.brand,
        version=LATER,
        audience="Everyone",
        occasion="In week one.",
        intro=pack.intro,
        site_url="https://example.org/",
        id="PK-01",
        version_url="https://example.org/v/pk-01/2027-05-01.html",
        source=pack.source,
        review="Review due 23 November 2027, for every page inside.",
        short_forms=(("CIN", "child in need"),),
        cited=(Cited("WT2026", "Working Together 2026", "Working together, HM Government, 2026."),),
    )
    assert lines_of(pack.intro) == ["p A note on Core groups <../standards/cps-05.md>."]


def test_the_version_of_a_pack_is_the_newest_of_its_pages_and_its_own() -> None:
    newest = date(2028, 1, 1)
    changed = (Change(newest, ChangeKind.READ, "x"),)
    pack = replace(PACK, facts=replace(PACK.facts, changes=changed))
    jobs = jobs_of(weave(a_site(HOME, pack, STANDARD), with_pdf=True))
    assert jobs["packs/PK-01-pk-01.pdf"].version == newest
    assert jobs["PG-01-pg-01.pdf"].version == TODAY


def test_the_version_of_a_generated_page_is_that_of_the_newest_page() -> None:
    job = jobs_of(WOVEN)["PG-92-glossary.pdf"]
    outline = next(page for page in WOVEN.generated if page.id == "PG-92")
    assert job == PrintJob(
        uri="PG-92-glossary.pdf",
        title=outline.title,
        summary=outline.summary,
        pages=(
            PrintPage(
                outline.uri,
                "PG-92",
                "Page",
                outline.title,
                outline.summary,
                (),
                outline.markdown,
                version_url="https://example.org/v/pg-92/index.html",
            ),
        ),
        brand=A_LIBRARY.brand,
        version=LATER,
        site_url="https://example.org/",
        version_url="https://example.org/v/pg-92/index.html",
    )


def test_an_empty_site_has_the_pdfs_of_its_generated_pages() -> None:
    nothing = Library(Brand(), {}, {}, {}, {})
    jobs = print_jobs(weave(a_site(library=nothing), with_pdf=True))
    titles = [job.title for job in jobs if job.edition is Edition.STANDARD]
    printed = [outline.title for outline in OUTLINES if outline.is_printed]
    assert titles == [title for title in printed if title != "Network Bites programme"]
    assert {job.version for job in jobs} == {date(2000, 1, 1)}


def test_a_pack_has_its_parts() -> None:
    parts = (PackPart("First", ("CPS-05",)), PackPart("Then", ("PG-93",)))
    pack = replace(PACK, facts=replace(PACK.facts, parts=parts))
    jobs = jobs_of(weave(a_site(HOME, pack, STANDARD), with_pdf=True))
    assert jobs["packs/PK-01-pk-01.pdf"].parts == (
        PrintPart("First", 1, 1, "1 standard"),
        PrintPart("Then", 2, 1, "1 title"),
    )


def test_an_edited_page_changes_its_own_pdfs_and_those_of_packs_that_hold_it() -> None:
    def edited(uri: str) -> set[str]:
        bodies = {**WOVEN.bodies, uri: WOVEN.bodies[uri] + "\nOne more sentence.\n"}
        after = jobs_of(replace(WOVEN, bodies=bodies))
        before = jobs_of(WOVEN)
        return {uri for uri, job in after.items() if key_of(job) != key_of(before[uri])}

    pages = {page.facts.id: page for page in WOVEN.site.documents}
    own, pack = pages["CPS-05"].pdf_uris.values(), pages["PK-01"].pdf_uris.values()
    assert edited("standards/cps-05.md") == {*own, *pack}
    assert edited(pages["PK-01"].uri) == {*pack}


def test_page_with_a_sign_that_no_font_has_is_left_out_of_print_and_named_in_packs() -> None:
    with_sign = a_page("CPS-05", "\u2705 done", title="Core \u2705 groups")
    woven = weave(a_site(HOME, PACK, with_sign, site_url="https://example.org/"), with_pdf=True)
    jobs = jobs_of(woven)
    assert set(jobs) == {*woven.pdf_uris}
    assert "standards/CPS-05-cps-05.pdf" not in jobs
    assert ".pdf" not in woven.pages["standards/cps-05.md"]
    assert jobs["packs/PK-01-pk-01.pdf"].pages[1].markdown == (
        "This page cannot be printed. Read it on screen: [Core \u2705 groups](cps-05.md)."
    )


def test_translation_names_its_language_and_that_the_english_is_newer() -> None:
    urdu = a_page("PG-61", "متن", title="مدد", lang="ur", translation_of="CPS-05")
    woven = weave(a_site(HOME, STANDARD, urdu), with_pdf=True)
    jobs = jobs_of(woven)
    english, translation = (
        jobs[pdf_uri(page.uri, page.facts.id, Edition.STANDARD)].pages[0]
        for page in (STANDARD, urdu)
    )
    assert (english.lang, english.facts[-1]) == ("", ("Also in", "Urdu"))
    assert (translation.lang, translation.facts[-1]) == ("ur", ("Also in", "English"))
    assert translation.markdown.startswith('!!! danger "The page in English is newer"\n')
    assert "changed on 1 May 2027" in translation.markdown


def test_each_sheet_of_a_page_has_a_job_in_both_editions() -> None:
    answers = SheetEntry("Answers", recipient=Recipient.TRAINER)
    sheets = (SheetEntry("The form", landscape=True), answers)
    form = a_page("PG-04", "Words.\n\n## The form\n\nOne.\n\n## Answers\n\nTwo.\n", sheets=sheets)
    woven = weave(a_site(HOME, form), with_pdf=True)
    jobs = jobs_of(woven)
    assert sorted(jobs) == sorted(woven.pdf_uris)
    both = (PrintSheet("the-form", landscape=True), PrintSheet("answers", handed_out=True))
    assert jobs["PG-04-pg-04.pdf"].pages[0].sheets == both
    for edition, end in ((Edition.STANDARD, ""), (Edition.LARGE_PRINT, "-large-print")):
        job = jobs[f"PG-04-pg-04-the-form{end}.pdf"]
        assert (job.title, job.edition) == ("About PG-04: The form", edition)
        assert (job.pages[0].sheets, job.pages[0].has_text) == (both[:1], False)


def test_cards_and_posters_have_jobs_of_their_own_and_stay_in_the_text_of_their_page() -> None:
    sheets = (
        SheetEntry("Before you go", format=Format.CARDS),
        SheetEntry("What to do", format=Format.POSTER, landscape=True),
    )
    page = a_page("PG-04", "## Before you go\n\nOne.\n\n## What to do\n\nTwo.\n", sheets=sheets)
    woven = weave(a_site(HOME, page), with_pdf=True)
    jobs = jobs_of(woven)
    assert sorted(jobs) == sorted(woven.pdf_uris)
    assert woven.office_uris == ()
    assert jobs["PG-04-pg-04.pdf"].pages[0].sheets == ()
    assert jobs["PG-04-pg-04-before-you-go-cards.pdf"].edition is Edition.CARDS
    for edition in POSTER_EDITIONS:
        job = jobs[f"PG-04-pg-04-what-to-do-{edition.key}.pdf"]
        assert job.edition is edition
        assert job.pages[0].sheets == (PrintSheet("what-to-do", landscape=True),)


def test_slips_are_a_sheet_to_cut_up() -> None:
    sheets = (SheetEntry("Slips", format=Format.SLIPS, recipient=Recipient.GROUP),)
    page = a_page("PG-04", "Words.\n\n## Slips\n\n| A |\n|---|\n| b |\n", sheets=sheets)
    woven = weave(a_site(HOME, page), with_pdf=True)
    (sheet,) = jobs_of(woven)["PG-04-pg-04.pdf"].pages[0].sheets
    assert sheet == PrintSheet("slips", handed_out=True, to_cut=True)
    assert woven.office_uris == ("PG-04-pg-04-slips.docx",)


def test_a_training_pack_prints_as_a_trainers_and_a_participants_set() -> None:
    sheets = (SheetEntry("Questions"), SheetEntry("Answers", recipient=Recipient.TRAINER))
    quiz = a_page("PG-04", "Words.\n\n## Questions\n\n## Answers\n\nTwo.\n", sheets=sheets)
    session = TrainingSession(people=12, groups=3, trainers=2, only_trainers=("PG-01",))
    pack = a_page(
        "PK-01", "To the trainer.\n", title="A day", contents=("PG-01", "PG-04"), session=session
    )
    woven = weave(a_site(HOME, pack, quiz, STANDARD), with_pdf=True)
    jobs = jobs_of(woven)
    assert sorted(jobs) == sorted(woven.pdf_uris)
    whole, participants = jobs["packs/PK-01-pk-01.pdf"], jobs["packs/PK-01-pk-01-participants.pdf"]
    assert (whole.title, participants.title) == (
        "A day – trainer’s set",
        "A day – participants’ set",
    )
    assert whole.plan == (
        ("12", "Participants’ set, one for each person"),
        ("2", "Trainer’s set, one for each trainer"),
    )
    assert [page.id for page in whole.pages] == ["PG-01", "PG-04"]
    (page,) = participants.pages
    assert (page.id, page.has_text) == ("PG-04", True)
    assert [sheet.is_left_out for sheet in page.sheets] == [False, True]
    assert [sheet.own_leaf for sheet in page.sheets] == [True, True]
    assert (participants.intro, participants.plan, participants.audience) == ("", (), "")
    for end in ("large-print", "booklet"):
        assert f"packs/PK-01-pk-01-participants-{end}.pdf" in jobs


def test_a_leaflet_for_families_has_paper_of_its_own_in_a_pack() -> None:
    leaflet = a_page("PG-05", "Words.\n", audience=("families", "health"))
    note = a_page("PG-04", "Words.\n", audience=("health", "families"))
    pack = a_page("PK-01", "To you.\n", contents=("PG-04", "PG-05"))
    jobs = jobs_of(weave(a_site(HOME, pack, leaflet, note), with_pdf=True))
    assert [page.own_leaf for page in jobs["packs/PK-01-pk-01.pdf"].pages] == [False, True]


def test_slides_say_nothing_of_the_sheets_of_their_plan() -> None:
    plan = "## The plan\n\n| Starts at | Minutes | What |\n|---|---|---|\n| 0:00 | 5 | Hello |\n"
    page = a_page(
        "CNP-41", f"{plan}\n## Slips\n\nCut.\n", sheets=(SheetEntry("Slips"),), slides=True
    )
    (job,) = slide_jobs(weave(a_site(HOME, page), with_pdf=True))
    assert [whole.sheets for whole in job.pages] == [()]


def test_the_note_of_a_pack_has_sheets_too() -> None:
    pack = a_page(
        "PK-01", "Words.\n\n## At the door\n\nLook.\n", title="A pack", contents=("PG-01",),
        sheets=(SheetEntry("At the door"),),
    )  # fmt: skip
    woven = weave(a_site(HOME, pack, STANDARD, site_url="https://example.org/"), with_pdf=True)
    jobs = jobs_of(woven)
    assert sorted(jobs) == sorted(woven.pdf_uris)
    assert jobs["packs/PK-01-pk-01.pdf"].intro_sheets == (PrintSheet("at-the-door"),)
    alone = jobs["packs/PK-01-pk-01-at-the-door.pdf"]
    assert (alone.title, alone.is_pack, alone.intro) == ("A pack: At the door", False, "")
    (page,) = alone.pages
    assert (page.id, page.sheets, page.has_text) == ("PK-01", (PrintSheet("at-the-door"),), False)
    whole = jobs["packs/PK-01-pk-01.pdf"]
    assert page.version_url == alone.version_url == whole.version_url
    assert str(whole.version) in whole.version_url


def test_a_folded_sheet_is_the_note_of_its_pack_in_place_of_a_booklet() -> None:
    pack = replace(PACK, facts=replace(PACK.facts, folded=True))
    jobs = jobs_of(weave(a_site(HOME, pack, STANDARD), with_pdf=True))
    folded = jobs["packs/PK-01-pk-01-folded-sheet.pdf"]
    assert (folded.pages, folded.cited, folded.short_forms) == ((), (), ())
    assert folded.intro == jobs["packs/PK-01-pk-01.pdf"].intro
    assert "packs/PK-01-pk-01-booklet.pdf" not in jobs
