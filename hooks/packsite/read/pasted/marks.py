"""Read one typed list marker: a bullet, a dash, a number, a letter or a clause number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from packsite.model.references import Span

_TYPED = r"""
      (?P<bullet>[•·▪▫■●○◦‣\u2043∙➢➤►☐□☑☒\uf0a7\uf0b7\uf0d8\uf076])\s*(?=\S)
    | (?P<circle>o)(?:\t|[ \xa0]{2})\s*(?=\S)
    | (?P<dash>[–—−→✓✔✗✘✅❌»▶▸❖◆★☆⇒➔➜🔹🔸👉📌\u2010\u2011]\ufe0f?|[-=]>|o(?=[ \xa0]))
      [ \t\xa0]+(?=\S)
    | (?P<box>\[[ xX]\]|\([ ]\))[ \t\xa0]+(?=\S)
    | (?P<hyphen>-(?=[^\W\d_])|[*+](?=[^\W\d_][^*\n]*(?:\n|\Z)))
    | (?P<keycap>[1-9])\ufe0f?\u20e3[ \t\xa0]*(?=\S)
    | (?P<step>(?P<what>Step|Stage|Part|Phase|Day|Week)[ ](?P<place>\d{1,2}))
      (?:[:.)]|[ ][–-])[ \t\xa0]+(?=\S)
    | (?P<close_up>\d{1,2})(?:[.)](?=\*{0,2}[^\W\d_])|\\\.[ \t\xa0]+(?=\S))
    | (?P<clause>\d{1,2}(?:\.\d{1,2})+)\.?[ \t\xa0]+(?=\S)
    | (?P<open>\()?(?:(?P<number>\d{1,2})|(?P<letter>[a-zA-Z])|(?P<roman>[ivx]{2,5}|[IVX]{2,5}))
      (?(open)\\?\)|(?P<close>\\?\)|(?<=[a-zA-Z])\\?\.))[ \t\xa0]+(?=\S)
    """
"""A longer number at the start of a line is a figure or a year. A number with a full stop is
Markdown already. The last four bullets are those of the typefaces Symbol and Wingdings."""
_MARK = re.compile(_TYPED, re.VERBOSE)
_MARKED_LINE = re.compile(rf"\n[ \t]*+(?:{_TYPED})", re.VERBOSE)
_BOXES = "☐□☑☒"
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Mark:
    """A typed list marker."""

    line: Span
    end: int
    """The offset of the words behind it."""
    style: str
    """The same for all markers of one list."""
    number: int
    """Its place in the list; 0 for a bullet."""
    typed: str
    """The marker as typed."""

    @property
    def is_sure(self) -> bool:
        """Whether it needs no second marker: a bullet, or the first number with a bracket."""
        return self.style[0] == "•" or (self.style in {"1)", "(1)"} and self.number == 1)


def readings(text: str, line: Span) -> Iterator[Mark]:
    """Yield the readings of the marker that begins a line: none, one, or two for `i)`."""
    if found := _MARK.match(text, *line):
        typed = found[0].strip().replace("\\", "")
        for style, number in _read_mark(found):
            yield Mark(line, found.end(), style, number, typed)


def has_marks(text: str) -> bool:
    """Whether any line but the first begins with a marker; the first belongs to the facts."""
    return _MARKED_LINE.search(text) is not None


def _read_mark(found: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Yield the style and the number of a marker."""
    if found["bullet"] or found["circle"]:
        sign = found["bullet"] or "o"
        yield f"•{_BOXES[0] if sign in _BOXES else sign}", 0
    elif found["dash"] or found["hyphen"] or found["box"]:
        yield found["dash"] or (found["box"] and found["box"][0]) or found["hyphen"], 0
    elif found["keycap"] or found["close_up"]:
        yield "1.", int(found["keycap"] or found["close_up"])
    elif found["step"]:
        yield found["what"], int(found["place"])
    elif found["clause"]:
        *above, last = found["clause"].split(".")
        yield "0." * len(above), int(last)
    else:
        yield from _read_number(found)


def _read_number(found: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Yield the readings of a number, letter or Roman number in its brackets."""
    first = "(" if found["open"] else ""
    last = (found["close"] or ")").removeprefix("\\")
    if found["number"]:
        yield f"{first}1{last}", int(found["number"])
        return
    letters = found["letter"] or found["roman"]
    if found["letter"]:
        case = "a" if letters.islower() else "A"
        yield f"{first}{case}{last}", ord(letters) - ord(case) + 1
    if {*letters.lower()} <= _ROMAN.keys():
        case = "i" if letters.islower() else "I"
        yield f"{first}{case}{last}", _roman(letters.lower())


def _roman(letters: str) -> int:
    """Return the value of a Roman number."""
    values = [_ROMAN[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
