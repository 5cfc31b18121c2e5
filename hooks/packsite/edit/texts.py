"""The texts that an edit of the whole site may change: pages, data files and the menu."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from packsite.edit.fix import CorrectedFile
from packsite.edit.yaml_text import with_entry
from packsite.model.facts import ChangeKind
from packsite.model.layers import LAYERS
from packsite.model.page import Document
from packsite.model.references import spliced
from packsite.model.settings import PacksiteError
from packsite.model.site import Site
from packsite.read.data.schema import SCHEMAS
from packsite.read.data.text import data_text
from packsite.read.facts import facts_span
from packsite.read.menu import Menu

_UNMOVED: Mapping[str, str] = MappingProxyType({})


def site_texts(site: Site, menu: Menu) -> dict[str, str]:
    """Return the text of each local page, of each local data file and of the menu, by file."""
    texts = {page.source.file: page.text for page in site.local_pages}
    for name in SCHEMAS:
        data, _ = data_text(site.settings, name)
        texts |= {data.file: data.text} if data else {}
    return {**texts, menu.file: menu.text} if menu.text else texts


def refuse_core(site: Site, page: Document) -> None:
    """Raise PacksiteError for a page of the core, which is not edited here."""
    if page.source.is_core:
        raise PacksiteError(
            f"{page.facts.id} belongs to the core, and files in core/ are not edited here. "
            f'To leave it out, write "hide: [{page.facts.id}]" in {site.settings.data}/{LAYERS}; '
            "or write a page of your own with its id."
        )


def corrected_files(
    before: Mapping[str, str], after: Mapping[str, str], moved: Mapping[str, str] = _UNMOVED
) -> tuple[CorrectedFile, ...]:
    """Return the files that differ or get a new name, sorted; `moved` has the new names."""
    return tuple(
        CorrectedFile(file, text, after[file], moved.get(file, ""))
        for file, text in sorted(before.items())
        if text != after[file] or file in moved
    )


def with_facts(text: str, change: Callable[[str], str]) -> str:
    """Return the text of a page with its block of facts as `change` returns the YAML of it."""
    span = facts_span(text)
    return spliced(text, [(span, change(text[slice(*span)]))]) if span else text


def with_change(text: str, when: date, kind: ChangeKind, what: str) -> str:
    """Return the text of a page with one more line under `changes`, the newest."""
    line = f"{{date: {when}, kind: {kind}, what: {what}}}"
    return with_facts(text, lambda facts: with_entry(facts, "changes", line, is_first=True))
