"""The table of every code: how bad it is, what it means, and why it matters to a reader.

error    the site would be wrong or a link dead: no site is published.
warning  readers are served, someone must act: fails strict builds only.
notice   readers are served as before, an owner is to read something again: never fails a build, is
         listed until that is done.

A notice is for what nobody on the page got wrong: the law was replaced, a statement elsewhere was
reworded. Were it to stop builds, nothing could be published until all was read, and people would
confirm blindly. What depends on the date (an overdue review) is never a problem, not even a notice:
the same content always gives the same report. The letters of a code are the file of its check; a
code is never used again for something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops the site, a strict build only, or nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means, in one line, and why it matters to a reader."""

    severity: Severity
    title: str
    why: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

CODES: Mapping[str, Code] = {
    "FIL101": Code(_E, "file cannot be read", "A page that cannot be read is missing."),
    "FIL102": Code(
        _E, "link to a place outside", "It could publish files that are no part of the site."
    ),
    "FIL103": Code(_E, "page or line is too long", "No one reads a page or line of this size."),
    "FIL104": Code(
        _E,
        "hidden control characters",
        "Hidden characters can hide or turn round what a rule says.",
    ),
    "FIL105": Code(_E, "two files become one page", "One of the two would vanish without a word."),
    "FIL106": Code(
        _E,
        "name cannot be used",
        "Links to such a file break on some computers, or nobody checks it.",
    ),
    "DAT101": Code(
        _E, "data file cannot be read", "What is said once and used everywhere would be missing."
    ),
    "DAT102": Code(
        _E, "entry of a data file is wrong", "Every page that uses the entry would show it wrongly."
    ),
    "MET101": Code(_E, "no block of facts", "It would have no owner, no date and no identity."),
    "MET102": Code(
        _E, "block of facts cannot be read", "It would be printed on the page as words."
    ),
    "MET103": Code(_E, "fact is missing", "Readers could not tell whether the page is current."),
    "MET104": Code(_E, "fact is unknown", "A misspelt fact is silently no fact at all."),
    "MET105": Code(
        _E, "fact has a wrong value", "The site would show, sort or date the page wrongly."
    ),
    "MET106": Code(_E, "fact is written twice", "Only one of the two would count."),
    "MET107": Code(
        _E, "section is missing", "Readers rely on the same parts in every page of a kind."
    ),
    "MET108": Code(_E, "unknown role", "Those it is for would not find it."),
    "MET109": Code(
        _W,
        "sections are not in their order",
        "Readers look for the answer at the top, and miss it.",
    ),
    "IDN101": Code(_E, "id is used twice", "A reference could lead to the wrong page."),
    "IDN102": Code(
        _E, "id does not fit the page", "An id says what a page is; this one says something else."
    ),
    "IDN103": Code(
        _E, "heading code of another page", "A link to the code would lead somewhere else."
    ),
    "IDN104": Code(_E, "heading code is used twice", "A link could lead to the wrong statement."),
    "IDN105": Code(_W, "title of another page", "Search and menu would show two pages as one."),
    "REF101": Code(_E, "unknown id", "The link would lead nowhere."),
    "REF102": Code(_E, "wrong kind of target", "The link would say what is not so."),
    "REF103": Code(_E, "unknown statement", "The link would miss the words meant."),
    "REF104": Code(_E, "unknown source", "A rule would stand without what it rests on."),
    "REF105": Code(_E, "unknown local value", "Readers would miss a number or date they need."),
    "REF106": Code(_E, "dead link or image", "The link would lead nowhere."),
    "REF107": Code(_E, "dead link to a heading", "The link would miss the place meant."),
    "REF108": Code(
        _E, "link leaves its folder", "It works on the Git host or on the site, never on both."
    ),
    "REF109": Code(_E, "unsafe address", "Such an address can run code or open a reader's files."),
    "REF110": Code(_E, "not a reference", "The brackets would be printed as words."),
    "REF111": Code(_E, "insert that cannot be set in", "Readers would miss what belongs there."),
    "AUD101": Code(_E, "measures that cannot be used", "The audit tool would leave a measure out."),
    "AUD102": Code(
        _W, "no questions for an audit", "An audit that only counts does not see the child."
    ),
    "COV101": Code(
        _W, "finding that nothing answers", "Learning that leads to nothing is learning repeated."
    ),
    "COV102": Code(_E, "pack that lists nothing", "It would print as a cover without contents."),
    "COV103": Code(_W, "page in no menu", "Readers could reach it only by search."),
    "COV104": Code(_E, "menu entry without a page", "The menu would offer what is not there."),
    "COV105": Code(
        _E, "local value still to be confirmed", "Readers would miss the number they need."
    ),
    "COV106": Code(
        _W, "standard is not on the child's path", "Readers would find no way to it and from it."
    ),
    "COV107": Code(
        _W,
        "readers have no part in a standard",
        "They would be told to read it, and not what to do.",
    ),
    "COV108": Code(
        _E, "brief with two briefings", "Only one of the two would be printed as its sheet."
    ),
    "CUR101": Code(
        _E, "pack holds a withdrawn page", "Trainers would print what nobody is to use any more."
    ),
    "CUR102": Code(_W, "reference to a withdrawn page", "Readers would be sent to what has ended."),
    "CUR103": Code(
        _E, "withdrawal is not whole", "Readers could not tell since when, or what to use instead."
    ),
    "CUR104": Code(_W, "withdrawn page in the menu", "The menu would offer what has ended."),
    "CUR105": Code(
        _E, "published id is gone", "Paper and links that carry the id would lead nowhere."
    ),
    "CUR106": Code(
        _E, "published address shows another page", "Old links would show something else."
    ),
    "CUR107": Code(
        _E, "pack has changed without a word", "Old print-outs of the pack would pass for current."
    ),
    "LAY101": Code(_E, "heading of the first level", "A page has one title, from its facts."),
    "LAY102": Code(
        _E, "block of code or note is not closed", "The rest of the page would be code, or gone."
    ),
    "LAY103": Code(_E, "unknown footnote or link name", "Its brackets would be printed as words."),
    "LAY104": Code(_E, "anchor is used twice", "A link to the place could lead to the wrong one."),
    "LAY105": Code(_E, "nested too deeply", "Nobody could follow it, and it cannot be printed."),
    "HED101": Code(
        _W,
        "level of a heading is left out",
        "A screen reader would announce a part that is missing.",
    ),
    "HED102": Code(_W, "heading without words", "Readers would jump to a line that says nothing."),
    "TAB103": Code(
        _W, "table without a head", "Nobody who listens to it could tell what a cell is about."
    ),
    "IMG101": Code(
        _W, "picture without words", "Whoever does not see the picture would miss what it says."
    ),
    "IMG102": Code(
        _E,
        "picture that cannot be shown",
        "It would be missing or slow, or could act in the name of a reader.",
    ),
    "LNK101": Code(
        _W, "link that says nothing", "Read alone, as screen readers list links, it leads nowhere."
    ),
    "LNK102": Code(
        _W, "link to a page that the build makes", "It would be dead where the page is edited."
    ),
    "LNK103": Code(
        _N, "source that has been replaced", "The rule may have changed since it was read."
    ),
    "LNK104": Code(
        _N,
        "statement has other words since this was confirmed",
        "What relies on it may say what is no longer so.",
    ),
    "LAN101": Code(
        _W, "short form that is not explained", "Families and new colleagues would be shut out."
    ),
    "LAN102": Code(
        _W, "word that hides or blames", "Children and families read what is written about them."
    ),
    "LAN103": Code(
        _W, "sentence that is too long", "Readers lose the thread, and with it the rule."
    ),
    "LAN104": Code(_W, "American spelling", "It looks careless, and the search may not find it."),
    "PRV101": Code(_E, "NHS number", "It names a person, who may be a child."),
    "PRV102": Code(_E, "date of birth", "It may let a child or family be recognised."),
    "PRV103": Code(_E, "full postcode", "It leads to a handful of homes."),
    "PRV104": Code(
        _E, "telephone number on a page", "Numbers change; one that is typed twice grows old once."
    ),
    "PRV105": Code(
        _E, "e-mail address on a page", "It may be a person's, and brings unwanted mail."
    ),
    "PRV106": Code(_W, "file that names its author", "It publishes a person's name."),
    "TAB101": Code(_E, "row with a wrong number of cells", "Cells would silently disappear."),
    "TAB102": Code(_E, "table runs into other words", "Readers would see bars, not a table."),
    "FRM101": Code(_W, "form without a place to fill in", "Its Word file would be no form."),
    "LST101": Code(_W, "list runs into other words", "Readers would see dashes, not a list."),
    "LST102": Code(_W, "list is nested unevenly", "Readers would see one flat list."),
    "HTM101": Code(
        _E,
        "<div> is nested, not closed or not Markdown",
        "Words would disappear, or be printed as they are typed.",
    ),
    "HTM102": Code(_E, "HTML that is not allowed", "It could act in the name of a reader."),
    "HTM103": Code(_E, "attribute that is not allowed", "It could act in the name of a reader."),
    "SEA101": Code(_E, "short form with two meanings", "The search would know only one of them."),
    "SEA102": Code(_E, "short form that leads nowhere", "Whoever types it would find nothing."),
    "PDF101": Code(
        _E, "element has no print form", "The paper would leave out what the screen shows."
    ),
    "PDF102": Code(_E, "page could not be printed", "Readers would find no PDF."),
    "PDF103": Code(_E, "picture cannot be printed", "The paper would leave out a picture."),
    "PDF104": Code(_W, "print engine has a remark", "The paper may not look as it should."),
    "PDF105": Code(_E, "printing takes too much", "Readers would find no PDF, or an old one."),
    "PDF106": Code(
        _W, "briefing is longer than two sides", "A team could not read it in seven minutes."
    ),
}

SUBJECTS: Mapping[str, str] = {
    "FIL": "Files",
    "DAT": "Data files",
    "MET": "The block of facts",
    "IDN": "Ids, titles and addresses",
    "REF": "References and links that lead nowhere",
    "LNK": "What links say, and what they rest on",
    "COV": "What belongs together",
    "CUR": "What was published",
    "AUD": "Audits of standards",
    "HED": "Headings",
    "LAY": "Layout",
    "TAB": "Tables",
    "FRM": "Forms",
    "LST": "Lists",
    "IMG": "Pictures",
    "HTM": "HTML",
    "LAN": "Language",
    "PRV": "What must never be published",
    "SEA": "Search",
    "PDF": "Print",
}
"""The letters of a code → what its checks are about."""

GUIDE_URI = "editing/problems.md"
"""The page of the editing guide that explains every code."""

EXAMPLES: Mapping[str, tuple[str, str]] = {
    "FIL101": ("a page saved in another encoding", 'the same page saved as "UTF-8"'),
    "FIL102": ("a file that is only a link to a file elsewhere", "the file itself"),
    "FIL103": ("a page with the length of a book", "several pages, and a pack of them"),
    "FIL104": ("words copied with hidden signs", "the same words typed anew"),
    "FIL106": ("`what?.md`", "`what.md`"),
    "DAT101": ('`label: "Who`', '`label: "Who"`'),
    "MET101": ("a page that begins with its text", "a page that begins with `---` and its facts"),
    "MET102": ("`title: Core groups: who`", '`title: "Core groups: who"`'),
    "MET103": ("no line `owner:`", "`owner: Business Unit`"),
    "MET104": ("`ownr: Business Unit`", "`owner: Business Unit`"),
    "MET105": ("`reviewed: 23 November`", "`reviewed: 2026-11-23`"),
    "MET106": ("two lines `owner:`", "one line `owner:`"),
    "AUD102": (
        "measures, and nothing that asks about the child",
        "below them `### Questions for an audit`, and a list",
    ),
    "IDN103": ("`### CPS-04.2 Members share` in the page CPS-05", "`### CPS-05.2 Members share`"),
    "IDN104": ("two headings `### CPS-05.2 …`", "`### CPS-05.2 …` and `### CPS-05.3 …`"),
    "REF101": ("`[[CPS-55]]`", "`[[CPS-05]]`"),
    "REF102": ("`answers: [CPS-05]`", "`answers: [LB-2022-01.F7]`"),
    "REF103": ("`[[CPS-05.99]]`", "`[[CPS-05.2]]`"),
    "REF104": ("`[[source:WT2062]]`", "`[[source:WT2026]]`"),
    "REF105": ("`[[local:frontdoor]]`", "`[[local:front-door-phone]]`"),
    "REF106": ("`[the form](from.docx)`", "`[the form](form.docx)`"),
    "REF107": ("`[who comes](#whoo)`", "`[who comes](#who)`"),
    "REF108": ("`[core groups](../standards/core-groups.md)`", "`[[CPS-08|core groups]]`"),
    "REF109": ("`[the form](javascript:…)`", "`[the form](https://www.example.org)`"),
    "REF110": ("`[[ ]]`", "`[[CPS-05]]`"),
    "REF111": ("`[[insert:change]]`", "`[[insert:changes]]`, on a line of its own"),
    "CUR101": ("`contents: [CPS-08]`, once CPS-08 is withdrawn", "`contents: [CPS-09]`"),
    "CUR102": ("`[[CPS-08]]` in the text, once CPS-08 is withdrawn", "`[[CPS-09]]`"),
    "CUR105": ("the file of CPS-08 is deleted", "it stays, with `withdrawn: 2027-02-01`"),
    "CUR106": ("a new page with the file name that CPS-08 once had", "another file name"),
    "TAB101": ("`| a | b | c |` below a line of dashes for two cells", "`| a | b |`"),
    "TAB102": ("a table on the line below a sentence", "an empty line between the two"),
    "TAB103": ("`| | |` above the line of dashes", "`| Who | What |`"),
    "HTM102": ("`<script>`", "the same in Markdown, or nothing"),
    "LAN101": ("`the QXZ meets`", "the words in full, or an entry in `glossary.yml`"),
    "LAN102": ("`hard to reach`", "`we offered Tuesdays at ten; she works then`"),
    "LAN103": ("a sentence of 40 words", "two sentences of 20"),
    "LAN104": ("`behavior`", "`behaviour`"),
    "PDF101": ("`<video>` on a page", "a picture, or words"),
    "PDF102": ("a sign that no font has", "the same in words"),
    "PDF103": ("a picture that is damaged", "the picture, saved again as PNG or SVG"),
    "PDF105": ("a table with tens of thousands of cells", "several tables, on several pages"),
    "PDF106": (
        "a brief whose sheet has a third side",
        "shorter sections, or a page that tells it shorter",
    ),
    "PDF104": ("what the print engine only remarks on", "the same, as its message asks"),
}
"""A wrong and a right example, for codes of which the docstring of a check does not show their own."""
