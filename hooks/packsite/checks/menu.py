"""Checks of the menu: every page in use once, and nothing else."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from packsite.checks.subject import Rules, Subject, repeated
from packsite.model.addresses import address
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.problems import Problem
from packsite.model.suggest import did_you_mean, nearest
from packsite.read.configuration import ValueKind, configuration
from packsite.read.menu import MenuEntry


def pages_are_in_the_menu(subject: Subject) -> Iterator[Problem]:
    """COV103, COV104 and COV110: every page in use is in the menu, once, and nothing else is.

    Bad: a page standards/visits.md, and no line for it under `nav:` of mkdocs.yml
    Good: `- Seeing the child: standards/visits.md`
    """
    if subject.menu.entries:
        unlisted = dict(_unlisted(subject))
        hidden = {page.uri: page.facts.id for page in subject.index.hidden}
        for entry in subject.menu.entries:
            if entry.uri not in subject.index.uris:
                left_out = hidden.get(entry.uri, "")
                near = "" if left_out else _now_at(subject, entry.uri, unlisted)
                unlisted.pop(near, None)
                yield _without_page(subject, entry, left_out, near)
        yield from unlisted.values()
        for entry, _ in repeated((one.uri, one) for one in subject.menu.entries):
            message, hint = f'The menu lists "{entry.uri}" twice.', "Remove one of the two lines."
            yield subject.menu.problem(entry.span.start, COV110, message, hint)


def there_is_a_menu(subject: Subject) -> Iterator[Problem]:
    """COV112: there is a menu in mkdocs.yml.

    Bad: mkdocs.yml without `nav:`
    Good: `nav:`, and below it a line for each page, such as `- Home: index.md`
    """
    found = configuration(subject.site.settings)
    at = {one.path: one for one in found.entries} if found else {}
    nav, whole = at.get(("nav",)), at.get(())
    is_empty = nav is None or (nav.kind is ValueKind.LIST and ("nav", "0") not in at)
    if found and is_empty and whole and whole.kind is ValueKind.GROUP:
        message = "There is no menu, so pages would come in the order of their file names."
        hint = "Put back nav: with its lines, one for each page, such as - Home: index.md"
        yield found.text.problem(nav.name.start if nav else 0, COV112, message, hint)


def _unlisted(subject: Subject) -> Iterator[tuple[str, Problem]]:
    """Yield each page that the menu lacks, with its problem."""
    menu = subject.menu
    listed = {entry.uri for entry in menu.entries}
    pages = [
        (page.uri, page.facts.title, menu.file if page.source.is_core else page.source.file)
        for page in subject.documents
        if not page.facts.withdrawn
    ]
    pages += [
        (page.uri, page.title, menu.file) for page in subject.index.generated if not page.is_empty
    ]
    for uri, title, file in pages:
        if uri not in listed:
            message = f'The page "{title}" is not in the menu.'
            name = f'"{title}"' if ":" in title else title
            hint = f"Add this line under nav: in {menu.file}: - {name}: {uri}"
            yield uri, Problem(file, 0, 0, COV103, message, hint)


def _without_page(subject: Subject, entry: MenuEntry, left_out: str, near: str) -> Problem:
    """Return the problem of a line of the menu that leads to no page."""
    why = f"{left_out} is left out" if left_out else "there is no such page"
    message = f'The menu lists "{entry.uri}", but {why}.'
    hint = did_you_mean(near) or "Remove the line."
    return subject.menu.problem(entry.span.start, COV104, message, hint)


def _now_at(subject: Subject, uri: str, unlisted: Iterable[str]) -> str:
    """Return the path that an unknown one most likely means; one that was published may be gone."""
    for replaced in subject.index.replaced:
        if replaced.uri == uri:
            return subject.index.page_by_id[replaced.facts.id].uri
    for entry in subject.library.published.values():
        if address(uri) in entry.addresses:
            page = subject.index.page_by_id.get(entry.id)
            return page.uri if page else ""
    by_name = {_name(one): one for one in unlisted}
    return by_name.get(nearest(_name(uri), by_name), "")


def _name(uri: str) -> str:
    """Return the name of a page's file, or of its folder where the page is the folder's own."""
    return PurePosixPath(uri.removesuffix("/index.md")).stem


COV103 = Code("COV103", WARNING, "page missing from the menu",
              "Readers could find it only by searching.")  # fmt: skip
COV104 = Code("COV104", ERROR, "menu entry without a page",
              "The menu would offer a page that does not exist.")  # fmt: skip
COV110 = Code("COV110", WARNING, "page twice in the menu",
              "The menu would open at the wrong place, and lead on to the wrong page.",
              bad="two lines `- Home: index.md` under `nav:`", good="one of them")  # fmt: skip
COV112 = Code("COV112", WARNING, "no menu",
              "Readers would be offered every file in the order of the alphabet.")  # fmt: skip
RULES = Rules(
    "The menu",
    codes=(COV103, COV104, COV110, COV112),
    of_the_site=(pages_are_in_the_menu, there_is_a_menu),
)
