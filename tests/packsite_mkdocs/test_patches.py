"""MkDocs without patches makes the same site: the patches save time and change no output."""

import ast
from collections.abc import Iterator

from tests.packsite_mkdocs.project import REPOSITORY, Project, fingerprints

FOLDER = REPOSITORY / "hooks/packsite_mkdocs"


def test_without_patches_the_site_is_the_same(published: Project) -> None:
    patched = fingerprints(published.site)
    run = published.build("--strict", pdf=True, env={"PACKSITE_PATCHES": "0"})
    assert run.code == 0, run.screen
    assert fingerprints(published.site) == patched


def assigned(file: str) -> Iterator[str]:
    """Yield the attributes of other objects that a file assigns, such as `page.render`."""
    for node in ast.walk(ast.parse((FOLDER / file).read_text("utf-8"))):
        for target in node.targets if isinstance(node, ast.Assign) else ():
            if isinstance(target, ast.Attribute) and not ast.unparse(target).startswith("self."):
                yield ast.unparse(target)


def test_all_patches_are_in_one_file() -> None:
    methods = set(assigned("patches.py")) - {"config.site_dir"}
    assert len(methods) == 6
    names = {method.rpartition(".")[2] for method in methods}
    for path in FOLDER.glob("*.py"):
        if path.name != "patches.py":
            assert not {one.rpartition(".")[2] for one in assigned(path.name)} & names, path.name
