import pytest

from packsite.checks.dictionary import Dictionary, Spelling, spelt

BRITISH = Dictionary(())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (typed, meant)
        for pair in [
            "behavior behaviour",
            "Colors Colours",
            "Recognizing Recognising",
            "counselor counsellor",
            "organizations organisations",
            "pediatrician paediatrician",
            "centered centred",
            "gray grey",
            "mom's mum's",
            "fulfill fulfil",
            "enrollment enrolment",
            "judgmental judgemental",
        ]
        for typed, meant in [pair.split(" ")]
    ],
)
def test_american_spellings_are_corrected(typed: str, meant: str) -> None:
    assert BRITISH.verdict(typed) == (Spelling.AMERICAN, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (typed, meant)
        for pair in [
            "recieve receive",
            "seperate separate",
            "accomodation accommodation",
            "untill until",
            "teh the",
            "saftey safety",
            "Safegaurding Safeguarding",
            "commitee committee",
            "dont don't",
            "childs child's",
            "english English",
            "Goverment Government",
        ]
        for typed, meant in [pair.split(" ")]
    ],
)
def test_slips_of_one_letter_are_corrected(typed: str, meant: str) -> None:
    assert BRITISH.verdict(typed) == (Spelling.MISSPELT, meant)


@pytest.mark.parametrize(
    "word",
    [
        "behaviour",
        "prize",
        "size",
        "counsel",
        "travel",
        "honorary",
        "program",
        "practise",
        "licence",
        "don’t",
        "Bootle",
        "Moderna",
        "NSPCC",
        "McKenzie",
        "café",
        "natürlich",
        "rebooking",
        "misspelt",
        "another's",
        "eg",
    ],
)
def test_british_words_names_and_other_languages_are_known(word: str) -> None:
    assert BRITISH.verdict(word) == (Spelling.KNOWN, "")


def test_two_slips_are_found_when_asked_for() -> None:
    assert BRITISH.verdict("proffesional") == (Spelling.UNKNOWN, "")
    assert BRITISH.suggested("proffesional") == (Spelling.MISSPELT, "professional")


def test_figures_codes_and_addresses_are_no_words() -> None:
    text = "(well-being), CPS-05 form_a.docx legislation.gov.uk/a a|b"
    assert [word for token in text.split() for _, word in spelt(token)] == [
        "well", "being", "a", "b",
    ]  # fmt: skip
