"""The same content gives the same bytes, and only what has changed is printed again."""

from datetime import date
from pathlib import Path

from tests.packsite_mkdocs.project import CONFIG, PRINTED, Project, fingerprints, tree

from packsite.model.settings import Settings
from packsite.pipeline import check, weave


def test_nothing_has_changed_so_nothing_is_printed(published: Project) -> None:
    before = pdfs(published)
    run = published.build(pdf=True)
    assert run.pdfs == (0, PRINTED)
    assert pdfs(published) == before


def test_an_edited_page_is_printed_again_and_so_are_its_packs(published: Project) -> None:
    before = pdfs(published)
    published.replace("standards/core-groups.md", "Words.", "Other words.")
    run = published.build(pdf=True)
    assert run.pdfs == (5, PRINTED - 5)
    assert {name for name, held in pdfs(published).items() if before[name] != held} == {
        "standards/CPS-08-core-groups.pdf",
        "standards/CPS-08-core-groups-large-print.pdf",
        "packs/PK-01-new.pdf",
        "packs/PK-01-new-large-print.pdf",
        "packs/PK-01-new-booklet.pdf",
    }


def test_an_edited_picture_is_printed_again(published: Project) -> None:
    picture = published.root / "neglect_pack/door.png"
    picture.write_bytes(picture.read_bytes() + b"edited")
    assert published.build(pdf=True).pdfs == (5, PRINTED - 5)


def test_the_same_content_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    places = {
        tmp_path / "here": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"},
        tmp_path / "over/there": {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles"},
    }
    sites = []
    for folder, env in places.items():
        project = Project(folder).write({**tree(), "mkdocs.yml": CONFIG})
        run = project.build(pdf=True, env={"SOURCE_DATE_EPOCH": "1700000000", **env})
        assert run.pdfs == (PRINTED, 0), run.screen
        sites.append(fingerprints(project.site))
    assert sites[0] == sites[1]


def test_pages_do_not_depend_on_the_day(project: Project) -> None:
    settings = Settings.load(project.root)
    days = (date(2026, 11, 23), date(2036, 2, 29))
    early, late = (weave(check(settings, day), with_pdf=True) for day in days)
    assert early.pages == late.pages
    assert early.made == late.made


def pdfs(project: Project) -> dict[str, str]:
    return {name: held for name, held in fingerprints(project.site).items() if ".pdf" in name}
