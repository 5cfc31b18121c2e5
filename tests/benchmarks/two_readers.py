"""Read the Markdown of any folder three ways, and count where the three differ.

A page that the check calls alike (cmark-gfm and our blocks) is rendered by Python-Markdown too, and
its letters and digits are compared with those that the Git host shows.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from lxml import html
from tests.builders import A_LIBRARY, a_page, an_index

from packsite.checks import foreign_marks, layout, tables, two_readers
from packsite.checks import html as html_checks
from packsite.connect.links import link
from packsite.model.page import Document
from packsite.read.dialect import offline_converter
from packsite.read.git_host import read_as_git_host
from packsite.weave.pages import rewrite

_FACTS = re.compile(r"---\n.*?\n---(?:\n|\Z)", re.DOTALL)
_OTHERS = (foreign_marks.marks, html_checks.raw_html, layout.named_links, tables.tables)
_NOT_WORDS = ("footnote", "footnote-ref", "footnote-backref", "admonition-title")


def page_of(path: Path) -> Document:
    """Return a page whose facts, if it has any, are blank lines."""
    text = path.read_text("utf-8-sig", "replace").replace("\r\n", "\n")
    facts = _FACTS.match(text)
    return a_page(body="\n" * facts[0].count("\n") + text[facts.end() :] if facts else text)


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def is_rendered_alike(page: Document) -> bool:
    """Whether Python-Markdown shows the letters that the Git host shows."""
    woven = rewrite(page, link(an_index(page)), A_LIBRARY)
    tree = html.fragment_fromstring(offline_converter().reset().convert(woven), "div")
    for picture in tree.iter("img"):
        picture.tail = f"{picture.get('alt', '')}{picture.tail or ''}"
    for mark in [one for name in _NOT_WORDS for one in tree.find_class(name)]:
        mark.drop_tree()
    return letters("".join(tree.itertext())) == letters(read_as_git_host(page).words)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.two_readers")
    parser.add_argument("folders", type=Path, nargs="+")
    paths = sorted(path for one in parser.parse_args().folders for path in one.rglob("*.md"))
    causes, lines = Counter[str](), Counter[str]()
    for path in paths:
        page = page_of(path)
        found = [*two_readers.read_alike(page)]
        for problem in found:
            print(f"{path}:{problem.line}: {problem.message}")
        lines.update(
            "other words" if problem.code.id == "MKD112" else problem.message for problem in found
        )
        has_others = any([*rule(page)] for rule in _OTHERS) or page.unclosed
        if found or has_others:
            causes["read otherwise" if found else "has other problems first"] += 1
        elif is_rendered_alike(page):
            causes["all three alike"] += 1
        else:
            causes["rendered otherwise"] += 1
            print(f"{path}: Python-Markdown shows other words")
    for count in (causes, lines):
        print(*(f"{number:6} {what}" for what, number in count.most_common()), "", sep="\n")


if __name__ == "__main__":
    main()
