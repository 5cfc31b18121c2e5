"""Checks that print-outs stay right: withdrawn pages, and published ids and addresses."""

from collections.abc import Iterator

from packsite.checks.subject import Rules, Subject, at, at_fact, in_data
from packsite.connect.translations import changed_since, originals
from packsite.model.addresses import address
from packsite.model.codes import ERROR, NOTICE, WARNING, Code
from packsite.model.data import Published
from packsite.model.facts import Kind
from packsite.model.links import Link
from packsite.model.page import Document
from packsite.model.problems import Problem
from packsite.model.references import Place, ReferenceKind, Target
from packsite.model.suggest import did_you_mean, nearest


def withdrawn_pages_are_not_used(subject: Subject) -> Iterator[Problem]:
    """CUR101 and CUR102: nothing in use relies on a withdrawn page.

    Bad: `contents: [CPS-08]`, or `[[CPS-08]]` in the text, once CPS-08 is withdrawn
    Good: the id of the page that replaces it
    """
    by_uri = subject.index.document_by_uri
    for link in subject.site.links:
        document, place = link.document, link.reference.place
        other = by_uri.get(link.target.uri) if link.target else None
        if other is None or not other.facts.withdrawn or other is document:
            continue
        if document.facts.withdrawn and place is not Place.REPLACED_BY:
            continue
        code = CUR101 if place is Place.CONTENTS else CUR102
        what = "This pack includes" if place is Place.CONTENTS else "This refers to"
        message = f'{what} "{link.reference.target}", which was withdrawn on {_day(other)}.'
        yield at(document, link.reference.span.start, code, message, _instead(link, other))


def withdrawals_are_whole(document: Document) -> Iterator[Problem]:
    """CUR103: a page that has been replaced says when, and by which other page.

    Bad: `replaced_by: CPS-09` without a line `withdrawn`
    Good: `withdrawn: 2027-02-01` and `replaced_by: CPS-09`
    """
    facts = document.facts
    head = f"\n{document.text[: document.body_start]}"
    if facts.replaced_by and "\nwithdrawn:" not in head:
        message = "This page has been replaced by another, but does not say when."
        hint = "Add a line with the date, such as withdrawn: 2027-02-01."
        yield at_fact(document, "replaced_by", CUR103, message, hint)
    elif facts.replaced_by and facts.replaced_by == facts.id:
        message = "This page says that it is replaced by itself."
        hint = "Write the id of the page to use instead, or remove the line."
        yield at_fact(document, "replaced_by", CUR103, message, hint)


def withdrawn_pages_are_in_no_menu(subject: Subject) -> Iterator[Problem]:
    """CUR104: the menu offers no withdrawn pages.

    Bad: `- Visits: standards/visits.md` under `nav:`, once that page is withdrawn
    Good: no line for it
    """
    for entry in subject.menu.entries:
        page = subject.index.document_by_uri.get(entry.uri)
        if page and page.facts.withdrawn:
            message = f'The menu lists "{entry.uri}", which was withdrawn on {_day(page)}.'
            yield subject.menu.problem(entry.span.start, CUR104, message, "Remove the line.")


def published_ids_stay(subject: Subject) -> Iterator[Problem]:
    """CUR105 and CUR106: a published page keeps its id and its address.

    Bad: the file of CPS-08 is deleted, or gets `id: CPS-18`
    Good: CPS-08 stays, with `withdrawn: 2027-02-01` and `replaced_by: CPS-18`
    """
    known, ids = subject.index.page_by_id, frozenset(subject.library.published)
    at_address = {address(page.uri): page for page in subject.documents}
    for entry in subject.library.published.values():
        now = at_address.get(entry.addresses[-1])
        if entry.id in known:
            yield from _taken(entry, known[entry.id], at_address)
        elif entry.withdrawn is None:
            yield _lost(subject, entry, now)
        elif entry.replaced_by and entry.replaced_by not in {*known, *ids}:
            message = f'{entry.id} is replaced by "{entry.replaced_by}", which is not a page.'
            hint = did_you_mean(nearest(entry.replaced_by, known)) or "Name a page of this site."
            yield _in_ledger(subject, entry, message, hint)


def packs_say_what_changed(subject: Subject) -> Iterator[Problem]:
    """CUR107: a pack whose contents have changed since it was published is a new version.

    Bad: CNP-04 is removed from `contents`, but `changes` stays the same
    Good: `- {date: 2027-02-01, kind: read, what: CNP-04 was taken out.}` under `changes`
    """
    for document in subject.documents:
        facts = document.facts
        entry = subject.library.published.get(facts.id)
        if facts.kind is not Kind.PACK or entry is None or not entry.contents or not facts.contents:
            continue
        newest = [one.what for one in facts.changes if one.date == facts.version]
        changed = sorted(
            one
            for one in (set(entry.contents) ^ set(facts.contents)) - {*subject.library.layers.hide}
            if not any(one in what for what in newest)  # as two changes of one day must
        )
        if changed and facts.version <= max(entry.versions, default=facts.version):
            message = f"The contents of this pack have changed since it was published ({', '.join(changed)}), but nothing under changes says so."  # noqa: E501
            did = "was taken out" if changed[0] in entry.contents else "was added"
            hint = f"Add a line under changes, which names each of them: {{date: {subject.today}, kind: read, what: {changed[0]} {did}.}}"  # noqa: E501
            yield at_fact(document, "contents", CUR107, message, hint)


def published_versions_stay(subject: Subject) -> Iterator[Problem]:
    """CUR109: the newest version of a page is no older than the newest that was published.

    Bad: the change of 2027-02-01 is undone, and its line under `changes` taken out
    Good: its line stays, below `- {date: 2027-02-03, kind: act, what: The old limit is back.}`
    """
    for document in subject.documents:
        facts = document.facts
        entry = subject.library.published.get(facts.id)
        newest = max(entry.versions, default=None) if entry else None
        local = document.amendment or document  # without one, a page of the core is as released
        is_ours = facts.kind is not Kind.PACK and not local.source.is_core
        head = document.text[: document.body_start]
        is_missing = "\nchanges:" in head and f"date: {newest}" not in head  # not just misread
        if newest and is_ours and facts.version < newest and is_missing:
            message = f"Version {newest} of this page was published, but is not under changes."
            day = max(newest, subject.today)
            hint = f"Put its line back, and above it: - {{date: {day}, kind: act, what: …}}"
            yield at_fact(local, "changes", CUR109, message, hint)


def translations_are_current(subject: Subject) -> Iterator[Problem]:
    """CUR108: a translation was reviewed since its page in English last changed.

    Bad: `reviewed: 2026-11-20` in the translation of a page that changed on 2026-11-23
    Good: a later date, once both were compared
    """
    english = originals(subject.documents, subject.site.links)
    for document in subject.documents:
        facts = document.facts
        if changed := changed_since(document, english.get(document.uri)):
            message = f"{facts.translation_of} changed on {changed}, after this translation was last reviewed ({facts.reviewed})."  # noqa: E501
            hint = "Have it compared with the English, then write that date after reviewed:."
            yield at_fact(document, "reviewed", CUR108, message, hint)


def _taken(entry: Published, page: Target, at_address: dict[str, Document]) -> Iterator[Problem]:
    """Report each former address of a page that another page now uses."""
    for former in entry.addresses:
        other = at_address.get(former)
        if other and other.facts.id != entry.id and former != address(page.uri):
            message = (
                f"The address {former} belonged to {entry.id}, and print-outs still point to it."
            )
            hint = f"Rename this file: the old address now redirects to {page.uri}."
            yield Problem(other.source.file, 0, 0, CUR106, message, hint)


def _lost(subject: Subject, entry: Published, now: Document | None) -> Problem:
    if now and now.facts.id:
        message = f'This page was published as {entry.id}, but now has the id "{now.facts.id}".'
        return at_fact(now, "id", CUR105, message, f"Change it back to id: {entry.id}.")
    message = (
        f'"{entry.id}" ({entry.title}) was published and has gone. '
        f"Its address was {entry.addresses[-1]}."
    )
    hint = (
        f"Bring the file back, and add withdrawn: {subject.today} to it, and after replaced_by: "
        "the id of the page to use instead. Or add both to its entry here."
    )
    return _in_ledger(subject, entry, message, hint)


def _in_ledger(subject: Subject, entry: Published, message: str, hint: str) -> Problem:
    return in_data(subject, "published.yml", entry.id, (CUR105, message, hint))


def _day(document: Document) -> str:
    return str(document.facts.withdrawn)


def _instead(link: Link, other: Document) -> str:
    instead = other.facts.replaced_by
    if link.reference.place in {Place.BRIEFING_OF, Place.TRANSLATION_OF}:
        return "Withdraw this page as well: its words are those of the other."
    if not instead:
        return "Nothing replaces it. Remove it."
    is_link = link.reference.kind is ReferenceKind.FILE
    if ("#" if is_link else ".") in link.reference.target:
        return f"Look in {instead} for the part that replaces it."
    return f'Write "{f"[[{instead}]]" if is_link else instead}" instead.'


CUR101 = Code("CUR101", ERROR, "withdrawn page in a pack",
              "Trainers would print a page that nobody should use any more.",
              bad="`contents: [CPS-08]`, once CPS-08 is withdrawn",
              good="`contents: [CPS-09]`")  # fmt: skip
CUR102 = Code("CUR102", WARNING, "reference to a withdrawn page",
              "Readers would be sent to a page that is no longer in use.",
              bad="`[[CPS-08]]` in the text, once CPS-08 is withdrawn",
              good="`[[CPS-09]]`")  # fmt: skip
CUR103 = Code("CUR103", ERROR, "withdrawal is incomplete",
              "Readers could not tell when it ended, or what to use instead.")  # fmt: skip
CUR104 = Code("CUR104", WARNING, "withdrawn page in the menu",
              "The menu would offer a page that is no longer in use.")  # fmt: skip
CUR105 = Code("CUR105", ERROR, "published id has gone",
              "Print-outs and links that use the id would lead nowhere.",
              bad="the file of CPS-08 is deleted",
              good="it stays, with `withdrawn: 2027-02-01`")  # fmt: skip
CUR106 = Code("CUR106", ERROR, "published address shows another page",
              "Old links would open the wrong page.",
              bad="a new page with the file name that CPS-08 once had",
              good="another file name")  # fmt: skip
CUR107 = Code("CUR107", ERROR, "pack has changed, but does not say so",
              "Old print-outs of the pack would pass for current.")  # fmt: skip
CUR108 = Code("CUR108", NOTICE, "translation is older than the English",
              "Families would read what no longer holds.")  # fmt: skip
CUR109 = Code("CUR109", WARNING, "published version has gone",
              "A print-out of it would look newer than the page.")  # fmt: skip
RULES = Rules(
    "What was published",
    codes=(CUR101, CUR102, CUR103, CUR104, CUR105, CUR106, CUR107, CUR108, CUR109),
    of_a_page=(withdrawals_are_whole,),
    of_the_site=(
        withdrawn_pages_are_not_used,
        withdrawn_pages_are_in_no_menu,
        published_ids_stay,
        packs_say_what_changed,
        published_versions_stay,
        translations_are_current,
    ),
)
