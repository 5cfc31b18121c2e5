"""The types of facts: the form of words, dates and ids, and the reason why one is refused.

Shared by the facts of pages and the entries of data files.
"""

import re
from contextlib import suppress
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from packsite.model.languages import CODES as LANGUAGES
from packsite.model.languages import spoken_language
from packsite.model.scripts import HIDDEN
from packsite.model.suggest import nearest

_MARKUP = re.compile(r"[<>`*_\[\]{}|\\]|^[#>]")
_USUAL = ("12 months", "6 months", "3 months", "24 months", "36 months")
_MONTHS = re.compile(r"([1-9]\d?) months?", re.ASCII)
_DATE = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d", re.ASCII)
_AROUND_DATE = re.compile(
    r",|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|of|the)\b|(?<=\d)(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_TIME_OF_DAY = re.compile(r"[ T]\d{1,2}:\d\d.*")
_SHORT_YEAR = re.compile(r"\d{1,2}[\s./-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./-]+\d\d", re.ASCII)
ID = re.compile(r"(?:(?:CPS|CNP|PK|NB|PG)-\d{2,3}|(?:LB|ND)-\d{4}-\d{2})", re.ASCII)


def _phrase(typed: str) -> str:
    """Return plain words in one line, whose spaces and line breaks may be those of YAML."""
    words = " ".join(typed.split())
    if not words:
        raise ValueError("is empty; fill it in")
    if HIDDEN.search(words):
        raise ValueError("contains an invisible control character; type the words again")
    if found := _MARKUP.search(words):
        raise ValueError(f'is shown as plain text and cannot contain "{found[0]}"; remove it')
    return words


def _yes_or_no(written: object) -> bool:
    said = str(written).lower()
    if said not in {"true", "false"}:
        raise ValueError(f'is "{written}"; write true, or remove the line')
    return said == "true"


def _without_quotes(words: str) -> str:
    """Refuse the one sign that ends an attribute of the page's head, where titles also stand."""
    if '"' in words:
        raise ValueError("contains a straight quotation mark; write “ and ” instead")
    return words


def real_date(words: object) -> date:
    """Return the date that somebody typed, as 2026-11-23. Raises ValueError for other words."""
    with suppress(ValueError):
        if _DATE.fullmatch(str(words)):
            return date.fromisoformat(str(words))
    if meant := _date_in_words(str(words)):
        raise ValueError(f'is "{words}"; write it as {meant}')
    if _SHORT_YEAR.fullmatch(str(words)):
        raise ValueError(f'is "{words}"; write the year in full, like this: 2026-11-23')
    raise ValueError(f'is "{words}", which is not a date; write it like this: 2026-11-23')


def _date_in_words(words: str) -> date | None:
    """Return the date that somebody wrote as people do in Britain: day, month and year."""
    day = _TIME_OF_DAY.sub("", words)
    plain = re.sub(r"[\s./-]+", " ", _AROUND_DATE.sub("", day)).strip()
    for form in ("%d %m %Y", "%Y %m %d", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"):
        with suppress(ValueError):
            found = datetime.strptime(plain, form).date()
            return found if _DATE.fullmatch(str(found)) else None
    return None


def _known_language(tag: str) -> str:
    if spoken_language(tag) or not tag:
        return tag
    named = {name: code for code, name in LANGUAGES.items()}
    near = named.get(nearest(tag.title(), named), tag[:2].lower())
    perhaps = f" (perhaps {near}, {LANGUAGES[near]})" if near in LANGUAGES else ""
    raise ValueError(f'is "{tag}"; write the code of a language, such as ur or pl{perhaps}')


def _interval(words: object) -> int:
    if found := _MONTHS.fullmatch(str(words).strip()):
        return int(found[1])
    near = nearest(str(words), _USUAL)
    perhaps = f' (perhaps "{near}")' if near else ""
    raise ValueError(f'is "{words}"; write a number of months, such as "12 months"{perhaps}')


def _id(words: str) -> str:
    """Refuse words that are no id, with the id that they mean if their letters and digits do."""
    if ID.fullmatch(words):
        return words
    letters, *numbers = re.findall(r"[A-Z]+|\d+", words.upper()) or [""]
    meant = "-".join((letters, *(number.zfill(2) for number in numbers)))
    one = "an id such as CPS-05, CNP-12, LB-2022-01, ND-2024-01, PK-02, NB-03 or PG-04"
    raise ValueError(f'is "{words}"; write {meant if ID.fullmatch(meant) else one}')


def like(pattern: re.Pattern[str], hint: str) -> AfterValidator:
    """Return a validator of words that match a pattern; the hint says how to write them."""

    def check(words: str) -> str:
        if not pattern.fullmatch(words):
            raise ValueError(f'is "{words}"; {hint}')
        return words

    return AfterValidator(check)


Phrase = Annotated[str, AfterValidator(_phrase)]
Text = Annotated[str, Field(min_length=1)]
HeadWords = Annotated[Phrase, AfterValidator(_without_quotes)]
Id = Annotated[
    str,
    AfterValidator(_id),
    WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"}),
]
Lang = Annotated[str, AfterValidator(_known_language)]
RealDay = Annotated[date, BeforeValidator(real_date)]
LastDay = Annotated[date | None, BeforeValidator(real_date)]
Months = Annotated[int, BeforeValidator(_interval, json_schema_input_type=str)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no, json_schema_input_type=bool)]


class Strict(BaseModel):
    """Facts, or an entry of a data file, with known names only."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, defer_build=True
    )
