"""The readers take files that bad copies, bad editors and bad intentions have corrupted.

They begin with files of the tests. `make fuzz` tries a hundred times as many, others in every run.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.builders import a_page, a_source
from tests.conftest import TODAY
from tests.texts import examples

from packsite.model.settings import Settings
from packsite.pipeline import check, weave
from packsite.read.data.library import library
from packsite.read.data.schema import SCHEMAS
from packsite.read.document import document
from packsite.read.facts import frontmatter
from packsite.read.menu import menu
from packsite.read.pictures import picture

TESTS = Path(__file__).resolve().parent
LONGEST = 5
"""Seconds of processor that one small input may take."""
_CUT = 3_000
"""Characters of a file that are spoilt: a reader that fails, fails on little."""
_TOKENS = (
    "---\n", "...\n", ": ", "- ", "? ", "|", ">", "&a ", "*a", "!!python/name:os.system ", "<<: ",
    "[", "]", "{", "}", '"', "'", "#", "%YAML 1.1\n", "\t", "\n", "\r\n", "\r", "\0", "\x1b",
    "\x85", "\u2028", "\ufeff", "\ud7ff", "\U0001f469", "\u202e", "é", "2026-02-30", "0x1F",
    "1e999", "~", "9" * 400, "[[", "]]", "[[CPS-05]]", "|label]]", "`", "```\n", "~~~\n", "<!--",
    "-->", "<div>", "<div markdown>", "</div>", "<a href=", "![", "](", "{#", "}", "{: ", "[^1]",
    "[^1]: ", "*[A]: ", "## ", "===\n", "| a | b |\n|---|---|\n", "!!! note\n    ", '??? tip "',
    "> ", "    ", "\\", "&#0;", "[x](", "(" * 50, "[" * 50, "<" * 50, "> " * 50, "- " * 50,
    "*" * 51, "_" * 51, "`" * 51,
)  # fmt: skip


class TooLong(Exception):
    """A reader has taken more time than a small input is worth."""


@contextmanager
def hold_to_time() -> Iterator[None]:
    """Raise TooLong in a block that uses too much processor time."""

    def stop(*_: object) -> None:
        raise TooLong(f"more than {LONGEST} s of processor")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@st.composite
def _spoilt(draw: st.DrawFn, texts: tuple[str, ...]) -> str:
    """Return a text with a few places spoilt."""
    text = draw(st.sampled_from(texts))
    start = draw(st.integers(0, max(0, len(text) - _CUT)))
    text = text[start : start + _CUT] if draw(st.booleans()) else text[:_CUT]
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.sampled_from((0, 0, 1, 2, 10, 200)))
        piece = draw(st.sampled_from(_TOKENS) | st.text(max_size=4))
        times = draw(st.sampled_from((1, 1, 1, 2, 30, 2_000)))
        text = text[:at] + piece * times + text[at + cut :]
    return text


@st.composite
def _spoilt_bytes(draw: st.DrawFn, contents: tuple[bytes, ...]) -> bytes:
    """Return a file with a few bytes changed, cut or written twice."""
    content = draw(st.sampled_from(contents))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(content)))
        cut = draw(st.sampled_from((0, 1, 1, 4, 50, 100_000)))
        piece = draw(st.binary(max_size=5) | st.sampled_from((b"\xff\xff\xff\xff", b"\0" * 8)))
        content = content[:at] + piece + content[at + cut :]
    return content


def _texts(*patterns: str) -> tuple[str, ...]:
    found = tuple(
        path.read_text("utf-8", "replace")
        for pattern in patterns
        for path in sorted(TESTS.glob(pattern))
    )
    assert found, patterns
    return found


_PAGES = _texts("site/**/*.md", "cases/*/*/docs/index.md")
_DATA = {name: _texts(f"site/docs/data/{name}", f"cases/*/*/docs/data/{name}") for name in SCHEMAS}
_SOURCE = a_source("standards/a.md")


def _read_data(files: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "docs/data").mkdir(parents=True)
        for name, text in files.items():
            (Path(folder) / "docs/data" / name).write_bytes(_as_bytes(text))
        library(Settings(Path(folder)))


def _read_menu(text: str) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "mkdocs.yml").write_bytes(_as_bytes(text))
        menu(Settings(Path(folder)))


def _build(files: tuple[str, str]) -> None:
    """Check two pages, and weave them where they may be: as `packsite stage` does."""
    with TemporaryDirectory() as folder:
        for name, text in zip(("docs/index.md", "standards/a.md"), files, strict=True):
            path = Path(folder) / name
            path.parent.mkdir()
            path.write_bytes(_as_bytes(text))
        site = check(Settings(Path(folder)), TODAY)
        if not site.errors:
            weave(site, with_pdf=False)


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _pictures() -> tuple[bytes, ...]:
    """Return a small picture of each kind, with metadata, and two drawings."""
    noise = Random(1).randbytes(20 * 20 * 3)
    image = Image.frombytes("RGB", (20, 20), noise)
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A camera"
    made = []
    for kind in ("PNG", "JPEG", "GIF", "WEBP"):
        file = BytesIO()
        image.save(file, kind, exif=exif, comment=b"A comment")
        made.append(file.getvalue())
    drawings = [path.read_bytes() for path in sorted(TESTS.glob("site/**/*.svg"))]
    assert drawings, "no drawing"
    return (*made, *drawings)


def _look_at(content: bytes) -> None:
    found = picture(content)
    assert bool(found.fault) != bool(found.content), found
    if found.content and found.kind != "svg":
        again = picture(found.content)
        assert (again.kind, again.fault) == (found.kind, ""), "what is published is damaged"


@pytest.mark.parametrize(
    ("read", "inputs"),
    [
        pytest.param(lambda text: frontmatter(_SOURCE, text), _spoilt(_PAGES), id="facts"),
        pytest.param(
            lambda text: document(_SOURCE, text, a_page().facts), _spoilt(_PAGES), id="body"
        ),
        pytest.param(
            _read_data,
            st.fixed_dictionaries(
                {}, optional={name: _spoilt(text) for name, text in _DATA.items()}
            ),
            id="data",
        ),
        pytest.param(_read_menu, _spoilt(_texts("site/mkdocs.yml")), id="menu"),
        pytest.param(_build, st.tuples(_spoilt(_PAGES), _spoilt(_PAGES)), id="site"),
        pytest.param(_look_at, _spoilt_bytes(_pictures()), id="pictures"),
    ],
)
@examples(75)
@given(data=st.data())
def test_a_reader_takes_any_input_in_good_time(
    read: Callable[[Any], object], inputs: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    content = data.draw(inputs)
    with hold_to_time():
        read(content)
