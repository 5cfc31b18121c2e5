"""Northshire, a second partnership: what it writes over the core that a first one makes."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from tests.commands.test_init import NORTHSHIRE, options
from tests.fonts import BESIDE_BRAND, IN_BRAND
from tests.packsite_mkdocs.project import CONFIG, OUR_LOOK, PHOTO, PNG, Project

from packsite.__main__ import main

MAIN, ACCENT = "#4a1d6b", "#6a2a9c"
VALUES = {
    "front-door-phone": "01632 960001",
    "out-of-hours-phone": "01632 960002",
    "business-unit-email": NORTHSHIRE["email"],
    "police-phone": "01632 960003",
    "health-phone": "01632 960004",
    "school-phone": "01632 960005",
}
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M4 0l5 9H0z"/></svg>'
_MADE_BY = "Otherbury"
_SHARED = """\
![a house](house.png) ![a door](door.png)

In [[area]], ring [[local:police-phone]], [[local:health-phone]] or [[local:school-phone]].\
<!-- local --> Otherbury has one number.<!-- /local --> Say"""
_FACTS = """\
reviewed: 2026-11-23
review_every: 12 months
changes: [{date: 2026-11-24, kind: act, what: The nurse comes too.}]
---
"""
LOCAL: Mapping[str, str | bytes] = {
    "docs/data/mark.svg": MARK,
    "docs/data/layers.yml": "hide: [PK-01]\nanswers: {LB-2027-01.F1: [CPS-01]}\n",
    "docs/learning/lb-2027-01.md": f"""\
---
id: LB-2027-01
title: Our own review
summary: What a review of our own found.
owner: Our unit
audience: [health]
scope: local
{_FACTS}
## The review

One review.

## What needs to improve

### F1 Tell sooner

Nobody rang.
""",
    "neglect_pack/ours.md": f"""\
---
id: CNP-01
title: Neglect here
summary: What we do about neglect.
owner: Chair
audience: [health]
part: notice
{_FACTS}
## What to do

Ring the blue door team.
""",
    "standards/here.md": f"""\
---
amends: CPS-01
owner: Health board
{_FACTS}
### CPS-01.1

The zebra nurse comes too. Look at ![a house](house.png) and read [[CNP-01|our page]].

| Who | Brings |
|---|---|
| Police | The log |
""",
    "standards/house.png": PNG,
}
"""A mark, a brief answered by the core, a page replaced, one amended, one left out."""


def maker(root: Path) -> Project:
    """Return the first partnership, whose pages are the core: those that a new site begins with."""
    assert main(["init", str(root), *options(area=_MADE_BY, name=f"{_MADE_BY} Partnership")]) == 0
    project = Project(root).write({"standards/house.png": PHOTO, "standards/door.png": PNG})
    project.replace("standards/a-first-standard.md", "\nSay", f"\n{_SHARED}")
    lines = (
        f'  {key}: {{label: {key}, value: "", kind: phone}}\n'
        for key in VALUES
        if key not in (root / "docs/data/partnership.yml").read_text("utf-8")
    )
    project.replace("docs/data/partnership.yml", "local:\n", f"local:\n{''.join(lines)}")
    return project


def northshire(root: Path, core: Path) -> Project:
    """Return Northshire's site on a core, with all that is its own, recorded and ready to build."""
    assert main(["init", str(root), *options(colour=ACCENT), f"--from-core={core}"]) == 0
    project = Project(root).write({**LOCAL, **BESIDE_BRAND})
    project.replace("docs/data/brand.yml", f'main: "{ACCENT}"', f'main: "{MAIN}"')
    project.replace("docs/data/brand.yml", "colours:\n", f"{IN_BRAND}colours:\n")
    for name, edited in (("mkdocs.yml", _menu), ("docs/data/partnership.yml", _values)):
        project.write({name: edited((root / name).read_text("utf-8"))})
    assert main(["--root", str(root), "confirm", "--new"]) == 0
    return project


def _menu(text: str) -> str:
    """Return mkdocs.yml with the engine beside it, and the lines of Northshire's own pages."""
    lines = (line for line in text.splitlines(keepends=True) if "a-first-pack" not in line)
    made: dict[str, Any] = yaml.safe_load(
        "".join(lines).replace("a-first-page-on-neglect.md", "ours.md")
    )
    made["nav"].append({"Our own review": "learning/lb-2027-01.md"})
    kept = {name: made[name] for name in ("site_name", "site_url", "nav", "extra")}
    return yaml.safe_dump({**yaml.safe_load(CONFIG), "theme": OUR_LOOK, **kept}, sort_keys=False)


def _values(text: str) -> str:
    """Return partnership.yml with six values between their quotation marks."""
    for key, value in VALUES.items():
        text = re.sub(rf'(?m)^(  {key}: .*value: )".*?"', rf'\g<1>"{value}"', text)
    return text
