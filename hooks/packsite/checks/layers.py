"""Checks of a site built on a core: its replacements, hidden pages and answers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from packsite.checks.references import REF101
from packsite.checks.subject import Rules, Subject, at_fact, in_data
from packsite.model.addresses import address
from packsite.model.codes import NOTICE, WARNING, Code
from packsite.model.layers import CORE, CORE_FILE, LAYERS, MANIFEST, in_core
from packsite.model.problems import Problem, TextFile
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.codes import FIL105
from packsite.read.core_files import core_files, unlike
from packsite.read.decoding import decoded
from packsite.read.files import has_core
from packsite.read.yaml import load_yaml
from packsite.read.yaml_faults import YamlFault


def pages_of_the_core_keep_their_address(subject: Subject) -> Iterator[Problem]:
    """FIL105: a local page at the address of a page of the core has its id, and so replaces it.

    Bad: standards/visits.md with the id CPS-91, where core/standards/visits.md is CPS-07
    Good: the id CPS-07, or another file name
    """
    shared = {_place(page.uri): page for page in subject.documents if page.source.is_core}
    for document in subject.documents:
        other = shared.get(_place(document.uri))
        if other and not document.source.is_core:
            message = f'This page would take the address of "{other.source.file}".'
            hint = f'Write "id: {other.facts.id}" to replace that page, or rename this file.'
            yield at_fact(document, "id", FIL105, message, hint)


def replacements_are_meant(subject: Subject) -> Iterator[Problem]:
    """COR104: a page that replaces one of the core does so on purpose.

    Bad: core/standards/visits.md copied to standards/visits.md, to add a sentence
    Good: a file with `amends: CPS-07` and the sentence; or `CPS-07: {CPS-07: …}` in confirmed.yml
    """
    for one in subject.site.reliances:
        if one.is_replacement and one.is_new:
            page = one.statement.id
            message = f"This page replaces {page} of the core."
            hint = (
                f'To add to {page} instead, write a file with "amends: {page}" and only your own '
                "words. If this is meant, leave it: it is recorded when your change is published."
            )
            yield at_fact(one.document, "id", COR104, message, hint)


def hidden_pages_are_of_the_core(subject: Subject) -> Iterator[Problem]:
    """REF101: layers.yml hides pages of the core, and no others.

    Bad: `hide: [CNP-224]`
    Good: `hide: []`
    """
    index = subject.index
    shared = [page.facts.id for page in subject.documents if page.source.is_core]
    for page_id in subject.library.layers.hide:
        if page_id in index.page_by_id:
            message = f'"{page_id}" is not a page of the core, and no other can be hidden.'
            hint = f"Remove it here, and run python -m packsite withdraw {page_id}."
            yield _in_layers(subject, page_id, message, hint)
        elif page_id not in index.hidden_by_id:
            message = f'The core has no page "{page_id}" to leave out.'
            hint = did_you_mean(nearest(page_id, shared)) or "Remove it."
            yield _in_layers(subject, page_id, message, hint)


def answering_pages_exist(subject: Subject) -> Iterator[Problem]:
    """REF101: layers.yml lets pages of the site answer the findings of its briefs.

    Bad: `answers: {LB-2022-01.F7: [CPS-55]}`
    Good: `answers: {LB-2022-01.F7: [CPS-05]}`
    """
    index, answers = subject.index, subject.library.layers.answers
    for page_id in dict.fromkeys(page for pages in answers.values() for page in pages):
        if page_id not in index.page_by_id:
            message = f'No page has the id "{page_id}", so it cannot answer a finding.'
            hint = did_you_mean(index.likely_id(page_id)) or "Name a page of this site."
            yield _in_layers(subject, page_id, message, hint)


def files_of_the_core_are_as_released(subject: Subject) -> Iterator[Problem]:
    """COR103: the files in core/ are those of the release, which the next one replaces.

    Bad: core/standards/visits.md with a sentence of your own
    Good: a page of your own with `amends: CPS-07`, and the file as it was released
    """
    settings = subject.site.settings
    if not has_core(settings):
        return
    files = {**core_files(settings)}
    text = TextFile(CORE_FILE, decoded(files.pop(MANIFEST), "replace"))
    try:
        release = load_yaml(text.text).value
    except YamlFault as fault:
        message = f"The description of the core cannot be read: {fault.reason}."
        yield text.problem(fault.offset, COR103, message, _put_back(CORE_FILE))
        return
    sums = release.get("sums") if isinstance(release, dict) else None
    if not isinstance(sums, dict):
        return
    for name in unlike(sums, files):
        message, hint = _unlike_release(name, is_here=name in files, is_released=name in sums)
        yield Problem(f"{CORE}/{name}", 0, 0, COR103, message, hint)


def _unlike_release(name: str, *, is_here: bool, is_released: bool) -> tuple[str, str]:
    """Return the message and the hint for a file of the core that is not as released."""
    put_back = _put_back(f"{CORE}/{name}")
    if not is_here:
        message = "This file of the core is missing."
        return message, f'{put_back} A page is left out by its id under "hide:" in {LAYERS}.'
    if not is_released:
        message = "This file is not of the core, and the next release would remove it."
        return message, f"Move it to {name}, or delete it."
    message = "This file was edited here, and the next release would undo that."
    return message, f"{_move(name)} {put_back}"


def _move(name: str) -> str:
    """Return where the words belong that somebody wrote into a file of the core."""
    if name.endswith(".md"):
        return "Move your words into a page of your own that amends this one or has its id."
    return f"Move what is yours to {name}, which comes before it."


def _put_back(file: str) -> str:
    return f"Put the file back: git restore {file}, or take it from the archive of the core."


def _in_layers(subject: Subject, page_id: str, message: str, hint: str) -> Problem:
    return in_data(subject, LAYERS, page_id, (REF101, message, hint))


def at_the_core(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems, with the hint for one in a file of the core: none is edited here."""
    for problem in problems:
        is_whole = not in_core(problem.file) or problem.code is COR103
        yield problem if is_whole else replace(problem, hint=_instead(problem.file))


def _instead(file: str) -> str:
    """Return the local fix for a fault in a file of the core."""
    if file.endswith(".md"):
        return (
            "Files in core/ are not edited here. Amend this page, or write a page of your own "
            "with its id; tell whoever releases the core."
        )
    own = file.removeprefix(f"{CORE}/")
    return f"Files in core/ are not edited here. What you write in {own} comes before it."


def _place(uri: str) -> str:
    return address(uri).casefold()


COR103 = Code("COR103", WARNING, "file of the core that is not as released",
              "The next release of the core replaces every file in it.")  # fmt: skip
COR104 = Code("COR104", NOTICE, "page of the core that is replaced",
              "What later releases change on that page would not reach readers.")  # fmt: skip
RULES = Rules(
    "Shared pages",
    codes=(COR103, COR104),
    of_the_site=(
        pages_of_the_core_keep_their_address,
        replacements_are_meant,
        hidden_pages_are_of_the_core,
        answering_pages_exist,
        files_of_the_core_are_as_released,
    ),
)
