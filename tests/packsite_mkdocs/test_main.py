"""Nothing that mkdocs.yml may hold ends a build in a traceback."""

import pytest
from tests.packsite_mkdocs.project import CONFIG, Project


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("site_description: 2026-13-45", "a date or number that does not exist"),
        (f"extra: {{x: {'9' * 5000}}}", "a date or number that does not exist"),
        ("extra: {x: 0x_}", "a date or number that does not exist"),
        ("extra: {!!int abc: x}", "takes this value from a program"),
        ("extra: {<<: 5}", "repeats another part of the file"),
        ("extra: &a [*a]", '"*a" repeats another part of the file'),
        ("extra: " + "[" * 3000, "nested too deeply"),
        ("INHERIT: mkdocs.yml", '"INHERIT" takes settings from "mkdocs.yml"'),
        ("INHERIT: ''", '"INHERIT" takes settings from ""'),
        ("INHERIT: 5", '"INHERIT" is "5"'),
        ("edit_uri_template: 'https://[x'", "an address with a bracket that is not closed"),
        ("theme: {name: material, custom_dir: 5}", '"custom_dir" is "5"'),
        ("theme: {name: material, custom_dir: docs}", "not a folder with a theme"),
        (f"theme: {{name: material, custom_dir: {'x' * 300}}}", "not a folder with a theme"),
        ("theme: {custom_dir: look}", "the theme has no name"),
        ("theme: materal", 'There is no theme "materal" here.\n    Did you mean "material"?'),
        ("theme: {name: material, static_templates: 5}", '"static_templates" is "5"'),
        ("theme: {name: material, static_templates: [{a: b}]}", "An entry of static_templates is"),
        ("markdown_extensions: [{}]", "An entry of markdown_extensions is nothing"),
        ("plugins: [{search: {lang: [5]}}]", 'An entry of lang is "5"'),
        ("hooks: []", "Without the engine nothing on the site is checked"),
        ("theme: packsite", 'Write "plugins: [packsite]".'),
        ("plugins: [packsite]", 'Write "theme: packsite".'),
        ("plugins: [pdf-export]", "prints any file of this computer that a page names"),
        ("hooks: [broken.py]", '"broken.py" is a program that does not belong to this project'),
        ("nav: [{2026-01-01: index.md}]", '"2026-01-01" is read as a date, not as a name'),
    ],
)
def test_a_setting_that_mkdocs_stumbles_over_is_named(
    project: Project, line: str, said: str
) -> None:
    name = line.partition(":")[0]
    blocks = [block for block in _blocks(CONFIG) if not block.startswith(f"{name}:")]
    project.write({"mkdocs.yml": "\n".join([*blocks, line]), "broken.py": "1 / 0\n"})
    run = project.run("packsite_mkdocs", "build", env={"PACKSITE_PDF": "0"})
    assert run.code == 1
    assert said in run.screen
    assert run.screen.startswith("mkdocs.yml:")
    assert run.lines[-1].endswith("Fix the problems listed above and build again.")
    assert "Traceback" not in run.screen


def test_settings_without_an_error_are_handed_to_mkdocs(project: Project) -> None:
    run = project.run("packsite_mkdocs", "build", "--strict", env={"PACKSITE_PDF": "0"})
    assert run.code == 0, run.screen
    assert (project.site / "index.html").is_file()


def test_a_draft_says_so_on_its_pages_and_lists_them_nowhere(project: Project) -> None:
    env = {"PACKSITE_PDF": "0", "PACKSITE_DRAFT": "1"}
    run = project.run("packsite_mkdocs", "build", "--strict", env=env)
    assert run.code == 0, run.screen
    home = (project.site / "index.html").read_text("utf-8")
    assert "This is a draft of a change that is not agreed yet." in home
    assert not (project.site / "sitemap.xml").exists()


def _blocks(text: str) -> list[str]:
    """Return each setting at the margin, with the lines that belong to it."""
    blocks: list[str] = []
    for line in text.splitlines():
        if line.startswith((" ", "-")):
            blocks[-1] += f"\n{line}"
        else:
            blocks.append(line)
    return blocks
