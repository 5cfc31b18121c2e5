"""A download that is too large for a phone on a visit is refused before it is opened."""

from datetime import date

from tests.builders import WriteTree, a_file

from packsite.checks.downloads import FIL108
from packsite.model.settings import Settings
from packsite.pipeline import check


def test_a_download_of_more_than_20_megabytes_is_refused(
    write_tree: WriteTree, today: date
) -> None:
    root = write_tree({"docs/index.md": a_file("PG-01", "[Form](form.pdf)"), "docs/form.pdf": ""})
    with (root / "docs" / "form.pdf").open("r+b") as file:
        file.truncate(20_000_001)
    (problem,) = check(Settings.load(root), today).problems
    assert (problem.code, problem.file) == (FIL108, "docs/form.pdf")
    assert problem.message == "This file is larger than 20 MB, the most for a download."
