"""The codes of reading: files, data files, the block of facts and the sections of a standard."""

from packsite.model.codes import ERROR, WARNING, Code

FIL101 = Code("FIL101", ERROR, "file cannot be read", "The page would be missing from the site.",
              bad="a page saved in another encoding",
              good='the same page saved as "UTF-8"')  # fmt: skip
FIL102 = Code("FIL102", ERROR, "link to a file elsewhere",
              "It could publish files that are not part of the site.",
              bad="a file that is only a link to another one", good="the file itself")  # fmt: skip
FIL103 = Code("FIL103", ERROR, "page or line is too long",
              "Nobody reads a page or line of this length.", bad="a page as long as a book",
              good="several pages, and a pack of them")  # fmt: skip
FIL104 = Code("FIL104", ERROR, "hidden control characters",
              "They can hide what a rule says, or reverse it.",
              bad="text copied with hidden characters", good="the same text, retyped")  # fmt: skip
FIL105 = Code("FIL105", ERROR, "two files become one page",
              "One of the two would disappear without warning.")  # fmt: skip
FIL106 = Code("FIL106", ERROR, "file name that cannot be used",
              "Links to the file break on some computers, or the file goes unchecked.",
              bad="`what?.md`", good="`what.md`")  # fmt: skip
FIL107 = Code("FIL107", WARNING, "file that is not published",
              "Readers would not find it: only pages, pictures and downloads are published.",
              bad="`form.docm`, `old-page.html`, `page.bak`",
              good="`form.docx`, `agenda.pdf`, `page.md`")  # fmt: skip
DAT101 = Code("DAT101", ERROR, "data file cannot be read",
              "Values that pages share would be missing.", bad='`label: "Who`',
              good='`label: "Who"`')  # fmt: skip
DAT102 = Code("DAT102", ERROR, "entry of a data file is wrong",
              "Every page that uses the entry would be wrong.")  # fmt: skip
MET101 = Code("MET101", ERROR, "no block of facts",
              "The page would have no owner, no date and no id.",
              bad="a page that begins with its text",
              good="a page that begins with `---` and its facts")  # fmt: skip
MET102 = Code("MET102", ERROR, "block of facts cannot be read",
              "The block would appear as text on the page.", bad="`title: Core groups: who`",
              good='`title: "Core groups: who"`')  # fmt: skip
MET103 = Code("MET103", ERROR, "fact is missing",
              "Readers could not tell whether the page is current.", bad="no line `owner:`",
              good="`owner: Business Unit`")  # fmt: skip
MET104 = Code("MET104", ERROR, "fact is unknown", "A misspelt fact would be ignored.",
              bad="`ownr: Business Unit`", good="`owner: Business Unit`")  # fmt: skip
MET105 = Code("MET105", ERROR, "fact has a wrong value",
              "The site would show, sort or date the page wrongly.", bad="`reviewed: 23 November`",
              good="`reviewed: 2026-11-23`")  # fmt: skip
MET106 = Code("MET106", ERROR, "fact is written twice", "Only one of the two would count.",
              bad="two lines `owner:`", good="one line `owner:`")  # fmt: skip
AUD101 = Code("AUD101", ERROR, "measures that cannot be used",
              "The audit tool would leave a measure out.")  # fmt: skip
AUD102 = Code("AUD102", WARNING, "no questions for an audit",
              "An audit that only counts misses the child.",
              bad="measures, but no questions about the child",
              good="below them `### Questions for an audit`, and a list")  # fmt: skip
FILES = (FIL101, FIL102, FIL103, FIL104, FIL105, FIL106, FIL107)
DATA = (DAT101, DAT102)
FACTS = (MET101, MET102, MET103, MET104, MET105, MET106)
