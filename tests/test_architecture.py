"""The house has rooms on floors: what a room imports lies on a lower floor."""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

HOOKS = Path(__file__).resolve().parents[1] / "hooks"
FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"model", "cache"}),
    frozenset({"templates"}),
    frozenset({"read"}),
    frozenset({"connect", "search"}),
    frozenset({"checks", "weave"}),
    frozenset({"audit"}),
    frozenset({"generate", "word_import"}),
    frozenset({"currency"}),
    frozenset({"edit", "printing"}),
    frozenset({"own_pack", "publish"}),
    frozenset({"release"}),
    frozenset({"pipeline"}),
    frozenset({"commands"}),
    frozenset({"__main__"}),
    frozenset({"packsite_mkdocs"}),
    frozenset({"mkdocs_adapter"}),
)
"""From the ground up; rooms on one floor are strangers to one another."""
PRINT_FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"job"}),
    frozenset({"document"}),
    frozenset({"office", "pdf"}),
    frozenset({"slides", "word"}),
    frozenset({"pack_matter", "print_pages"}),
    frozenset({"jobs"}),
    frozenset({"site"}),
)
"""The same for what is in `printing`."""
CLOSED: dict[str, frozenset[str]] = {
    "audit": frozenset({"guide", "questions", "workbook"}),
    "checks": frozenset(
        {"", "configuration", "explain", "lists", "metadata", "privacy", "report", "tables"}
    ),
    "own_pack": frozenset({"files"}),
    "printing": frozenset({"document", "job", "jobs", "site", "word"}),
    "publish": frozenset({"kit", "stage", "swap"}),
    "release": frozenset({"archive", "changed", "export", "manifest", "update"}),
    "search": frozenset({"index", "words"}),
    "word_import": frozenset({"page", "report"}),
}
"""Closed rooms → their doors: the only files that other rooms import; "" is the room itself."""
GENERATORS = {"mkdocs", "properdocs", "material", "zensical"}
NO_ROOM = {"utils", "core", "common", "helpers", "misc", "shared"}

GRAMMAR = {
    f"packsite.read.{name}"
    for name in (
        "blocks",
        "code_spans",
        "half_links",
        "headings",
        "inline",
        "lines",
        "mask",
        "references",
    )
}
"""The only files whose patterns read Markdown; everything else asks a page for its blocks."""
MARKS_OF_MARKDOWN = (
    r"\[\[", r"\[\^", r"\]\(", "[-*+]", r"|\d{1,9}[.)]", "#{", "!!!", "-++", "`{3,}", "`+", "<!--"
)  # fmt: skip
"""How patterns spell references, footnotes, links, items, headings, admonitions, tables, code."""

FILES = [
    *sorted((HOOKS / "packsite").rglob("*.py")),
    *sorted((HOOKS / "packsite_mkdocs").rglob("*.py")),
    HOOKS / "mkdocs_adapter.py",
]


def module(file: Path) -> str:
    name = ".".join(file.relative_to(HOOKS).with_suffix("").parts)
    return name.removesuffix(".__init__")


MODULES = {module(file) for file in FILES}


def imports(file: Path) -> set[str]:
    """Return the modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file} has an import relative to itself"
            names = {f"{node.module}.{name.name}" for name in node.names}
            inside = names & MODULES
            found |= inside or {str(node.module)}
    return found


IMPORTS = {module(file): imports(file) for file in FILES}


def room(name: str) -> str:
    """Return the room that a module is in: a folder, or a file that lies in no room."""
    first, *rest = name.split(".")
    return rest[0] if first == "packsite" and rest else first


def edges() -> set[tuple[str, str]]:
    """Return which module imports which other one, in the whole house."""
    return {(name, other) for name, others in IMPORTS.items() for other in others & MODULES}


def climbing(
    floors: tuple[frozenset[str], ...], links: set[tuple[str, str, str, str]]
) -> list[str]:
    """Return each import that does not lead down: from, to, and the rooms of both."""
    floor = {name: level for level, names in enumerate(floors) for name in names}
    return sorted(
        f"{one} imports {other}"
        for one, other, here, there in links
        if here != there and floor[here] <= floor[there]
    )


def test_every_room_has_a_floor() -> None:
    rooms = {room(name) for name in MODULES} - {"packsite"}
    assert rooms == frozenset().union(*FLOORS)
    inside = {name.split(".")[2] for name in MODULES if name.startswith("packsite.printing.")}
    assert inside == frozenset().union(*PRINT_FLOORS)


def test_imports_run_down() -> None:
    assert climbing(FLOORS, {(a, b, room(a), room(b)) for a, b in edges()}) == []


def test_imports_run_down_within_printing() -> None:
    prefix = "packsite.printing."
    own = {(a, b) for a, b in edges() if a.startswith(prefix) and b.startswith(prefix)}
    within = {(a, b, a.split(".")[2], b.split(".")[2]) for a, b in own}
    assert climbing(PRINT_FLOORS, within) == []


def test_no_file_imports_itself_by_way_of_others() -> None:
    graph: dict[str, set[str]] = defaultdict(set)
    for name, other in edges():
        graph[name].add(other)
    assert [*TopologicalSorter(graph).static_order()]


def test_closed_rooms_are_entered_by_their_doors() -> None:
    entered = {
        (room(other), (other.split(".")[2:] or [""])[0])
        for name, other in edges()
        if room(other) in CLOSED and room(name) != room(other)
    }
    doors = {(name, door) for name, names in CLOSED.items() for door in names}
    assert entered == doors


def patterns(file: Path) -> Iterator[str]:
    """Yield the texts that a file hands to `re`, and those that it keeps as marks for it."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        is_call = isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")
        is_mark = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith("_MARK")
        for inner in ast.walk(node) if is_call or is_mark else ():
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                yield inner.value


def test_markdown_has_one_grammar() -> None:
    spelt: dict[str, set[str]] = defaultdict(set)
    for file in FILES:
        for mark in MARKS_OF_MARKDOWN:
            if any(mark in pattern for pattern in patterns(file)):
                spelt[mark].add(module(file))
    assert spelt.keys() == set(MARKS_OF_MARKDOWN), "a mark that no pattern spells so any more"
    assert set().union(*spelt.values()) <= GRAMMAR


def test_only_the_adapter_and_its_package_know_a_site_generator() -> None:
    knowing = {
        room(name)
        for name, others in IMPORTS.items()
        if {other.partition(".")[0] for other in others} & GENERATORS
    }
    assert knowing == {"packsite_mkdocs"}


def test_today_is_handed_in() -> None:
    asking = {
        room(module(file))
        for file in FILES
        if re.search(r"\b(?:date\.today|datetime\.(?:now|today))\(", file.read_text("utf-8"))
    }
    assert asking == {"commands", "packsite_mkdocs"}


def test_no_room_is_a_drawer_or_a_namesake() -> None:
    for file in FILES:
        *folders, name = file.relative_to(HOOKS).with_suffix("").parts
        assert not {*folders, name} & NO_ROOM, file
        assert name == "mkdocs_adapter" or name not in folders, file


def test_no_two_files_have_a_public_name_in_common() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for file in FILES:
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(module(file))
    namesakes = {name for name, modules in found.items() if len(modules) > 1}
    assert namesakes == {"add_commands"}


def test_every_room_says_what_it_is_for() -> None:
    for folder in {file.parent for file in FILES} - {HOOKS}:
        assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))), folder


def test_the_package_has_three_files_and_its_rooms() -> None:
    files = {path.name for path in (HOOKS / "packsite").glob("*.py")}
    assert files == {"__init__.py", "__main__.py", "pipeline.py"}


def test_the_two_places_that_show_a_whole_build_stay_short() -> None:
    longest = {"packsite_mkdocs/events.py": 150, "packsite/pipeline.py": 80}
    for name, lines in longest.items():
        assert len((HOOKS / name).read_text("utf-8").splitlines()) <= lines, name


def test_the_package_needs_few_others() -> None:
    named = {
        other.partition(".")[0]
        for name, others in IMPORTS.items()
        if name.startswith("packsite.")
        for other in others
    }
    assert named - set(sys.stdlib_module_names) == {
        "PIL",
        "cmarkgfm",
        "distributed",
        "docx",
        "fontTools",
        "holidays",
        "hunspell",
        "icalendar",
        "jinja2",
        "lxml",
        "markdown",
        "nh3",
        "packsite",
        "pikepdf",
        "pptx",
        "pydantic",
        "pydantic_core",
        "pymdownx",
        "pypandoc",
        "pypdfium2",
        "segno",
        "typst",
        "xlsxwriter",
        "yaml",
    }


def memories(file: Path) -> Iterator[str]:
    """Yield what a file remembers by itself: variables it fills or replaces, cached functions."""
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield from node.names
        if isinstance(node, ast.FunctionDef):
            decorators = [names(one) for one in node.decorator_list]
            yield from (node.name for one in decorators if one & {"cache", "lru_cache"})
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        is_empty = isinstance(value, ast.Dict | ast.List) and not ast.unparse(value)[1:-1]
        if is_empty or (isinstance(value, ast.Call) and names(value.func) & FILLED):
            yield from names(node) - FILLED


def names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


FILLED = {"dict", "list", "set", "defaultdict", "Counter", "deque", "Memo", "Store", "Build"}
MEMORIES = {
    "packsite_mkdocs.events": 1,
    "packsite.cache.parallel": 1,  # of a worker, which has nothing else
    # What is always the same: code, fonts, templates, parsers, classes.
    "packsite.cache.key": 1,
    "packsite.model.pickling": 1,
    "packsite.model.scripts": 1,
    "packsite.printing.document.convert": 1,
    "packsite.printing.pdf.cache": 1,
    "packsite.printing.pdf.field_font": 1,
    "packsite.printing.pdf.typst": 1,
    "packsite.read.dialect": 1,
    "packsite.templates": 1,
    "packsite.checks.spelling": 1,
    "packsite.checks.template_words": 1,
    # What is worked out of the same words several times in one build: three editions, many checks.
    "packsite.checks.language": 1,
    "packsite.model.problems": 1,
    "packsite.printing.document.columns": 1,
    "packsite.printing.document.qr_code": 1,
    "packsite.read.pictures": 1,
    "packsite.weave.pages": 1,
}
"""Module → how much it may remember by itself; all else is handed in, as a memo or a cache."""


def test_no_module_has_a_memory_of_its_own() -> None:
    found = {module(file): len(set(memories(file))) for file in FILES}
    assert {name: count for name, count in found.items() if count} == MEMORIES
