"""Checks of the limits: each name resolves, and each limit has its place on the child's path."""

from collections import Counter
from collections.abc import Iterator

from packsite.checks.references import REF101, REF104, REF105
from packsite.checks.subject import Rules, Subject, in_data
from packsite.model.problems import Problem
from packsite.model.suggest import did_you_mean, nearest
from packsite.model.timescales import Limit
from packsite.read.codes import DAT102

_FILE, _PATH = "timescales.yml", "journey.yml"


def limits_can_be_counted(subject: Subject) -> Iterator[Problem]:
    """REF101, REF104, REF105 and DAT102: a limit names its start, pages and sources.

    Bad: `core-group: {what: …, start: conferense, pages: [CPS-88]}`
    Good: `core-group: {what: …, start: conference, limit: 10 working days, pages: [CPS-08]}`
    """
    known = subject.library.timescales
    for limit in known.limits.values():
        yield from _names(subject, limit)
        if bool(limit.limit) == bool(limit.local):
            both = "both" if limit.limit else "neither"
            message = f'"{limit.key}" has {both} "limit" {"and" if limit.limit else "nor"} "local".'
            hint = 'Write "limit: 10 working days", or "local:" and the name of a local value.'
            yield in_data(subject, _FILE, limit.key, (DAT102, message, hint), limit.key)
    if _FILE not in subject.library.incomplete:
        yield from _starts(subject)


def _starts(subject: Subject) -> Iterator[Problem]:
    """Report a start that is counted in a circle, and starts without bank holidays."""
    known, above = subject.library.timescales, set[str]()
    for start in known.starts.values():
        name = start.last_day_of
        if name and name not in known.limits:
            message = f'"{name}" is not a limit in this file.'
            hint = did_you_mean(nearest(name, known.limits)) or "Remove it."
            yield in_data(subject, _FILE, name, (DAT102, message, hint), start.key)
        elif name and known.limits[name].start not in above:
            message = f'"{name}" is not counted from a start above "{start.key}".'
            hint = "Name a limit that is, or move that start further up."
            yield in_data(subject, _FILE, name, (DAT102, message, hint), start.key)
        above.add(start.key)
    if known.starts and not known.years:
        message = "The calculator has no years whose bank holidays it knows."
        hint = 'Write them at the top of the file, such as "years: [2026, 2027]".'
        yield in_data(subject, _FILE, "starts", (DAT102, message, hint), "starts")


def limits_stand_at_one_step(subject: Subject) -> Iterator[Problem]:
    """DAT102: each limit stands once in journey.yml, at a step or beside the path.

    Bad: `- {name: Core group, what: …, pages: [CPS-08]}`
    Good: `- {name: Core group, what: …, pages: [CPS-08], limits: [core-group]}`
    """
    path, file = subject.library.path, f"{subject.site.settings.data}/{_PATH}"
    placed = Counter(key for _, key in path.limits)
    is_whole = path.steps and _PATH not in subject.library.incomplete
    for key in subject.library.timescales.limits if is_whole else ():
        if placed[key] != 1:
            where = "at no step and not beside" if not placed[key] else "more than once on"
            message = f'The limit "{key}" stands {where} the child\'s path.'
            hint = f"Name it once in {file}: at a step, or under beside."
            yield in_data(subject, _FILE, key, (DAT102, message, hint), key)


def _names(subject: Subject, limit: Limit) -> Iterator[Problem]:
    """Look up each name in a limit; an empty name is skipped."""
    library = subject.library
    pages = {**subject.index.page_by_id, **subject.index.hidden_by_id}
    rows = (
        (limit.start, library.timescales.starts, DAT102, "start in this file", _FILE),
        *((page, pages, REF101, "page", "") for page in limit.pages),
        *((source, library.sources, REF104, "source", "sources.yml") for source in limit.sources),
        (limit.local, library.local, REF105, "local value", "partnership.yml"),
    )
    for name, names, code, what, file in rows:
        if name and name not in names and file not in library.incomplete:
            message = f'The limit "{limit.key}" names "{name}", which is not a {what}.'
            near = subject.index.likely_id(name) if code is REF101 else nearest(name, names)
            hint = did_you_mean(near) or f"Name an existing {what}."
            yield in_data(subject, _FILE, name, (code, message, hint), limit.key)


RULES = Rules(of_the_site=(limits_can_be_counted, limits_stand_at_one_step))
