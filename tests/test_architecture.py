"""Imports point one way: foundation ← stages ← pipeline ← command line and adapter."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

HOOKS = Path(__file__).resolve().parents[1] / "hooks"
FILES = sorted((HOOKS / "packsite").rglob("*.py"))
assert FILES, "no package found"

FOUNDATION = {
    "edition": set(),
    "addresses": set(),
    "library_model": set(),
    "model": {"edition", "library_model"},
    "codes": set(),
    "dialect": set(),
    "problems": {"codes", "slips"},
    "slips": set(),
    "at_once": set(),
    "kept": {"at_once"},
    "recall": {"at_once"},
    "outlines": {"addresses", "codes", "model"},
    "settings": {"problems"},
}  # fmt: skip
"""What every stage may import → what it may import itself."""
SHARED = {
    "frontmatter": {"facts_schema", "yaml_text"},
    "data_schema": {"facts_schema"},
    "data_file": {"data_schema", "yaml_text"},
    "library": {"data_file", "data_schema"},
    "link": {"near"},
    "scan": {"mask"},
    "read": {"frontmatter", "scan"},
    "connect": {"backlinks", "review"},
    "archive": {"templates"},
    "as_at": {"git"},
    "unchanged": {"git"},
    "form_editor": {"facts_schema", "site"},
    "hosting": {"templates"},
    "kit": {"hosting", "templates"},
    "audit": {"connect", "site", "templates", "weave"},
    "checks": {
        "audit",
        "authors",
        "blanks",
        "data_file",
        "data_schema",
        "link",
        "menu",
        "parts",
        "pictures",
        "prose",
        "reliance",
        "search",
    },
    "menu": {"yaml_text"},
    "inserts": {"journey", "news", "site", "templates"},
    "weave": {"blanks", "journey", "parts", "templates", "versions"},
    "explain": {"checks"},
    "editor_files": {"checks", "data_schema", "facts_schema"},
    "fix": {"link", "site"},
    "new_page": {"facts_schema", "menu", "site", "templates"},
    "feed": {"news", "site", "templates"},
    "pages": {
        "audit",
        "blanks",
        "explain",
        "feed",
        "news",
        "reading_list",
        "reviews",
        "site",
        "templates",
    },
    "print": {"archive", "pictures", "site", "templates", "versions", "weave"},
    "search": {"site"},
    "own_html": {"print"},
    "own_pack": {"own_html", "search", "site", "templates", "weave"},
    "versions": {"site"},
    "former": {"git", "read", "site"},
    "rewording": {"former", "versions"},
    "version_pages": {
        "archive",
        "former",
        "hosting",
        "rewording",
        "site",
        "templates",
        "versions",
    },
    "ledger": {"site", "versions"},
    "owner_lists": {"templates"},
    "reading_file": {"owner_lists", "reading_list", "site"},
    "reading_list": {"site"},
    "reviews": {"reliance", "site"},
    "reviews_feed": {"reviews", "site"},
    "reliance": {"trace", "wording"},
    "confirmed": {"reliance", "site"},
    "stage": {"pictures", "print", "site"},
    "timescales": {"data_schema"},
    "fingerprint": {"print", "site"},
    "summary": {"fingerprint", "report"},
}
"""Stage → the other parts that it is made of."""
TOP = {"pipeline", "confirm_command", "edit_commands", "owner_commands", "__main__"}
GENERATORS = {"mkdocs", "properdocs", "material", "zensical"}


def part(module: str) -> str:
    """Return the part of the package that a module belongs to: a file, a folder, or all print_*.

    So are all search_* and all audit_*.
    """
    name = module.removeprefix("packsite").removeprefix(".").partition(".")[0]
    return name.partition("_")[0] if name.startswith(("audit_", "print_", "search_")) else name


def imports(file: Path) -> set[str]:
    """Return the modules that a file names, wherever in it; a name of `packsite` itself is one."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file} has an import relative to itself"
            is_whole = node.module == "packsite"
            found |= {f"packsite.{name.name}" for name in node.names if is_whole}
            found |= {str(node.module)} - {"packsite"}
    return found


def parts_imported() -> dict[str, set[str]]:
    """Return, for each part, the other parts that it imports."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in FILES:
        name = file.relative_to(HOOKS).with_suffix("").as_posix().replace("/", ".")
        own = part(name.removesuffix(".__init__"))
        found[own] |= {
            part(module) for module in imports(file) if module.startswith("packsite.")
        } - {own}
    return found


def test_only_the_adapter_knows_a_site_generator() -> None:
    knowing = {
        file.relative_to(HOOKS).as_posix(): names
        for file in [*FILES, *HOOKS.glob("mkdocs_*.py")]
        if (names := {module.partition(".")[0] for module in imports(file)} & GENERATORS)
    }
    assert knowing == {
        "mkdocs_adapter.py": {"mkdocs"},
        "mkdocs_ahead.py": {"mkdocs"},
        "mkdocs_files.py": {"mkdocs"},
        "mkdocs_folder.py": {"mkdocs"},
        "mkdocs_kept.py": {"mkdocs"},
        "mkdocs_menu.py": {"mkdocs"},
        "mkdocs_preview.py": {"mkdocs"},
    }


def test_the_foundation_stands_on_itself() -> None:
    found = parts_imported()
    assert {name: found[name] for name in FOUNDATION} == FOUNDATION


def test_stages_import_no_others_but_the_parts_they_are_made_of() -> None:
    between = {
        name: others - FOUNDATION.keys()
        for name, others in parts_imported().items()
        if name not in TOP | FOUNDATION.keys() and others - FOUNDATION.keys()
    }
    assert between == SHARED


def test_only_the_command_line_and_the_adapter_stand_on_the_pipeline() -> None:
    found = parts_imported()
    assert {name for name, others in found.items() if "pipeline" in others} == {
        "__main__",
        "confirm_command",
        "edit_commands",
        "owner_commands",
    }
    assert {name for name, others in found.items() if "__main__" in others} == set()


def test_no_part_stands_on_itself() -> None:
    assert set(TopologicalSorter(parts_imported()).static_order()) >= FOUNDATION.keys()


def test_the_package_needs_few_others() -> None:
    named = {module.partition(".")[0] for file in FILES for module in imports(file)}
    assert named - set(sys.stdlib_module_names) == {
        "PIL",
        "click",
        "distributed",
        "docx",
        "holidays",
        "icalendar",
        "jinja2",
        "lxml",
        "markdown",
        "nh3",
        "packsite",
        "pikepdf",
        "pydantic",
        "pydantic_core",
        "segno",
        "typst",
        "xlsxwriter",
        "yaml",
    }
