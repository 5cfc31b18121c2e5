"""The Markdown templates, and the filters they may use."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from html import escape
from posixpath import dirname, relpath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from packsite.model.data import LocalValue
from packsite.model.page import CHANGE_WORDS
from packsite.model.references import Target

_BARE = re.compile(r"[A-Za-z][\w’ ;()./-]*[\w.)]|[A-Za-z]")
_MARKUP = re.compile(r"([\\`*_{}\[\]#|])")
_PHONE = re.compile(r"(?:\+\d{1,3} ?)?(?:\(\d+\) ?)?\d{2,}(?:[ -]\d+)*")
"""A telephone number as people write it, without the text around it."""


def render(name: str, **context: Any) -> str:
    """Render a template."""
    return _environment().get_template(name).render(context)


def plain(words: str) -> str:
    """Escape text so that Markdown shows it as it is."""
    return _MARKUP.sub(r"\\\1", escape(" ".join(words.split()), quote=False)).replace(
        "\\|", "&#124;"
    )


def code_kept(words: str) -> str:
    """Escape text as `plain` does, except code between ` marks."""
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
    return relpath(f"/{uri}", dirname(f"/{here}"))


def local_text(value: LocalValue, words: str = "") -> str:
    """Return a local value, or a note that it is still to be confirmed.

    `words` are the text of a link, once its address is known. A telephone number becomes a link for
    phones.
    """
    if not value.value:
        return f"{plain(words)} {_to_confirm(value, words)}".strip()
    if value.kind == "link":
        return f"[{plain(words)}](<{value.value}>)" if words else f"<{value.value}>"
    if value.kind == "email":
        return f"[{plain(value.value)}](mailto:{value.value})"
    if value.kind == "phone":
        return _PHONE.sub(_phone_link, plain(value.value), count=1)
    return plain(value.value)


def _to_confirm(value: LocalValue, words: str) -> str:
    """Return the note for a missing value: short if the text around it names the value."""
    if words:
        return "*(to\u00a0be\u00a0confirmed)*{.to-confirm}"
    if value.kind == "phone":
        return "*number\u00a0to\u00a0be\u00a0confirmed*{.to-confirm}"
    return f"*to be confirmed by the partnership: {value.label}*{{.to-confirm}}"


def _phone_link(number: re.Match[str]) -> str:
    return f"[{number[0]}](tel:{re.sub('[^+0-9]', '', number[0])})"


def example(words: str) -> str:
    """Mark words of a new page that its editor is to replace: the check finds those left."""
    return words


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
        autoescape=select_autoescape(["html.jinja"]),  # all others are Markdown
        auto_reload=False,  # skips a stat at every use
    )
    environment.globals["CHANGE_WORDS"] = CHANGE_WORDS
    filters = (plain, code_kept, yaml, day, link_from, path_from, local_text, example)
    environment.filters.update({one.__name__: one for one in filters})
    return environment
