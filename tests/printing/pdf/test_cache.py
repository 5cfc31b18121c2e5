"""The cache of PDFs by their inputs, shared by concurrent builds."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from packsite.cache.store import Store
from packsite.model.print_codes import PDF104
from packsite.model.printed import PrintResult
from packsite.model.problems import Problem
from packsite.printing.pdf.cache import keep, last_good, load, picture_digests

ROOT = Path(__file__).parents[3]
PDF = b"%PDF-1.7\nwords"


def _printed(uri: str, content: bytes, *problems: Problem) -> PrintResult:
    return PrintResult(uri, content, reused=False, problems=problems)


def test_a_pdf_is_reused_while_its_pictures_are_the_same(tmp_path):
    shown: dict[str, bytes | None] = {"a.png": b"a house"}
    problem = Problem("a.md", 1, 2, PDF104, "A remark.", "Do something.")
    printed = _printed("a.pdf", PDF, problem)
    keep(Store(tmp_path), "key", printed, picture_digests(shown))
    known = load(Store(tmp_path), "key", shown.get)
    assert known == replace(printed, reused=True)
    assert known.problems[0].code is PDF104
    assert load(Store(tmp_path), "other key", shown.get) is None
    assert load(Store(tmp_path), "key", {"a.png": b"a door"}.get) is None


def test_last_good_pdf_is_the_one_used_last_and_whole(tmp_path):
    for age, key in enumerate(("damaged", "newer", "older")):
        keep(Store(tmp_path), key, _printed("a.pdf", b"%PDF " + key.encode()), {})
        path = tmp_path / f"{key}.entry"
        then = path.stat().st_mtime - age * 100
        os.utime(path, (then, then))
    keep(Store(tmp_path), "other", _printed("b.pdf", PDF), {})
    damaged = tmp_path / "damaged.entry"
    damaged.write_bytes(damaged.read_bytes()[:-1])
    assert last_good(Store(tmp_path), "a.pdf") == b"%PDF newer"
    assert last_good(Store(tmp_path), "c.pdf") == b""


_BUILD = """
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from tests.printing.jobs import a_job, a_page
from dataclasses import replace
from packsite.cache.store import Store
from packsite.printing.pdf.draw import print_pdf

jobs = [replace(a_job(a_page(f"Text {n}. " * 40)), uri=f"{n}.pdf") for n in range(6)]
digest = sha256()
with ThreadPoolExecutor(1) as threads:
    for _ in range(5):
        results = print_pdf(
            jobs,
            store=Store(Path(sys.argv[1]), megabytes=int(sys.argv[2]), say=print),
            read_image=lambda _: None,
            executor=threads,
        )
        for result in results:
            assert not result.problems
            digest.update(result.content)
print(digest.hexdigest())
"""


@pytest.mark.parametrize("megabytes", [512, 0], ids=["with room", "without room"])
def test_two_builds_at_once_share_the_cache_and_print_the_same(tmp_path, megabytes):
    builds = [
        subprocess.Popen(
            [sys.executable, "-c", _BUILD, tmp_path, str(megabytes)],
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT}"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    outputs = [build.communicate()[0] for build in builds]
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) == 65
    kept = [path.suffix for path in tmp_path.iterdir()]
    assert kept == [".entry"] * (6 if megabytes else 0)
