"""A small site that makes a core: a standard, a guide, a pack, and what is right for it alone."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.builders import WriteTree, a_file
from tests.conftest import TODAY

from packsite.model.settings import Settings
from packsite.model.site import Site
from packsite.pipeline import check
from packsite.read.menu import menu
from packsite.release.archive import Core
from packsite.release.export import core

Tree = Mapping[str, str | bytes]
_SOURCE = "short: {0}, publisher: {0}, date: '2026', seen: primary"
FIRST = "{date: 2026-11-23, kind: read, what: First published.}"
GUIDE = """\
Ring first.<!-- local --> We asked for it ([[LB-2022-01.F1]], [[source:TOWN]]).<!-- /local -->

![The way](way.svg)

| Who | When |
|---|---|
| Police | [[local:police-phone]] ([[source:LAW]]) |
| <!-- local -->The town's team | [[local:team-phone]]<!-- /local --> |

- One.<!-- local -->
- Here only.<!-- /local -->
- Two. <!-- Jo: check this -->

<!-- local -->
Last winter the line was down.
<!-- /local -->

The end.
"""
TREE: Tree = {
    "pyproject.toml": "[tool.packsite]\nmakes_core = true\n",
    "docs/data/brand.yml": "name: P\narea: Bolton\nsite_name: P\n",
    "docs/data/partnership.yml": "local:\n"
    "  police-phone: {label: Police, kind: phone, value: '101', ask: The police}\n"
    "  team-phone: {label: The team, kind: phone, value: '01632 960000'}\n",
    "docs/data/sources.yml": f"TOWN: {{title: Town, {_SOURCE.format('Town')}, local: true}}\n"
    f"LAW: {{title: The law, {_SOURCE.format('The law')}}}\n"
    f"UNUSED: {{title: Another, {_SOURCE.format('Another')}}}\n",
    "docs/data/glossary.yml": "- {acronym: TTP, expansion: The Town Plan, local: true}\n"
    "- {acronym: QXZ, expansion: quite another zebra}\n"
    "- {acronym: LAC, expansion: ring the police, synonyms: [copper]}\n",
    "docs/data/roles.yml": "everyone: {label: Everyone, who: Everyone}\n"
    "leaders: {label: Leaders, who: Leaders}\n",
    "docs/data/search.yml": "- {type: [ttp], means: winter line}\n- {type: [cop], means: police}\n",
    "docs/data/words.yml": "- blorptastic\n- zumptious\n",
    "docs/data/published.yml": "PG-02: {title: A guide, addresses: [old.html, guide.html], "
    "versions: [2026-11-23]}\nCPS-03: {title: Gone, addresses: [standards/gone.html], "
    "versions: [2026-11-01], withdrawn: 2026-11-02}\n",
    "docs/index.md": a_file(title="Home", scope="local", audience="[leaders]"),
    "docs/guide.md": a_file(
        "PG-02", GUIDE, title="A guide", sources="[TOWN, LAW]", answers="[LB-2022-01.F1]"
    ).replace(
        "changes: [",
        "changes: [{date: 2026-11-23, kind: act, what: The town asks., local: true}, ",
    ),
    "docs/way.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>"
    "<path d='M0 0h1'/></svg>",
    "docs/home.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>"
    "<path d='M0 0h1'/></svg>",
    "docs/learning/lb-2022-01.md": a_file(
        "LB-2022-01",
        "## The review\n\nOne zumptious year.\n\n## What needs to improve\n\n### F1 Ring\n\nYes.\n",
        title="A review", scope="local",
    ),
    "docs/packs/one.md": a_file(
        "PK-01", "A blorptastic note.\n", title="A pack", contents="[PG-02, LB-2022-01]"
    ),
}  # fmt: skip


def the_site(root: Path, today: date = TODAY) -> Site:
    site = check(Settings.load(root), today)
    assert [str(one) for one in site.problems if one.fails_strict] == []
    return site


def the_core(root: Path, version: str = "1.0", last: Core | None = None) -> Core:
    site = the_site(root)
    return core(site, menu(site.settings), version, TODAY, last)


def a_core(write_tree: WriteTree, **files: str) -> Core:
    return the_core(write_tree({**TREE, **files}))


def repacked(archive: bytes, change: Mapping[str, bytes | None]) -> bytes:
    """Return an archive with other entries; `None` leaves one out."""
    content = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(content, "w") as new:
        files = {name: old.read(name) for name in old.namelist()}
        for name, one in {**files, **change}.items():
            if one is not None:
                new.writestr(name, one)
    return content.getvalue()
