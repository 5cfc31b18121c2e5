"""The settings of MkDocs 1.6 and Material 9 that mkdocs.yml may have, by kind of value."""

import re
from collections.abc import Collection, Mapping

from packsite.cache.key import PROGRAM
from packsite.read.configuration import ValueKind
from packsite.read.dialect import EXTENSION_CONFIGS, MARKDOWN_EXTENSIONS

_KINDS: Mapping[tuple[ValueKind, ...], str] = {
    (ValueKind.TEXT,): (
        "site_name docs_dir site_dir INHERIT extra.editors theme.name theme.custom_dir "
        "theme.locale theme.language theme.direction theme.logo theme.favicon"
    ),
    (ValueKind.TEXT, ValueKind.NOTHING): (
        "site_url site_description site_author copyright repo_url repo_name edit_uri "
        "edit_uri_template remote_branch remote_name dev_addr exclude_docs draft_docs not_in_nav"
    ),
    (ValueKind.TEXT, ValueKind.GROUP): "theme",
    (ValueKind.SWITCH,): "use_directory_urls strict extra.generator",
    (ValueKind.SWITCH, ValueKind.GROUP): "theme.font",
    (ValueKind.LIST,): (
        "nav hooks watch extra_css extra_javascript extra_templates theme.static_templates "
        "theme.features"
    ),
    (ValueKind.LIST, ValueKind.GROUP): "plugins markdown_extensions theme.palette",
    (ValueKind.GROUP,): "extra validation validation.nav validation.links theme.icon",
}
KNOWN: Mapping[tuple[str, ...], tuple[ValueKind, ...]] = {
    tuple(name.split(".")): kinds for kinds, names in _KINDS.items() for name in names.split()
}
"""The path of a setting → the kinds of value that it may have."""
_IN_VALIDATION: Mapping[tuple[str, ...], Collection[str]] = {
    ("validation",): (
        "nav", "links", "omitted_files", "not_found", "absolute_links", "unrecognized_links",
        "anchors",
    ),
    ("validation", "nav"): ("omitted_files", "not_found", "absolute_links"),
    ("validation", "links"): ("not_found", "absolute_links", "unrecognized_links", "anchors"),
}  # fmt: skip
SHOWN = {"site_name", "site_description", "site_author", "copyright"}
"""Settings that the theme writes into every page."""
_HOOKS = ("mkdocs_adapter.py", "pdf_export_theme.py")
HOOKS = {f"hooks/{name}" for name in _HOOKS} | {str(PROGRAM / name) for name in _HOOKS}
"""The hooks of this project, in its own folder or from the program that runs."""
PLUGINS = {"packsite", "search", "material/search", "pdf-export"}
EXTENSIONS = {*MARKDOWN_EXTENSIONS}
WATCHERS = {"analytics", "consent", "disqus", "version"}
"""Settings of `extra` that have Material fetch the program of somebody else."""
OUTSIDE = re.compile(r"(?:/|~|[A-Za-z]:|\.\.(?:/|$)|.*\\)")
"""The beginning of a path that leads out of the project."""
ITEMS = {"hooks": HOOKS, "plugins": PLUGINS, "markdown_extensions": EXTENSIONS}
"""Settings that name programs → the names that belong to this project."""


def known_beside(path: tuple[str, ...]) -> Collection[str]:
    """Return the names allowed beside a setting; empty where any name is."""
    parent = path[:-1]
    if parent in _IN_VALIDATION:
        return _IN_VALIDATION[parent]
    if parent in {(), ("theme",), ("extra",)}:
        return [known[-1] for known in KNOWN if known[:-1] == parent]
    options = EXTENSION_CONFIGS.get(parent[-1], {}) if parent[0] == "markdown_extensions" else {}
    return ["permalink", "toc_depth", *options] if parent[-1] == "toc" else [*options]
