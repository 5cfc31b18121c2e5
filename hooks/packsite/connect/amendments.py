"""Make each file that amends a page of the core a part of that page."""

import re
from collections.abc import Iterable
from dataclasses import replace
from posixpath import dirname, join, normpath

from packsite.model.page import Document
from packsite.model.references import Place, Reference, ReferenceKind

_NOT_IN_FOLDER = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]|$", re.IGNORECASE)
"""A link with a scheme of its own, from the root, or within the page."""


def amended(
    pages: Iterable[Document], files: Iterable[Document]
) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """Return pages with their amendments, and the amendments as parts of their pages.

    Of two files that amend one page, the first counts. The second, and one that amends no page of
    the core, are left for the checks to report.
    """
    own = {one.source.file: one for one in files}
    first = {one.facts.amends: one for one in reversed(own.values())}
    documents = tuple(
        _with(page, first[page.facts.id])
        if page.source.is_core and page.facts.id in first
        else page
        for page in pages
    )
    parts = {page.amendment.source.file: page.amendment for page in documents if page.amendment}
    return documents, tuple({**own, **parts}.values())


def _with(page: Document, amendment: Document) -> Document:
    """Return a page with its amendment, whose changes are changes of the page.

    So print-outs from before them are out of date.
    """
    both = (*amendment.facts.changes, *page.facts.changes)
    changes = sorted(both, key=lambda change: change.date, reverse=True)
    return replace(
        page,
        facts=replace(page.facts, changes=tuple(changes)),
        amendment=_part(page, amendment),
        unprintable=(*page.unprintable, *amendment.unprintable),
    )


def _part(page: Document, amendment: Document) -> Document:
    """Return an amendment as a part of its page, with its own owner, review and changes.

    It refers to each statement that it adds to, and so relies on their words.
    """
    own = amendment.facts
    statements = (one for one in amendment.headings if one.code.startswith(f"{own.amends}."))
    named = (
        Reference(ReferenceKind.PAGE, one.code, "", one.span, Place.AMENDS) for one in statements
    )
    folder = dirname(amendment.uri)
    facts = replace(
        page.facts,
        amends=own.amends,
        owner=own.owner,
        reviewed=own.reviewed,
        review_months=own.review_months,
        changes=own.changes,
    )
    return replace(
        amendment,
        source=amendment.source._replace(uri=page.uri),
        facts=facts,
        references=(*named, *(_from_root(one, folder) for one in amendment.references)),
    )


def _from_root(reference: Reference, folder: str) -> Reference:
    """Return a reference as it is at any place in the site: a path begins at the root of the site.

    `folder` is the folder of the file that an editor sees, which need not be that of the page.
    """
    is_path = reference.kind in (ReferenceKind.FILE, ReferenceKind.IMAGE)
    if not is_path or _NOT_IN_FOLDER.match(reference.target):
        return reference
    return reference._replace(target="/" + normpath(join(folder, reference.target)))
