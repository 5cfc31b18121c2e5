"""The kinds of numbers and secrets that are never published: how each is written and validated.

Most numbers have a check digit, so that a rule, a date or a figure is not mistaken for a person.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from packsite.read.check_digits import is_nhs_number, is_pupil_number

_COUNTING = "01234567890 9876543210"


@dataclass(frozen=True, slots=True)
class SensitiveKind:
    """A kind of number or secret that is never published."""

    name: str
    pattern: re.Pattern[str]
    """A number once marks and odd spaces are gone, or a secret as typed; group `value` is it."""
    is_valid: Callable[[str], bool] = bool
    """Judges the letters and digits of a number, or a secret."""
    gate: Callable[[str], object] = bool
    """Whether a text may hold this secret: far faster than the pattern, and true for few pages."""


def _is_no_example(words: str) -> bool:
    """Whether a number is more than counting up or down, or one digit repeated."""
    digits = re.sub(r"\D", "", words)
    return digits not in _COUNTING and len(set(digits)) > 1


def _is_nhs(digits: str) -> bool:
    """Whether ten digits may belong to a person: 999 is for tests, and never issued."""
    return is_nhs_number(digits) and not digits.startswith("999")


def _is_password(words: str) -> bool:
    """Whether a value looks chosen to be secret; an ordinary word in a sentence does not."""
    return bool(
        re.search(r"[A-Za-z]", words)
        and re.search(r"\d|[a-z][A-Z]|\w[!@#$%&*]\w|\w[!#$%&]$", words)
    )


def _any_of(*words: str) -> Callable[[str], bool]:
    return lambda text: any(word in text for word in words)


NHS = SensitiveKind(
    "an NHS number",
    # not the ten digits of a book, whose check digit is the same, nor a part of a longer number
    re.compile(
        r"(?i)(?<![\w+])(?<!\d[ ./-])(?<!isbn )(?<!isbn: )(?<!isbn-10 )(?<!isbn-10: )"
        r"(?P<value>\d{3}[ ./-]{0,2}\d{3}[ ./-]{0,2}\d{4}|\d(?: \d){9})(?!\w)(?![ ./-]\d)"
    ),
    _is_nhs,
)
INSURANCE = SensitiveKind(
    "a National Insurance number",
    re.compile(
        r"(?<!\w)(?P<value>(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
        r"(?P<gap>[ .-]?)(?:\d\d(?P=gap)\d\d(?P=gap)\d\d|\d{6})(?P=gap)[A-D]"
        r"|(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]\d{6}[a-d])(?!\w)"
    ),
)
"""By HMRC's manual NIM39110, which keeps QQ for examples."""
PUPIL = SensitiveKind(
    "a unique pupil number",
    re.compile(r"(?<!\w)(?P<value>[A-Z][ -]?\d(?:[ -]?\d){10}[ -]?[\dA-Z])(?!\w)"),
    is_pupil_number,
)
CASE = SensitiveKind(
    "the number of a case or person",
    re.compile(
        r"(?i)\b(?:(?:case|client|child|person|pupil|patient|hospital|crime|incident|log|record"
        r"|file|referral|user|lcs|ehm|ics|logic|mosaic|first|director|framework-?i|system ?one"
        r"|emis|rio|paris|cpoms|myconcern|pnc|cro|nomis|urn|mrn)"
        r"(?: (?:system|file|record|case))?"
        r"[ -]?(?:ids?|nos?\.?|numbers?|ref\.?|references?(?: number)?|\#)"
        r"|lcs|ehm|liquid ?logic|mosaic|care ?first|cpoms)[ :=#]{1,4}(?:is |was )?"
        r"(?P<value>[a-z]{0,4}[/-]?\d[\w/-]{3,20})(?![\w/-])"
    ),
    _is_no_example,
)
"""Of children's systems, the police and hospitals: they have no common form and no check digit."""
NUMBERS = (NHS, INSURANCE, PUPIL, CASE)
_IS = r"[*_`]{0,3}\s*(?:\b(?:is|was)\b|=>|[:=|])[\s*_`\"'“‘|]{0,5}"
_LIKE_A_KEY = re.compile(r"[0-9A-Z_][\w-]{14,}")
"""A capital, a digit or an underscore at the start of something longer than a word."""
_IN_USE = _any_of(
    "assw",
    "assc",
    "assphr",
    "pwd",
    "PWD",
    "ASSW",
    "secret",
    "Secret",
    " token",
    "Token",
    "_token",
    "pi_key",
    "PI key",
)
BIRTH = SensitiveKind(
    "a date of birth",
    re.compile(
        r"(?i)\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birthday)\b[:\s|*_]*(?:the\s+)?"
        r"(?P<value>\d{1,2}(?:st|nd|rd|th)?(?: of)?[ /.-](?:\d{1,2}|[A-Z][a-z]{2,8})[ /.-]"
        r"(?:19|20)?\d{2}|(?:19|20)\d\d-\d\d-\d\d"
        r"|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)"
    ),
    gate=re.compile(r"[BbDd](?:[Ii][Rr][Tt][Hh]|[Oo][Rr][Nn]|\.?[Oo]\.?[Bb])").search,
)
AS_TYPED = (
    BIRTH,
    SensitiveKind("a private key", re.compile(r"-----BEGIN [A-Z ]{0,20}PRIVATE KEY")),
    SensitiveKind("a private key", re.compile(r"PuTTY-User-Key-File")),
    SensitiveKind(
        "a key or token",
        re.compile(
            r"(?<![\w-])(?:(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_\w{20,}|github_pat_\w{20,}"
            r"|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|AIza[\w-]{30,}|[rs]k_(?:live|test)_\w{10,}"
            r"|sk-[\w-]{20,}|npm_\w{30,}|pypi-[\w-]{16,}|SG\.[\w-]{10,}\.[\w-]{10,}|hf_\w{30,}"
            r"|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)"
            r"|hooks\.slack\.com/services/\w+|[?&;]sig=[\w%+/=-]{16,}"
            r"|\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=[\w+/=%&-]{10,}"
        ),
        gate=_LIKE_A_KEY.search,
    ),
    SensitiveKind("a password in an address", re.compile(r"://[^\s/:@\"'<>]+:[^\s/@\"'<>]+@")),
    SensitiveKind(
        "a key or token",
        re.compile(r"(?i)\bauthorization[\"']?\s*[:=]\s*[\"']?(?:bearer|basic|token)\s+\S{8,}"),
        gate=_any_of("uthorization:", 'uthorization":', "uthorization="),
    ),
    SensitiveKind(
        "a password",
        re.compile(
            r"(?i:\b(?:pass ?words?|passwd|passcode|passphrase|pwd|api[ _-]?key|secret"
            rf"(?:[ _-]?key)?|access[ _-]token|auth[ _-]?token|token|client[ _-]?secret){_IS})"
            r"(?P<value>[^\s\"'`”’|<>{}\[\]]{6,})"
        ),
        _is_password,
        _IN_USE,
    ),
    SensitiveKind(
        "a password",
        re.compile(
            r"(?i:\b(?:password|passwd|pwd|api_?key|secret_?key|client_?secret|token)[ ]?=[ ]?)"
            r"[\"'`]?(?P<value>[^\s\"'`;|<>{}\[\]$(…•*]{6,})"
        ),
        gate=_IN_USE,
    ),
    SensitiveKind(
        "the code of a lock",
        re.compile(
            r"(?i:\b(?:PIN|pass ?code|(?:door|gate|entry|lock|alarm|key ?safe)(?: code)?)"
            rf"{_IS})(?P<value>\d{{4,8}})\b"
        ),
        _is_no_example,
        _any_of("PIN", "code", "key safe", "keysafe", "alarm"),
    ),
)
