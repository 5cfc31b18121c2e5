"""The form in the browser offers each page with the facts that the check knows, and no others."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.builders import WriteTree
from tests.westmarsh import WESTMARSH, woven

from packsite.__main__ import main
from packsite.edit.sveltia import form_editor
from packsite.model.facts import Kind
from packsite.model.settings import PacksiteError, Settings
from packsite.model.site import Site
from packsite.pipeline import check
from packsite.read.facts_schema import FACTS_OF

THE_SETTINGS = Settings(WESTMARSH, form_editor="partnership/site")
WRITTEN = '[tool.packsite]\nform_editor = "partnership/site"\n'


@pytest.fixture(scope="module")
def site() -> Site:
    return woven().site


@pytest.fixture(scope="module")
def config(site: Site) -> dict[str, Any]:
    """Return the set-up for Westmarsh's site, as if it had a repository."""
    return dict(json.loads(form_editor(replace(site, settings=THE_SETTINGS))["config.json"]))


def fields(collection: dict[str, Any]) -> dict[str, Any]:
    return {field["name"]: field for field in collection["fields"]}


def test_it_writes_pull_requests_and_neither_makes_nor_deletes_pages(config) -> None:
    assert config["backend"] == {"name": "github", "repo": "partnership/site", "branch": "main"}
    assert config["publish_mode"] == "editorial_workflow"
    assert config["output"] == {"omit_empty_optional_fields": True}  # "" would be no date, no id
    assert not any(one["create"] or one["delete"] for one in config["collections"])


def test_every_page_but_packs_is_in_one_collection(site, config) -> None:
    for page in site.documents:
        holding = [
            one
            for one in config["collections"]
            if str(Path(page.source.file).parent) == one["folder"]
            and re.search(one["filter"]["pattern"], page.facts.id)
        ]
        assert len(holding) == (page.facts.kind is not Kind.PACK), page.source.file


def test_its_fields_are_the_facts_and_the_text(config) -> None:
    for one in config["collections"]:
        kind = next(kind for kind in Kind if re.search(one["filter"]["pattern"], f"{kind.prefix}-"))
        facts = FACTS_OF[kind].model_json_schema()
        assert {*fields(one)} == {*facts["properties"], "body"}
        needed = {name for name, field in fields(one).items() if field.get("required")}
        assert needed == {*facts["required"]}


def test_what_may_be_chosen_is_offered(config) -> None:
    standard = fields(next(one for one in config["collections"] if one["name"] == "cps-standards"))
    assert {"police", "health", "managers"} <= {*standard["audience"]["options"]}
    assert "RULES" in standard["sources"]["options"]
    assert standard["reviewed"]["format"] == "YYYY-MM-DD"
    assert [one["name"] for one in standard["changes"]["fields"]] == [
        "date", "kind", "what", "local"
    ]  # fmt: skip
    assert standard["changes"]["fields"][1]["options"] == ["act", "read", "wording"]
    assert standard["body"]["modes"] == ["raw"], "another mode would write our marks anew"
    assert standard["id"]["readonly"] is True


def test_the_command_writes_a_page_that_asks_no_other_host(
    write_tree: WriteTree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_tree({"pyproject.toml": WRITTEN, "docs/assets/note.txt": "Words."})
    assert main(["--root", str(root), "form-editor", str(tmp_path / "form")]) == 0
    assert "Put sveltia-cms.js beside them" in capsys.readouterr().out
    page = (tmp_path / "form/index.html").read_text("utf-8")
    assert "//" not in page
    assert json.loads((tmp_path / "form/config.json").read_text("utf-8"))["collections"] == []


def test_without_a_repository_it_says_where_to_name_one(write_tree: WriteTree, today) -> None:
    site = check(Settings.load(write_tree({"docs/assets/note.txt": "Words."})), today)
    with pytest.raises(PacksiteError, match="Set the repository"):
        form_editor(site)
