"""Checks of mkdocs.yml: the settings are known, and load nothing from other sites.

Nothing of the file is run. An editor changes its menu; a slip there, or a line from the manual of
MkDocs, must end as a sentence with its line, and never as a fault of the program.
"""

from collections.abc import Iterator
from posixpath import normpath

from packsite.checks.known_settings import OUTSIDE
from packsite.checks.setting import CFG102, CFG103, CFG104, CFG105, faults
from packsite.checks.subject import Rules, Subject, repeated
from packsite.checks.theme_settings import theme_faults, unguarded_printing
from packsite.model.brand import BRAND_FILE, Brand
from packsite.model.codes import ERROR, WARNING, Code
from packsite.model.layers import CORE
from packsite.model.problems import Problem
from packsite.model.settings import Settings
from packsite.read.configuration import Configuration, ValueKind, configuration


def settings_of_mkdocs(subject: Subject) -> Iterator[Problem]:
    """CFG101 to CFG106: mkdocs.yml can be read, is complete, and names only this project's parts.

    Bad: `stricct: true`, `nav: index.md`, `site_name: !ENV NAME`, `site_dir: ../site`
    Good: `strict: true`, `nav: [{Home: index.md}]`, `site_dir: site`
    """
    yield from configuration_problems(subject.site.settings)


def name_of_the_site(subject: Subject) -> Iterator[Problem]:
    """CFG107: mkdocs.yml names the site as brand.yml does.

    Bad: `site_name: Our site`, where brand.yml has `site_name: Safeguarding`
    Good: `site_name: Safeguarding` in both
    """
    found, brand = configuration(subject.site.settings), subject.library.brand
    if found is None or brand == Brand() or BRAND_FILE in subject.library.incomplete:
        return
    for entry in found.entries:
        if entry.path == ("site_name",) and entry.words != brand.site_name:
            message = f'The site is "{entry.words}" here, and "{brand.site_name}" in brand.yml.'
            hint = f'Write "site_name: {brand.site_name}", or correct brand.yml.'
            yield found.text.problem(entry.span.start, CFG107, message, hint)


def configuration_problems(settings: Settings) -> Iterator[Problem]:
    """Yield the problems of mkdocs.yml; none without the file."""
    found = configuration(settings)
    if found is None:
        return
    if fault := found.fault:
        message = f"The file cannot be read: {fault.reason}."
        yield found.text.problem(fault.offset, CFG101, message, fault.hint)
        return
    yield from _whole(found)
    for entry in found.entries:
        if wrong := next(faults(entry), None):
            yield found.text.problem(*wrong)
    yield from _written_twice(found)
    yield from _folders(found, settings)
    yield from _watched(found, settings)
    for offset, message, hint in theme_faults(found, settings):
        yield found.text.problem(offset, CFG104, message, hint)
    for offset, message, hint in unguarded_printing(found):
        yield found.text.problem(offset, CFG105, message, hint)


def _whole(found: Configuration) -> Iterator[Problem]:
    first = next(iter(found.entries), None)
    if first is None or first.kind is not ValueKind.GROUP:
        message = "The file does not consist of settings."
        yield found.text.problem(
            0, CFG101, message, 'Write "site_name: …" and the menu under "nav:".'
        )
    elif not any(one.path == ("site_name",) for one in found.entries):
        message = "The site has no name."
        yield found.text.problem(0, CFG101, message, 'Add a line "site_name: …".')


def _written_twice(found: Configuration) -> Iterator[Problem]:
    named = ((one.path, one) for one in found.entries if one.name != one.span)
    for entry, _ in repeated(named):
        message = f'"{entry.path[-1]}" is written twice.'
        yield found.text.problem(entry.name.start, CFG101, message, "Keep one of the two.")


def _folders(found: Configuration, settings: Settings) -> Iterator[Problem]:
    """Yield the folders that a build must not write to or read from."""
    at = {one.path: one for one in found.entries}
    site, docs = at.get(("site_dir",)), at.get(("docs_dir",))
    if docs and docs.kind is ValueKind.TEXT and normpath(docs.words) != normpath(settings.docs):
        message = f'"docs_dir" is "{docs.words}", but the pages are in "{settings.docs}".'
        hint = f'Write "docs_dir: {settings.docs}".'
        yield found.text.problem(docs.span.start, CFG106, message, hint)
    if site and site.kind is ValueKind.TEXT:
        content = {settings.docs, *settings.folders, CORE, "hooks", "tests", "."}
        place = normpath(site.words)
        if OUTSIDE.match(place) or place.partition("/")[0] in content:
            message = (
                f'A build replaces the folder "site_dir", and must not replace "{site.words}".'
            )
            yield found.text.problem(site.span.start, CFG106, message, 'Write "site_dir: site".')


def _watched(found: Configuration, settings: Settings) -> Iterator[Problem]:
    """Yield the folders that a preview is to follow and that are not there; MkDocs stops at one."""
    for one in found.entries:
        is_listed = one.path[:-1] == ("watch",) and one.kind is ValueKind.TEXT
        if is_listed and not (settings.root / one.words).exists():
            message = f'"watch" names "{one.words}", which is not here, so no site can be built.'
            hint = "Remove it: a preview follows the folders with pages by itself."
            yield found.text.problem(one.span.start, CFG104, message, hint)


CFG101 = Code("CFG101", ERROR, "settings cannot be read", "No site could be built.",
              bad="two lines `site_name:`", good="one line `site_name:`")  # fmt: skip
CFG106 = Code("CFG106", ERROR, "folder that a build would overwrite",
              "The files in it would be lost.",
              bad="`site_dir: ../site`", good="`site_dir: site`")  # fmt: skip
CFG107 = Code("CFG107", WARNING, "two names for the site",
              "Pages would have one name, and feeds and versions another.")  # fmt: skip
RULES = Rules(
    "The settings in mkdocs.yml",
    codes=(CFG101, CFG102, CFG103, CFG104, CFG105, CFG106, CFG107),
    of_the_site=(settings_of_mkdocs, name_of_the_site),
)
