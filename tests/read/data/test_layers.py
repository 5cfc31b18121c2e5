"""Data files lie over those of the core, entry by entry."""

import pytest
from tests.builders import WriteTree

from packsite.model.data import Library
from packsite.model.settings import Settings
from packsite.read.data.library import library

LABELLED = (
    "local:\n"
    "  door: {label: The front door, value: '', kind: phone, ask: Social care}\n"
    "  form: {label: The form, value: '', kind: link}\n"
)
SOURCE = "{{title: {0}, short: {0}, publisher: P, date: '2026', seen: primary}}"


def read(write_tree: WriteTree, core: dict[str, str], local: dict[str, str]) -> Library:
    """Return the library of a site built on a core; it has no problems."""
    root = write_tree(
        {"core/core.yml": ""}
        | {f"core/docs/data/{name}.yml": text for name, text in core.items()}
        | {f"docs/data/{name}.yml": text for name, text in local.items()}
    )
    found, problems = library(Settings(root))
    assert problems == ()
    return found


def test_a_local_value_has_the_label_and_the_kind_of_the_core(write_tree: WriteTree) -> None:
    local = "local: {door: {value: 01632 960000}}\n"
    found = read(write_tree, {"partnership": LABELLED}, {"partnership": local})
    door, form = found.local.values()
    assert (door.label, door.kind, door.ask, door.value) == (
        "The front door", "phone", "Social care", "01632 960000",
    )  # fmt: skip
    assert (form.label, form.value) == ("The form", "")


def test_a_local_value_may_be_one_of_its_own(write_tree: WriteTree) -> None:
    own = "local: {walk-in: {label: When to walk in, kind: text}}\n"
    found = read(write_tree, {"partnership": LABELLED}, {"partnership": own})
    assert [*found.local] == ["door", "form", "walk-in"]


def test_a_local_entry_takes_the_place_of_the_one_of_its_name(write_tree: WriteTree) -> None:
    core = f"A: {SOURCE.format('One')}\nB: {SOURCE.format('Two')}\n"
    found = read(write_tree, {"sources": core}, {"sources": f"B: {SOURCE.format('Ours')}\n"})
    assert {key: one.title for key, one in found.sources.items()} == {"A": "One", "B": "Ours"}


@pytest.mark.parametrize(
    ("name", "core", "local", "shown"),
    [
        (
            "glossary",
            "- {acronym: CIN, expansion: child in need}\n- {acronym: DAV, expansion: abuse}\n",
            "- {acronym: DAV, expansion: domestic abuse}\n",
            {"DAV": "domestic abuse", "CIN": "child in need"},
        ),
        (
            "search",
            "- {type: [strat, strats], means: strategy}\n- {type: [mtg], means: meeting}\n",
            "- {type: [strat], means: discussion}\n",
            {("strat",): "discussion", ("mtg",): "meeting"},
        ),
    ],
)
def test_lists_are_joined_by_the_names_of_their_entries(
    write_tree: WriteTree, name: str, core: str, local: str, shown: dict[object, str]
) -> None:
    found = read(write_tree, {name: core}, {name: local})
    said: dict[object, str] = {one.type: one.means for one in found.short_forms}
    said |= {key: one.expansion for key, one in found.glossary.items()}
    assert said == shown


def test_words_of_both_layers_are_known(write_tree: WriteTree) -> None:
    found = read(write_tree, {"words": "- Gillick\n"}, {"words": "- Northshire\n"})
    assert found.language.words == {"Gillick", "Northshire"}


def test_a_local_standard_joins_the_path_and_local_steps_replace_it(write_tree: WriteTree) -> None:
    step = "{{name: {0}, what: It, pages: [CPS-01]}}"
    core = f"steps: [{step.format('One')}, {step.format('Two')}]\nalong: [CPS-11]\n"
    joined = read(write_tree, {"journey": core}, {"journey": "along: [CPS-91]\n"}).path
    assert [one.name for one in joined.steps] == ["One", "Two"]
    assert joined.along == ("CPS-91", "CPS-11")
    own = f"steps: [{step.format('Ours')}]\n"
    assert [one.name for one in read(write_tree, {}, {"journey": own}).path.steps] == ["Ours"]


def test_what_was_published_and_confirmed_is_never_that_of_the_core(write_tree: WriteTree) -> None:
    entry = "PG-01: {title: Home, addresses: [index.html], versions: [2026-11-23]}\n"
    assert read(write_tree, {"published": entry}, {}).published == {}
