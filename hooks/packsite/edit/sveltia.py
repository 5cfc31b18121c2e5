"""Generate the set-up of Sveltia CMS, a form in the browser for editing pages.

The form is kept apart from the site, because it talks to the Git host and the site to no one.
Its fields come from the schemas that check the facts, so that it offers only values that pass
the check. Saved pages become pull requests (`publish_mode: editorial_workflow`).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from packsite.model.facts import KIND_BY_PREFIX, Kind
from packsite.model.settings import PacksiteError
from packsite.model.site import Site
from packsite.read.facts_schema import FACTS_OF

SCRIPT = "sveltia-cms.js"
"""The script that the partnership adds to the files; it is not part of this project."""
_PAGE = f"""<!doctype html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>Edit the pages</title>
  <link rel="cms-config-url" type="application/json" href="config.json">
</head>
<body>
  <noscript>This form needs JavaScript. Without it, edit the files on the Git host.</noscript>
  <script src="{SCRIPT}"></script>
</body>
</html>
"""
_DAY = {"widget": "datetime", "format": "YYYY-MM-DD", "time_format": False}
_NEVER_CHANGES = {"id"}
_NOT_IN_A_FORM = {Kind.PACK}
"""Sveltia CMS has no field for a list that mixes ids and parts."""


def form_editor(site: Site) -> Mapping[str, str]:
    """Return the text of each file by its name: the page to open, and its set-up.

    Raises PacksiteError where no repository is set.
    """
    repository = site.settings.form_editor
    if repository.count("/") != 1:
        raise PacksiteError(
            'Set the repository that the form writes to: form_editor = "owner/repository" under '
            "[tool.packsite] in pyproject.toml."
        )
    config = {
        "backend": {"name": "github", "repo": repository, "branch": "main"},
        "publish_mode": "editorial_workflow",
        "output": {"omit_empty_optional_fields": True},
        "media_folder": f"{site.settings.docs}/assets/pictures",
        "public_folder": "/assets/pictures",
        "collections": [*_collections(site)],
    }
    return {"index.html": _PAGE, "config.json": f"{json.dumps(config, indent=2)}\n"}


def _collections(site: Site) -> Iterator[Mapping[str, Any]]:
    """Yield one collection for each kind in each folder, without packs."""
    places = {
        (page.facts.kind, PurePosixPath(page.source.file).parent)
        for page in site.documents
        if page.facts.kind not in _NOT_IN_A_FORM and not page.source.is_core
    }
    kinds = list(Kind)
    for kind, folder in sorted(places, key=lambda one: (kinds.index(one[0]), one[1])):
        yield {
            "name": "-".join((kind.prefix.lower(), *folder.parts)),
            "label": f"{kind.label}: {folder}",
            "folder": str(folder),
            "extension": "md",
            "format": "yaml-frontmatter",
            "filter": {"field": "id", "pattern": _prefixes(kind)},
            "create": False,
            "delete": False,
            "fields": [*_fields(kind, site)],
        }


def _prefixes(kind: Kind) -> str:
    """Return a pattern of the ids of a kind."""
    return "|".join(f"^{prefix}-" for prefix, one in KIND_BY_PREFIX.items() if one is kind)


def _fields(kind: Kind, site: Site) -> Iterator[Mapping[str, Any]]:
    schema = FACTS_OF[kind].model_json_schema(mode="validation")
    choices = {"audience": [*site.library.roles], "sources": [*site.library.sources]}
    for name, facts in schema["properties"].items():
        field = _field(name, facts, schema)
        if name in choices:
            field |= {"widget": "select", "multiple": True, "options": sorted(choices[name])}
        yield field | {"required": name in schema["required"]}
    yield {"name": "body", "label": "Text", "widget": "markdown", "modes": ["raw"]}


def _field(name: str, facts: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the field for a fact; `schema` resolves its references."""
    hint = {"hint": facts["description"]} if "description" in facts else {}
    named = {"name": name, "label": name.replace("_", " ").capitalize()}
    return named | hint | _widget(name, _whole(facts, schema), schema)


def _whole(facts: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Resolve the schema of a fact that is a reference or optional."""
    if "$ref" in facts:
        return dict(schema["$defs"][facts["$ref"].rsplit("/", 1)[1]])
    wanted = (one for one in facts.get("anyOf", ()) if one.get("type") != "null")
    return next((_whole(one, schema) for one in wanted), facts)


def _widget(name: str, facts: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    if facts.get("format") == "date":
        return dict(_DAY)
    if "enum" in facts:
        return {"widget": "select", "options": facts["enum"]}
    if facts["type"] == "array":
        return {"widget": "list", **_entries(facts["items"], schema)}
    if facts["type"] == "boolean":
        return {"widget": "boolean"}
    if facts["type"] == "object":
        return {"widget": "keyvalue"}
    form = (
        {"pattern": [facts["pattern"], "Write an id, such as CPS-05"]} if "pattern" in facts else {}
    )
    return {"widget": "string", **form, **({"readonly": True} if name in _NEVER_CHANGES else {})}


def _entries(items: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Sequence[Any]]:
    """Return the fields of one entry of a list; words alone need none."""
    inside: Mapping[str, Any] = _whole(items, schema).get("properties", {})
    fields = [_field(name, facts, schema) for name, facts in inside.items()]
    return {"fields": fields} if fields else {}
