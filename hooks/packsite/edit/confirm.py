"""Record that references to statements are still right: the site and a selection → the new file.

The file is `confirmed.yml` among the data files. Only the command `packsite confirm` writes it, and
people review it in a pull request; builds and checks never write it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from packsite.connect.suspects import worded_values
from packsite.connect.wording import wording, words_fingerprint
from packsite.model.data import Confirmed
from packsite.model.disk import write_file
from packsite.model.reviews import Reliance
from packsite.model.settings import PacksiteError
from packsite.model.site import Site
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.page import parsed

CONFIRMED = "confirmed.yml"
ConfirmedBy = Mapping[str, Mapping[str, Confirmed]]
_HEAD = """\
# The pages, findings, responses and packs that rely on a statement. When it is reworded, the check
# asks whether they are still right, until someone has confirmed it.
# words: a fingerprint of the statement's wording; formatting does not change it.
# day: when it was last confirmed, or first recorded.
# Written by: python -m packsite confirm
"""


def chosen(known: Iterable[Reliance], first: str, statements: Iterable[str]) -> list[Reliance]:
    """Return the references from a page, or those to a statement.

    `first` is a page, finding, pack or statement; `statements` narrows its references to those.
    Raises PacksiteError, with the nearest id, for a name without references.
    """
    of_it = [one for one in known if first in _names(one)]
    named = [*statements]
    if not named:
        found = [one for one in known if first in (*_names(one), one.statement.id)]
        ids = {id for one in known for id in (*_names(one), one.statement.id)}
        return found or _unknown(f'There is no reference from or to "{first}".', first, ids)
    if not of_it:
        _unknown(
            f'"{first}" does not rely on any statement.',
            first,
            {id for one in known for id in _names(one)},
        )
    for name in named:
        if name not in (ids := {one.statement.id for one in of_it}):
            _unknown(f'"{first}" does not refer to "{name}".', name, ids)
    return [one for one in of_it if one.statement.id in named]


def with_confirmed(before: ConfirmedBy, confirmed: Iterable[Reliance], today: date) -> ConfirmedBy:
    """Return the entries with these confirmed; entries that are already right keep their day."""
    after = {relying: dict(known) for relying, known in before.items()}
    for one in confirmed:
        if one.is_suspect or one.is_new:
            of_it = after.setdefault(one.relying.id, {})
            of_it[one.statement.id] = Confirmed(one.words, today)
    return after


def without_gone(before: ConfirmedBy, known: Iterable[Reliance]) -> ConfirmedBy:
    """Return the entries whose references still exist."""
    there = {(one.relying.id, one.statement.id) for one in known}
    return {
        relying: kept
        for relying, entries in before.items()
        if (kept := {name: one for name, one in entries.items() if (relying, name) in there})
    }


def carried_over(site: Site, texts: Mapping[str, str], new_id: Callable[[str], str]) -> ConfirmedBy:
    """Return the entries after an edit that changes ids and references, but no meaning.

    `texts` are the new texts by file; `new_id` returns the id that replaces one, or the same.
    """
    renewed: dict[tuple[str, str], str] = {}
    values = worded_values(site.library)
    for page in site.local_pages:
        if (text := texts[page.source.file]) != page.text:
            after, _ = parsed(page.source, text)
            for old, new in zip(page.headings, after.headings, strict=True):
                if old.code:
                    words = words_fingerprint(wording(page, old, values))
                    key = after.statement(new).id, words
                    renewed[key] = words_fingerprint(wording(after, new, values))
    return {
        new_id(relying): {
            (name := new_id(old)): replace(one, words=renewed.get((name, one.words), one.words))
            for old, one in known.items()
        }
        for relying, known in site.library.confirmed.items()
    }


def confirmed_text(entries: ConfirmedBy) -> str:
    """Return the text of the file: one line a reference, sorted by id, so that branches merge."""
    text = _HEAD
    for relying, known in sorted(entries.items()):
        text += f"{relying}:\n"
        for name, one in sorted(known.items()):
            text += f"  {name}: {{words: {one.words}, day: {one.day}}}\n"
    return text


def write_confirmed(site: Site, entries: ConfirmedBy) -> None:
    """Write the file among the data files."""
    path = site.settings.root / site.settings.data / CONFIRMED
    write_file(path, confirmed_text(entries))


def _names(one: Reliance) -> tuple[str, str]:
    return one.relying.id, one.document.facts.id


def _unknown(message: str, typed: str, ids: Iterable[str]) -> list[Reliance]:
    hint = did_you_mean(nearest(typed, ids))
    raise PacksiteError(f"{message} {hint or 'Copy the id from the report of the check.'}")
