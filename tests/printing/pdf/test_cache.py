"""The cache of PDFs: bounded, shared by concurrent builds, and never trusted blindly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from packsite.printing.pdf.cache import Entry, keep, last_good, load, sweep

ROOT = Path(__file__).parents[3]
PDF = b"%PDF-1.7 " + bytes(400_000)


def keep_pdf(folder: Path, key: str, content: bytes = PDF, *, uri: str = "") -> None:
    keep(folder, key, uri or f"{key}.pdf", Entry(content, ()), {})


def known(folder: Path, *keys: str) -> list[bool]:
    return [load(folder, key, lambda _: None) is not None for key in keys]


def script(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def set_age(folder: Path, name: str, seconds: int) -> None:
    (path,) = folder.glob(name)
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_least_recently_used_entry_is_evicted_first(tmp_path):
    for age, key in enumerate(("new", "older", "oldest")):
        keep_pdf(tmp_path, key)
        set_age(tmp_path, f"{key}.*", age * 100)
    assert known(tmp_path, "oldest") == [True]  # and with that it was used
    sweep(tmp_path, megabytes=1)
    assert known(tmp_path, "new", "older", "oldest") == [True, False, True]


def test_nothing_is_evicted_below_the_limit(tmp_path):
    keep_pdf(tmp_path, "one")
    keep_pdf(tmp_path, "two")
    sweep(tmp_path, megabytes=1)
    assert known(tmp_path, "one", "two") == [True, True]


def test_partial_entry_of_a_stopped_build_is_removed_later(tmp_path):
    (tmp_path / "new-fresh").write_bytes(b"x")
    (tmp_path / "new-left").write_bytes(b"x")
    set_age(tmp_path, "new-left", 2 * 60 * 60)
    sweep(tmp_path, megabytes=1)
    assert [path.name for path in tmp_path.iterdir()] == ["new-fresh"]


def test_sweeping_a_missing_folder_is_no_error(tmp_path):
    sweep(tmp_path / "none", megabytes=1)


def test_last_good_pdf_is_the_one_used_last_and_whole(tmp_path):
    for age, key in enumerate(("damaged", "newer", "older")):
        keep_pdf(tmp_path, key, b"%PDF " + key.encode(), uri="a.pdf")
        set_age(tmp_path, f"{key}.*", age * 100)
    keep_pdf(tmp_path, "other", uri="b.pdf")
    damaged = tmp_path / "damaged.pdf-entry"
    damaged.write_bytes(damaged.read_bytes().replace(b"%PDF damaged", b"%PDF dam"))
    set_age(tmp_path, "damaged.*", 10)
    assert last_good(tmp_path, "a.pdf") == b"%PDF newer"
    assert last_good(tmp_path, "c.pdf") == b""


_FULL_DISK = """
import resource, sys
from pathlib import Path
from packsite.printing.pdf.cache import Entry, keep
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    keep(Path(sys.argv[1]), "key", "a.pdf", Entry(b"%PDF" + bytes(50_000), ()), {})
except OSError as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a limit stands for the full disk")
def test_full_disk_leaves_no_half_entry(tmp_path):
    output, _ = script(_FULL_DISK, tmp_path).communicate()
    assert output == "OSError\n"
    assert not [*tmp_path.iterdir()]


_BUILD = """
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from tests.printing.jobs import a_job, a_page
from dataclasses import replace
from packsite.printing.pdf.draw import print_pdf

jobs = [replace(a_job(a_page(f"Text {n}. " * 40)), uri=f"{n}.pdf") for n in range(6)]
digest = sha256()
with ThreadPoolExecutor(1) as threads:
    for _ in range(5):
        results = print_pdf(
            jobs,
            cache_dir=Path(sys.argv[1]),
            read_image=lambda _: None,
            executor=threads,
            cache_megabytes=int(sys.argv[2]),
            say=print,
        )
        for result in results:
            assert not result.problems
            digest.update(result.content)
print(digest.hexdigest())
"""


@pytest.mark.parametrize("megabytes", [512, 0], ids=["with room", "without room"])
def test_two_builds_at_once_share_the_cache_and_print_the_same(tmp_path, megabytes):
    builds = [script(_BUILD, tmp_path, megabytes) for _ in range(2)]
    outputs = [build.communicate()[0] for build in builds]
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) == 65
    kept = [path.suffix for path in tmp_path.iterdir()]
    assert kept == [".pdf-entry"] * (6 if megabytes else 0)
