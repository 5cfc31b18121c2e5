import pytest

from packsite.read.sensitive import find_sensitive, mask_sensitive

NHS = "an NHS number"
INSURANCE = "a National Insurance number"
PUPIL = "a unique pupil number"
CASE = "the number of a case or person"
KEY, PASSWORD, CODE = "a key or token", "a password", "the code of a lock"
BIRTH = "a date of birth"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("943 476 5919", NHS),
        ("9434765919", NHS),
        ("943-476-5919", NHS),
        ("943\u2013476\u20135919", NHS),
        ("943.476.5919", NHS),
        ("943/476/5919", NHS),
        ("943\u00a0476\u00a05919", NHS),
        ("943\u2009476\u202f5919", NHS),
        ("943&nbsp;476&#8239;5919", NHS),
        ("943 **476** 5919", NHS),
        ("94**3 476 59**19", NHS),
        ("_943_ _476_ _5919_", NHS),
        ("943<b>476</b>5919", NHS),
        ("943\u200b4765919", NHS),
        ("(943) 476 5919", NHS),
        ("943 476\n5919", NHS),
        ("9 4 3 4 7 6 5 9 1 9", NHS),
        ("| 943 | 476 | 5919 |", NHS),
        ("\uff19\uff14\uff13 476 5919", NHS),
        ("2026-11-23: 943 476 5919", NHS),
        ("AB 12 34 56 C", INSURANCE),
        ("AB123456C", INSURANCE),
        ("ab123456c", INSURANCE),
        ("AB-12-34-56-C", INSURANCE),
        ("**AB** 12&nbsp;34 56 C", INSURANCE),
        ("H801200001001", PUPIL),
        ("H 801 2000 01 001", PUPIL),
        ("case number **204817**", CASE),
        ("Case No: 88213", CASE),
        ("LCS number 1204567", CASE),
        ("Mosaic ID: 7650921", CASE),
        ("Liquidlogic 5512834", CASE),
        ("crime reference 06PE/12345/24", CASE),
        ("hospital number: A123987", CASE),
        ("born on 12.03.2019", BIRTH),
        ("**DOB:** 3/4/15", BIRTH),
        ("born on the 12th of March 2019", BIRTH),
        ("| Date of birth | 2019-03-12 |", BIRTH),
        ("birthday: March 12, 2019", BIRTH),
        ("-----BEGIN RSA PRIVATE KEY-----", "a private key"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", "a private key"),
        ("AKIAIOSFODNN7EXAMPLE", KEY),
        ("ghp_" + 9 * "a1B2", KEY),
        ("xoxb-" + "123456789012-" + "abcdefGHIJKL", KEY),
        ("glpat-" + 5 * "a1B2", KEY),
        ("sk_live_" + 6 * "a1B2", KEY),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjMifQ.abc", KEY),
        ("AccountKey=" + 8 * "a1B2" + "==", KEY),
        ("Authorization: Bearer a1B2a1B2", KEY),
        ("postgres://user:word@host/db", "a password in an address"),
        ("Server=db;User Id=sa;Password=abc123;", PASSWORD),
        ("password: Summer2024!", PASSWORD),
        ("The password is **Bolton2026!**", PASSWORD),
        ("| Password | Winter25 |", PASSWORD),
        ("api_key: 8f14e45fceea167a", PASSWORD),
        ("pwd=letmein", PASSWORD),
        ("the door code is 4821", CODE),
        ("PIN: 4821", CODE),
    ],
)  # fmt: skip
def test_a_number_or_secret_is_found_and_masked(text: str, kind: str) -> None:
    found = [one for one in find_sensitive(f"Here: {text}\n") if one.kind.name == kind]
    assert found
    typed = text[found[0].span.start - 6 : found[0].span.end - 6]
    assert typed
    assert typed not in mask_sensitive(f"Here: {text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5918",
        "999 000 0000 and 999 123 4560 are for tests",
        "ISBN 0113228534, ISBN: 0 11 322 853 4",
        "2026-11-23 10 working days",
        "01204 333 333, 0161 234 5678, +44 161 234 5678",
        "10.1016/j.chiabu.2019.104123 and 0000-0002-1825-0097",
        "https://www.example.org/9434765919",
        "1,234,567,890 and 01 12 2026 to 31 01 2027",
        "[[LB-2022-01.F7]], LB-2022-01. A child, LB-2022-01 A",
        "QQ 12 34 56 C",
        "case number 12345, case number: XXXX, case numbers in 2026",
        "Child 1 of 3, section 47 enquiries 2026/27, Case no. 4 of 2026",
        "charity number 1234567, company number 01234567",
        "born in 2019, born at 34 weeks, aged 7 on 05/06/2026",
        "The password is kept by the unit. Password: required. Never share a password.",
        "the secret is to listen; token: a small gift; the code is written on a card",
        "pin it to the wall; PIN: 1234",
        "https://user@example.org and https://example.org:8080/a@b",
    ],
)
def test_a_rule_a_figure_or_an_example_is_no_secret(text: str) -> None:
    assert [one.kind.name for one in find_sensitive(text)] == []
    assert mask_sensitive(text) == text


def test_what_is_found_has_its_place() -> None:
    text = "The child **943** 476 5919 is in 2026-11 of case number 204817."
    spans = sorted(one.span for one in find_sensitive(text))
    assert [text[start:end] for start, end in spans] == ["943** 476 5919", "204817"]
