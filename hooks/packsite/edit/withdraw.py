"""Withdraw a page: it says so, and nothing that is in use leads to it any more.

The page keeps its file, its address and its text. Nothing is written here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from packsite.edit.confirm import CONFIRMED, carried_over, confirmed_text
from packsite.edit.fix import CorrectedFile
from packsite.edit.texts import corrected_files, refuse_core, site_texts, with_change, with_facts
from packsite.edit.yaml_text import OnScalar, with_entry, with_pair, with_scalars
from packsite.model.facts import ChangeKind, Kind
from packsite.model.links import Link
from packsite.model.page import Document
from packsite.model.references import Edit, Place, ReferenceKind, Span, spliced
from packsite.model.settings import PacksiteError
from packsite.model.site import Site
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.menu import Menu

_KEPT = ("confirmed.yml", "language.yml", "published.yml")
"""Data files that go on naming a withdrawn page, because its text and its paper are still there."""


def withdraw(
    site: Site, menu: Menu, page_id: str, by: str, today: date
) -> tuple[CorrectedFile, ...]:
    """Return every file that changes when a page is withdrawn in favour of `by`, which may be "".

    Raises PacksiteError for an id that is not that of a page in use.
    """
    page, instead = _in_use(site, page_id), _in_use(site, by) if by else None
    if page is instead:
        raise PacksiteError(f"{by} cannot replace itself. Give the id of the page to use instead.")
    refuse_core(site, page)
    edit = _Withdrawal(site, page, by)
    before = site_texts(site, menu)
    after = dict(before)
    for other in site.local_pages:
        after[other.source.file] = edit.in_page(other, today)
    for file in (one for one in before if one.startswith(f"{site.settings.data}/")):
        if not file.endswith(_KEPT):
            after[file] = with_scalars(before[file], edit.in_data)
    if menu.entries:
        after[menu.file] = with_scalars(menu.text, edit.in_menu)
    if (file := f"{site.settings.data}/{CONFIRMED}") in before:
        after[file] = confirmed_text(carried_over(site, after, lambda same: same))
    return corrected_files(before, after)


def _in_use(site: Site, page_id: str) -> Document:
    page = site.by_id.get(page_id)
    if page is None:
        hint = did_you_mean(nearest(page_id, site.by_id)) or "Copy the id from the top of the page."
        raise PacksiteError(f'No page has the id "{page_id}". {hint}')
    if page.facts.withdrawn:
        raise PacksiteError(
            f"{page_id} was withdrawn on {page.facts.withdrawn}. Give the id of a page in use."
        )
    return page


@dataclass(frozen=True, slots=True)
class _Withdrawal:
    site: Site
    page: Document
    by: str

    def in_page(self, other: Document, today: date) -> str:
        """Return the new text of a page."""
        if other is self.page:
            return self._in_own(today)
        if other.facts.withdrawn:
            return with_facts(other.text, lambda facts: with_scalars(facts, self._replaced_by))
        edits = [
            one
            for link in self.site.links
            if link.document is other and link.target and link.target.uri == self.page.uri
            for one in self._in_body(link)
        ]
        text = spliced(other.text, edits)
        text = with_facts(text, lambda facts: with_scalars(facts, self._in_facts(other)))
        if other.facts.id == self.by and not other.facts.amends:
            text = with_facts(text, self._with_answers)
        if self.page.facts.id in other.facts.contents and other.facts.kind is Kind.PACK:
            text = with_change(text, today, ChangeKind.READ, self._taken_out(other))
        return text

    def in_data(self, _: str, value: str) -> str | None:
        """Return a value of a data file with the id of the replacement; `None` without one."""
        is_meant = value == self.page.facts.id or value.startswith(f"{self.page.facts.id}.")
        return (self.by or None) if is_meant else value

    def in_menu(self, path: str, value: str) -> str | None:
        """Return an entry of the menu; `None` for that of the page."""
        return None if path.startswith("nav.") and value == self.page.uri else value

    def _in_own(self, today: date) -> str:
        what = f"Withdrawn. Use {self.by} instead." if self.by else "Withdrawn."
        text = with_change(self.page.text, today, ChangeKind.ACT, what)

        def withdrawn(facts: str) -> str:
            facts = with_pair(facts, "withdrawn", str(today), above="changes")
            return with_pair(facts, "replaced_by", self.by, above="changes") if self.by else facts

        return with_facts(text, withdrawn)

    def _in_body(self, link: Link) -> Iterator[Edit]:
        """Point a reference to the replacement, or leave its words alone."""
        reference, text = link.reference, link.document.text
        title = link.target.title if link.target else ""
        is_typed = reference.kind is ReferenceKind.PAGE
        if reference.place not in {Place.BODY, Place.LINK_TEXT}:
            return
        if is_typed and self.by:
            start = text.index(reference.target, reference.span.start)
            yield Span(start, start + len(reference.target)), self.by
        elif is_typed:
            yield reference.span, reference.label or title
        elif reference.whole:
            words = reference.label or title
            yield reference.whole, f"[[{self.by}|{words}]]" if self.by else words

    def _in_facts(self, other: Document) -> OnScalar:
        old, facts = self.page.facts.id, other.facts
        instead = None if self.by in facts.contents else self.by or None
        emptied = {part.title for part in facts.parts if not instead and part.contents == (old,)}

        def change(path: str, value: str) -> str | None:
            if path.startswith(("contents.", "session.")) and value == old:
                return instead
            if path.endswith(".part") and value in emptied:
                return None
            is_answer = path.startswith("answers.") and value.startswith(f"{old}.")
            return None if is_answer else value

        return change

    def _replaced_by(self, path: str, value: str) -> str | None:
        return self.in_data(path, value) if path == "replaced_by" else value

    def _with_answers(self, facts: str) -> str:
        """Return facts with the findings that only the withdrawn page answered."""
        only = (self.page.target,)
        open_now = [
            row.id
            for row in self.site.coverage
            if row.pages == only and not row.responses and not row.gap
        ]
        for finding in open_now if self.by else ():
            has_list = "\nanswers:" in f"\n{facts}"
            facts = (
                with_entry(facts, "answers", finding)
                if has_list
                else with_pair(facts, "answers", f"[{finding}]", above="changes")
            )
        return facts

    def _taken_out(self, pack: Document) -> str:
        old = self.page.facts.id
        if not self.by:
            return f"{old} was taken out of this pack."
        has_both = self.by in pack.facts.contents
        return (
            f"{old} was taken out of this pack; {self.by} replaces it."
            if has_both
            else f"{self.by} replaces {old} in this pack."
        )
