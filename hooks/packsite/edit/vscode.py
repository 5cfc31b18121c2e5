"""Generate the editor settings from the schemas: completion for data files and new pages.

VS Code uses them on the desktop, in the browser and in the development container.
"""

import json
from collections.abc import Mapping
from typing import Any

from packsite.checks.metadata import SECTIONS
from packsite.model.facts import Kind
from packsite.read.data.schema import json_schemas
from packsite.read.facts_schema import FACTS_OF, json_schema

_FOLDER = ".vscode"


def editor_files() -> Mapping[str, str]:
    """Return the text of each file by its path."""
    data = json_schemas()
    schemas = {
        f"{_FOLDER}/schemas/{name.removesuffix('.yml')}.json": one for name, one in data.items()
    }
    settings = {
        "yaml.schemas": {
            f"./{path}": f"docs/data/{name}" for path, name in zip(schemas, data, strict=True)
        },
        "yaml.customTags": ["!ENV scalar", "!ENV sequence"],
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "files.trimTrailingWhitespace": True,
        "[markdown]": {"editor.wordWrap": "on", "editor.quickSuggestions": {"other": "on"}},
    }
    made: dict[str, Any] = {
        **schemas,
        f"{_FOLDER}/schemas/page.json": json_schema(),
        f"{_FOLDER}/settings.json": settings,
        f"{_FOLDER}/pages.code-snippets": _snippets(),
    }
    return {
        path: f"{json.dumps(one, indent=2, ensure_ascii=False)}\n" for path, one in made.items()
    }


def _snippets() -> Mapping[str, Any]:
    """Return a snippet for each kind of page: its facts, and the sections that it must have."""
    return {
        f"New {kind.label.lower()}": {
            "scope": "markdown",
            "prefix": f"page-{kind.prefix.lower()}",
            "description": f"The facts and sections of a {kind.label.lower()}",
            "body": [*_facts(kind), "", *_sections(kind)],
        }
        for kind in FACTS_OF
    }


def _facts(kind: Kind) -> list[str]:
    schema = FACTS_OF[kind].model_json_schema(mode="validation")
    lines = ["---"]
    for at, name in enumerate(schema["required"], 1):
        lines.append(f"{name}: {_place(kind, name, schema['properties'][name], at)}")
    return [*lines, "---"]


def _place(kind: Kind, name: str, facts: Mapping[str, Any], at: int) -> str:
    """Return the snippet's placeholder for a fact."""
    today = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
    given = {
        "id": f"{kind.prefix}-${{{at}:00}}",
        "reviewed": today,
        "review_every": f"${{{at}:12 months}}",
        "changes": f"\n  - {{date: {today}, kind: read, what: First published.}}",
    }
    if name in given:
        return given[name]
    if choices := facts.get("enum"):
        return f"${{{at}|{','.join(choices)}|}}"
    return f"[${{{at}}}]" if facts.get("type") == "array" else f"${{{at}:{name}}}"


def _sections(kind: Kind) -> list[str]:
    sections = SECTIONS.get(kind, ("What to do",))
    return [
        line
        for section in sections
        for line in (f"## {section}", "", "$0" if section is sections[0] else "", "")
    ]
