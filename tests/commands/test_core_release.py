"""A core is made in one site and installed in another, through two releases."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.builders import a_file, a_standard
from tests.packsite_mkdocs.project import Project
from tests.release.shared_site import FIRST, TREE

from packsite.__main__ import main
from packsite.model.addresses import REVIEWS_URI
from packsite.model.settings import Settings
from packsite.pipeline import check, weave

Captured = pytest.CaptureFixture[str]
MEETING = """\
### CPS-08.1 The group meets within 10 working days

Members come.

### CPS-08.2 Every member brings an update

In writing.
"""
MAKER: Mapping[str, str | bytes] = {
    **TREE,
    "standards/meeting.md": a_standard("CPS-08", MEETING, title="Core groups"),
}
LOCAL: Mapping[str, str | bytes] = {
    "docs/data/brand.yml": "name: N\narea: Northshire\nsite_name: N\n",
    "docs/index.md": a_file(
        title="Home", owner="Unit", body="We meet soon ([[CPS-08.1]]), and see [[CPS-08.2]].\n"
    ),
}


def tree(root: Path) -> Mapping[str, bytes]:
    """Return the content of every file below a folder but the cache, by path."""
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes() for name, path in files.items() if not name.startswith(".cache/")
    }


def local_files(root: Path) -> Mapping[str, bytes]:
    return {name: one for name, one in tree(root).items() if not name.startswith("core/")}


class Sites:
    """The site that makes the core, and one built on it."""

    def __init__(self, folder: Path, told: Captured) -> None:
        self.maker, self.site = (
            Project(folder / "maker").write(MAKER).root,
            Project(folder / "site").write(LOCAL).root,
        )
        self.archive, self.told = folder / "core.zip", told

    def run(self, root: Path, *words: str | Path) -> tuple[int, str]:
        status = main(["--root", str(root), *map(str, words)])
        printed = self.told.readouterr()
        return status, printed.out + printed.err

    def release(self, *words: str | Path) -> str:
        status, printed = self.run(self.maker, "core", "export", self.archive, *words)
        assert status == 0, printed
        return printed

    def update(self, *words: str) -> tuple[int, str]:
        return self.run(self.site, "core", "update", self.archive, *words)

    def install(self) -> None:
        status, printed = self.update()
        assert status == 0, printed
        assert self.run(self.site, "confirm", "--new")[0] == 0

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.maker / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def sites(tmp_path: Path, capsys: Captured) -> Sites:
    return Sites(tmp_path, capsys)


ACT = "{date: 2026-11-23, kind: act, what: Meet within 5 working days.}"


def reworded(sites: Sites, tmp_path: Path) -> None:
    """Make two releases, the first installed, the second with CPS-08.1 in other words."""
    sites.release("--version", "1.0")
    sites.install()
    last = sites.archive.rename(tmp_path / "last.zip")
    sites.edit("standards/meeting.md", "within 10 working days", "within 5 working days")
    sites.edit("standards/meeting.md", FIRST, f"{ACT}, {FIRST}")
    sites.release("--version", "1.1", "--after", last)


def test_a_newer_core_says_what_changed_and_what_rests_on_it(sites: Sites, tmp_path: Path) -> None:
    reworded(sites, tmp_path)
    before = local_files(sites.site)
    assert sites.update() == (0, f"""\
Version 1.1 of the core, released on {date.today()}, replaces version 1.0.

You must act:
  CPS-08  Core groups: Meet within 5 working days.

Pages of yours that depend on changed words. Read each, correct it, and confirm it:
  Unit
    docs/index.md depends on CPS-08.1 The group meets within 5 working days
        python -m packsite confirm PG-01 CPS-08.1

The site now uses version 1.1 of the core. Commit the folder core/.
""")  # fmt: skip
    assert local_files(sites.site) == before
    assert b"within 5 working days" in (sites.site / "core/standards/meeting.md").read_bytes()
    _, report = sites.run(sites.site, "check")
    assert "LNK104: Check still right: PG-01 relies on CPS-08.1, which" in report
    assert sites.run(sites.site, "confirm", "PG-01", "CPS-08.1")[0] == 0
    assert "LNK104" not in sites.run(sites.site, "check")[1]


def test_a_page_that_takes_the_place_of_one_is_read_again_when_that_has_changed(
    sites: Sites, tmp_path: Path
) -> None:
    ours = a_standard("CPS-08", MEETING.replace("10 working", "3 working"), title="Our core groups")
    Project(sites.site).write({"standards/ours.md": ours.replace("Business unit", "Chair")})
    reworded(sites, tmp_path)
    said = sites.update()[1]
    assert (
        "  Chair\n    standards/ours.md depends on CPS-08 Core groups\n"
        "        python -m packsite confirm CPS-08 CPS-08\n"
    ) in said
    assert "docs/index.md" not in said, "it refers to the words of our page"
    report = sites.run(sites.site, "check")[1]
    assert "LNK104: Check still right: CPS-08 replaces a page of the core," in report
    assert "Compare core/standards/meeting.md with standards/ours.md and correct" in report
    reviews = sites.run(sites.site, "reviews")[1]
    assert "Our core groups: replaces CPS-08, which has been reworded" in reviews
    listed = weave(check(Settings.load(sites.site), date.today()), with_pdf=False)
    assert "replaces a page of the core, which has been reworded." in listed.pages[REVIEWS_URI]
    confirmed = sites.run(sites.site, "confirm", "CPS-08", "CPS-08")[1]
    assert "Confirmed: CPS-08 replaces a page of the core.\n" in confirmed
    assert "LNK104" not in sites.run(sites.site, "check")[1]


def test_a_dry_run_writes_nothing(sites: Sites, tmp_path: Path) -> None:
    reworded(sites, tmp_path)
    before = tree(sites.site)
    status, said = sites.update("--dry-run")
    assert status == 0
    assert "confirm PG-01 CPS-08.1" in said
    assert said.endswith("Nothing has been written yet: leave out --dry-run to install it.\n")
    assert tree(sites.site) == before


def test_new_withdrawn_and_missing_pages_are_listed(sites: Sites) -> None:
    sites.release("--version", "1.0")
    sites.install()
    own = a_file("PG-03", "See [[PK-01]].\n", title="Ours")
    Project(sites.site).write({"docs/ours.md": own})
    Project(sites.maker).write({"docs/theirs.md": a_file("PG-03", title="Theirs")})
    sites.edit("docs/packs/one.md", "title: A pack\n", "title: A pack\nscope: local\n")
    sites.edit("standards/meeting.md", "summary:", "withdrawn: 2026-11-23\nsummary:")
    sites.release("--version", "1.1")
    said = sites.update("--dry-run")[1]
    for section in (
        "New pages:\n  PG-03  Theirs\n",
        "Withdrawn:\n  CPS-08  Core groups\n",
        "No longer in the core:\n  PK-01  A pack\n",
        'or let it replace that page:\n  PG-03  docs/ours.md: in the core, it is "Theirs"\n',
    ):
        assert section in said
    found = said.partition("The check will find:\n")[2]
    assert "docs/ours.md:12:5: error REF101: No page, statement or finding has the id" in found


def test_an_id_that_the_core_once_had_is_named(sites: Sites) -> None:
    own = a_standard("CPS-03", MEETING.replace("CPS-08", "CPS-03"), title="Ours")
    Project(sites.site).write({"standards/ours.md": own})
    sites.release()
    assert "CPS-03  standards/ours.md: the core once had a page with this id\n" in sites.update()[1]


def test_a_core_that_was_edited_here_is_not_replaced(sites: Sites, tmp_path: Path) -> None:
    reworded(sites, tmp_path)
    Project(sites.site).write({"core/docs/guide.md": "Ours.\n", "core/docs/new.md": "Ours.\n"})
    before = tree(sites.site)
    status, said = sites.update()
    assert status == 2
    assert "were changed in this site: core/docs/guide.md, core/docs/new.md." in said
    assert "git restore core" in said
    assert tree(sites.site) == before


def test_a_folder_named_core_without_a_core_is_left_alone(sites: Sites) -> None:
    sites.release()
    Project(sites.site).write({"core/notes.txt": "Ours.\n"})
    status, said = sites.update()
    assert (status, "without a core.yml. Give it another name" in said) == (2, True)
    assert (sites.site / "core/notes.txt").read_text() == "Ours.\n"


@pytest.mark.parametrize(
    ("version", "why"),
    [
        ("1.1", "The release 1.1 is not later than 1.1, so nothing was changed."),
        ("1.0.9", "The release 1.0.9 is not later than 1.1, so nothing was changed."),
    ],
)
def test_a_core_that_is_no_later_is_refused(
    sites: Sites, tmp_path: Path, version: str, why: str
) -> None:
    sites.release("--version", "1.1")
    sites.install()
    sites.release("--version", version)
    status, said = sites.update()
    assert (status, why in said) == (2, True)


def test_dependencies_are_recorded_before_it_changes(sites: Sites) -> None:
    sites.release("--version", "1.0")
    assert sites.update()[1].endswith(
        "Record what your pages depend on as well: python -m packsite confirm --new\n"
    )
    sites.release("--version", "1.1")
    status, said = sites.update()
    assert (status, "Record first what your pages depend on" in said) == (2, True)


def test_an_archive_with_another_sum_is_refused(sites: Sites) -> None:
    (found,) = re.findall(r"SHA-256: (\w{64})", sites.release())
    assert sites.update("--dry-run", "--sha256", found.upper())[0] == 0
    status, said = sites.update("--sha256", "0" * 64)
    assert (status, f"its SHA-256 is {found}. Nothing was changed." in said) == (2, True)
    assert not (sites.site / "core").exists()


def test_a_core_is_replaced_as_a_whole_or_not_at_all(
    sites: Sites, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reworded(sites, tmp_path)
    before = tree(sites.site)
    rename = Path.rename

    def fails_at_the_end(self: Path, target: Path) -> Path:
        if target.name == "core" and self.name != "last":
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_at_the_end)
    status, said = sites.update()
    assert (status, "The last core is untouched." in said) == (2, True)
    assert tree(sites.site) == before


def test_a_site_with_problems_makes_no_core(sites: Sites) -> None:
    sites.edit("docs/guide.md", "The end.", "See [[LB-2022-01]].")
    status, said = sites.run(sites.maker, "core", "export", sites.archive)
    assert (status, "SCO101" in said, sites.archive.exists()) == (1, True, False)


def test_a_core_that_is_not_right_by_itself_is_not_written(sites: Sites) -> None:
    sites.edit("docs/guide.md", "The end.", "## Who\n\n<!-- local -->The unit.<!-- /local -->")
    assert sites.run(sites.maker, "check")[0] == 0
    status, said = sites.run(sites.maker, "core", "export", sites.archive)
    assert (status, sites.archive.exists()) == (1, False)
    assert "TXT103" in said
    assert said.endswith("Nothing written: 1 warning in the core by itself.\n")


@pytest.mark.parametrize(
    ("version", "why"),
    [
        ("1.0", "The release 1.0 is not later than 1.0"),
        ("0.9", "The release 0.9 is not later than 1.0"),
        ("v2", '"v2" is not a version. Write numbers with full stops, such as 2026.11.30.'),
    ],
)
def test_a_release_has_a_later_version_than_the_one_before(
    sites: Sites, tmp_path: Path, version: str, why: str
) -> None:
    sites.release("--version", "1.0")
    last = sites.archive.rename(tmp_path / "last.zip")
    status, said = sites.run(
        sites.maker, "core", "export", sites.archive, "--version", version, "--after", last
    )
    assert (status, why in said, sites.archive.exists()) == (2, True, False)
