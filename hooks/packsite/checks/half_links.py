"""Checks of links that are half written, lead through a mail program, or need a sign-in."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit, urlunsplit

from packsite.checks.subject import Rules, Subject, at, in_data
from packsite.model.addresses import address_parts
from packsite.model.codes import ERROR, NOTICE, WARNING, Code
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.read.half_links import half_links
from packsite.read.inline import ADDRESS

_WRAPPED = {
    "safelinks.protection.outlook.com": "url",
    "www.google.com": "q",
    "urldefense.com": "u",
    "l.facebook.com": "u",
}
"""The hosts through which other programs lead a link, and the part that has its address."""
_SIGN_IN = (".sharepoint.com", "onedrive.live.com", "1drv.ms", "teams.microsoft.com")
"""The hosts that may ask people of other agencies for a sign-in."""


def half_written(document: Document) -> Iterator[Problem]:
    """MKD115: a link has its words in square brackets and its address in round ones.

    Bad: `[the form] (https://www.example.org)`, `the form<https://www.example.org>`, `[CPS-08]`
    Good: `[the form](https://www.example.org)`, `[[CPS-08]]`
    """
    for one in half_links(document.masked):
        message = f'Readers would see "{" ".join(one.seen.split())}" as typed here, not a link.'
        yield at(document, one.start, MKD115, message, f'Write "{one.whole}".')


def unreadable_addresses(document: Document) -> Iterator[Problem]:
    """MKD115: an address in angle brackets is one that a browser can open.

    Bad: `<https://[area>`
    Good: `<https://www.example.org>`
    """
    for found in _addresses(document):
        address = found[0].strip("<>")
        if found[0] == f"<{address}>" and address_parts(address)[0] == "?":
            message = f'No browser can open the address "{address}".'
            yield at(document, found.start(), MKD115, message, "Copy it from your browser again.")


def wrapped_links(document: Document) -> Iterator[Problem]:
    """LNK105: a link leads to its page, not through the mail program that it was copied from.

    Bad: `[the form](https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.org)`
    Good: `[the form](https://www.example.org)`
    """
    for found in _addresses(document):
        host, rest = _host(found[0])
        key = next((_WRAPPED[one] for one in _WRAPPED if host.endswith(one)), "")
        address = parse_qs(rest.partition("?")[2]).get(key, [""])[0]
        if key == "u" and rest.startswith("v3/__"):
            address = rest.removeprefix("v3/__").rpartition("__;")[0]
        if key and address.startswith("http"):
            message = f'This link leads through "{host}", where it may end any day.'
            is_plain = "://" in address and "*" not in address  # or it is in the program's own code
            hint = f'Write "{address}" as its address.'
            hint = hint if is_plain else "Open it, and copy the address of the page."
            yield at(document, found.start(), LNK105, message, hint)


def links_behind_a_sign_in(document: Document) -> Iterator[Problem]:
    """LNK107: a link leads to a page that every agency can open.

    Bad: `[the form](https://council.sharepoint.com/form.docx)`
    Good: `[the form](https://www.example.org/form.docx)`
    """
    for found in _addresses(document):
        if said := _behind_a_sign_in(found[0]):
            yield at(document, found.start(), *said)


def values_behind_a_sign_in(subject: Subject) -> Iterator[Problem]:
    """LNK107: a local value is no address that only one agency can open.

    Bad: `form: {label: The form, value: "https://1drv.ms/w/form", kind: link}`
    Good: `form: {label: The form, value: "https://www.example.org", kind: link}`
    """
    for one in subject.library.local.values():
        if said := _behind_a_sign_in(one.value):
            yield in_data(subject, "partnership.yml", one.value, said, one.key)


def _addresses(document: Document) -> Iterator[re.Match[str]]:
    return ADDRESS.finditer(document.masked if "://" in document.masked else "")


def _host(address: str) -> tuple[str, str]:
    """Return the host of an address as written in a text, in lower case, and the rest after it."""
    try:
        parts = urlsplit(address.strip("<>"))
    except ValueError:  # MKD115 names it
        return "", ""
    return parts.hostname or "", urlunsplit(("", "", *parts[2:])).lstrip("/")


def _behind_a_sign_in(address: str) -> tuple[Code, str, str] | None:
    host, _ = _host(address)
    if not host.endswith(_SIGN_IN):
        return None
    message = f'"{host}" may ask people of other agencies for a sign-in that they do not have.'
    hint = "Put the file beside the page and link to that, or link to a page that anyone can open."
    return LNK107, message, hint


MKD115 = Code("MKD115", ERROR, "link that is half written",
              "Nobody could follow it, or its words would be doubled.")  # fmt: skip
LNK105 = Code("LNK105", WARNING, "link through a mail program",
              "It notes who follows it, and ends when the mail program says so.")  # fmt: skip
LNK107 = Code("LNK107", NOTICE, "link that may need a sign-in",
              "Whoever works for another agency could not open it.")  # fmt: skip
RULES = Rules(
    "Half-written links",
    codes=(MKD115, LNK105, LNK107),
    of_a_page=(half_written, unreadable_addresses, wrapped_links, links_behind_a_sign_in),
    of_the_site=(values_behind_a_sign_in,),
)
