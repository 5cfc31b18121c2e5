"""Fixtures for every test: a tree of files, a fixed day, and silence."""

import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

TODAY = date(2026, 11, 23)
_BROWSER = Path(__file__).parent / "browser"
_LONG = Path(__file__).parent / "packsite_mkdocs"

# Containers often keep Python from writing compiled modules, which costs each process of a test
# the compiling of all of ours.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what the build makes over golden files"
    )
    parser.addoption(
        "--site", type=Path, help="browser tests: this built site, instead of building one"
    )
    parser.addoption(
        "--record", type=Path, help="browser tests: write what those of accessibility found"
    )


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Share all tests out to the processors; for a few, starting other processes takes longer."""
    is_whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return os.cpu_count() or 1 if is_whole else 0


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out unread the files whose tests the marker deselects: the browser's, or all others."""
    wanted = {"browser": True, "not browser": False}.get(config.option.markexpr)
    if wanted is None or collection_path.is_dir():
        return None
    return (_BROWSER in collection_path.parents) is not wanted or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no process is left with it at the end."""
    items.sort(key=lambda item: not item.path.is_relative_to(_LONG))


def pytest_configure(config: pytest.Config) -> None:
    if file := config.getoption("--record"):
        from tests.browser.recording import Recorder  # noqa: PLC0415 - needs axe, and only here

        config.pluginmanager.register(Recorder(file))


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def golden(update_golden: bool) -> Callable[[str, str], None]:
    """Return a function that holds a text against a file below `golden/`."""

    def hold(name: str, text: str) -> None:
        file = Path(__file__).parent / "golden" / name
        if update_golden:
            file.write_text(f"{text}\n", "utf-8")
        assert text == file.read_text("utf-8").rstrip("\n")

    return hold


@pytest.fixture
def write_tree(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Return a function that writes files (name → content) below an empty folder and returns it."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return write


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _silence(request: pytest.FixtureRequest) -> Iterator[list[logging.LogRecord]]:
    """Fail a test during which MkDocs or Python warned, unless it asked for `allow_warnings`."""
    listener = _Listener()
    loggers = [logging.getLogger(name) for name in ("mkdocs", "py.warnings")]
    for logger in loggers:
        logger.addHandler(listener)
    yield listener.records
    for logger in loggers:
        logger.removeHandler(listener)
    if listener.records and "allow_warnings" not in request.fixturenames:
        heard = "\n".join(
            f"{record.levelname} {record.getMessage()}" for record in listener.records
        )
        pytest.fail(f"this should have been silent:\n{heard}", pytrace=False)


@pytest.fixture
def allow_warnings(_silence: list[logging.LogRecord]) -> list[logging.LogRecord]:
    """Return the list that fills with what MkDocs and Python log at warning or above."""
    return _silence
