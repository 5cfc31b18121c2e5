"""Blocks that stay together where a page ends."""

import pytest
from tests.printing.jobs import blocks, words

TABLE = "| a | b |\n|---|---|\n| c | d |"
LONG = "One more word. " * 20


@pytest.mark.parametrize(
    ("markdown", "kept"),
    [
        (f"Ask about:\n\n- sleep\n- food\n\n{LONG}", ["Ask about:"]),
        (f"{LONG}\n\n**Before**\n\n- Ring.", ["Before"]),
        (f"## What it means\n\nNo conclusions yet.\n\n{TABLE}", ["No conclusions yet."]),
        (f"## What it means\n\n{LONG}\n\n{TABLE}", []),
        (f"## What it means\n\nNo conclusions yet.\n\n{LONG}", []),
        ("## What it means\n\nLook:\n\n## Next\n\nAsk.", []),
        ("Ring.\n\n**Now** ring.\n\nAsk.", []),
        ("## Ask\n\nWho is here?\n\n## Sources { #rests-on }\n\nOne.", ["Who is here?"]),
        (f"## Sources {{ #rests-on }}\n\n{LONG}\n\nTwo.", [LONG.strip()]),
        (f"{LONG * 4}\n\n## Sources {{ #rests-on }}\n\nOne.", []),
    ],
    ids=[
        "colon", "bold", "after a heading", "text of its own", "text below", "nothing below",
        "bold words",
        "above the sources", "among the sources", "long above the sources",
    ],
)  # fmt: skip
def test_what_leads_in_stays_with_what_comes_next(markdown: str, kept: list[str]) -> None:
    found = [
        words(block).strip() for block in blocks(markdown) if block["type"] == "keep-with-next"
    ]
    assert found == kept
