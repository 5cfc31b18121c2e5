"""Change values in YAML text, and keep its comments and its layout.

The text is only composed, never constructed: its tags stay text.
"""

from collections.abc import Callable, Iterator
from typing import Any

import yaml

from packsite.model.references import Edit, Span, spliced

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""As in `read/yaml`: the one in Python refuses a question mark before a bracket."""
OnScalar = Callable[[str, str], str | None]
"""The path of a scalar (`contents.0`) and its value → the new value; `None` removes it."""


def with_scalars(text: str, change: OnScalar) -> str:
    """Return YAML with changed scalars; a list or mapping that becomes empty goes as well.

    A value that its list already has is removed instead of repeated.
    """
    while edit := next(_edits(text, change), None):
        text = spliced(text, [edit])
    return text


def with_entry(text: str, name: str, entry: str, *, is_first: bool = False) -> str:
    """Return a mapping with an entry at the end of a list of its own, or at its start."""
    (listed,) = (value for key, value in _root(text).value if key.value == name)
    if not listed.value:
        return spliced(text, [(_span(listed), f"[{entry}]")])
    between = ", " if listed.flow_style else f"\n{' ' * listed.start_mark.column}- "
    start, end = _span(listed.value[0]).start, _span(listed.value[-1]).end
    words, at = (f"{entry}{between}", start) if is_first else (f"{between}{entry}", end)
    return f"{text[:at]}{words}{text[at:]}"


def without_entry(text: str, name: str, at: int) -> str:
    """Return a mapping without one entry of a list of its own, which must have others."""
    (listed,) = (value for key, value in _root(text).value if key.value == name)
    return spliced(text, [(_removed(listed, at, text), "")])


def with_pair(text: str, name: str, value: str, *, above: str) -> str:
    """Return a mapping in lines of its own with one more pair, above one that it has."""
    (start,) = (_span(key).start for key, _ in _root(text).value if key.value == above)
    return f"{text[:start]}{name}: {value}\n{text[start:]}"


def _root(text: str) -> Any:
    return yaml.compose(text, Loader=_LOADER)


def _edits(text: str, change: OnScalar) -> Iterator[Edit]:
    for path, node, beside, whole in _scalars(_root(text), "", text, Span(0, len(text)), ()):
        after = change(path, node.value)
        if after is None or (after != node.value and after in beside):
            yield whole, ""
        elif after != node.value:
            yield _span(node), after


def _scalars(
    node: Any, path: str, text: str, whole: Span, beside: tuple[str, ...]
) -> Iterator[tuple[str, Any, tuple[str, ...], Span]]:
    """Yield each scalar with its path, the scalars of its list, and the span that goes with it."""
    if not isinstance(node, yaml.CollectionNode):  # a scalar, or nothing but comments
        yield from [(path, node, beside, whole)] if node else ()
        return
    is_list = isinstance(node, yaml.SequenceNode)
    parts = node.value if is_list else [value for _, value in node.value]
    names = range(len(parts)) if is_list else [key.value for key, _ in node.value]
    listed = tuple(part.value for part in parts if is_list and isinstance(part.value, str))
    for at, (name, part) in enumerate(zip(names, parts, strict=True)):
        own = whole if len(parts) == 1 else _removed(node, at, text)
        yield from _scalars(part, f"{path}.{name}".lstrip("."), text, own, listed)


def _removed(node: Any, at: int, text: str) -> Span:
    """Return the span to remove with one of several parts of a list or mapping."""
    spans = [_span(part) for part in node.value]
    mark = "-" if isinstance(node, yaml.SequenceNode) else ""
    before = text[text.rfind("\n", 0, spans[at].start) + 1 : spans[at].start].strip()
    if at + 1 < len(spans) and (node.flow_style or before != mark):
        return Span(spans[at].start, spans[at + 1].start)
    if node.flow_style:
        return Span(spans[at - 1].end, spans[at].end)
    start, end = text.rfind("\n", 0, spans[at].start) + 1, text.find("\n", spans[at].end)
    return Span(start, end + 1 if end >= 0 else len(text))


def _span(part: Any) -> Span:
    """Return the span of a node or pair, without the lines that follow its last scalar."""
    first, last = part if isinstance(part, tuple) else (part, part)
    start = first.start_mark.index
    while isinstance(last, yaml.CollectionNode) and not last.flow_style:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    return Span(start, last.end_mark.index)
