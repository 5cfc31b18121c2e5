"""What one build worked out serves the next, if and only if it rests on the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from packsite.cache.store import Kept, fingerprint


def made(kept: Kept, rests_on: object, value: Any = "a value") -> int:
    """Ask for a value and say how often it was worked out for that."""
    times: list[object] = []

    def make() -> Any:
        times.append(rests_on)
        return value

    assert kept.value(rests_on, make) == value
    return len(times)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file in which one build kept three values."""
    kept = Kept(tmp_path / "cache/x.kept", "code")
    for name in ("one", "two", "three"):
        assert made(kept, [name], {"name": [name, 1, "\u2019 \ud800"]}) == 1
    kept.finish()
    kept.save(1)
    return kept.path


def test_the_next_build_has_what_the_last_one_made(path: Path) -> None:
    assert made(Kept(path, "code"), ["two"], {"name": ["two", 1, "\u2019 \ud800"]}) == 0


def test_other_content_or_other_code_is_made_anew(path: Path) -> None:
    assert made(Kept(path, "code"), ["four"]) == 1
    assert made(Kept(path, "other code"), ["two"]) == 1


def test_what_was_not_used_is_not_kept(path: Path) -> None:
    kept = Kept(path, "code")
    made(kept, ["two"], {"name": ["two", 1, "\u2019 \ud800"]})
    kept.finish()
    kept.save(1)
    assert made(Kept(path, "code"), ["one"]) == 1
    assert made(Kept(path, "code"), ["two"], {"name": ["two", 1, "\u2019 \ud800"]}) == 0


def test_a_file_that_nothing_has_changed_in_is_not_written_again(path: Path) -> None:
    before = path.stat().st_mtime_ns
    kept = Kept(path, "code")
    for name in ("one", "two", "three"):
        made(kept, [name], {"name": [name, 1, "\u2019 \ud800"]})
    kept.finish()
    kept.save(1)
    assert path.stat().st_mtime_ns == before


def test_every_damaged_byte_leads_to_the_same_values(path: Path) -> None:
    good = path.read_bytes()
    for at in range(0, len(good), 7):
        path.write_bytes(good[:at] + bytes([good[at] ^ 0x15]) + good[at + 1 :])
        kept = Kept(path, "code")
        for name in ("one", "two", "three"):
            made(kept, [name], {"name": [name, 1, "\u2019 \ud800"]})
    for length in range(0, len(good), 5):
        path.write_bytes(good[:length])
        made(Kept(path, "code"), ["three"], {"name": ["three", 1, "\u2019 \ud800"]})


def test_a_damaged_entry_is_made_again_and_the_others_serve(path: Path) -> None:
    good = path.read_bytes()
    end = good.index(b"\n")
    path.write_bytes(good[: end + 5] + b"?" + good[end + 6 :])
    kept = Kept(path, "code")
    assert made(kept, ["one"], {"name": ["one", 1, "\u2019 \ud800"]}) == 1
    assert made(kept, ["two"], {"name": ["two", 1, "\u2019 \ud800"]}) == 0


def test_no_more_is_written_than_there_is_room_for(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "x.kept")
    for number in range(40):
        made(kept, number, [fingerprint([number, part]) for part in range(2000)])
    kept.finish()
    kept.save(1)
    assert 0 < kept.path.stat().st_size <= 1_000_000
    assert made(Kept(kept.path), 39, [fingerprint([39, part]) for part in range(2000)]) == 1


def test_two_builds_at_once_leave_one_whole_file(path: Path) -> None:
    first, second = Kept(path, "code"), Kept(path, "code")
    for kept, name in ((first, "four"), (second, "five")):
        made(kept, [name])
        kept.finish()
    first.save(1)
    second.save(1)
    assert made(Kept(path, "code"), ["five"]) == 0
    assert made(Kept(path, "code"), ["four"]) == 1
    assert [file.name for file in path.parent.iterdir()] == ["x.kept"]


def test_a_folder_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    kept = Kept(tmp_path / "cache/x.kept")
    made(kept, 1)
    with pytest.raises(OSError, match="cache"):
        kept.save(1)


@pytest.mark.parametrize("in_memory", [True, False])
def test_nothing_is_not_kept(tmp_path: Path, *, in_memory: bool) -> None:
    kept = Kept(tmp_path / "x.kept", in_memory=in_memory)
    assert made(kept, 1, None) == 1
    assert made(kept, 1, None) == 1


def test_in_memory_a_value_is_read_once(path: Path) -> None:
    kept = Kept(path, "code", in_memory=True)
    first = kept.value(["two"], lambda: None)
    assert first == {"name": ["two", 1, "\u2019 \ud800"]}
    assert kept.value(["two"], lambda: None) is first


def test_equal_things_have_one_name_and_others_another() -> None:
    assert fingerprint([{"b", "a"}]) == fingerprint([{"a", "b"}])
    assert fingerprint(["a", "b"]) != fingerprint(["ab"])
    assert fingerprint({"a": [1]}) != fingerprint({"a": [2]})


def test_in_memory_texts_have_the_names_that_they_have_in_the_file(path: Path) -> None:
    kept = Kept(path, "code", in_memory=True)
    for name in ("one", "two"):
        assert made(kept, [name], {"name": [name, 1, "\u2019 \ud800"]}) == 0
    kept.begin("other code")
    assert made(kept, ["one"]) == 1
    assert made(kept, ["one", True], "true") == made(kept, ["one", False], "false") == 1
    assert made(kept, [1], "a number") == 1
