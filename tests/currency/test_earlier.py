"""The statements of earlier versions, read from real repositories."""

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests.builders import A_LIBRARY, WriteTree, a_page
from tests.conftest import TODAY
from tests.packsite_mkdocs.project import standard, tree
from tests.repository import commit, git

from packsite.currency.earlier import earlier_versions, statements
from packsite.model.settings import Settings
from packsite.model.site import Site
from packsite.pipeline import check, weave
from packsite.read.git import is_shallow

FIRST, SECOND, THIRD = (
    f"{{date: {when}, kind: {kind}, what: {what}}}"
    for when, kind, what in (
        ("2026-11-23", "read", "First published."),
        ("2026-12-01", "act", "Ring first."),
        ("2027-01-14", "wording", "Shorter."),
    )
)
OLD = (
    "Visit within [[local:visit|ten days]]. <!-- Ask Jo. -->\n\n- **Ring** [[CPS-09|them]]\n- Write"
)
SAY_SO = "### CPS-08.2 Say so\n\nNow.\n\n"
NEW = "Visit within five days.\n\n- **Ring** [[CPS-09|them]]\n- Write"
FILE = "standards/core-groups.md"


def core_groups(words: str, *changes: str, more: str = "") -> str:
    text = standard("CPS-08", "Core groups", words, changes=f"[{', '.join(changes)}]")
    return text.replace("## Who does what", f"{more}## Who does what", 1)


@pytest.fixture
def root(write_tree: WriteTree) -> Path:
    """Return a repository with three versions of a page, and a slip corrected within the first."""
    partnership = "local: {visit: {label: When to visit, value: ten days, kind: timescale}}\n"
    files: dict[str, str | bytes] = {**tree(), "docs/data/partnership.yml": partnership}
    root = write_tree({**files, FILE: core_groups("Vist within ten days.", FIRST)})
    commit(root, "2026-11-23T09:00:00Z")
    versions = (
        ("2026-11-24T09:00:00Z", core_groups(OLD, FIRST)),
        ("2026-12-01T09:00:00Z", core_groups(NEW, SECOND, FIRST, more=SAY_SO)),
        ("2027-01-14T09:00:00Z", core_groups(NEW, THIRD, SECOND, FIRST)),
    )  # fmt: skip
    for when, text in versions:
        (root / FILE).write_text(text, "utf-8")
        commit(root, when)
    return root


def checked(root: Path) -> Site:
    site = check(Settings.load(root), TODAY)
    assert site.errors == ()
    return site


def page_of(root: Path, uri: str) -> Any:
    made = weave(checked(root), with_pdf=False).downloads[uri].decode()
    return html.document_fromstring(made)


def said(element: Any) -> list[str]:
    return [" ".join(one.text_content().split()) for one in element]


def then(root: Path, day: date, page_id: str = "CPS-08") -> str:
    found = earlier_versions(checked(root)).at(page_id, day)
    return "" if found is None else found["CPS-08.1"].text


def test_a_version_has_the_words_that_stood_last_while_it_was_the_newest(root: Path) -> None:
    assert then(root, date(2026, 11, 23)) == (
        "Members share what they know\nVisit within ten days.\nRing them\nWrite"
    )
    assert "five days" in then(root, date(2026, 12, 1))
    assert then(root, date(2026, 12, 24)) == then(root, date(2026, 12, 1))
    assert then(root, date(2026, 11, 22)) == ""


def test_the_page_of_an_old_version_shows_the_words_then_and_now(root: Path) -> None:
    page = page_of(root, "v/cps-08/2026-11-23.html")
    (section,) = page.xpath("//section[@class='words']")
    assert said(section.xpath("./h3")) == ["CPS-08.1"]
    assert section.xpath("./h3/a/@href") == ["../../standards/core-groups.html#CPS-08.1"]
    assert said(section.xpath(".//p[@class='then']")) == [
        "Members share what they know Visit within ten days. Ring them Write"
    ]
    assert said(section.xpath(".//del")) == ["ten"]
    assert said(section.xpath(".//ins")) == ["five"]


def test_words_below_a_smaller_heading_of_a_statement_are_compared_as_well(root: Path) -> None:
    for words, change in (("Ask twice.", THIRD), ("Ask once.", SECOND)):
        body = f"{NEW}\n\n#### When nobody is in\n\n{words}"
        (root / FILE).write_text(core_groups(body, change, FIRST), "utf-8")
        commit(root, "2027-01-15T09:00:00Z")
    last = "{date: 2027-02-01, kind: act, what: Thrice.}"
    (root / FILE).write_text(core_groups(body.replace("once", "thrice"), last, SECOND, FIRST))
    page = page_of(root, "v/cps-08/2026-12-01.html")
    assert said(page.xpath("//section[@class='words']//del")) == ["once."]
    assert said(page.xpath("//section[@class='words']//ins")) == ["thrice."]


def test_what_is_gone_and_what_is_new_is_said(root: Path) -> None:
    second = page_of(root, "v/cps-08/2026-12-01.html")
    assert said(second.xpath("//section[@class='words']")) == [
        "CPS-08.2 On your print-out Say so Now. Now No longer there."
    ]
    (root / FILE).write_text(
        core_groups(NEW, THIRD, SECOND, FIRST, more="### CPS-08.3 New\n\nWords.\n\n")
    )
    assert "CPS-08.3 On your print-out Not included: this is new. Now New Words." in said(
        page_of(root, "v/cps-08/2026-11-23.html").xpath("//section[@class='words']")
    )


def test_an_old_pack_shows_the_words_of_the_pages_in_it(root: Path) -> None:
    page = page_of(root, "v/pk-01/2026-11-23.html")
    assert said(page.xpath("//section[@class='words']/h3")) == ["CPS-08.1 Core groups"]


def test_a_page_that_moved_keeps_its_former_words(root: Path) -> None:
    git(root, "mv", FILE, "standards/groups.md")
    commit(root, "2027-01-15T09:00:00Z")
    assert "ten days" in then(root, date(2026, 11, 23))


def test_words_of_a_branch_count_once_it_is_merged(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "draft")
    new = "{date: 2027-02-01, kind: act, what: New.}"
    (root / FILE).write_text(core_groups("Draft.", new, THIRD, SECOND, FIRST), "utf-8")
    commit(root, "2027-01-20T09:00:00Z")
    (root / FILE).write_text(core_groups("Agreed.", new, THIRD, SECOND, FIRST), "utf-8")
    commit(root, "2027-01-21T09:00:00Z")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "Merge", "draft", when="2027-02-01T09:00:00Z")
    last = "{date: 2027-03-01, kind: wording, what: Newer.}"
    (root / FILE).write_text(core_groups("Last.", last, new, THIRD, SECOND, FIRST), "utf-8")
    assert then(root, date(2027, 2, 1)).endswith("Agreed.")


def test_a_copy_with_a_part_of_the_history_or_none_builds_without_former_words(
    root: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{root}", "shallow")
    git(root, "worktree", "add", "-q", "--detach", str(tmp_path / "bare"))
    (tmp_path / "bare/.git").unlink()
    assert [is_shallow(tmp_path / one) for one in ("shallow", "bare")] == [True, False]
    assert not is_shallow(root)
    for copy in ("shallow", "bare"):
        page = page_of(tmp_path / copy, "v/cps-08/2026-11-23.html")
        assert said(page.xpath("//h1")) == ["Replaced on 1 December 2026"]
        assert page.xpath("//section[@class='words']") == []


def test_git_is_asked_the_same_few_questions_however_many_pages_there_are(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    run = subprocess.run

    def counted(command: list[str], **options: Any) -> Any:
        asked.append(command[5])
        return run(command, **options)

    visits = root / "standards/visits.md"
    for number in range(9):
        text = core_groups(OLD, SECOND, FIRST).replace("CPS-08", f"CPS-{number + 20}")
        visits.with_name(f"more-{number}.md").write_text(text, "utf-8")
    commit(root, "2027-01-15T09:00:00Z")
    site = checked(root)
    monkeypatch.setattr(subprocess, "run", counted)
    assert len(earlier_versions(site).today) == 10
    assert asked == ["rev-parse", "log", "cat-file"]


def test_where_no_page_has_an_earlier_version_git_is_not_asked(
    write_tree: WriteTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = checked(write_tree(tree()))
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("git was asked"))
    assert earlier_versions(site).today == {}


def test_the_foot_of_a_page_leads_from_an_old_version_to_what_has_changed_since(
    root: Path,
) -> None:
    page = weave(checked(root), with_pdf=False).pages[FILE]
    assert "First published. [What has changed since](../v/cps-08/2026-11-23.html)" in page
    assert "Shorter. [What" not in page


def test_the_words_of_today_have_the_local_ones_after_them() -> None:
    page = a_page("CPS-05", "### CPS-05.1 Share\n\nAll of it.\n\n### CPS-05.2 Meet\n")
    own = a_page("CPS-05", "### CPS-05.1\n\nThe *nurse* too.\n", file="standards/here.md")
    found = statements(replace(page, amendment=own), A_LIBRARY)
    assert [one.text for one in found.values()] == ["Share\nAll of it.\nThe nurse too.", "Meet"]
