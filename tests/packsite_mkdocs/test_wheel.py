"""The engine by itself: a wheel in an empty environment builds a site that has nothing of it."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from tests.commands.test_init import NORTHSHIRE, options
from tests.packsite_mkdocs.project import CONFIG, OUR_LOOK, REPOSITORY, Project, fingerprints, tree

HOOK = {**yaml.safe_load(CONFIG), "theme": OUR_LOOK}
PLUGIN = {
    **{name: HOOK[name] for name in ("site_name", "strict", "nav")},
    **{name: HOOK[name] for name in ("validation", "repo_url", "edit_uri")},
    "theme": "packsite",
    "plugins": ["packsite"],
}
OTHERS = sysconfig.get_path("purelib")
"""The packages that the engine needs: those of the tests, since no test fetches anything."""
WITHOUT_NETWORK = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PYTHONPATH": OTHERS}
AUTHOR = {
    f"GIT_{who}_{what}": "editor@northshire.example"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def uv(*arguments: object) -> None:
    subprocess.run([sys.executable, "-m", "uv", "--offline", *map(str, arguments)], check=True)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the wheel, which lies beside the environment."""
    folder = tmp_path_factory.mktemp("installed")
    uv("build", "--quiet", "--wheel", "--out-dir", folder, REPOSITORY)
    uv("venv", "--quiet", "--python", sys.executable, folder / "venv")
    programs = folder / "venv/bin"
    (wheel,) = folder.glob("*.whl")
    uv("pip", "install", "--quiet", "--no-deps", "--python", programs / "python", wheel)
    (packages,) = folder.glob("venv/lib/*/site-packages")
    (packages / "others.pth").write_text(OTHERS, "utf-8")
    return programs


def run(
    command: Sequence[str | Path], cwd: Path, env: Mapping[str, str] | None = None, typed: str = ""
) -> str:
    """Run a command without PDFs, and return what it says; it must succeed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=kept | {"PACKSITE_PDF": "0", "NO_MKDOCS_2_WARNING": "1"} | dict(env or {}),
        input=typed,
        check=False,
        text=True,
        capture_output=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_plugin_builds_the_same_bytes_as_the_hook(installed: Path, tmp_path: Path) -> None:
    by_hook, by_plugin = (
        Project(tmp_path / name).write({**tree(), "mkdocs.yml": yaml.safe_dump(config)})
        for name, config in (("hook", HOOK), ("plugin", PLUGIN))
    )
    assert by_hook.build().code == 0
    assert "no problems" in run([installed / "packsite", "check"], by_plugin.root)
    run([installed / "packsite", "build"], by_plugin.root)
    assert fingerprints(by_plugin.site) == fingerprints(by_hook.site)


def test_a_site_changes_a_block_of_the_frame(installed: Path, tmp_path: Path) -> None:
    theme = {"name": "packsite", "custom_dir": "look"}
    own = '{% extends "base.html" %}{% block announce %}Ours{% endblock %}'
    config = yaml.safe_dump({**PLUGIN, "theme": theme})
    project = Project(tmp_path).write({**tree(), "mkdocs.yml": config, "look/main.html": own})
    build: list[str | Path] = [installed / "packsite", "build"]
    done = subprocess.run(build, cwd=tmp_path, check=False, text=True, capture_output=True)
    assert 'Begin it with {% extends "frame.html" %}' in done.stderr
    project.replace("look/main.html", "base.html", "frame.html")
    run(build, tmp_path)
    home = (project.site / "index.html").read_text("utf-8")
    assert [word in home for word in ("Ours", "ps-tabs")] == [True, True]


def test_the_engine_of_the_wheel_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    asked = "import packsite, packsite_mkdocs; print(packsite.__file__, packsite_mkdocs.__file__)"
    for place in run([installed / "python", "-c", asked], tmp_path).split():
        assert Path(place).is_relative_to(installed.parent)


def test_a_new_site_is_checked_and_built_and_says_the_name_of_no_other(
    installed: Path, tmp_path: Path
) -> None:
    site = tmp_path / "northshire"
    run([installed / "packsite", "init", site, *options()], tmp_path)
    assert "no problems" in run([installed / "packsite", "check"], site)
    run([installed / "packsite", "build"], site)
    (wheel,) = site.glob("engine/*.whl")
    pinned = (site / "requirements.txt").read_text("utf-8").splitlines()
    digest = sha256(wheel.read_bytes()).hexdigest()
    assert f"./engine/{wheel.name} --hash=sha256:{digest}" in pinned
    assert "Northshire" in (site / "site/index.html").read_text("utf-8")
    pages = [path for path in site.rglob("*") if path.is_file() and path != wheel]
    assert [path for path in pages if b"Bolton" in path.read_bytes()] == []


def test_the_guide_leads_to_a_site_word_by_word(installed: Path, tmp_path: Path) -> None:
    (wheel,) = installed.parents[1].glob("*.whl")
    shutil.copy(wheel, tmp_path)
    guide = (REPOSITORY / "docs/editing/new-partnership.md").read_text("utf-8")
    lines = "".join(re.findall(r"^```sh\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL))
    python = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    answers = "\n".join((*NORTHSHIRE.values(), ""))
    run(["bash", "-e", "-c", lines], tmp_path, {**WITHOUT_NETWORK, **AUTHOR, **python}, answers)
    site = tmp_path / "our-site"
    assert "Northshire" in (site / "site/index.html").read_text("utf-8")
    assert run(["git", "status", "--porcelain"], site) == "", "what a build writes is not kept"
