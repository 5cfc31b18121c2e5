"""Every golden file is read: one that no test reads would stay when its test goes."""

from pathlib import Path

from tests.checks.test_cases import CASES
from tests.generate.test_pages import GOLDEN as GENERATED
from tests.printing.test_jobs import GOLDEN as PRINTED
from tests.weave.test_pages import GOLDEN as WOVEN

HERE = Path(__file__).parent


def test_every_golden_file_is_read_by_a_test() -> None:
    files = {path.name for path in (HERE / "golden").iterdir()}
    assert files == {*GENERATED, *WOVEN, PRINTED}


def test_every_report_belongs_to_a_case() -> None:
    assert {path.parent for path in HERE.rglob("expected.txt")} <= {*CASES}
