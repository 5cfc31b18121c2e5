import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import WriteTree, a_file

from packsite.checks import privacy, report
from packsite.commands.change_summary import content_digest, summary
from packsite.model.settings import Settings
from packsite.pipeline import check

NHS, SECRET = "943 476 5919", "Bolton2031!"


@pytest.mark.parametrize("pattern", privacy._GATES, ids=lambda pattern: pattern.pattern[:24])
@settings(
    deadline=None,
    max_examples=50,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.data())
def test_what_is_searched_for_first_is_found_wherever_the_whole_pattern_is(
    pattern: re.Pattern[str], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern))
    assert privacy._GATES[pattern](text.encode("utf-8", "surrogatepass"))


def test_no_report_repeats_what_was_found(write_tree: WriteTree, today: date) -> None:
    site = check(
        Settings(
            write_tree({
                "docs/index.md": a_file(
                    body=f"[x](form-{NHS}.docx)\n\n`password: {SECRET}`\n\n"
                    "[log](ftp://user:Bolton2031!@host/x)\n",
                    title=NHS,
                    scope=NHS,
                ),
                f"docs/{NHS}.zip": "",
                "docs/9434765919.txt": "",
                "docs/data/roles.yml": f"everyone: {{label: '{NHS}', who: E, says: '{NHS}'}}\n",
                "mkdocs.yml": f"site_name: x\nextra: {{password: {SECRET}}}\n",
            })
        ),
        today,
    )  # fmt: skip
    said = "\n".join(write(site.problems) for write in report.FORMATS.values())
    said += summary(content_digest(site, None), content_digest(site, None)) + repr(site.problems)
    assert {"PRV101", "PRV108", "FIL107"} <= {problem.code.id for problem in site.problems}
    assert not re.search(r"4765919|476 5919|Bolton2031", said)


def test_a_number_in_the_name_of_a_file_is_found(write_tree: WriteTree, today: date) -> None:
    root = write_tree({"docs/index.md": a_file(), "docs/943-476-5919.txt": "Words"})
    (problem,) = check(Settings(root), today).problems
    assert (problem.code.id, problem.file) == ("PRV101", "docs/•••-•••-••••.txt")
