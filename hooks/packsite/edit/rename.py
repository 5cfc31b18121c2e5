"""Give a page another id, or another file name, wherever the site names it.

A published id stays in the ledger, so that paper with it leads to the page; so do old addresses.
Nothing is written here.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from posixpath import basename, dirname, join, relpath, splitext
from urllib.parse import quote

from packsite.currency.ledger import LEDGER, ledger_text
from packsite.edit.confirm import CONFIRMED, carried_over, confirmed_text
from packsite.edit.fix import CorrectedFile
from packsite.edit.texts import corrected_files, refuse_core, site_texts, with_change
from packsite.model.data import Published
from packsite.model.facts import KIND_BY_PREFIX, ChangeKind
from packsite.model.generated_pages import OUTLINES
from packsite.model.page import Document
from packsite.model.references import Edit, ReferenceKind, spliced
from packsite.model.settings import PacksiteError
from packsite.model.site import Site
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.fact_types import ID
from packsite.read.menu import Menu


def rename(site: Site, menu: Menu, old: str, new: str, today: date) -> tuple[CorrectedFile, ...]:
    """Return every file that changes with a new id of a page, or a new name of its file.

    Raises PacksiteError for a page that is not there, and for a name that cannot be used.
    """
    by_file = {page.source.file: page for page in site.documents}
    page = by_file.get(old) or site.by_id.get(old)
    if page is None:
        hint = did_you_mean(nearest(old, {*by_file, *site.by_id}))
        raise PacksiteError(f'No page is called "{old}". {hint or "Copy its id or its file name."}')
    refuse_core(site, page)
    if old in by_file:
        file = _free_file(site, page, new)
        return corrected_files(site_texts(site, menu), _linked(site, menu, page, file), {old: file})
    return _with_new_id(site, menu, page, _free_id(site, page, new), today)


def _free_id(site: Site, page: Document, new: str) -> str:
    """Return the new id of a page; raises PacksiteError for one that it cannot have."""
    used = {*site.by_id, *site.library.published, *(made.id for made in OUTLINES)}
    if not ID.fullmatch(new) or KIND_BY_PREFIX[new.partition("-")[0]] is not page.facts.kind:
        example = page.facts.id.partition("-")[0]
        kind = page.facts.kind.label.lower()
        raise PacksiteError(
            f'"{new}" is not an id for a {kind}. Write one such as {example}- and a number.'
        )
    if new in used:
        raise PacksiteError(f'"{new}" is in use, or once was. Choose a number never used before.')
    return new


def _free_file(site: Site, page: Document, new: str) -> str:
    """Return the new name of a page's file; raises PacksiteError for one that it cannot have."""
    folder = page.source.file.removesuffix(page.uri) or f"{page.uri.partition('/')[0]}/"
    if not re.fullmatch(r"[a-z0-9/_-]+\.md", new) or not new.startswith(folder):
        raise PacksiteError(
            f'"{new}" cannot be the file of this page. It stays below {folder}, and has lower-case '
            f"letters and hyphens, and .md at the end: {dirname(page.source.file)}/new-name.md."
        )
    if any(source.file == new for source in site.sources):
        raise PacksiteError(f'There is already a file "{new}". Choose another name.')
    return new


def _with_new_id(
    site: Site, menu: Menu, page: Document, new: str, today: date
) -> tuple[CorrectedFile, ...]:
    old, file = page.facts.id, page.source.file
    is_named_by_id = splitext(basename(file))[0] == old.lower()
    moved = {file: f"{dirname(file)}/{new.lower()}.md"} if is_named_by_id else {}
    mention = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")

    def new_id(text: str) -> str:
        return mention.sub(new, text)

    before = site_texts(site, menu)
    after = {
        one: new_id(text) for one, text in _linked(site, menu, page, moved.get(file, file)).items()
    }
    what = f"The code of this page is now {new}; it was {old}."
    after[file] = with_change(after[file], today, ChangeKind.WORDING, what)
    data = site.settings.data
    if (listed := f"{data}/{CONFIRMED}") in before:
        after[listed] = confirmed_text(carried_over(site, after, new_id))
    if (listed := f"{data}/{LEDGER}") in before:
        after[listed] = ledger_text(dict(sorted(_ledger(site, old, new, today).items())))
    return corrected_files(before, after, moved)


def _linked(site: Site, menu: Menu, page: Document, file: str) -> dict[str, str]:
    """Return the texts of a site with every link, and the menu, as they are once a page moves."""
    uri = file.removeprefix(page.source.file.removesuffix(page.uri))
    texts = site_texts(site, menu)
    if uri == page.uri:
        return texts
    for other in site.local_pages:
        edits = sorted(_addresses(site, other, page, uri))
        texts[other.source.file] = spliced(other.text, edits)
    listed = [(one.span, uri) for one in menu.entries if one.uri == page.uri]
    return {**texts, menu.file: spliced(menu.text, listed)} if menu.text else texts


def _addresses(site: Site, other: Document, page: Document, uri: str) -> Iterator[Edit]:
    """Yield the new address of each link from a page to the one that moves, and from it."""
    here = uri if other is page else other.uri
    for link in site.links:
        reference = link.reference
        is_relative = reference.kind in {ReferenceKind.FILE, ReferenceKind.IMAGE}
        path, mark, anchor = reference.target.partition("#")
        if link.document is other and is_relative and link.target and path:
            there = uri if link.target.uri == page.uri else link.target.uri
            address = quote(relpath(join("/", there), join("/", dirname(here))))
            if {page.uri} & {other.uri, link.target.uri} and not path.startswith("/"):
                yield reference.span, f"{address}{mark}{anchor}"


def _ledger(site: Site, old: str, new: str, today: date) -> dict[str, Published]:
    """Return the ledger in which the new id has the addresses and versions of the old one."""
    known = {
        name: replace(
            entry,
            contents=tuple(new if one == old else one for one in entry.contents),
            replaced_by=new if entry.replaced_by == old else entry.replaced_by,
        )
        for name, entry in site.library.published.items()
    }
    if old in known:
        known[new] = replace(known[old], id=new)
        known[old] = replace(known[old], withdrawn=today, replaced_by=new, contents=())
    return known
