"""A site keeps the engine that made it: at its address, or as a file of its own."""

import json
from pathlib import Path
from typing import Any

import pytest

from packsite.edit.engine import engine_files

DIGEST = "0" * 64
ON_THE_WEB = "https://git.example.org/releases/packsite-1.0.0-py3-none-any.whl"


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch, **record: Any) -> None:
    """Install the engine as pip records it (PEP 610)."""
    place = folder / "packsite-1.0.0.dist-info"
    place.mkdir()
    (place / "METADATA").write_text("Name: packsite\nVersion: 1.0.0\n", "utf-8")
    (place / "direct_url.json").write_text(json.dumps(record), "utf-8")
    monkeypatch.syspath_prepend(str(folder))


def test_an_engine_from_the_web_is_named_by_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = {"hashes": {"sha256": DIGEST}}
    installed(tmp_path, monkeypatch, url=ON_THE_WEB, archive_info=archive)
    (content,) = engine_files().values()
    lines = content.decode().splitlines()
    assert f"packsite @ {ON_THE_WEB} --hash=sha256:{DIGEST}" in lines
    assert any(line.startswith("mkdocs==") for line in lines)
    assert not any(line.startswith("--") for line in lines), "no registry is named"


def test_an_engine_from_a_file_comes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = tmp_path / "packsite-1.0.0-py3-none-any.whl"
    wheel.write_bytes(b"an engine")
    installed(tmp_path, monkeypatch, url=wheel.as_uri(), archive_info={})
    made = {**engine_files()}
    assert made.pop(f"engine/{wheel.name}") == b"an engine"
    assert f"./engine/{wheel.name} --hash=sha256:" in made["requirements.txt"].decode()


@pytest.mark.parametrize(
    "record",
    [
        {"url": "https://git.example.org/site.git", "vcs_info": {"vcs": "git"}},
        {"url": "file:///gone/packsite-1.0.0-py3-none-any.whl", "archive_info": {}},
        {"url": "file:///somewhere", "dir_info": {"editable": True}},
    ],
)
def test_an_engine_that_cannot_be_found_again_is_not_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: dict[str, Any]
) -> None:
    installed(tmp_path, monkeypatch, **record)
    assert engine_files() == {}
