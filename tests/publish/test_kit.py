"""The intranet kit: complete, verifiable, deterministic, and safe to unpack on Windows."""

import os
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from packsite.__main__ import main
from packsite.generate.hosting import hosting_files
from packsite.model.settings import PacksiteError
from packsite.model.zipped import zip_bytes
from packsite.publish.kit import write_kit
from packsite.publish.kit.documents import Download, downloads
from packsite.publish.kit.index import index_document
from packsite.publish.kit.packing import checksums, name_fault, timestamp, write_zip

EPOCH = 1_764_000_000
WHEN = datetime(2026, 11, 23, tzinfo=UTC)


def a_pdf(title: str, day: str) -> bytes:
    written = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = title
        pdf.docinfo["/CreationDate"] = f"D:{day}000000Z"
        pdf.save(written)
    return written.getvalue()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small site as a build leaves it."""
    files = {
        "index.html": b"<title>Safeguarding\n in X</title><h1>Home</h1>",
        "standards/CPS-08-core-groups.pdf": a_pdf("Core groups", "20261123"),
        "standards/CPS-01-the-childs-experience.pdf": a_pdf("The child’s experience", "20260102"),
        "packs/PK-01-new.pdf": a_pdf("New here", "20261120"),
        "standards/downloads/a form & more.pdf": b"%PDF-1.4\n% no real one\n",
        "assets/a.css": b"p { color: #000 }",
        **hosting_files(),
    }
    for name, content in files.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "site"


@pytest.fixture
def unpacked(site: Path, tmp_path: Path) -> Path:
    write_kit(site, tmp_path / "kit.zip", EPOCH)
    with zipfile.ZipFile(tmp_path / "kit.zip") as kit:
        kit.extractall(tmp_path / "kit")
    return tmp_path / "kit"


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# The kit


def test_kit_has_the_site_its_documents_and_instructions(site: Path, unpacked: Path) -> None:
    found = names(unpacked)
    assert {f"website/{name}" for name in names(site)} <= found
    pdfs = {f"documents/{name}" for name in names(site) if name.endswith(".pdf")}
    beside = {"documents/index.docx", "SHA256SUMS", "START-HERE.txt"}
    assert found - {f"website/{name}" for name in names(site)} == pdfs | beside
    for name in names(site):
        assert (unpacked / "website" / name).read_bytes() == (site / name).read_bytes()


def test_sha256sum_accepts_the_checksums(unpacked: Path) -> None:
    program = shutil.which("sha256sum")
    assert program
    checked = subprocess.run(
        [program, "-c", "--strict", "SHA256SUMS"],
        cwd=unpacked, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert len(checked.stdout.splitlines()) == len(names(unpacked)) - 1

    (unpacked / "website/index.html").write_text("changed", "utf-8")
    checked = subprocess.run([program, "-c", "SHA256SUMS"], cwd=unpacked, capture_output=True,
                             text=True, check=False)  # fmt: skip
    assert checked.returncode == 1
    assert "website/index.html: FAILED" in checked.stdout


def test_kit_is_deterministic(site: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    write_kit(site, first, EPOCH)
    for path in site.rglob("*"):
        path.touch()
    write_kit(site, second, EPOCH)
    assert first.read_bytes() == second.read_bytes()


def test_two_builds_of_one_day_have_different_times_for_web_servers(
    site: Path, tmp_path: Path
) -> None:
    for hour in (9, 17):
        built = datetime(2026, 11, 23, hour, tzinfo=UTC).timestamp()
        os.utime(site / "index.html", (built, built))
        write_kit(site, tmp_path / "kit.zip", None)
        with zipfile.ZipFile(tmp_path / "kit.zip") as kit:
            assert {one.date_time for one in kit.infolist()} == {(2026, 11, 23, hour, 0, 0)}


def test_instructions_name_all_ways_and_real_files(unpacked: Path) -> None:
    raw = (unpacked / "START-HERE.txt").read_bytes().decode()
    assert raw.count("\r\n") == raw.count("\n") > 50
    assert max(map(len, raw.splitlines())) <= 100
    assert f"This kit has {len(names(unpacked))} files." in raw
    assert "newest content in it is dated 23 November 2026." in raw
    for way in (
        "IIS",
        "nginx",
        "Apache",
        "NETWORK SHARE",
        "SHAREPOINT",
        "certutil",
        "Get-FileHash",
    ):
        assert way in raw
    named = re.findall(r"website[/\\][\w./\\-]*\w|documents/\w+\.docx", raw)
    assert named
    for name in named:
        assert (unpacked / name.replace("\\", "/")).exists()


def test_an_incomplete_site_is_an_error(site: Path, tmp_path: Path) -> None:
    (site / "hosting/web.config").unlink()
    with pytest.raises(PacksiteError, match=r"not a complete site.*Build it first"):
        write_kit(site, tmp_path / "kit.zip", EPOCH)


def test_a_zip_inside_the_site_is_an_error(site: Path) -> None:
    with pytest.raises(PacksiteError, match="outside it"):
        write_kit(site, site / "kit.zip", EPOCH)


def test_a_name_that_windows_cannot_unpack_is_an_error(site: Path, tmp_path: Path) -> None:
    (site / "INDEX.html").write_text("x", "utf-8")
    with pytest.raises(PacksiteError, match=r"website/index\.html"):
        write_kit(site, tmp_path / "kit.zip", EPOCH)
    assert not (tmp_path / "kit.zip").exists()


def test_an_unwritable_target_is_an_error(site: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(PacksiteError, match="cannot be read or written"):
        write_kit(site, tmp_path / "file/kit.zip", EPOCH)


def test_command_takes_the_time_from_the_environment(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    assert main(["zip", str(site), str(tmp_path / "by command.zip")]) == 0
    assert "files in" in capsys.readouterr().err
    write_kit(site, tmp_path / "kit.zip", EPOCH)
    assert (tmp_path / "by command.zip").read_bytes() == (tmp_path / "kit.zip").read_bytes()
    assert main(["zip", str(tmp_path / "nowhere"), str(tmp_path / "kit.zip")]) == 2
    assert "is not a complete site" in capsys.readouterr().err


def test_no_kit_is_made_from_a_part_of_the_history(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@b.c", "-C", str(tmp_path))
    for command in (
        ("init", "-q", "whole"),
        ("-C", "whole", "commit", "-q", "--allow-empty", "-m", "one"),
        ("-C", "whole", "commit", "-q", "--allow-empty", "-m", "two"),
        ("clone", "-q", "--depth=1", f"file://{tmp_path}/whole", "part"),
    ):
        subprocess.run([*git, *command], check=True)
    assert main(["--root", str(tmp_path / "part"), "zip", str(site), str(tmp_path / "a.zip")]) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err
    assert main(["--root", str(tmp_path / "whole"), "zip", str(site), str(tmp_path / "a.zip")]) == 0


# The documents and their index


def test_documents_have_the_facts_of_their_metadata() -> None:
    office = BytesIO()
    made = docx.Document()
    made.core_properties.title, made.core_properties.modified = "A form", datetime(2026, 5, 1)
    made.save(office)
    assert downloads({
        "a/CPS-08-core-groups.pdf": a_pdf("Core groups", "20261123"),
        "a/LB-2022-01-lb-2022-01.pdf": a_pdf("A brief", "20261123"),
        "form.docx": office.getvalue(),
        "broken.docx": b"no zip",
        "broken.pdf": b"no pdf",
        "index.html": b"no document",
    }) == (
        Download("a/CPS-08-core-groups.pdf", "Core groups", "CPS-08", date(2026, 11, 23)),
        Download("a/LB-2022-01-lb-2022-01.pdf", "A brief", "LB-2022-01", date(2026, 11, 23)),
        Download("form.docx", "A form", "", date(2026, 5, 1)),
        Download("broken.docx", "broken.docx", "", None),
        Download("broken.pdf", "broken.pdf", "", None),
    )  # fmt: skip


def test_kind_of_a_document_is_its_file_extension() -> None:
    assert Download("a/b.docx", "", "", None).kind == "DOCX"


def test_index_links_to_every_document(unpacked: Path) -> None:
    index = docx.Document(str(unpacked / "documents/index.docx"))
    headings = [
        one.text
        for one in index.paragraphs
        if str(one.style and one.style.name).startswith("Heading")
    ]
    assert headings == ["Packs to print", "Standards", "Other documents"]
    rows = [[cell.text for cell in row.cells] for row in index.tables[1].rows]
    assert rows == [
        ["Code", "Title", "Version", "File"],
        ["CPS-01", "The child’s experience", "2 January 2026", "PDF"],
        ["CPS-08", "Core groups", "23 November 2026", "PDF"],
    ]
    links = [
        index.part.rels[link.get(qn("r:id"))].target_ref
        for table in index.tables
        for link in table._tbl.iter(qn("w:hyperlink"))
    ]
    assert "standards/downloads/a%20form%20%26%20more.pdf" in links
    assert len(links) == 4
    for link in links:
        assert (unpacked / "documents" / link.replace("%20", " ").replace("%26", "&")).is_file()


def test_index_has_a_title_a_language_and_repeated_heads() -> None:
    listed = (Download("PK-01-x.pdf", "X", "PK-01", date(2026, 11, 23)),)
    index = docx.Document(BytesIO(index_document("The site", listed, WHEN)))
    assert index.core_properties.title == "Documents: The site"
    assert index.core_properties.language == "en-GB"
    assert index.core_properties.modified == datetime(2026, 11, 23, tzinfo=UTC)
    heads = [table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") for table in index.tables]
    assert all(head is not None for head in heads)
    assert index_document("The site", listed, WHEN) == index_document("The site", listed, WHEN)


# Packing


@pytest.mark.parametrize(("epoch", "day"), [(EPOCH, (2025, 11, 24)), (0, (1980, 1, 1))])
def test_timestamp_is_the_epoch_or_the_earliest_of_a_zip(
    epoch: int, day: tuple[int, int, int]
) -> None:
    assert timestamp(epoch).timetuple()[:3] == day


def test_checksums_are_sorted_and_complete() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert checksums({"b": b"", "a": b""}).decode() == f"{empty}  a\n{empty}  b\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a" * 151, "longer than 150"),
        ("A.html", "as the same file"),
    ],
)
def test_names_that_windows_cannot_unpack_are_reported(name: str, said: str) -> None:
    assert said in name_fault(["a.html", name])


def test_ordinary_names_are_valid() -> None:
    assert name_fault(["a.html", "contents/Übersicht – 1.pdf", "a" * 150]) == ""


def test_a_zip_is_written_atomically(tmp_path: Path) -> None:
    target = tmp_path / "new folder/kit.zip"
    write_zip({"b.txt": b"2", "a.txt": b"1"}, target, WHEN)
    assert target.read_bytes() == zip_bytes({"a.txt": b"1", "b.txt": b"2"}, WHEN)
    assert [path.name for path in target.parent.iterdir()] == ["kit.zip"]
    with zipfile.ZipFile(target) as kit:
        assert kit.namelist() == ["a.txt", "b.txt"]
        assert kit.infolist()[0].external_attr >> 16 == 0o644
