"""Find text that Word hides: by a mark on it, or by a style (`w:vanish`, ECMA-376 17.3.2.41)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

_OFF = {"0", "false", "off"}


def has_hidden_text(parts: Mapping[str, etree._Element]) -> bool:
    """Return whether a run with words in it is hidden; `parts` are those of a Word file."""
    styles = parts.get("word/styles.xml")
    every = () if styles is None else styles.iter("{*}style")
    hidden = {_value(style, "styleId") for style in every if _vanishes(style.find("{*}rPr"))}
    return any(
        _is_hidden(run, hidden)
        for name, part in parts.items()
        if name != "word/styles.xml"
        for run in part.iter("{*}r")
        if any((words.text or "").strip() for words in run.iter("{*}t"))
    )


def _is_hidden(run: etree._Element, styles: set[str]) -> bool:
    marks = run.find("{*}rPr")
    if marks is not None and marks.find("{*}vanish") is not None:
        return _vanishes(marks)
    named = [*run.iterfind("{*}rPr/{*}rStyle"), *run.iterfind("../{*}pPr/{*}pStyle")]
    return any(_value(one, "val") in styles for one in named)


def _vanishes(marks: etree._Element | None) -> bool:
    vanish = None if marks is None else marks.find("{*}vanish")
    return vanish is not None and _value(vanish, "val") not in _OFF


def _value(element: etree._Element, name: str) -> str:
    """Return an attribute by its local name; empty without it."""
    found = (value for key, value in element.attrib.items() if etree.QName(key).localname == name)
    return str(next(found, ""))
