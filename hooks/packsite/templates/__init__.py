"""The Markdown templates, and the filters they may use."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from html import escape
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from packsite.model.data import LocalValue
from packsite.model.page import CHANGE_WORDS
from packsite.model.references import Target

_BARE = re.compile(r"[A-Za-z][\w’ ;()./-]*[\w.)]|[A-Za-z]")
_MARKUP = re.compile(r"([\\`*_{}\[\]#|])")
_PHONE = re.compile(r"(?:\+\d{1,3} ?)?(?:\(\d+\) ?)?\d{2,}(?:[ -]\d+)*")
"""A telephone number as people write it, with nothing that stands around it."""


def render(name: str, **context: Any) -> str:
    """Return a template filled in."""
    return _environment().get_template(name).render(context)


def plain(words: str) -> str:
    """Return words so that Markdown shows them as they are."""
    return _MARKUP.sub(r"\\\1", escape(" ".join(words.split()), quote=False)).replace(
        "\\|", "&#124;"
    )


def code_kept(words: str) -> str:
    """Return words so that Markdown shows them as they are, but for code between ` marks."""
    parts = words.split("`")
    return "".join(f"`{part}`" if at % 2 else plain(part) for at, part in enumerate(parts))


def yaml(value: str | list[str]) -> str:
    """Return a fact as YAML on one line; JSON is YAML, and bare words stay bare."""
    if isinstance(value, list):
        return f"[{', '.join(map(yaml, value))}]"
    return value if _BARE.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def day(when: date) -> str:
    """Return a date as readers write it: 23 November 2026."""
    return f"{when.day} {when:%B %Y}"


def link_from(target: Target, here: str, words: str = "") -> str:
    """Return a Markdown link to a target as seen from the page `here`."""
    path = path_from(target.uri, here)
    address = f"{path}#{target.anchor}" if target.anchor else path
    return f"[{plain(words or target.title)}]({address})"


def path_from(uri: str, here: str) -> str:
    """Return the relative address of a file as seen from the page `here`."""
    way, start = uri.split("/"), here.split("/")[:-1]
    shared = 0
    while shared < min(len(way) - 1, len(start)) and way[shared] == start[shared]:
        shared += 1
    return "/".join([*[".."] * (len(start) - shared), *way[shared:]])


def local_text(value: LocalValue, words: str = "") -> str:
    """Return a local value, or the words that it is still to be confirmed.

    `words` are what a text calls an address: once it is known, they lead there. A telephone number
    can be rung from a phone.
    """
    if not value.value:
        return f"{plain(words)} {_to_confirm(value, words)}".strip()
    if value.kind == "link":
        return f"[{plain(words)}](<{value.value}>)" if words else f"<{value.value}>"
    if value.kind == "email":
        return f"[{plain(value.value)}](mailto:{value.value})"
    if value.kind == "phone":
        return _PHONE.sub(_to_ring, plain(value.value), count=1)
    return plain(value.value)


def _to_confirm(value: LocalValue, words: str) -> str:
    """Say that a value is to come: briefly where the text around it says what it is."""
    if words:
        return "*(to\u00a0be\u00a0confirmed)*{.to-confirm}"
    if value.kind == "phone":
        return "*number\u00a0to\u00a0be\u00a0confirmed*{.to-confirm}"
    return f"*to be confirmed by the partnership: {value.label}*{{.to-confirm}}"


def _to_ring(number: re.Match[str]) -> str:
    return f"[{number[0]}](tel:{re.sub('[^+0-9]', '', number[0])})"


def _is_html(name: str | None) -> bool:
    """Return whether a template is a whole page; all others are Markdown, whose signs are plain."""
    return bool(name and name.endswith(".html.jinja"))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("packsite", "templates"),
        undefined=StrictUndefined,
        comment_start_string="<!--#",  # because {#anchor} is Markdown
        comment_end_string="#-->",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=_is_html,
        auto_reload=False,  # it would look at the file again at every use
    )
    environment.globals["CHANGE_WORDS"] = CHANGE_WORDS
    environment.filters.update(
        plain=plain,
        code_kept=code_kept,
        yaml=yaml,
        day=day,
        link_from=link_from,
        path_from=path_from,
        local_text=local_text,
    )
    return environment
