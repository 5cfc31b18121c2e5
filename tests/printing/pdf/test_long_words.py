"""Long words on paper: none is printed over another, and none runs off the sheet."""

from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest
from tests.printing import pdfs
from tests.printing.jobs import a_job, a_page, in_edition

from packsite.model.editions import Edition

FILE = "Multi_Agency_Referral_Form_2026_final_version_of_the_board.docx"
WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
PAGE = f"""
## {FILE}

| Form | File | Who | Kept at |
|---|---|---|---|
| Referral | {FILE} | {WORD} | S:/Children/Plans/2026/{FILE} |
| Screening | `{FILE}` | {WORD} | `{FILE}` |

{"|Confidentiality" * 12}|
{"|---" * 12}|
{"|ABC-2026-0001-XYZ" * 12}|

- [ ] `{FILE}{FILE}`

``` text
{FILE}{FILE}
```
"""


@pytest.mark.parametrize("edition", [Edition.STANDARD, Edition.LARGE_PRINT, Edition.BRIEFING])
def test_long_words_are_broken_within_their_column(tmp_path: Path, edition: Edition) -> None:
    job = in_edition(a_job(a_page(PAGE, title=f"About {FILE}")), edition)
    (path,) = pdfs.printed(tmp_path, job)
    for page in pypdfium2.PdfDocument(path):
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        assert max(right for _, _, right, _ in boxes) <= page.get_width() - 28
        assert [pair for pair in combinations(boxes, 2) if _overlap(*pair)] == []


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two boxes of text share more than the edges of their letters."""
    lefts, feet, rights, heads = zip(one, other, strict=True)
    return min(rights) - max(lefts) > 2 and min(heads) - max(feet) > 2
