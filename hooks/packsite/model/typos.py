"""How far a typed word is from the one that was meant, by the ways in which fingers slip.

The distance is that of Damerau (1964): letters dropped, added, changed, or two that changed places.
A letter that was struck twice, or a key beside the right one, is the likelier slip and costs less.
"""

from __future__ import annotations

_ROWS = ("1234567890-", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACE = {key: (row, at) for row, keys in enumerate(_ROWS) for at, key in enumerate(keys)}
_DROPPED, _ADDED, _TWICE, _SWAPPED = 1.0, 1.1, 0.6, 0.8
_BESIDE, _CHANGED = 0.9, 1.5


def distance(typed: str, meant: str) -> float:
    """Return how unlikely it is that who meant one word typed the other; 0 for the same."""
    above: list[float] = []
    row = [at * _DROPPED for at in range(len(meant) + 1)]
    for i, key in enumerate(typed):
        further, above = above, row
        row = [above[0] + _ADDED]
        for j, wanted in enumerate(meant):
            is_twice = i > 0 and key == typed[i - 1]
            costs = [
                above[j] + _change(key, wanted),
                row[j] + _DROPPED,
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
    aside = where - at
    is_beside = (
        (other == row and abs(aside) == 1)
        or (other == row + 1 and aside in {-1, 0})
        or (other == row - 1 and aside in {0, 1})
    )
    return _BESIDE if is_beside else _CHANGED
