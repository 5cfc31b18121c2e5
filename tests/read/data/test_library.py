from dataclasses import replace
from datetime import date, time
from pathlib import Path as Folder
from shutil import rmtree

import pytest
from tests.builders import WriteTree
from tests.repository import commit

from packsite.checks.report import by_cause
from packsite.model.brand import Brand
from packsite.model.data import GlossaryEntry, Library, LocalValue, Role, Session, SourceEntry
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.model.timescales import Beside, JourneyPath, Step
from packsite.read.codes import DAT102
from packsite.read.data.library import library
from packsite.read.data.text import lost_files

NOTHING = Library(Brand(), {}, {}, {}, {})
SOURCE = "{title: T, short: S, publisher: P, date: '2026', seen: primary}"
SESSION = (
    "title: Housing, date: 2026-12-03, start: '12:30', end: '13:00', "
    "topic: Homes., host: Housing, where: Online, published: 2026-11-23"
)


def read(write_tree: WriteTree, **files: str | bytes) -> tuple[Library, list[str]]:
    """Read data files; return what they say, and their problems as they are shown."""
    root = write_tree({f"docs/data/{name}.yml": text for name, text in files.items()})
    found, problems = library(Settings(root))
    return found, [str(problem) for problem in problems]


def without(file: str) -> Library:
    """Return the library of one data file, all of which was left out."""
    return replace(NOTHING, incomplete=frozenset({file}))


def test_a_data_file_that_cannot_be_opened_is_a_problem(
    write_tree: WriteTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_bytes(path: Folder) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Folder, "read_bytes", read_bytes)
    found, problems = read(write_tree, roles="")
    assert (found, problems) == (
        without("roles.yml"),
        [
            "docs/data/roles.yml: error DAT101: The file cannot be opened (Permission denied). "
            "Close the program that has it open, or check who has permission to read it."
        ],
    )


def test_a_list_that_was_pasted_twice_is_one_message(write_tree: WriteTree) -> None:
    forms = "".join(f"- {{type: [form {one}], means: meaning {one}}}\n" for one in range(9))
    names = "".join(f"- {{acronym: A{one}, expansion: words}}\n" for one in range(9))
    again = names.replace("words", "others").replace("A0", '"A0 "')
    texts = {"search": forms * 2, "glossary": names + again}
    root = write_tree({f"docs/data/{name}.yml": text for name, text in texts.items()})
    found, problems = library(Settings(root))
    said = [(one.place, one.message) for one in by_cause(problems)]
    assert said == [
        (f"docs/data/{name}.yml:10:3", f'"{name}.yml" has an entry for this already, further up.')
        for name in ("glossary", "search")
    ]
    assert len(found.short_forms) == 9  # so that no other check finds them again


def test_a_data_file_that_nothing_reads_is_named(write_tree: WriteTree) -> None:
    names = ("partnership.yaml", "roles.yml", "notes.docx")
    root = write_tree({f"docs/data/{name}": "" for name in names})
    assert [str(problem) for problem in library(Settings(root))[1]] == [
        'docs/data/notes.docx: warning FIL107: "notes.docx" is not one of the data files, so '
        "nothing reads it. Move it out of this folder.",
        'docs/data/partnership.yaml: warning FIL107: "partnership.yaml" is not one of the data '
        'files, so nothing reads it. Did you mean "partnership.yml"?',
    ]


def test_without_data_files_nothing_is_said(write_tree: WriteTree) -> None:
    assert read(write_tree) == (NOTHING, [])


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_data_file_says_nothing(write_tree: WriteTree, text: str) -> None:
    names = ("sources", "glossary", "roles", "network_bites")
    assert read(write_tree, **dict.fromkeys(names, text)) == (NOTHING, [])


@pytest.mark.parametrize("text", [None, "", "\r\n"])
def test_a_data_file_of_the_history_that_is_gone_or_empty_is_named_once(
    write_tree: WriteTree, text: str | None
) -> None:
    names = ("brand", "caf\udce9", "old/words", "roles")
    root = write_tree({f"docs/data/{name}.yml": "{}\n" for name in names})
    commit(root, "2026-11-20T12:00:00Z")
    rmtree(root / "docs/data")
    _, problems = read(write_tree, roles="#\n", **({} if text is None else {"brand": text}))
    assert problems == [
        'docs/data/brand.yml: error DAT101: This file of "docs/data" has been deleted or '
        "emptied. Restore it from its history. If it is to have no entries, leave a line # in it."
    ]
    write_tree({"core/core.yml": "", "core/docs/data/brand.yml": "{}\n"})
    assert lost_files(Settings(root)) == {"caf\ufffd.yml"}


def test_a_line_that_the_ledger_has_lost_is_named(write_tree: WriteTree) -> None:
    def line(page_id: str, *addresses: str) -> str:
        return f"{page_id}: {{title: T, addresses: [{', '.join(addresses)}], versions: []}}\n"

    path, now = "docs/data/published.yml", line("PG-02", "b.html") + line("PG-09", "c.html")
    root = write_tree({path: f"{line('PG-01', 'old.html')}{line('PG-03', 'c.html')}{now}"})
    commit(root, "2026-11-20T12:00:00Z")
    write_tree({path: line("PG-01", "old.html", "a.html") + now})  # PG-03 was renamed by hand
    commit(root, "2026-11-21T12:00:00Z")
    write_tree({path: now})
    commit(root, "2026-11-22T12:00:00Z")
    assert [str(problem) for problem in library(Settings(root))[1]] == [
        "docs/data/published.yml: error DAT102: The line of PG-01 has gone, and with it what its "
        "print-outs and links need. Put it back: PG-01: {title: T, addresses: [old.html, a.html], "
        "versions: []}"
    ]


def test_every_entry_is_read(write_tree: WriteTree) -> None:
    found, problems = read(
        write_tree,
        brand="name: The partnership\nshort_name: TP\narea: Northshire\nsite_name: Safe\n",
        partnership=(
            "local:\n  door: {label: The door, value: '', kind: phone}\n"
            "  form: {label: The form, value: https://example.org, kind: link}\n"
        ),
        sources=(
            "WT2026: {title: Working together, short: WT, publisher: Government, "
            "edition: '2026', date: 2026, url: https://example.org/wt, seen: not-opened, "
            "note: Check., replaced_by: KCS}\n"
            f"KCS: {SOURCE}\n"
        ),
        glossary=(
            "- {acronym: CIN, expansion: child in need, synonyms: [s17], local: true, note: N.}\n"
            "- {acronym: CP, expansion: child protection}\n"
        ),
        roles="police: {label: Police, who: Officers, says: [Police, Officer]}\n",
        journey=(
            "steps: [{name: Plan, what: They agree, pages: [CPS-07, CNP-36], limits: [plan]}]\n"
            "along: [CPS-11]\nbeside: [{name: Court, limits: [proceedings]}]\n"
        ),
        network_bites=f"- {{{SESSION}}}\n",
    )
    assert problems == []
    assert found == Library(
        brand=Brand("The partnership", "TP", "Northshire", "Safe"),
        sources={
            "WT2026": SourceEntry(
                "WT2026", "Working together", "WT", "Government", "2026", "2026",
                "https://example.org/wt", "not-opened", "Check.", "KCS",
            ),
            "KCS": SourceEntry("KCS", "T", "S", "P", "", "2026", "", "primary", "", ""),
        },
        local={
            "door": LocalValue("door", "The door", "", "phone"),
            "form": LocalValue("form", "The form", "https://example.org", "link"),
        },
        glossary={
            "CIN": GlossaryEntry("CIN", "child in need", ("s17",), True, "N."),
            "CP": GlossaryEntry("CP", "child protection", (), False, ""),
        },
        roles={"police": Role("police", "Police", "Officers", ("Police", "Officer"))},
        path=JourneyPath(
            (Step("Plan", "They agree", ("CPS-07", "CNP-36"), ("plan",)),),
            ("CPS-11",),
            (Beside("Court", ("proceedings",)),),
        ),
        sessions=(
            Session(
                "Housing", date(2026, 11, 23), date(2026, 12, 3), time(12, 30), time(13, 0),
                "Homes.", "Housing", "Online",
            ),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"\xef\xbb\xbfpolice: {label: P, who: O}\n", id="byte order mark"),
        pytest.param(b"police:\r\n  label: P\r\n  who: O\r\n", id="line ends of Windows"),
    ],
)
def test_marks_and_line_ends_of_other_systems_do_no_harm(write_tree: WriteTree, raw: bytes) -> None:
    found, problems = read(write_tree, roles=raw)
    assert (found.roles, problems) == ({"police": Role("police", "P", "O")}, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "a: b\na: c\n",
            ':2:1: error DAT101: The file cannot be read: "a" is written twice. Keep one of the '
            "two.",
            id="twice",
        ),
        pytest.param(
            "- a\n",
            ':1:1: error DAT102: "the file" is not in the right form. '
            "Compare it with the entry above or below.",
            id="a list",
        ),
        pytest.param(
            "words\n",
            ':1:1: error DAT102: "the file" is not in the right form. '
            "Compare it with the entry above or below.",
            id="words",
        ),
    ],
)
def test_a_data_file_that_cannot_be_read_says_nothing(
    write_tree: WriteTree, text: str | bytes, problem: str
) -> None:
    assert read(write_tree, roles=text) == (
        without("roles.yml"),
        [f"docs/data/roles.yml{problem}"],
    )


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (
            "{title: T, short: S, publisher: P, seen: primary}",
            '2:1: error DAT102: The entry needs "date". Add a line "date: …".',
        ),
        (
            SOURCE.replace("}", ", colour: red}"),
            '2:70: error DAT102: An entry here has no "colour". Remove the line.',
        ),
        (
            "words",
            '2:1: error DAT102: "BAD" is not in the right form. '
            "Write it as {title: …, short: …, publisher: …, date: …, seen: …}.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_does_not_hide_its_entry_or_others(
    write_tree: WriteTree, entry: str, problem: str
) -> None:
    found, problems = read(write_tree, sources=f"GOOD: {SOURCE}\nBAD: {entry}\n")
    assert list(found.sources) == ["GOOD", "BAD"][: 1 if entry == "words" else 2]
    assert problems == [f"docs/data/sources.yml:{problem}"]


def test_a_local_value_of_an_unknown_kind_still_has_its_name(write_tree: WriteTree) -> None:
    text = "local:\n  a: {label: A, kind: text}\n  b: {label: B, kind: fax}\n"
    found, problems = read(write_tree, partnership=text)
    assert [*found.local] == ["a", "b"]
    assert problems == [
        "docs/data/partnership.yml:3:17: error DAT102: \"kind\" is \"fax\". "
        "Write one of 'phone', 'email', 'link', 'timescale' or 'text'."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "value", "problem"),
    [
        ("email", "mailto:safeguarding at bolton", "Write the address alone, such as"),
        ("email", "TBC", "Leave it out until it is known."),
        ("phone", "01204 33", "Write the whole number, such as 01632 960000 or 101."),
        ("phone", "ask reception", "Write the whole number"),
        ("link", "www.example.org", "Write an address that begins with https://."),
        ("timescale", "soon", "Write how long, such as 10 working days."),
        ("text", "xxx", "Leave it out"),
    ],
)
@pytest.mark.parametrize("state", ["value", "reported"])
def test_a_value_that_is_not_of_its_kind_counts_as_missing(
    write_tree: WriteTree, state: str, kind: str, value: str, problem: str
) -> None:
    given = f"value: '{value}'"
    if state == "reported":
        given = f"reported: {{{given}, source: WT2026, date: May 2026}}"
    text = f"local:\n  a: {{label: A, {given}, kind: {kind}}}\n"
    found, problems = read(write_tree, partnership=text)
    assert found.local["a"].state == "missing"
    (told,) = problems
    assert told.startswith(f'docs/data/partnership.yml:2:17: error DAT102: "{state}" is "{value}"')
    assert problem in told


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "team.one@partnership.gov.uk"),
        ("phone", "01632 960000, then option 2"),
        ("phone", "+44 (0)1632 960000"),
        ("phone", "(01632) 960000"),
        ("phone", "101"),
        ("link", "https://www.example.org/a?b=c"),
        ("timescale", "within 2 hours"),
        ("timescale", "the same working day"),
        ("timescale", "fortnightly"),
        ("text", "Town hall"),
    ],
)
def test_a_value_of_its_kind_is_kept(write_tree: WriteTree, kind: str, value: str) -> None:
    text = f"local:\n  a: {{label: A, value: '{value}', kind: {kind}}}\n"
    found, problems = read(write_tree, partnership=text)
    assert found.local["a"].value == value
    assert problems == []


def test_a_short_form_without_its_words_still_counts(write_tree: WriteTree) -> None:
    text = "- {acronym: A, expansion: a}\n- {acronym: B}\n- {acronym: C, expansion: c}\n"
    found, problems = read(write_tree, glossary=text)
    assert list(found.glossary) == ["A", "B", "C"]
    assert problems == [
        'docs/data/glossary.yml:2:3: error DAT102: The entry needs "expansion". Add a line '
        '"expansion: …".'
    ]


def test_a_partnership_without_a_name_has_a_stand_in(write_tree: WriteTree) -> None:
    found, problems = read(write_tree, brand="area: A\nsite_name: S\n")
    assert found == without("brand.yml")
    assert problems == [
        'docs/data/brand.yml:1:1: error DAT102: The entry needs "name". Add a line "name: …".'
    ]


def test_data_files_can_lie_elsewhere(write_tree: WriteTree) -> None:
    root = write_tree({"facts/roles.yml": "police: {label: P, who: 1}\nx: y\n"})
    found, problems = library(Settings(root, data="facts"))
    assert found.roles == {"police": Role("police", "P", "1")}
    message = '"x" is not in the right form.'
    hint = "Write it as {label: …, who: …}."
    assert problems == (Problem("facts/roles.yml", 2, 1, DAT102, message, hint),)


def test_every_line_of_a_page_in_confirmed_yml_may_be_deleted(write_tree: WriteTree) -> None:
    found, problems = read(write_tree, confirmed="CNP-34:\nCNP-35:\n")
    assert found.confirmed == {"CNP-34": {}, "CNP-35": {}}
    assert problems == []


@pytest.mark.parametrize("linked", ["docs/data/roles.yml", "docs/data"])
def test_a_data_file_behind_a_link_is_a_problem_and_not_read(
    write_tree: WriteTree, tmp_path: Folder, linked: str
) -> None:
    (tmp_path / "elsewhere/data").mkdir(parents=True)
    (tmp_path / "elsewhere/data/roles.yml").write_text("police: {label: P, who: O}\n", "utf-8")
    root = write_tree({"project/docs/index.md": ""}) / "project"
    (root / linked).parent.mkdir(exist_ok=True)
    (root / linked).symlink_to(tmp_path / "elsewhere" / linked.removeprefix("docs/"))
    found, problems = library(Settings(root))
    assert found.roles == {}
    assert (
        "docs/data/roles.yml: error DAT101: The file is a link to somewhere else. "
        "Put the file itself here, not a link to it."
    ) in [str(problem) for problem in problems]
