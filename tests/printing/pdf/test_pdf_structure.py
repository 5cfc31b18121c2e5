"""The content of the PDFs – tags, bookmarks, links, text – read back from the files."""

import re
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pytest
from tests.printing.jobs import a_job, a_pack, a_page, in_edition
from tests.printing.pdfs import pdftotext, printed, sides
from tests.printing.tags import elements

from packsite.model.editions import Edition

RICH = """
## What families should experience

Every child has a plan. The ICPC decides.[^a]

Read [the guidance](https://www.gov.uk/guidance),
see [reviews](page-9.md "CPS-09") and *more*.

## The standard

### CPS-08.1 The first meeting is within ten working days { #CPS-08.1 }

1. One
2. Two

    - nested

### CPS-08.2 Members share { #CPS-08.2 }

- [ ] Ask the child
- [x] Write the update

!!! danger "In danger now"
    Call 999.

## Timescales

| Step | Limit |
|---|---|
| First meeting | 10 working days |

| a | b | c |
|---|---|---|
| 1 | 2 | 3 |

Core group
:   The people who make a plan happen.

> Somebody said

![A tree with roots](tree.png)

![](tree.svg)

`code` and <span lang="cy">diogelu plant</span>

```
block
```

- - -

*[ICPC]: initial child protection conference

[^a]: Chapter 4.
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    """Return the PDF of a page and of a pack that contains it."""
    rich = a_page(RICH)
    other = a_page(
        "## When\n\nBack to [core groups](page-8.md#CPS-08.2).[^b]\n\n[^b]: Rule.",
        number=9,
        title="Reviews",
    )
    jobs = a_job(rich), a_pack(rich, other, intro="## Before\n\nPrint this.")
    page, pack = printed(tmp_path_factory.mktemp("printed"), *jobs)
    return {"page": page, "pack": pack}


@pytest.fixture(params=["page", "pack"])
def file(request, files):
    return files[request.param]


def _tags(path: Path, *kinds: str) -> list[str]:
    with pikepdf.open(path) as pdf:
        return [str(element.S)[1:] for element in elements(pdf, *kinds)]


def _text(path: Path) -> str:
    return " ".join(sides(path))


def _bookmarks(path: Path) -> Any:
    def titles(items: Any) -> Any:
        return [(str(item.title), titles(item.children)) for item in items]

    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return titles(outline.root)


def test_pdf_has_its_metadata(file):
    with pikepdf.open(file) as pdf:
        assert str(pdf.docinfo["/Author"]) == "Northshire Safeguarding Children Partnership"
        assert "CPS-08" in str(pdf.docinfo["/Keywords"])
        assert str(pdf.docinfo["/Subject"])


def test_pdf_is_a4_and_counts_its_pages(file):
    with pikepdf.open(file) as pdf:
        last = len(pdf.pages)
        assert [round(float(side)) for side in pdf.pages[0].MediaBox] == [0, 0, 595, 842]
    assert f"Page {last} of {last}" in _text(file)


def test_bookmarks_have_the_codes(files):
    page_sections: list[Any] = [
        ("What families should experience", []),
        (
            "The standard",
            [
                ("CPS-08.1 The first meeting is within ten working days", []),
                ("CPS-08.2 Members share", []),
            ],
        ),
        ("Timescales", []),
    ]
    assert _bookmarks(files["page"]) == [("CPS-08 Core groups", page_sections)]
    assert [title for title, _ in _bookmarks(files["pack"])] == [
        "About this copy",
        "Contents",
        "How to use this pack",
        "CPS-08 Core groups",
        "CPS-09 Reviews",
        "Notes",
    ]


def test_cells_are_associated_with_the_heads_of_their_column_and_row(files):
    with pikepdf.open(files["page"]) as pdf:
        heads = {str(head.ID): str(head.A[0].Scope) for head in elements(pdf, "TH")}
        listed = [*pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)]
        tied = [
            [str(head) for head in attributes.Headers]
            for cell in elements(pdf, "TH", "TD")
            for attributes in cell.A
            if len(attributes.get("/Headers", []))
        ]
    assert [*heads.values()].count("/Column") == 2 + 3
    assert [*heads.values()].count("/Row") == 1 + 1
    assert [len(names) for names in tied] == [1, 2, 1, 2, 2]
    assert {name for names in tied for name in names} == set(heads)
    assert set(heads) < {*listed}
    assert listed == sorted(listed), "readers look names up by halving"


def test_quote_code_note_and_contents_are_tagged(files):
    assert {"BlockQuote", "Code", "Note", "Link"} <= set(_tags(files["page"]))
    assert {"TOC", "TOCI"} <= set(_tags(files["pack"]))


def test_text_in_another_language_is_tagged_with_it(files):
    with pikepdf.open(files["page"]) as pdf:
        pages = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert b"/Lang(cy)" in pages.replace(b"/Lang (", b"/Lang(")


def test_links_have_addresses_and_descriptions(files):
    with pikepdf.open(files["pack"]) as pdf:
        links = [
            annotation
            for page in pdf.pages
            for annotation in page.get("/Annots", [])
            if str(annotation.Subtype) == "/Link"
        ]
        addresses = [str(link.A.URI) for link in links if "/A" in link]
        jumps = [link for link in links if "/Dest" in link or "/GoTo" in str(link.get("/A", ""))]
        assert all(str(link.Contents) for link in links)
    assert set(addresses) == {"https://www.gov.uk/guidance", "tel:999"}
    # the contents, the two references between the pages, the footnote
    assert len(jumps) >= 5


def test_fonts_are_embedded_and_of_one_kind(file):
    with pikepdf.open(file) as pdf:
        fonts = {
            str(font.BaseFont).partition("+")[2]
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        }
        embedded = [
            "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        ]
    assert all(embedded)
    assert {name.partition("-")[0] for name in fonts} <= {"SourceSansPro", "DejaVuSansMono"}


def test_every_word_of_the_page_is_printed(files):
    text = _text(files["page"])
    for words in (
        "The ICPC (initial child protection conference) decides.",
        "Read the guidance (gov.uk/guidance)",
        "see reviews (CPS-09)",
        "Danger: In danger now",
        "Version 23 November 2026 · printed copies are not controlled",
        "Owner Business Unit",
        "Chapter 4.",
    ):
        assert words in text


def test_pack_has_cover_contents_note_and_pages(files):
    text = _text(files["pack"])
    assert "New here What a new colleague needs." in text
    assert "What is inside 6 sides CPS-08 Core groups page 4 CPS-09 Reviews page 5" in text
    assert re.search(r"CPS-09 Reviews[ .]+5", text)
    assert "see reviews (CPS-09, page 5)" in text
    with pikepdf.open(files["pack"]) as pdf:
        assert len(pdf.pages) == 6


def test_footnotes_of_each_page_of_a_pack_start_at_one(files):
    text = _text(files["pack"])
    assert "1 Chapter 4." in text
    assert "1 Rule." in text


def test_heading_can_start_a_new_side_even_with_a_footnote(tmp_path):
    text = "Before.\n\n## Why\n\n## The form { .new-page }\n\nFill in.[^a]\n\n[^a]: Soon."
    (path,) = printed(tmp_path, a_job(a_page(text)))
    first, second = sides(path)
    assert "The form Fill in." in second
    assert "Why" in first


def test_copied_text_has_no_joiners(tmp_path):
    address = "https://www.example.org/one-long/address_of.a/page-2026"
    pages = (a_page(f"See <{address}> and `{address}`."), a_page(number=9))
    (path,) = printed(tmp_path, a_pack(*pages))
    text = _text(path)
    assert re.search("[\u00ad\u200b-\u200f\u2060\ufeff]", text) is None
    assert address.removeprefix("https://") in text.replace(" ", "")


@pytest.mark.parametrize("edition", [Edition.STANDARD, Edition.BOOKLET])
def test_last_rows_of_a_long_table_are_no_foot(tmp_path, edition):
    rows = "\n".join(f"| Step {number} | {number} days |" for number in range(9))
    page = a_page(f"| Step | Limit |\n|---|---|\n{rows}")
    (path,) = printed(tmp_path, in_edition(a_pack(page), edition))
    tags = _tags(path, "THead", "TBody", "TFoot", "TR")
    assert tags == [*("THead", "TR", "TBody"), *["TR"] * 9]


def test_long_table_repeats_its_head(tmp_path):
    rows = "\n".join(f"| Step {number} | {number} days |" for number in range(120))
    (path,) = printed(tmp_path, a_job(a_page(f"| Step | Limit |\n|---|---|\n{rows}")))
    found = sides(path)
    assert len(found) >= 3
    assert [side.count("Step Limit") for side in found] == [1] * len(found)


def _sides_with_rows(path: Path) -> list[tuple[int, bool, bool]]:
    """Return for each side with rows: their number, whether they have their head, their heading."""
    return [
        (side.count("Step "), "What Limit" in side, "Which limit" in side)
        for side in sides(path)
        if "Step " in side
    ]


def test_table_leaves_no_row_alone(tmp_path):
    rows = "\n".join(f"| Step {number} | {number} days |" for number in range(9))
    pages = [
        a_page(
            "\n\n".join(["Line."] * lines)
            + f"\n\n## Which limit\n\n| What | Limit |\n|---|---|\n{rows}\n\n"
            + "\n\n".join(["More."] * 20),
            number=lines,
        )
        for lines in range(24, 42)
    ]
    (path,) = printed(tmp_path, a_pack(*pages))
    found = _sides_with_rows(path)
    assert sum(steps for steps, _, _ in found) == 9 * len(pages)
    assert {steps for steps, _, _ in found} >= {2, 3, 4, 5, 7, 9}
    assert all(steps >= 2 and has_head for steps, has_head, _ in found)
    assert sum(has_heading for _, _, has_heading in found) == len(pages)


def test_fill_in_row_is_eleven_millimetres_high(tmp_path):
    rows = "\n".join(f"| Step{number} |   |" for number in range(6))
    (path,) = printed(tmp_path, a_job(a_page(f"| What | Notes |\n|---|---|\n{rows}")))
    places = re.findall(r'yMin="([\d.]+)"[^>]*>Step\d', pdftotext(path, "-bbox"))
    heights = [float(lower) - float(upper) for upper, lower in pairwise(places)]
    assert len(heights) == 5
    assert min(heights) == pytest.approx(11 * 72 / 25.4, abs=0.01)


def test_heading_never_ends_a_page(tmp_path):
    random = Random(3)
    sections = "\n\n".join(
        f"## Heading {number}\n\nWords {number}. {'More words, to fill. ' * random.randint(0, 7)}"
        f"[^{number}]\n\n{'Other words. ' * random.randint(1, 26)}\n\n"
        f"[^{number}]: Note {'and so on ' * random.randint(0, 14)}{number}."
        for number in range(60)
    )
    (path,) = printed(tmp_path, a_job(a_page(sections)))
    for text in sides(path):
        for number in re.findall(r"Heading (\d+)", text):
            assert f"Words {number}." in text


def test_a_note_that_goes_on_says_so_on_the_next_side(tmp_path):
    words = "".join(f"    Paragraph {number} of it.\n\n" for number in range(60))
    text = f'!!! warning "Do not [wait](https://example.org)"\n{words}'
    (path,) = printed(tmp_path, a_job(a_page(text)))
    first, second, *_ = sides(path)
    assert "Warning: Do not wait Paragraph 0" in first
    assert "Warning: Do not wait (continued) Paragraph" in second
