from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.builders import A_LIBRARY, a_page, a_session, a_site

from packsite.model.facts import SheetEntry
from packsite.model.settings import PacksiteError
from packsite.model.site import Woven
from packsite.pipeline import weave
from packsite.publish.stage import stage

HOME = a_page(title="Home", body="[[CPS-05]]\n")
FORM = a_page(
    "PG-04",
    title="A form",
    body="## The form\n\nName: ........\n",
    sheets=(SheetEntry("The form"),),
)
UNPRINTABLE = a_page("PG-02", title="Old signs", body="\U00013000\n")
STANDARD = a_page("CPS-05", "![A map](map.png)\n", title="Groups: “core” & others")


def a_woven_site(root: Path, *, with_pdf: bool = False) -> Woven:
    """Return a site of three pages, one of them unprintable, a picture that is none, a session."""
    (root / "standards").mkdir(parents=True)
    (root / "standards/map.png").write_bytes(b"no picture")
    library = replace(A_LIBRARY, sessions=(a_session(),))
    site = a_site(
        HOME, STANDARD, UNPRINTABLE, files=["standards/map.png"], library=library, root=root
    )
    return weave(site, with_pdf=with_pdf)


def tree(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_page_file_and_download_is_written(tmp_path: Path) -> None:
    woven = a_woven_site(tmp_path / "root")
    problems = stage(woven, tmp_path / "out", with_pdf=False)
    written = tree(tmp_path / "out")
    assert problems == ()
    assert {name: content for name, content in written.items() if name.endswith(".md")} == {
        uri: (
            f'---\ntitle: "{woven.titles[uri][0]}"\ndescription: "{woven.titles[uri][1]}"\n---\n'
            f"\n{markdown}\n"
        ).encode()
        for uri, markdown in woven.pages.items()
    }
    assert {name: content for name, content in written.items() if not name.endswith(".md")} == {
        "standards/map.png": b"no picture",
        **woven.downloads,
    }


def test_picture_is_written_without_metadata(tmp_path: Path) -> None:
    woven = a_woven_site(tmp_path / "root")
    written, words = BytesIO(), PngInfo()
    words.add_text("Comment", "Bark Street 12")
    Image.new("L", (3, 3)).save(written, "PNG", pnginfo=words)
    (tmp_path / "root/standards/map.png").write_bytes(written.getvalue())
    stage(woven, tmp_path / "out", with_pdf=False)
    content = (tmp_path / "out/standards/map.png").read_bytes()
    assert b"Bark Street" in written.getvalue()
    assert b"Bark Street" not in content
    assert content.startswith(b"\x89PNG")


def test_titles_are_quoted_for_a_site_generator(tmp_path: Path) -> None:
    stage(a_woven_site(tmp_path / "root"), tmp_path / "out", with_pdf=False)
    _, facts, _ = (tmp_path / "out/standards/cps-05.md").read_text("utf-8").split("---\n", 2)
    assert yaml.safe_load(facts) == {
        "title": "Groups: “core” & others",
        "description": "What this is for.",
    }


def test_a_new_or_empty_folder_is_accepted(tmp_path: Path) -> None:
    woven = a_woven_site(tmp_path / "root")
    (tmp_path / "empty").mkdir()
    stage(woven, tmp_path / "empty", with_pdf=False)
    stage(woven, tmp_path / "deep/new", with_pdf=False)
    assert tree(tmp_path / "empty") == tree(tmp_path / "deep/new") != {}


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    woven, folder = a_woven_site(tmp_path / "root"), tmp_path / "out"
    folder.mkdir()
    (folder / "old").write_bytes(b"x")
    with pytest.raises(PacksiteError) as raised:
        stage(woven, folder, with_pdf=False)
    assert str(raised.value) == (
        f'"{folder}" is not empty. Give a new folder, so that nothing old is left in it.'
    )
    assert tree(folder) == {"old": b"x"}


@pytest.mark.parametrize("name", ["file", "file/out"])
def test_a_file_in_the_way_is_an_error(tmp_path: Path, name: str) -> None:
    woven = a_woven_site(tmp_path / "root")
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(PacksiteError) as raised:
        stage(woven, tmp_path / name, with_pdf=False)
    assert str(raised.value) == (
        f'"{tmp_path / name}" cannot be read or written (Not a directory). '
        "Check the permissions, or give another folder."
    )


def test_form_is_written_as_a_word_file_beside_its_pdf(tmp_path: Path) -> None:
    woven = weave(a_site(HOME, FORM, library=A_LIBRARY, root=tmp_path / "root"), with_pdf=True)
    said: list[str] = []
    assert stage(woven, tmp_path / "out", with_pdf=True, say=said.append) == ()
    assert [one[:19] for one in said] == ["site_url is not set"], "PDFs have no code yet"
    files = tree(tmp_path / "out")
    assert woven.office_uris == ("PG-04-pg-04-the-form.docx",)
    assert files["PG-04-pg-04-the-form.docx"][:2] == b"PK"
    assert [name for name in files if name.endswith(".docx")] == ["PG-04-pg-04-the-form.docx"]
    assert b"[For Word](PG-04-pg-04-the-form.docx)" in files["pg-04.md"]
    assert b"for Word" not in files["pg-01.md"]


def test_pdfs_are_written_beside_their_pages_and_their_problems_returned(tmp_path: Path) -> None:
    woven = a_woven_site(tmp_path / "root", with_pdf=True)
    problems = stage(woven, tmp_path / "out", with_pdf=True)
    pdfs = {name: pdf[:5] for name, pdf in tree(tmp_path / "out").items() if name.endswith("pdf")}
    assert pdfs == dict.fromkeys(woven.pdf_uris, b"%PDF-")
    assert [(problem.file, problem.code.id) for problem in problems] == [
        ("standards/cps-05.md", "PDF103"),
    ]
