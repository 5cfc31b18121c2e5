"""Read and write `core.yml`, the description of a release of the core."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import yaml
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from packsite.model.facts import ChangeKind
from packsite.model.settings import PacksiteError
from packsite.read.fact_types import RealDay, Text
from packsite.read.yaml import load_yaml
from packsite.read.yaml_faults import YamlFault

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,3}", re.ASCII)
_HEAD = """\
# A release of the core, made by: python -m packsite core export
# Nothing in this folder is edited: write a local page, and take the next release over with
# python -m packsite core update
"""
_KNOWN_NAMES = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class CoreChange:
    """A change of the shared pages, and the ids of the pages that list it."""

    __pydantic_config__ = _KNOWN_NAMES
    date: RealDay
    kind: ChangeKind
    what: Text
    pages: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class CoreRelease:
    """A release of the core: the contents of `core.yml`."""

    __pydantic_config__ = _KNOWN_NAMES
    version: Annotated[str, Field(pattern=f"^(?:{VERSION.pattern})$")]
    """Numbers with full stops between them, such as `2026.11.30`."""
    released: RealDay
    changes: tuple[CoreChange, ...]
    """The changes since the release before, newest first, as in the news of a site."""
    ids: tuple[Text, ...]
    """Every id that a shared page has had; none is free for another page."""
    sums: dict[str, Annotated[str, Field(pattern="^[0-9a-f]{64}$")]]
    """Path of each other file in the core → the SHA-256 of its contents."""

    @property
    def order(self) -> tuple[int, ...]:
        """The sort key of its version: that of a later release is higher."""
        return tuple(int(number) for number in self.version.split("."))


_RELEASE = TypeAdapter(CoreRelease)


def manifest_text(release: CoreRelease) -> str:
    """Return the text of `core.yml`."""
    said = _RELEASE.dump_python(release, mode="json")
    sums = yaml.safe_dump({"sums": said.pop("sums")}, allow_unicode=True)
    return f"{_HEAD}{as_yaml(said)}{sums}"


def manifest(content: bytes, name: str) -> CoreRelease:
    """Return the release that `core.yml` describes; `name` is where it was found.

    Raises PacksiteError where it is not in the right form.
    """
    try:
        return _RELEASE.validate_python(load_yaml(content.decode("utf-8-sig")).value)
    except (UnicodeDecodeError, YamlFault, ValidationError) as error:
        if isinstance(error, ValidationError) and all(map(_is_later, error.errors())):
            raise PacksiteError(
                f"{name} says more than this version of the engine knows. Install the engine of "
                "that release first, and then update the core."
            ) from None
        raise PacksiteError(
            f"{name} is not the description of a core, or is damaged. Download the archive again "
            "from where the core is released."
        ) from None


def _is_later(fault: ErrorDetails) -> bool:
    """Whether a fault is a fact that is unknown here, as a later release of the engine adds one."""
    return fault["type"] == "unexpected_keyword_argument"


def as_yaml(value: Mapping[str, Any] | list[Any], *, in_braces: bool = True) -> str:
    """Return plain values as YAML, in their order and each entry in a line, so that it compares.

    `in_braces` says whether the values of an entry stand in that line too.
    """
    style = None if in_braces else False
    return yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, width=1_000_000, default_flow_style=style
    )
