"""Screen, paper, Word and search show the same words in the same order, and number notes alike."""

import pytest
from tests.builders import A_LIBRARY, a_page, a_site
from tests.forms import (
    NOTE_LABELS,
    added_on_paper,
    differences,
    in_word,
    on_paper,
    on_screen,
    to_find,
    without_numbers,
)
from tests.printing.jobs import PNG, a_job
from tests.printing.jobs import a_page as a_printed_page
from tests.rendering import tree_of

from packsite.model.problems import Problem
from packsite.printing.document.convert import print_document
from packsite.printing.document.structure import SheetNode
from packsite.printing.word.write import word_document
from packsite.weave.pages import abbreviations, rewrite, used_acronyms

FILES = ("docs/door.png", "docs/a b (c).docx", "standards/form.pdf")
CASES = {
    "lists by two": "- Ring the school.\n\n  Who came?\n- Ring the nurse.\n  1. Weight\n  2. Teeth",
    "lists by tabs": "-\tRing\n\t-\tAsk\n\t\t-\tWrite\n\n1)\tKnock\n2)\tWait",
    "lists below words": "Bring:\n- notes\n- a pen\n\n- [ ] asked\n- [x] written",
    "boxes": "> [!NOTE]\n> Ask.\n\n> [!CAUTION]\n> - Now\n> - **999**\n\n> [!tip] By name\n> Yes.",
    "lists in boxes": "> [!NOTE]\n> 1. a\n>    - b\n>\n>    c\n> 2. d\n\n"
    "!!! tip\n    - e\n        - f\n\n        g",
    "admonitions": '!!! warning "Ask"\n    Words.\n\n'
    '??? question\n    Why?\n\n!!! success\n    Done.',
    "struck out": "Within ~~five~~ three days. ~~Use the old form.~~",
    "breaks": "The team\\\nTown hall\\\nBolton\n\nSecond  \nline",
    "addresses": "Read https://www.example.org/a_b and www.example.org/c, or <https://a.org>.",
    "links": "[the list](<a b (c).docx>), [form](/standards/form.pdf), [*b*](https://b.org)",
    "pictures": '![A red door](/door.png){width="2.5in"}\n\n- ![A red door](door.png)\n  words',
    "linked picture": "[![A red door](door.png)](https://a.org)\n\n"
    "| A |\n|---|\n| ![B](door.png) |",
    "code in a label": "Fill in [[CPS-08|the `Core Group` record]] and [[CPS-08|`it`]].",
    "notes": "a[^new] b[^old] c[^new]\n\n### D[^head]\n\n[^old]: Old.\n[^new]: New.\n[^head]: H.",
    "note in a table": "a[^1]\n\n| B[^2] |\n|---|\n| c[^3] |\n\n"
    "[^3]: Three.\n[^2]: Two.\n[^1]: One.",
    "note of two parts": "a[^1]\n\n[^1]: One\n    line.\n\n    - and\n    - a list\n\nb",
    "escapes": r"\*\*a\*\* \_b\_ \~c \# \[d\] \<e\> \& \" x \| y H:\Forms\new",
    "entities": "Caf&eacute; &amp; tea&nbsp;&ndash; &pound;5, &lt;b&gt;, co&shy;operate, 3 < 5",
    "code": "~~~\nDear parent,\n  come.\n~~~\n\n"
    "``` text title=\"Letter\" linenums=\"1\"\nA\n```\n\n    b",
    "definitions": "Term\nOther\n:   One.\n\n:   Two.\n\n    More.\n\nThird\n\n:   - a\n    - b",
    "short forms": "A CIN plan (child in need). The ICPC, the ICPC.\n\n"
    "## CIN\n\n| CIN |\n|-|\n| CIN |",
    "table below words": "Who:\n| a | b |\n|:-:|--:|\n| `c` d | e<br>f |\n| | g \\| h |",
    "tables in lists": "1. a\n\n   | b | c |\n   |---|---|\n   | d | e |\n\n   f\n2. g",
    "quotes": "> a\n> - b\n>   > c\n>\n> d\ne\n\nf\n> g",
    "emphasis": "__a__ _b_ ***c*** **d*e*f** sn_a_ke **g\nh** i**j**k m^2^ H<sub>2</sub>O",
    "headings": "## A `b` **c** ~~d~~ {.new-page}\n\n"
    "### CPS-01.1 E [f](https://g.org)\n\nH\n---\n\ni",
    "HTML": 'a <span lang="cy">b</span> <kbd>c</kbd><br>d <abbr title="x y">e</abbr> <wbr>f\n\n'
    '<div lang="pl" markdown>\n\n## g\n\nh\n\n</div>',
    "fields": "Name: ...... Date: ____ [ ] Yes\n\n| Q | A |\n|-|-|\n| 1 | |\n\n\\_\\_\\_\\_\\_",
    "comments": "a <!-- b --> c\n\n<!--\nd\n-->\n\n- e <!-- f -->\n- g",
}  # fmt: skip

A_SHEET: SheetNode = {
    "heading": {
        "type": "heading", "level": 2, "label": "", "code": "", "in_contents": False,
        "new_page": False, "content": [],
    },
    "landscape": False, "own_leaf": False, "to_cut": False, "blocks": [], "fill": None,
}  # fmt: skip


def printed(markdown: str) -> tuple[list[str], list[str], tuple[Problem, ...]]:
    """Return the words of a text on paper and in its Word file, and the problems of printing."""
    job = a_job(a_printed_page(markdown))
    document, problems = print_document(job, read_image=lambda _: PNG)
    (page,) = document.content["pages"]
    blocks = page["blocks"]
    page["sheets"] = [{**A_SHEET, "blocks": blocks}]  # a Word file is made of one
    return on_paper(blocks), in_word(word_document(document, job.version)), problems


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_every_form_shows_the_same_words(text: str) -> None:
    page = a_page("PG-01", text)
    site = a_site(page, a_page("CPS-08", title="Core groups"), files=FILES)
    body = rewrite(page, site.links_by_uri[page.uri], A_LIBRARY)
    woven = f"{body}\n{abbreviations(used_acronyms(page, A_LIBRARY))}"
    screen = tree_of(woven)
    found, meant = to_find(screen)
    assert differences(meant, found, set()) == []
    paper, file, problems = printed(woven)
    assert problems == ()
    assert differences(on_screen(screen), paper, added_on_paper(screen)) == []
    _, title, _ = printed("")
    assert differences([*title, *without_numbers(paper)], file, NOTE_LABELS) == []


def test_a_table_that_is_printed_row_by_row_has_all_its_words_in_word_too() -> None:
    columns = range(1, 13)
    head = "".join(f"| Multidisciplinary{number} " for number in columns)
    row = "".join(f"| Involved{number} " for number in columns)
    paper, file, _ = printed(f"{head}|\n{'|---' * 12}|\n{row}|\n")
    expected = [
        f"{word}{number}" for number in columns for word in ("Multidisciplinary", "Involved")
    ]
    assert paper == expected == file[-len(expected) :]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("a b c d", []),
        ("a b CIN c d", []),
        ("a b c", ['missing: "d"']),
        ("a b b c d", ['"b" stands where the first form has "a b c d"']),
        ("a c b d", ['"c" stands where the first form has "a b c d"']),
        ("ab c d", ['"ab" stands where the first form has "a b c d"']),
    ],
)
def test_a_form_that_loses_doubles_or_moves_a_word_is_told(second: str, told: list[str]) -> None:
    assert differences(["a", "b", "c", "d"], second.split(), {"CIN"}) == told
