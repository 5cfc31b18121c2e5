"""Checks of references and links: each one resolves."""

import re
from collections.abc import Iterator

from packsite.checks.subject import Rules, Subject, at, at_fact, in_data
from packsite.model.codes import ERROR, Code
from packsite.model.links import Link, LinkStatus
from packsite.model.problems import Problem
from packsite.model.references import Place, ReferenceKind
from packsite.model.suggest import did_you_mean, nearest

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
"""The form of the name of a local value, unlike ordinary text."""
_BEGUN = re.compile(
    r"[ ]*(?P<id>(?:[A-Z]{2,3}-|(?:source|local|insert):)[\w.-]*\w|(?:area|partnership)\b)"
)


def references_resolve(subject: Subject) -> Iterator[Problem]:
    """REF101 to REF111: every reference and relative link leads to what it names.

    Bad: `[[CPS-55]]`, `[[source:WT2062]]`, `[the form](from.docx)`, `[x](javascript:…)`
    Good: `[[CPS-05]]`, `[[source:WT2026]]`, `[the form](form.docx)`
    """
    for link in subject.site.links:
        is_dead = link.status is not LinkStatus.RESOLVED
        if is_dead and _FILES.get(link.status) not in subject.library.incomplete:
            said = _said(link)
            yield _lacking(subject, link) or at(link.document, link.reference.span.start, *said)


def _lacking(subject: Subject, link: Link) -> Problem | None:
    """Return the problem of a local page without a statement that the core relies on, if any."""
    page = subject.index.page_by_id.get(link.reference.target.partition(".")[0])
    document = subject.index.document_by_uri.get(page.uri) if page else None
    is_lost = link.status is LinkStatus.NO_STATEMENT and link.document.source.is_core
    if document is None or document.source.is_core or not is_lost:
        return None
    message = f'Pages of the core refer to "{link.reference.target}", which this page lacks.'
    hint = f'Add it, as "### {link.reference.target}" and its words.'
    return at_fact(document, "id", REF103, message, hint)


def data_references(subject: Subject) -> Iterator[Problem]:
    """REF104 and REF105: data files name sources and local values that exist.

    Bad: `replaced_by: WT2062`, `where: network-bites-bookings`
    Good: `replaced_by: WT2026`, `where: network-bites-booking`, `where: Town hall`
    """
    sources, local = subject.library.sources, subject.library.local
    incomplete = subject.library.incomplete
    rows = (
        *(("sources.yml", one.key, "replaced by", one.replaced_by) for one in sources.values()),
        *(
            ("partnership.yml", one.key, "reported from", one.reported.source)
            for one in local.values()
            if one.reported
        ),
    )
    for file, key, verb, named in rows:
        if named and named not in sources and "sources.yml" not in incomplete:
            message = f'{key} is {verb} "{named}", which is not a source.'
            hint = did_you_mean(nearest(named, sources)) or "Add it to docs/data/sources.yml first."
            yield in_data(subject, file, named, (REF104, message, hint), key)
    is_whole = "partnership.yml" not in incomplete
    for where in {session.where for session in subject.library.sessions if is_whole}:
        if _KEY.fullmatch(where) and where not in local:
            message = f'A session is held at "{where}", which is not a local value.'
            hint = did_you_mean(nearest(where, local)) or "Write the place in words."
            yield in_data(subject, "network_bites.yml", where, (REF105, message, hint))


def _said(link: Link) -> tuple[Code, str, str]:
    """Return the code, the message and the hint for a dead link."""
    reference, target = link.reference, link.reference.target
    code, message, otherwise = _SAID[link.status]
    wrong, hint = "", did_you_mean(link.nearest)
    if link.status is LinkStatus.WRONG_KIND:
        wrong, hint = _WRONG[reference.place]
    elif link.status is LinkStatus.OTHER_FOLDER and link.nearest:
        hint = f'Write "[[{link.nearest}]]" instead.'
    elif link.status is LinkStatus.MALFORMED:
        begun = _BEGUN.match(link.document.text, reference.span.start + len("[["))
        hint = f'Write "[[{begun["id"]}]]".' if begun else ""
    elif target.startswith(("file:", "\\\\")) or target[1:3] in {":\\", ":/"}:
        hint = "Readers cannot open your folders: put the file beside this page, and link its name."
    what = "picture" if reference.kind is ReferenceKind.IMAGE else "link"
    said = {"target": target, "what": what, "page": target.partition(".")[0]}
    message = message.format(**said, place=reference.place, wrong=wrong)
    return code, message, hint or otherwise.format(**said)


REF101 = Code("REF101", ERROR, "unknown id", "The link would lead nowhere.", bad="`[[CPS-55]]`",
              good="`[[CPS-05]]`")  # fmt: skip
REF102 = Code("REF102", ERROR, "wrong kind of target", "The link would make a false claim.",
              bad="`answers: [CPS-05]`", good="`answers: [LB-2022-01.F7]`")  # fmt: skip
REF103 = Code("REF103", ERROR, "unknown statement", "The link would miss the statement.",
              bad="`[[CPS-05.99]]`", good="`[[CPS-05.2]]`")  # fmt: skip
REF104 = Code("REF104", ERROR, "unknown source", "Readers could not see where the rule comes from.",
              bad="`[[source:WT2062]]`", good="`[[source:WT2026]]`")  # fmt: skip
REF105 = Code("REF105", ERROR, "unknown local value",
              "Readers would miss a number or date they need.", bad="`[[local:frontdoor]]`",
              good="`[[local:front-door-phone]]`")  # fmt: skip
REF106 = Code("REF106", ERROR, "dead link or image", "The link would lead nowhere.",
              bad="`[the form](from.docx)`", good="`[the form](form.docx)`")  # fmt: skip
REF107 = Code("REF107", ERROR, "dead link to a heading",
              "The link would open the page at the wrong place.", bad="`[who comes](#whoo)`",
              good="`[who comes](#who)`")  # fmt: skip
REF108 = Code("REF108", ERROR, "link leaves its folder",
              "It works on the Git host or on the site, never on both.",
              bad="`[core groups](../standards/core-groups.md)`",
              good="`[[CPS-08|core groups]]`")  # fmt: skip
REF109 = Code("REF109", ERROR, "unsafe address",
              "Such an address can run code or open a reader's files.",
              bad="`[the form](javascript:…)`",
              good="`[the form](https://www.example.org)`")  # fmt: skip
REF110 = Code("REF110", ERROR, "not a reference", "Readers would see the brackets.", bad="`[[ ]]`",
              good="`[[CPS-05]]`")  # fmt: skip
REF111 = Code("REF111", ERROR, "insert that cannot be used",
              "Readers would not see what belongs there.", bad="`[[insert:change]]`",
              good="`[[insert:changes]]`")  # fmt: skip
_SAID = {
    LinkStatus.MISSING: (
        REF101, 'No page, statement or finding has the id "{target}".',
        "Look up the id on the page you mean."),
    LinkStatus.GONE: (
        REF101, 'The page with the id "{page}" was published, and has gone.',
        "Bring its file back, or write the id of the page to use instead."),
    LinkStatus.HIDDEN: (
        REF101,
        'The page {page} of the core is left out: docs/data/layers.yml names it under "hide".',
        "Remove the reference, or remove the id there."),
    LinkStatus.WRONG_KIND: (REF102, '"{place}" names "{target}", which {wrong}.', ""),
    LinkStatus.NO_STATEMENT: (
        REF103, 'The page {page} has no heading with the code "{target}".',
        "Look up the code on that page."),
    LinkStatus.NO_SOURCE: (
        REF104, 'There is no source "{target}" in docs/data/sources.yml.', "Add it there first."),
    LinkStatus.NO_LOCAL: (
        REF105, 'There is no local value "{target}" in docs/data/partnership.yml.',
        "Add it there, under local:, with a label."),
    LinkStatus.NO_FILE: (
        REF106, 'The {what} points to "{target}", but there is no such file.',
        "Correct the name, or add the file."),
    LinkStatus.NO_ANCHOR: (
        REF107, 'The link points to "{target}", but that page has no such heading.',
        "Look up the heading on that page."),
    LinkStatus.OTHER_FOLDER: (
        REF108,
        'The link "{target}" points outside its folder: it cannot work both here and on the site.',
        'Write "[[CPS-05]]", with its id.'),
    LinkStatus.UNSAFE: (
        REF109, 'A page must not link to the address "{target}".',
        "Copy the address from your browser: it begins with https://."),
    LinkStatus.MALFORMED: (
        REF110, "There is a [[ without an id and ]] after it.",
        "Write [[CPS-05]], or put the brackets between ` marks."),
    LinkStatus.LABELLED: (
        REF110,
        '"[[{target}]]" shows the name as it is in brand.yml, and takes no words of its own.',
        'Write "[[{target}]]", or the words alone.'),
    LinkStatus.NO_INSERT: (
        REF111, 'There is nothing called "{target}" to insert here.',
        "Write one of: changes, journey, role, or decision-aid: and its name."),
}  # fmt: skip
"""The code and the message of each status, and the hint if no known name is close."""
_WRONG = {
    Place.ANSWERS: ("is not a finding", "Name a finding, such as LB-2022-01.F7."),
    Place.BRIEFING_OF: (
        "is not a learning brief", "Name a brief, such as LB-2022-01, or remove the line."),
    Place.TRANSLATION_OF: (
        "is no page in English", "Name the page that was translated, such as CPS-05."),
    Place.AMENDS: (
        "is no page of the core", "Write the words into that page itself, and delete this file."),
    Place.CONTENTS: ("cannot be in a pack", "Name a page that is not a pack."),
}  # fmt: skip
"""Of a target of the wrong kind, by the fact that names it: what is wrong, and the hint."""
_FILES = {
    LinkStatus.NO_SOURCE: "sources.yml",
    LinkStatus.NO_LOCAL: "partnership.yml",
    LinkStatus.NO_INSERT: "decision_aids.yml",
}
"""The data files of the names: in one that is incomplete, a missing name is no second mistake."""
RULES = Rules(
    "References and links",
    codes=(REF101, REF102, REF103, REF104, REF105, REF106, REF107, REF108, REF109, REF110, REF111),
    of_the_site=(references_resolve, data_references),
)
