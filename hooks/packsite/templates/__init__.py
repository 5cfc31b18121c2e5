"""The Markdown templates, and the filters they may use."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from html import escape
from posixpath import dirname, relpath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from packsite.model.data import LocalValue, Reported, SourceEntry
from packsite.model.facts import CHANGE_WORDS
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
    return _escaped(" ".join(words.split()))


def code_kept(words: str) -> str:
    """Escape text as `plain` does, except code between ` marks."""
    parts = " ".join(words.split()).split("`")
    return "".join(f"`{part}`" if at % 2 else _escaped(part) for at, part in enumerate(parts))


def _escaped(words: str) -> str:
    return _MARKUP.sub(r"\\\1", escape(words, quote=False)).replace("\\|", "&#124;")


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


def local_text(
    value: LocalValue, here: str, sources: Mapping[str, SourceEntry], words: str = ""
) -> str:
    """Return a local value as seen from the page `here`, marked if it is not confirmed.

    `words` are the text of a link, once its address is known. A telephone number becomes a link for
    phones. A reported value names its source; a missing one is a short note.
    """
    if value.value:
        return _shown(value, words)
    if value.reported:
        return f"{_shown(value, words)} {_reported(value.reported, here, sources)}"
    return f"{plain(words)} {_missing(value, words)}".strip()


def _shown(value: LocalValue, words: str) -> str:
    if value.kind == "link":
        return f"[{plain(words)}](<{value.shown}>)" if words else f"<{value.shown}>"
    if value.kind == "email":
        return f"[{plain(value.shown)}](mailto:{value.shown})"
    if value.kind == "phone":
        return _PHONE.sub(_phone_link, plain(value.shown), count=1)
    return plain(value.shown)


def _missing(value: LocalValue, words: str) -> str:
    """Return the note for a missing value: short if the text around it names the value.

    In place of a telephone number it says where to find it, so that a sentence on danger still
    tells its reader what to do.
    """
    if words:
        return "*(to\u00a0be\u00a0confirmed)*{.to-confirm}"
    if value.kind == "phone":
        return "*the number your agency holds*{.to-confirm}"
    if value.kind == "timescale":
        return "*to be agreed locally*{.to-confirm}"
    return f"*{value.label} (to\u00a0be\u00a0confirmed)*{{.to-confirm}}"


def _reported(reported: Reported, here: str, sources: Mapping[str, SourceEntry]) -> str:
    source = sources.get(reported.source)
    by = f"{link_from(source.target, here)}, " if source else ""
    words = f"reported: {by}{plain(reported.date)}; not\u00a0yet\u00a0confirmed"
    return f"*({words})*{{.to-confirm .reported}}"


def _phone_link(number: re.Match[str]) -> str:
    shown = number[0].replace(" ", "\u00a0")  # a number over two lines is misread
    return f"[{shown}](tel:{re.sub('[^+0-9]', '', number[0])})"


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
