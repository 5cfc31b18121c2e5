"""The examples that the guide shows are run: a wrong one gives its code, a right one gives none.

An example is the words of a page, a fact, an entry of a data file or the name of a file, and stands
between ` marks. `MEANT` has the pages that others mean; each rule has a case in `cases/` besides,
which stands for a wrong example in words.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from tests.builders import a_file, an_office_file

from packsite.checks import CHECKS, CODES
from packsite.checks.explain import documented
from packsite.checks.metadata import SECTIONS
from packsite.model.facts import Kind
from packsite.model.settings import Settings
from packsite.pipeline import check

Tree = Mapping[str, str | bytes]
CODE = "`[^`]+`"
RUNNABLE = re.compile(rf"{CODE}(?:(?:,| or|,? and) {CODE})*")
MEASURES = "| Measure | Numerator | Denominator | Where the data comes from |"
QUESTIONS = "### Questions for an audit\n\n- What did the child say?"
PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1'/></svg>"


def standard(page_id: str, title: str, *lines: str, **facts: str) -> str:
    """Return a standard with every section; `lines` stand in "The standard"."""
    said = {"The standard": "\n\n".join(lines) or "We meet."}
    said["How we will know"] = (
        f"{MEASURES}\n|---|---|---|---|\n| One | Two | Three | Four |\n\n{QUESTIONS}"
    )
    body = "".join(f"## {one}\n\n{said.get(one, 'We do.')}\n\n" for one in SECTIONS[Kind.STANDARD])
    return a_file(page_id, body, **{"title": title, **facts})


F7 = "[LB-2022-01.F7]"
SOURCE = "{title: A, short: A, publisher: HM Government, edition: '', date: '2026', seen: primary}"
SESSION = (
    "- {title: Housing, published: 2026-11-23, date: 2026-12-03, start: '12:30', end: '13:00', "
    "topic: Help., host: Housing, where: Online}\n"
)
AID = (
    "share:\n  ends: {ring: {title: Ring, do: Ring first., by: Now, ring: The front door}}\n"
    "  questions:\n    danger:\n      ask: Is there danger?\n      yes: {next: ring}\n"
    "      cannot_tell: {next: ring}\n      "
)
STARTS = "years: [2026]\nstarts: {conference: {label: It, short: the conference}}\nlimits:\n  "
BRIEF = a_file(
    "LB-2022-01",
    "## The review\n\nOne.\n\n## What needs to improve\n\n### F7 Agree\n",
    title="A brief",
    scope="local",
)
TREE: Tree = {
    "docs/index.md": a_file(
        body="The strategy discussion. The plan.\n\n[[insert:decision-aid:share]]\n"
    ),
    "docs/form.docx": an_office_file(),
    "docs/map.svg": PICTURE,
    "docs/path.svg": PICTURE,
    "docs/line.svg": PICTURE,
    "standards/a.md": standard("CPS-05", "Sharing", "### CPS-05.2 We share", answers=F7),
    "standards/b.md": standard("CPS-08", "Meetings"),
    "standards/c.md": standard("CPS-07", "Visits"),
    "standards/d.md": standard("CPS-09", "Reviews"),
    "neglect_pack/a.md": a_file(
        "CNP-01", "## What to do\n\nLook.\n", title="Neglect", part="notice"
    ),
    "docs/learning/a.md": BRIEF,
    "docs/data/roles.yml": "everyone: {label: Everyone, who: Everyone}\n"
    "social-work: {label: Social work, who: Social workers}\n"
    "police: {label: Police, who: Police officers, says: [Police]}\n",
    "docs/data/glossary.yml": "- {acronym: CIN, expansion: child in need}\n",
    "docs/data/language.yml": "avoid: [{words: [hard to reach], say: what you offered}]\n"
    "turns: [{words: [meet apart], say: meet separately}]\n",
    "docs/data/sources.yml": f"WT2026: {SOURCE}\n",
    "docs/data/partnership.yml": "local:\n"
    "  front-door-phone: {label: Telephone number, value: '', kind: phone}\n"
    "  network-bites-booking: {label: Where to book, value: '', kind: link}\n"
    "  minutes: {label: When minutes are sent, value: '', kind: timescale}\n"
    "  business-unit-email: {label: E-mail address, value: '', kind: email}\n",
    "docs/data/decision_aids.yml": f"{AID}no: {{next: ring}}\n",
    "docs/data/timescales.yml": STARTS
    + "core-group: {what: Meet, start: conference, limit: 1 working day, pages: [CPS-08]}\n",
}  # fmt: skip
WESTMARSH: Tree = {"docs/data/brand.yml": "name: P\narea: Westmarsh\nsite_name: S\n"}
NAMED: Tree = {"docs/data/brand.yml": "name: P\narea: A\nsite_name: Safeguarding\n"}


def body(*lines: str) -> Tree:
    return {"docs/example.md": a_file("PG-02", "\n".join([*lines, ""]), title="Example")}


def page(page_id: str, *, name: str = "example", **facts: str) -> Tree:
    folder = {"CPS": "standards", "CNP": "neglect_pack"}.get(page_id.partition("-")[0], "docs")
    text = a_file(page_id, "## What to do\n\nLook.\n", **{"title": "Example", **facts})
    return {f"{folder}/{name}.md": text}


def a_session(*rows: str, heading: str = "Welcome (5 minutes)") -> Tree:
    table = "\n".join(["| Starts at | Minutes | What |", "|---|---|---|", *rows])
    text = f"## What to do\n\nLook.\n\n## The plan\n\n{table}\n\n### {heading}\n\nHello.\n"
    facts = {"title": "Example", "part": "teach", "slides": "true"}
    return {"neglect_pack/example.md": a_file("CNP-41", text, **facts)}


def a_training_pack() -> Tree:
    session = "{people: 12, groups: 3, trainers: 2, only_trainers: [CNP-41]}"
    facts = {"title": "A session", "contents": "[CNP-41]", "session": session}
    plan = a_file("CNP-41", "## What to do\n\nLook.\n", title="The plan", part="teach")
    return {
        "neglect_pack/plan.md": plan,
        "docs/packs/example.md": a_file("PK-02", "Read this.\n", **facts),
    }


def meeting(*lines: str) -> Tree:
    return {"standards/a.md": standard("CPS-05", "Sharing", *lines, answers=F7)}


def resource(*sections: str) -> Tree:
    text = "".join(f"## {section}\n\nLook.\n\n" for section in sections)
    return {"neglect_pack/example.md": a_file("CNP-02", text, title="Example", part="notice")}


def data(name: str, text: str) -> Tree:
    return {f"docs/data/{name}.yml": text}


WELCOME, MISSING = "| 0:00 | 5 | Welcome |", "| 0:05 | 10 | What is missing? |"
HEAD, DASHES = "| Who | What |", "|---|---|"
OLD = {
    "standards/b.md": standard("CPS-08", "Meetings", withdrawn="2026-11-01", replaced_by="CPS-09")
}
MAKES_CORE = {"pyproject.toml": "[tool.packsite]\nmakes_core = true\n"}
CLOSED = ("<div markdown>", "", "Words.", "", "</div>", "")
MEANT: Mapping[str, Tree] = {
    "`replaced_by: WT2062`, `where: network-bites-bookings`": data(
        "sources", f"WT2026: {SOURCE[:-1]}, replaced_by: WT2062, replaced_on: 2026-11-01}}\n"
    ),
    "`- {type: [strat], means: strategy discussion}` and `- {type: [strat], means: plan}`": data(
        "search", "- {type: [strat], means: strategy discussion}\n- {type: [strat], means: plan}\n"
    ),
    "`id: CPS-05` and `id: CPS-06`": page("CPS-06"),
    '`title: Core groups` and `title: "Core groups: a checklist"`': page("CPS-06"),
    '"Housing (morning)" and "Housing (afternoon)"': data(
        "network_bites", SESSION + SESSION.replace("Housing", "Help", 1)
    ),
    "a bar between the cells, and a line of dashes below the first row": body(
        "| Step | Limit |", "|---|---|", "| One | Ten |"
    ),
    "the same lines, each but the last ending in a backslash": body("A\\", "B\\", "C"),
    "the same word, typed again": body("safeguard"),
    "`[who comes](#who)`": body("## Who comes {#who}", "", "[who comes](#who)"),
    "the words in full, or an entry in `glossary.yml`": body("the CIN plan"),
    "a number that does not identify anyone": body("943 476 5918"),
    "`[[insert:changes]]` between two empty lines": body("Look:", "", "[[insert:changes]]"),
    "a standard with `answers: [LB-2022-01.F7]`": page("CPS-10", answers="[LB-2022-01.F7]"),
    "`### F2 Share earlier`": {"docs/learning/a.md": f"{BRIEF}\n### F2 Share earlier\n"},
    "`briefing_of: LB-2022-01` in one of the two": page("PG-30", briefing_of="LB-2022-01"),
    "the id of the page that replaces it": {**OLD, **body("[[CPS-09]]")},
    "`withdrawn: 2027-02-01` and `replaced_by: CPS-09`": page(
        "CPS-07", withdrawn="2026-11-01", replaced_by="CPS-09"
    ),
    "`where: network-bites-booking`, which is a local value": data(
        "network_bites", SESSION.replace("Online", "network-bites-booking")
    ),
    "a resource that begins with `## What to do`": resource("What to do", "Why it matters"),
    "`id: CPS-05` in standards/": {},
    "`### CPS-05.2 …` and `### CPS-05.3 …`": meeting("### CPS-05.2 We", "### CPS-05.3 They"),
    "a line of three backticks above and below; `<!-- check the date -->`": body(
        "```", "Words.", "```", "", "<!-- check the date -->"
    ),
    "the footnote as well, as `[^3]: Agreed in May.`": body(
        "as agreed[^3]", "", "[^3]: Agreed in May."
    ),
    "the address as well, as `[form]: form.docx`": body(
        "[the form][form]", "", "[form]: form.docx"
    ),
    "a list in a list, and a table below it": body(
        "- One", "    - Two", "", HEAD, DASHES, "| a | b |"
    ),
    "`### Who comes` below `## The meeting`": body("## The meeting", "", "### Who comes"),
    "`| a | b |` below `| Who | What |`": body(HEAD, DASHES, "| a | b |"),
    "two tables with 5 columns each": body("| a " * 5 + "|", "|---" * 5 + "|"),
    "`| Step | Who | By when |`": body("| Step | Who | By when |", "|---" * 3 + "|"),
    "an empty line between the two": body("Words.", "", HEAD, DASHES, "| a | b |", "", "- One"),
    "`1. Knock` with `- and wait` below it, indented by 3 spaces": body(
        "1. Knock", "   - and wait"
    ),
    "`## Who comes`, a sentence, and then `## When`": body(
        "## Who comes", "", "All.", "", "## When", "", "Today."
    ),
    "an entry in glossary.yml, `she works on Tuesdays`, two sentences": body(
        "the CIN plan; she works on Tuesdays", "", f"{'One word. ' * 40}"
    ),
    "`| Who | What |` above `|---|---|`": body(HEAD, DASHES, "| a | b |"),
    "`Ring first.[^1]` and, further down, `[^1]: As agreed.`": body(
        "Ring first.[^1]", "", "[^1]: As agreed."
    ),
    "`[^1]: …` and `[^2]: …`": body("One[^1], two[^2]", "", "[^1]: One.", "", "[^2]: Two."),
    "two sentences of 20": body(2 * f"Word{' word' * 19}. "),
    "`{section: The form}`": {
        "docs/example.md": a_file(
            "PG-02", "## The form\n\nName: ....\n", sheets="[{section: The form}]"
        )
    },
    "`only_trainers: [CNP-41]` in a pack with CNP-41": a_training_pack(),
    '`slides: true` on a page with "The plan" and, in it, a table': a_session(WELCOME),
    "`| 0:05 | 10 | What is missing? |` below `| 0:00 | 5 | Welcome |`": a_session(
        WELCOME, MISSING
    ),
    '`### What is missing? (10 minutes)` with 10 minutes in "The plan"': a_session(
        WELCOME, MISSING, heading="What is missing? (10 minutes)"
    ),
    "`site_name: Safeguarding` in both": {"mkdocs.yml": "site_name: Safeguarding\n", **NAMED},
    "`<div markdown>`, and `</div>` before the next one begins": body(*CLOSED, *CLOSED),
    "`lang: ur` beside it": page("PG-02", translation_of="PG-01", lang="ur"),
    "a later date, once both were compared": page("PG-02", translation_of="PG-01", lang="ur"),
    "a page that begins with `---` and its facts": page("PG-02"),
    "one line `owner:`": page("PG-02"),
    "one line `site_name:`": {"mkdocs.yml": "site_name: A\n"},
    "the same sentence between `<!-- local -->` and `<!-- /local -->`": {
        **MAKES_CORE,
        **body("Yes.<!-- local --> The review asked for this ([[LB-2022-01.F7]]).<!-- /local -->"),
    },
    "`Ring the front door of [[area]].`": {
        **MAKES_CORE,
        **WESTMARSH,
        **body("Ring the front door of [[area]]."),
    },
    "the id of each standard under `contents`": page(
        "PK-01", all_of="CPS", contents="[CPS-05, CPS-07, CPS-08, CPS-09]"
    ),
}
IN_WORDS = {
    "AUD102", "COR101", "COR103", "COR104", "COV105", "COV107", "COV110", "COV112", "CUR104",
    "CUR105", "CUR106", "CUR107", "FIL101", "FIL102", "FIL103", "FIL104", "FIL105", "FIL108",
    "IMG102", "IMG104", "IMG105", "LAN105", "LNK103", "LNK104", "PDF101", "PDF102", "PDF103",
    "PDF104", "PDF105", "PDF106", "PRV106", "PRV109", "SPL102", "TXT102", "CUR109",
}  # fmt: skip
"""The codes with a right example in words alone: it needs a picture, menu, ledger or core."""
ENTRIES = {
    "- {type": ("search", ""),
    "- {name": ("journey", "steps:\n  "),
    "core-group": ("timescales", STARTS),
    "no: {next": ("decision_aids", AID),
    "label": ("roles", ""),
    "form: {": ("partnership", "local:\n  "),
}
"""How an entry begins → its data file, and what stands above it there."""
SETTINGS = {"stricct", "strict", "nav", "site_name", "site_dir", "extra_javascript"}
OF_KIND = {"answers": "CPS-10", "contents": "PK-01", "replaced_by": "CPS-10"}


def tree(example: str) -> Tree:
    """Return the file that an example between ` marks stands for."""
    name, colon, value = example.partition(": ")
    if name == "where":
        return data("network_bites", SESSION.replace("Online", value))
    if name == "hide" or value.startswith("{LB-"):
        return data("layers", f"{example}\n")
    if beginning := next((one for one in ENTRIES if example.startswith(one)), ""):
        file, above = ENTRIES[beginning]
        return data(file, above + example.replace("…", "A step"))
    if name in SETTINGS:
        return {"mkdocs.yml": f"{'' if name == 'site_name' else 'site_name: A site'}\n{example}\n"}
    if re.fullmatch(r"[\w?-]+\.(?:md|docm|html|bak|docx|pdf)", example):
        office = an_office_file() if example.endswith(".docx") else ""
        return {f"docs/{example}": office or a_file("PG-02", title="Example")}
    if colon and re.fullmatch("[a-z_]+", name):
        return page(OF_KIND.get(name, "PG-02"), **{name: value})
    return meeting(example) if example.startswith("### CPS-05") else body(example)


def trees(text: str) -> list[Tree]:
    """Return every site that an example stands for; none where it is in words alone."""
    if text in MEANT:
        return [MEANT[text]]
    return (
        [tree(one.strip("`")) for one in re.findall(CODE, text)] if RUNNABLE.fullmatch(text) else []
    )


def examples() -> Iterator[tuple[set[str], str, bool]]:
    """Yield each example with the codes that it is of, and whether it is a wrong one."""
    every = [(codes, words[1:]) for codes, words in map(documented, CHECKS)]
    every += [((code.id,), (code.bad, code.good)) for code in CODES.values() if code.bad]
    for codes, (bad, good) in every:
        yield {*codes}, bad, True
        yield {*codes}, good, False


def found(root: Path, files: Tree, today: date) -> set[str]:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return {problem.code.id for problem in check(Settings.load(root), today).problems}


def test_the_site_around_the_examples_has_no_problem(tmp_path: Path, today: date) -> None:
    assert found(tmp_path, TREE, today) == set()


def test_wrong_examples_give_their_code_and_right_ones_give_none(
    tmp_path: Path, today: date
) -> None:
    told = [
        (sorted(codes), "wrong" if is_bad else "right", text, sorted(given))
        for number, (codes, text, is_bad) in enumerate(examples())
        for each, files in enumerate(trees(text))
        if bool((given := found(tmp_path / f"{number}-{each}", {**TREE, **files}, today)) & codes)
        != is_bad
    ]
    assert told == []


def test_code_within_an_example_ends() -> None:
    assert [text for _, text, _ in examples() if text.count("`") % 2] == []


def test_few_right_examples_are_in_words_alone() -> None:
    right = [(codes, text) for codes, text, is_bad in examples() if not is_bad]
    assert {code for codes, text in right if not trees(text) for code in codes} == IN_WORDS
    assert MEANT.keys() <= {text for _, text, _ in examples()}
