"""Pickled values come back equal, and no bytes call a function."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import a_page
from tests.westmarsh import WESTMARSH

from packsite.model.blocks import Structure
from packsite.model.editions import Edition
from packsite.model.facts import Format
from packsite.model.page import Sheet
from packsite.model.pickling import pickled, unpickled
from packsite.model.settings import Settings
from packsite.read.data.library import library

MODULE = "packsite.model.page"


class Command:
    """In a pickle, a call of a function with some words."""

    def __init__(self, function: object, *words: object) -> None:
        self._call = function, words

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self._call


def test_a_page_comes_back_equal() -> None:
    page = a_page("CNP-01", "## A sheet\n\n- [ ] One [[CPS-01]]\n\n| a |\n|---|\n| b |\n")
    sheet = Sheet("A sheet", "a", Format.SHEET, False, None, {Edition.STANDARD: "a.pdf"}, "a.docx")
    whole = {"page": replace(page, sheets=(sheet,)), "more": [None, b"bytes", 1.5, frozenset("ab")]}
    assert unpickled(pickled(whole)) == whole


def test_the_data_files_come_back_equal() -> None:
    read, _ = library(Settings(WESTMARSH))
    assert read.sessions
    assert unpickled(pickled(read)) == read


@pytest.mark.parametrize(
    "function",
    [Path.write_text, print, eval, type, a_page, pytest.importorskip],
    ids=lambda function: function.__qualname__,  # a repr has an address, new in each process
)
def test_a_function_that_bytes_name_is_not_called(function: object, tmp_path: Path) -> None:
    made = tmp_path / "made"
    content = pickle.dumps([Command(function, made, "words")])
    assert unpickled(content) is None
    assert Structure(content).parts is None
    assert not made.exists()


@pytest.mark.parametrize("name", ["Path", "bisect_left", "Document.__init__", "Document.__class__"])
def test_only_classes_of_a_module_of_the_model_are_found(name: str) -> None:
    words = b"".join(b"\x8c" + bytes([len(one)]) + one.encode() for one in (MODULE, name))
    assert unpickled(b"\x80\x04" + words + b"\x93.") is None
