"""Find the target that a broken reference was meant to name, from how it is typed."""

import re
from collections.abc import Collection, Iterable
from posixpath import basename, splitext

from packsite.model.page import Document

_ID = re.compile(r"(?P<id>[A-Z]{2,3}-[\w-]*\d(?:\.[A-Z]?\d+)?)[\s/:,;–—-]+(?P<words>\S.*)")
_SHORT_NUMBER = re.compile(r"[\s_–—-]+(\d)(?!\d)")
"""The single digit of an id, with the signs before it: `-7` of `CPS-7`, which has two."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?:h?t?tps?\W+(?=\w)|(?=www\.))(?P<rest>[\w-]+(?:\.[\w-]+)+.*)", re.IGNORECASE)


def meant_id(name: str, ids: Collection[str], documents: Iterable[Document]) -> str:
    """Return the reference that is meant by an id with words, a title or a file name.

    Empty where none is.
    """
    if (found := _ID.fullmatch(name)) and found["id"] in ids:
        return f"{found['id']}|{found['words']}"
    if (whole := _SHORT_NUMBER.sub(r"-0\1", name.upper())) in ids:
        return whole
    folded = name.casefold()
    stem = splitext(basename(folded))[0]
    for document in documents:
        names = (document.facts.title.casefold(), splitext(basename(document.uri))[0])
        if document.facts.id and (folded == names[0] or stem == names[1]):
            return document.facts.id
    return ""


def meant_address(address: str) -> str:
    """Return the web or mail address that is meant; empty where none is, or nothing is wrong."""
    if _MAIL.fullmatch(address):
        return f"mailto:{address}"
    found = _WEB.fullmatch(address)
    return f"https://{found['rest']}" if found and "://" not in address else ""
