"""The folder of the preview, kept between edits, equals that of a fresh preview."""

from pathlib import Path
from threading import Event, Thread

from mkdocs.livereload import LiveReloadServer
from tests.packsite_mkdocs.project import CONFIG, PDF_OF_OTHERS, Project, fingerprints, page
from tests.packsite_mkdocs.test_serve import PATIENCE, Preview, free_place, serving

from packsite_mkdocs.preview import poll_at_once

MAIN = '{% extends "base.html" %}\n{% block announce %}Old words{% endblock %}\n'
MORE = {
    "neglect_pack/more.md": page("CNP-02", "More", "## More\n\nSee [[CPS-09]].", part="understand")
}
IN_MENU = ("- neglect_pack/what-it-is.md", "- neglect_pack/what-it-is.md\n  - neglect_pack/more.md")


def themed(project: Project) -> Project:
    theme = "theme:\n  custom_dir: theme"
    return project.write({"mkdocs.yml": CONFIG.replace("theme:", theme), "theme/main.html": MAIN})


def folder(temporary: Path) -> Path:
    """Return the folder that MkDocs fills for the preview."""
    (made,) = temporary.glob("mkdocs_*")
    return made


def rebuilt(preview: Preview, times: int) -> None:
    preview.wait(f"rebuild {times}", lambda: preview.shown("Reloading browsers") == times)


def begun(preview: Preview) -> None:
    preview.wait("the site", lambda: "Look at" in preview.page("standards/visits.html"))


def test_after_many_edits_it_is_what_a_fresh_preview_makes(
    project: Project, tmp_path: Path
) -> None:
    place, long, fresh = free_place(), tmp_path / "long", tmp_path / "fresh"
    long.mkdir()
    fresh.mkdir()
    themed(project)
    with serving(project, place=place, env={"TMPDIR": str(long)}) as preview:
        begun(preview)
        project.replace("standards/visits.md", "title: Visits", "title: Seeing the child")
        rebuilt(preview, 1)
        assert "Seeing the child" in preview.page("standards/core-groups.html"), "in the menu"
        project.write({**MORE, "neglect_pack/list.pdf": PDF_OF_OTHERS + b"% another\n"})
        rebuilt(preview, 2)
        assert preview.file("neglect_pack/list.pdf").endswith(b"% another\n")
        project.replace("mkdocs.yml", *IN_MENU)
        rebuilt(preview, 3)
        assert "More" in preview.page("neglect_pack/more.html")
        project.replace("docs/data/glossary.yml", "abuse and violence", "violence and abuse")
        rebuilt(preview, 4)
        project.replace("theme/main.html", "Old words", "New words")
        project.replace("standards/visits.md", "Look at", "Look twice at")
        rebuilt(preview, 5)
        assert "New words" in preview.page("index.html")
        (project.root / "neglect_pack/more.md").unlink()
        project.replace("mkdocs.yml", *reversed(IN_MENU))
        rebuilt(preview, 6)
        assert not preview.page("neglect_pack/more.html")
        assert not preview.file("packs/own/CNP-02.js")
        edited = fingerprints(folder(long))
    with serving(project, place=place, env={"TMPDIR": str(fresh)}) as preview:
        preview.wait("the site", lambda: "Look twice" in preview.page("standards/visits.html"))
        assert fingerprints(folder(fresh)) == edited


def test_what_an_edit_does_not_change_is_not_written_again(
    project: Project, tmp_path: Path
) -> None:
    with serving(project, env={"TMPDIR": str(tmp_path)}) as preview:
        begun(preview)
        (tmp_path / "then").touch()
        project.replace("standards/visits.md", "Look at", "Look twice at")
        rebuilt(preview, 1)
        assert "Look twice" in preview.page("standards/visits.html")
        then = (tmp_path / "then").stat().st_mtime_ns
        files = [path for path in folder(tmp_path).rglob("*") if path.is_file()]
        written = {path.name for path in files if path.stat().st_mtime_ns > then}
    assert written == {
        *("visits.html", "CPS-09.js"),
        *("index.js", "text.js"),  # of the search, and of a reader's own pack
        *("404.html", "sitemap.xml", "sitemap.xml.gz"),
    }


def test_after_a_build_that_failed_the_preview_goes_on(project: Project, tmp_path: Path) -> None:
    themed(project)
    with serving(project, env={"TMPDIR": str(tmp_path)}) as preview:
        begun(preview)
        project.replace("theme/main.html", "Old words", "{% nonsense %}")
        project.replace("standards/visits.md", "Look at", "Look twice at")
        preview.wait("the failure", lambda: preview.shown("An error happened during the rebuild"))
        project.replace("theme/main.html", "{% nonsense %}", "New words")
        project.replace("standards/visits.md", "Look twice at", "Look three times at")
        rebuilt(preview, 1)
        assert "New words" in preview.page("index.html")
        assert "Look three times" in preview.page("standards/visits.html")


def test_a_change_is_noticed_before_the_next_poll(tmp_path: Path) -> None:
    built = Event()
    host, port = free_place().split(":")
    server = LiveReloadServer(built.set, host, int(port), "", polling_interval=PATIENCE * 10)
    poll_at_once(server, [str(tmp_path)])
    running = Thread(target=server.serve)
    running.start()
    while not server.serve_thread.is_alive():
        running.join(0.01)
    (tmp_path / "page.md").write_text("Saved.", encoding="utf-8")
    is_noticed = built.wait(PATIENCE)
    server.shutdown(wait=True)
    running.join()
    assert is_noticed
