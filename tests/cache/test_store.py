"""Entries are bounded, shared by builds that run at once, and never believed blindly."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from packsite.cache.memo import Memo
from packsite.cache.store import JsonCache, Store

HOOKS = Path(__file__).parents[2] / "hooks"
LARGE = bytes(400_000)
VALUE = {"name": [1, "\u2019 \ud800"]}


def known(store: Store, *keys: str) -> list[bool]:
    return [store.get(key) is not None for key in keys]


def set_age(store: Store, name: str, seconds: int) -> None:
    (path,) = store.folder.glob(name)
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_an_entry_comes_back_as_it_was(tmp_path: Path) -> None:
    Store(tmp_path / "a/b").put("one", b"first\nsecond")
    assert Store(tmp_path / "a/b").get("one") == b"first\nsecond"
    assert Store(tmp_path / "a/b").has("one")
    assert not Store(tmp_path / "a/b").has("two")
    assert Store(tmp_path / "a/b").get("two") is None


def test_every_damaged_byte_is_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("one", b"content")
    (path,) = tmp_path.iterdir()
    good = path.read_bytes()
    for at in range(len(good)):
        path.write_bytes(good[:at] + bytes([good[at] ^ 0x15]) + good[at + 1 :])
        assert store.get("one") is None
        path.write_bytes(good[:at])
        assert store.get("one") is None


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path, megabytes=1)
    for age, key in enumerate(("new", "older", "oldest")):
        store.put(key, LARGE)
        set_age(store, f"{key}.*", age * 100)
    assert known(store, "oldest") == [True]  # and with that it was used
    store.sweep()
    assert known(store, "new", "older", "oldest") == [True, False, True]


def test_what_fits_stays(tmp_path: Path) -> None:
    store = Store(tmp_path, megabytes=1)
    store.put("one", LARGE)
    store.put("two", LARGE)
    store.sweep()
    assert known(store, "one", "two") == [True, True]


def test_what_a_build_did_not_use_goes(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for age, key in enumerate(("used", "unused")):
        store.put(key, LARGE)
        set_age(store, f"{key}.*", age * 100)
    store.sweep(time.time() - 50)
    assert known(store, "used", "unused") == [True, False]


def test_half_an_entry_that_a_stopped_build_left_goes_after_a_while(tmp_path: Path) -> None:
    (tmp_path / "new-fresh").write_bytes(b"x")
    (tmp_path / "new-left").write_bytes(b"x")
    store = Store(tmp_path)
    set_age(store, "new-left", 2 * 60 * 60)
    store.sweep()
    assert [path.name for path in tmp_path.iterdir()] == ["new-fresh"]


def test_a_folder_that_is_not_there_is_swept_without_a_word(tmp_path: Path) -> None:
    said: list[str] = []
    Store(tmp_path / "none", say=said.append).sweep()
    assert not said


def test_entries_come_as_they_were_used(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for age, key in enumerate(("newest", "damaged", "oldest")):
        store.put(key, key.encode())
        set_age(store, f"{key}.*", age * 100)
    (tmp_path / "damaged.entry").write_bytes(b"")
    assert [*store.entries()] == [b"newest", b"oldest"]


def test_a_folder_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the place of the folder")
    said: list[str] = []
    store = Store(tmp_path / "cache", say=said.append)
    store.put("one", b"")
    store.put("two", b"")
    assert said == [
        f'Nothing can be saved in "{tmp_path / "cache"}" (File exists), so the next build '
        "will take longer. Check the free space and permissions there."
    ]


_FULL_DISK = """
import resource, sys
from pathlib import Path
from packsite.cache.store import Store
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
Store(Path(sys.argv[1]), say=print).put("key", bytes(50_000))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a limit stands for the full disk")
def test_full_disk_leaves_no_half_entry(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _FULL_DISK, tmp_path],
        env={**os.environ, "PYTHONPATH": str(HOOKS)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.startswith("Nothing can be saved"), run.stderr
    assert not [*tmp_path.iterdir()]


def computed(cache: JsonCache, inputs: object, value: Any = VALUE) -> int:
    """Ask for a value and say how often it was computed for that."""
    times: list[object] = []

    def compute() -> Any:
        times.append(inputs)
        return value

    assert cache.get("value", inputs, compute) == value
    return len(times)


def test_the_next_build_has_the_values_of_the_last_one(tmp_path: Path) -> None:
    assert computed(JsonCache(Store(tmp_path), "code"), ["one"]) == 1
    cache = JsonCache(Store(tmp_path), "code")
    assert cache.has("value", ["one"])
    assert computed(cache, ["one"]) == 0


def test_other_inputs_or_other_code_are_computed(tmp_path: Path) -> None:
    computed(JsonCache(Store(tmp_path), "code"), ["one"])
    assert computed(JsonCache(Store(tmp_path), "code"), ["two"]) == 1
    assert computed(JsonCache(Store(tmp_path), "other code"), ["one"]) == 1
    assert not JsonCache(Store(tmp_path), "code").has("another", ["one"])


def test_a_damaged_value_is_computed_again_and_the_others_serve(tmp_path: Path) -> None:
    cache = JsonCache(Store(tmp_path), "code")
    computed(cache, ["one"])
    (path,) = tmp_path.iterdir()
    computed(cache, ["two"])
    path.write_bytes(path.read_bytes()[:-1])
    assert computed(cache, ["one"]) == 1
    assert computed(cache, ["two"]) == 0


def test_nothing_is_not_kept(tmp_path: Path) -> None:
    cache = JsonCache(Store(tmp_path), "code")
    assert computed(cache, ["one"], None) == computed(cache, ["one"], None) == 1


def test_a_memo_spares_reading_a_value_twice(tmp_path: Path) -> None:
    memo = Memo().get
    first = JsonCache(Store(tmp_path), "code", memo).get("value", ["one"], lambda: VALUE)
    again = JsonCache(Store(tmp_path), "code", memo).get("value", ["one"], lambda: VALUE | {})
    assert again is first
    assert computed(JsonCache(Store(tmp_path), "other code", memo), ["one"]) == 1
