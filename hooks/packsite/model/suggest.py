"""Suggest corrections: the known names that are closest to a wrong one.

The distance is Damerau's (1964): characters dropped, added, changed, or swapped with the next. A
character typed twice or once too few, or a neighbouring key, is a likelier typo and costs less.
"""

from collections.abc import Callable, Iterable
from difflib import get_close_matches

_CONSIDERED = 60
"""Most candidates to compare; with more, none is a good suggestion."""
_TOLERANCE = 0.25
"""Largest difference in distance between words that are equally close."""
_ROWS = ("1234567890-", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACE = {key: (row, at) for row, keys in enumerate(_ROWS) for at, key in enumerate(keys)}
_NEIGHBOURS = {(0, -1), (0, 1), (1, -1), (1, 0), (-1, 0), (-1, 1)}
"""The offsets (row, column) from a key to its neighbours; each row is shifted slightly right."""
_DROPPED, _HALVED, _ADDED, _TWICE, _SWAPPED = 1.0, 0.7, 1.1, 0.6, 0.8
_BESIDE, _CHANGED = 0.9, 1.5


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the closest known word to `word`, or an empty string."""
    return next(iter(close_matches(word, known)), "")


def close_matches(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the closest known words to `word`, and those about as close.

    The closest comes first. Case is ignored: `cps-05` is close to `CPS-05`.
    """
    typed = word.casefold()
    by_folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    matches = get_close_matches(typed, by_folded, n=_CONSIDERED, cutoff=0.6)
    far = {match: typo_distance(typed, match) for match in matches}
    ordered = sorted(matches, key=far.__getitem__)
    return tuple(by_folded[one] for one in ordered if far[one] <= far[ordered[0]] + _TOLERANCE)


def did_you_mean(suggestion: str) -> str:
    """Return the hint for a suggestion; empty without one."""
    return f'Did you mean "{suggestion}"?' if suggestion else ""


class SuggestionCache:
    """The lookups so far, for as long as the known names stay the same."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[str, ...]] = {}

    def words(self, place: str, name: str, known: Callable[[], Iterable[str]]) -> tuple[str, ...]:
        """Return the known names closest to `name` in a place, the closest first.

        `known` is called only if this name was not looked up in this place before.
        """
        if (place, name) not in self._found:
            self._found[place, name] = close_matches(name, known())
        return self._found[place, name]

    def nearest(self, place: str, name: str, known: Callable[[], Iterable[str]]) -> str:
        """Return the closest of the known names in a place, or an empty string."""
        return next(iter(self.words(place, name, known)), "")


def typo_distance(typed: str, meant: str) -> float:
    """Return the weighted distance of a typed word from the one meant; 0 for the same."""
    above: list[float] = []
    row = [at * _DROPPED for at in range(len(meant) + 1)]
    for i, key in enumerate(typed):
        further, above = above, row
        row = [above[0] + _ADDED]
        for j, wanted in enumerate(meant):
            is_double = j > 0 and wanted == meant[j - 1] and wanted not in "aeiou"
            is_twice = i > 0 and key == typed[i - 1]
            costs = [
                above[j] + _change(key, wanted),
                row[j] + (_HALVED if is_double else _DROPPED),
                above[j + 1] + (_TWICE if is_twice else _ADDED),
            ]
            if i and j and key == meant[j - 1] and typed[i - 1] == wanted and key != wanted:
                costs.append(further[j - 1] + _SWAPPED)
            row.append(min(costs))
    return row[-1]


def _change(typed: str, meant: str) -> float:
    if typed == meant:
        return 0
    (row, at), (other, where) = _PLACE.get(typed, (9, 9)), _PLACE.get(meant, (99, 99))
    return _BESIDE if (other - row, where - at) in _NEIGHBOURS else _CHANGED
