"""The commands that change files for an editor; each shows its changes first."""

import argparse
import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from packsite.commands.check import checked, refuse
from packsite.edit.fix import CorrectedFile, fix
from packsite.edit.new_page import KINDS, Question, new_page, questions
from packsite.edit.rename import rename
from packsite.edit.sveltia import SCRIPT, form_editor
from packsite.edit.vscode import editor_files
from packsite.edit.withdraw import withdraw
from packsite.model.disk import write_file
from packsite.model.settings import PacksiteError
from packsite.read.data.schema import json_schemas
from packsite.read.facts_schema import json_schema
from packsite.read.menu import menu

FACTS = ("title", "summary", "owner", "audience", "topics", "part", "scope")
"""The facts that an option may answer in advance, for pages that are no packs."""


def fix_command(options: argparse.Namespace) -> int:
    """Show the unambiguous corrections, or write them; return 1 if any are pending."""
    if corrected := fix(checked(options)):
        return _show_or_write(corrected, options)
    print("There is nothing to fix automatically. The check lists what needs a person.")
    return 0


def rename_command(options: argparse.Namespace) -> int:
    """Show the changes for a new id or file name of a page, or write them."""
    if (site := checked(options)).errors:
        return refuse(site)
    corrected = rename(site, menu(site.settings), options.old, options.new, date.today())
    return _show_or_write(corrected, options)


def withdraw_command(options: argparse.Namespace) -> int:
    """Show the changes for the withdrawal of a page, or write them."""
    if (site := checked(options)).errors:
        return refuse(site)
    corrected = withdraw(site, menu(site.settings), options.id, options.by, date.today())
    return _show_or_write(corrected, options)


def new_command(options: argparse.Namespace) -> int:
    """Ask for the facts of a new page, and write it with its line in the menu."""
    site = checked(options)
    listed = menu(site.settings)
    kind = KINDS[options.kind]
    page = new_page(kind, answers(questions(kind, site), options), site, listed, date.today())
    write_file(options.root / page.file, page.text)
    print(f"Made {page.file}. Open it and change every sentence.")
    if page.menu:
        write_file(options.root / listed.file, page.menu)
        print(f"Added a line for it to {listed.file}.")
    return 0


def form_editor_command(options: argparse.Namespace) -> int:
    """Write the files of the browser form into a folder outside the site."""
    site = checked(options)
    for name, text in form_editor(site).items():
        write_file(options.folder / name, text)
        print(f"Written: {options.folder / name}")
    print(f"Put {SCRIPT} beside them, then publish the folder on a web server of its own.")
    return 0


def schema_command(options: argparse.Namespace) -> int:
    """Print the schemas, or write them with the other settings of editors' tools."""
    if not options.write:
        print(json.dumps({"page": json_schema(), "data": json_schemas()}, indent=2))
        return 0
    for name, text in editor_files().items():
        write_file(options.root / name, text)
        print(name)
    return 0


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add these commands to the command line."""
    fixing = add("fix", fix_command, "fix what can be fixed automatically; shows the changes first")
    words = "give a page another id or file name, everywhere; shows the changes first"
    renaming = add("rename", rename_command, words)
    renaming.add_argument("old", help="its id, such as CNP-27, or its file")
    renaming.add_argument("new", help="the id or the file that it gets")
    words = "withdraw a page, and point what leads to it elsewhere; shows the changes first"
    withdrawing = add("withdraw", withdraw_command, words)
    withdrawing.add_argument("id", help="the page that nobody should use any more")
    withdrawing.add_argument("--by", default="", metavar="ID", help="the page to use instead")
    for changing in (fixing, renaming, withdrawing):
        changing.add_argument("--write", action="store_true", help="write the changes to the files")
    making = add("new", new_command, "ask a few questions and make a page that passes the check")
    making.add_argument("kind", choices=sorted(KINDS))
    for fact in (*FACTS, "contents"):
        making.add_argument(f"--{fact}", help="the answer to this question")
    words = "write the set-up for editing pages in a form in the browser"
    forming = add("form-editor", form_editor_command, words)
    forming.add_argument(
        "folder", type=Path, help="the folder to write to; not one of the site's own"
    )
    words = "print the JSON Schema of the block of facts and the data files"
    describing = add("schema", schema_command, words)
    describing.add_argument(
        "--write", action="store_true", help="write the files that editing tools read"
    )


def answers(asking: Iterable[Question], options: argparse.Namespace) -> dict[str, str]:
    """Return the answer to each question by its fact: that of an option, or asked for.

    Raises PacksiteError without a terminal, unless the question has a suggested answer.
    """
    given = vars(options)
    return {one.fact: _asked(one, given[one.fact.replace("-", "_")] or "") for one in asking}


def _asked(question: Question, given: str) -> str:
    """Return the answer given in advance, or ask at the terminal until there is a valid one."""
    while True:
        typed = given or _typed(question)
        try:
            question.answer(typed)
        except PacksiteError as wrong:
            print(wrong)
            given, question = "", replace(question, suggested="")
        else:
            return typed or question.suggested


def _typed(question: Question) -> str:
    width = max(map(len, question.answers), default=0)
    listed = (f"\n  {one:{width}}  {what}".rstrip(" ") for one, what in question.answers.items())
    choices = "".join(listed)
    suggested = f" [{question.suggested}]" if question.suggested else ""
    try:
        return input(f"{question.ask}{choices}\n{question.fact}{suggested}: ")
    except EOFError:
        if question.suggested:
            return question.suggested
        raise PacksiteError(
            f'There is no answer for "{question.fact}". Answer it, or add --{question.fact} "…".'
        ) from None


def _show_or_write(corrected: Collection[CorrectedFile], options: argparse.Namespace) -> int:
    """Print the difference of each file, and write them if asked; return 1 if any are pending."""
    for file in corrected:
        print(file.difference)
    count = f"{len(corrected)} file{'' if len(corrected) == 1 else 's'}"
    if not options.write:
        print(
            f"{count} would change. Nothing has been written yet: add --write to make the changes."
        )
        return 1
    for file in corrected:
        _write_corrected(options.root / file.file, file)
        if file.moved_to:
            (options.root / file.moved_to).parent.mkdir(parents=True, exist_ok=True)
            (options.root / file.file).rename(options.root / file.moved_to)
    print(f"{count} changed. Look through the changes, then run the check again.")
    return 0


def _write_corrected(path: Path, corrected: CorrectedFile) -> None:
    """Write a corrected file with its original line endings and byte order mark."""
    before = path.read_bytes()
    text = corrected.after.replace("\n", "\r\n") if b"\r\n" in before else corrected.after
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    path.write_bytes(mark + text.encode())
