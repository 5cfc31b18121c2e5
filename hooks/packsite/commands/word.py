"""The command that makes a page of a Word document."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from packsite.commands.check import checked
from packsite.commands.edit import FACTS, answers
from packsite.edit.new_page import KINDS, new_page, questions
from packsite.model.disk import write_file
from packsite.model.settings import PacksiteError
from packsite.read.menu import menu
from packsite.word_import.page import Opened, imported, open_word
from packsite.word_import.report import report


def import_command(options: argparse.Namespace) -> int:
    """Make a page of a Word document, with its pictures and its line in the menu, and a report."""
    opened = open_word(options.file, options.changes)
    site = checked(options)
    kind, listed = KINDS[options.kind], menu(site.settings)
    asking = (
        replace(one, suggested=opened.title) if one.fact == "title" else one
        for one in questions(kind, site)
    )
    given = answers(asking, options)
    bold_lines = _has_bold_headings(options, opened)
    name = new_page(kind, given, site, listed, date.today()).file
    made = imported(opened, site, PurePosixPath(name).stem, bold_lines=bold_lines)
    page = new_page(kind, given, site, listed, date.today(), body=made.body)
    account = report(options.file.name, page.file, page.text, made, site)
    folder = options.root / PurePosixPath(page.file).parent
    pictures = {folder / picture: content for picture, content in made.pictures.items()}
    _refuse_existing([options.root / page.file, *pictures, *filter(None, [options.report])])
    write_file(options.root / page.file, page.text)
    for path, content in pictures.items():
        write_file(path, content)
    if page.menu:
        write_file(options.root / listed.file, page.menu)
    if options.report:
        write_file(options.report, account)
    print(account)
    print('Read the page beside the document. Then run "python -m packsite check".')
    return 0


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    words = "make a page of a Word document, and say what became of every part of it"
    importing = add("import", import_command, words)
    importing.add_argument(
        "file", type=Path, help="the Word document (.docx); of a PDF, only its text"
    )
    importing.add_argument(
        "--as", dest="kind", required=True, choices=sorted(KINDS.keys() - {"pack"})
    )
    changes = importing.add_mutually_exclusive_group()
    for name, what in (("accept", "take"), ("reject", "undo")):
        changes.add_argument(
            f"--{name}", dest="changes", action="store_const", const=name, default="",
            help=f"{what} every tracked change",
        )  # fmt: skip
    importing.add_argument("--yes", action="store_true", help="make headings of bold lines")
    importing.add_argument("--report", type=Path, help="write the report to this file too")
    for fact in FACTS:
        importing.add_argument(f"--{fact}", help="the answer to this question")


def _has_bold_headings(options: argparse.Namespace, opened: Opened) -> bool:
    """Ask whether bold lines become headings; without a terminal they stay as they are."""
    if options.yes or not opened.bold_lines:
        return bool(options.yes)
    print("These lines are bold, as headings are:", *opened.bold_lines, sep="\n  ")
    try:
        return input("Make headings of them? [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        print('They stay bold. Add "--yes" to make headings of them.')
        return False


def _refuse_existing(paths: list[Path]) -> None:
    for path in paths:
        if path.exists():
            raise PacksiteError(
                f'"{path}" already exists, and is not overwritten. '
                "Move it away, or choose another title or file."
            )
