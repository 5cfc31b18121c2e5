"""A page may ask for files and code of this computer: it gets neither, and hides no other."""

from tests.packsite_mkdocs.project import Project, standard

SECRET = "the secret of this computer"


def test_words_of_macros_snippets_and_yaml_stay_words(project: Project) -> None:
    secret = project.root / "secret.md"
    words = (
        f'```\n--8<-- "{secret}"\n\n;--8<-- "../secret.md"\n\n{{{{ 7919 * 7927 }}}} '
        f'{{% include "{secret}" %}} '
        "$(touch ran) !!python/object/apply:os.system [touch ran]\n```"
    )
    project.write({"secret.md": SECRET, "standards/visits.md": standard("CPS-09", "No", words)})
    run = project.build()
    assert run.code == 0, run.screen
    html = project.page("standards/visits.html")
    assert "<title>No - " in html
    assert "7919 * 7927" in html
    assert "62773913" not in html
    served = [path for path in project.site.rglob("*") if path.is_file()]
    assert [path for path in served if SECRET.encode() in path.read_bytes()] == []
    assert not [*project.root.rglob("ran")]


def test_one_bad_file_does_not_hide_the_problems_of_others(project: Project) -> None:
    secret = project.write({"secret.md": SECRET}).root / "secret.md"
    (project.root / "standards/link.md").symlink_to(secret)
    addresses = f"![x y](file://{secret}) [x y](../../secret.md) ![x y]({secret})"
    project.write(
        {
            "standards/bomb.md": "[" * 4_000,
            "standards/alias.md": "---\nid: &a [*a]\n---\n",
            "standards/code.md": "---\nid: !!python/name:os.system\n---\n",
            "standards/other.md": "a b\n".encode("utf-16"),
            "standards/broken.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            "standards/visits.md": standard("CPS-09", "Visits", addresses),
        }
    )
    run = project.build()
    assert run.code == 1
    told = {
        name: [line for line in run.lines if f"packsite: standards/{name}" in line]
        for name in (
            "bomb.md", "alias.md", "code.md", "other.md", "broken.svg", "link.md", "visits.md"
        )
    }  # fmt: skip
    assert [name for name, lines in told.items() if not lines] == []
    assert len(told["visits.md"]) >= 3
    assert "Traceback" not in run.screen
    assert not project.site.exists()
