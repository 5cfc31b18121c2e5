"""Judge the name of a file or folder: whether every computer and every address can carry it."""

import re
import unicodedata

_UNADDRESSABLE = re.compile(r'[#?%\\:*"<>|]')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE
)
"""Names that Windows reserves for devices, with any extension."""
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}
"""Categories of Unicode: controls, direction marks, joiners, halves of pairs, separators."""
_LONGEST_NAME = 120
"""Limit in bytes: the files made from a page have longer names, and 255 is the most on a disk."""
_LONGEST_PATH = 200
"""Limit in characters: Windows opens a path of 260, its own folders included."""
_LETTERS = "Rename it, using only letters, digits and hyphens."
_SHORTEN = "Shorten it: five or six words are enough."


def fault_of_name(path: str) -> tuple[str, str]:
    """Return why a path in the repository cannot be used, and the hint, or two empty strings.

    The reason is a sentence that quotes the name at fault.
    """
    for name in path.split("/"):
        if fault := _fault(name):
            return f'The name "{printable_name(name)}" {fault[0]}.', fault[1]
    if len(path) > _LONGEST_PATH:
        reason = f"The names of the file and of its folders have {len(path)} characters together"
        return f"{reason}; {_LONGEST_PATH} is the most.", "Use shorter names, or fewer folders."
    return "", ""


def printable_name(name: str) -> str:
    """Return a name as one printable line of limited length, with ? for other characters."""
    signs = ("?" if _is_unseen(sign) else sign for sign in name)
    shown = name if name.isprintable() else "".join(signs)
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:40]}…{shown[-20:]}"


def _fault(name: str) -> tuple[str, str] | None:
    """Return a predicate and a hint."""
    if not name.isprintable() and any(map(_is_unseen, name)):
        return "contains an invisible character", _LETTERS
    if len(name.encode("utf-8")) > _LONGEST_NAME:
        return f"has {len(name)} characters, which is too long", _SHORTEN
    if _UNADDRESSABLE.search(name) or _RESERVED.fullmatch(name):
        return "cannot be used in an address", _LETTERS
    stem, dot, ending = name.rpartition(".")
    if name.startswith("-") or any(part != part.strip() for part in (name, stem or ending)):
        return "begins or ends with a space or a hyphen", _LETTERS
    if name.endswith(".") or (dot and stem.endswith(".")):
        return "ends with a dot, or has two dots in a row", _LETTERS
    if not unicodedata.is_normalized("NFC", name):  # as a Mac may save it, and nobody types it
        return "has an accent stored apart from its letter", _LETTERS
    return None


def _is_unseen(sign: str) -> bool:
    return sign != " " and unicodedata.category(sign) in _UNSEEN
