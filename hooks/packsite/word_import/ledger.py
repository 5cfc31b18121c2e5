"""Account for every word of a Word file: it is in the page, or it is listed as left out."""

import re
from collections import Counter
from collections.abc import Iterable

from lxml import html

from packsite.model.settings import PacksiteError
from packsite.read.dialect import offline_converter
from packsite.read.references import relabelled
from packsite.word_import.package import Passage, Where

_NOTE_MARK = re.compile(r'<sup id="fnref[^>]*>.*?</sup>|<a class="footnote-backref".*?</a>')
_WORD = re.compile(r"\w+")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ORDER = [*Where]
_MUST_ARRIVE = {Where.BODY, Where.NOTE}


def left_out(
    passages: Iterable[Passage], page: str, repeated: Iterable[str], markers: Iterable[str]
) -> tuple[Passage, ...]:
    """Return the passages that are not in a page, which is Markdown with its title.

    `repeated` is the text that the page has more often than the file, and `markers` are the typed
    list markers, which Markdown may count by itself. Raises PacksiteError if words of the text
    itself are missing, or if the page has words that the file has not.
    """
    unused = Counter(_words(visible(page)))
    optional = Counter(_words(" ".join(markers)))
    missing = []
    for passage in sorted(passages, key=lambda one: _ORDER.index(one.where)):
        wanted = Counter(_words(passage.words))
        lacking = wanted - unused
        if lacking <= optional:
            optional -= lacking
            unused -= wanted
        else:
            missing.append(passage)
    if lost := [one.words for one in missing if one.where in _MUST_ARRIVE]:
        raise _stopped("these words would be missing from the page", lost)
    if added := unused - Counter(_words(" ".join(repeated))):
        raise _stopped("the page would have words that the file has not", added)
    return tuple(missing)


def visible(page: str) -> str:
    """Return the words of a page of Markdown that readers see, without the marks of its notes."""
    text = relabelled(page, lambda target, label: label or target)
    page = offline_converter().reset().convert(text).replace("<br", " <br")
    tree = html.fromstring(f"<div>{_NOTE_MARK.sub('', page)}</div>")
    return "".join(map(str, tree.itertext()))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.translate(_INVISIBLE).casefold())


def _stopped(fault: str, words: Iterable[str]) -> PacksiteError:
    shown = "; ".join(f'"{one}"' for one in words)
    return PacksiteError(
        f"The import stopped, and nothing was written: {fault}: {shown}. In Word, type this part "
        "again as plain paragraphs, and import the file again. Tell whoever looks after the site."
    )
