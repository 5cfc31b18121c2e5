from pathlib import Path

from packsite.model.settings import Settings
from packsite.weave.archive import archive_banner, archive_notice

ARCHIVE = Settings(Path(), as_at="2026-11-20", site_url="https://example.org/")
WORDS = "This is the guidance as it stood on 20 November 2026. It is not current."


def test_the_current_site_has_no_notice() -> None:
    assert archive_notice(Settings(Path())) == ""
    assert archive_banner("a.md", Settings(Path())) == ""


def test_a_draft_says_so_and_leads_to_the_current_page() -> None:
    draft = Settings(Path(), draft=True, site_url="https://example.org/")
    assert archive_notice(draft) == (
        "This is a draft of a change that is not agreed yet. Do not follow it."
    )
    assert "(https://example.org/standards/a.html)" in archive_banner("standards/a.md", draft)


def test_an_archive_says_so_and_leads_to_the_current_page() -> None:
    assert archive_notice(ARCHIVE) == WORDS
    assert archive_banner("standards/a.md", ARCHIVE) == (
        f"**{WORDS}** [Read the current page](https://example.org/standards/a.html)\n"
        '{: .ps-archive role="note" data-search-exclude="" }\n'
    )
    assert archive_banner("a.md", Settings(Path(), as_at="2026-11-20")).startswith(f"**{WORDS}**\n")
