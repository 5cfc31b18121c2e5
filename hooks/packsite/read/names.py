"""Fill in the names of the partnership and its area where a text is words alone, without links."""

from packsite.model.brand import NAMES, Brand
from packsite.read.references import named
from packsite.read.yaml import Value


def with_names(value: Value, brand: Brand) -> Value:
    """Return values of YAML with `[[partnership]]` and `[[area]]` as words, at any depth."""
    if isinstance(value, dict):
        return {name: with_names(one, brand) for name, one in value.items()}
    if isinstance(value, list):
        return [with_names(one, brand) for one in value]
    return named(value, brand.names)


def as_words(value: object, *, is_in_list: bool) -> str:
    """Return words as they have to be typed where YAML reads a list: `"[[area]]"`, in quotes.

    `is_in_list` says whether the value is an entry of a list. Empty for a longer list.
    """
    words, depth = value, 0
    while isinstance(words, list) and len(words) == 1:
        words, depth = words[0], depth + 1
    if not isinstance(words, str):
        return ""
    if words not in NAMES:
        return words
    return f'["[[{words}]]"]' if is_in_list and depth == 1 else f'"[[{words}]]"'
