"""Report the outcome of the import of a Word file, and the open decisions."""

from collections.abc import Iterator

from packsite.model.site import Site
from packsite.word_import.page import Imported


def report(name: str, file: str, text: str, made: Imported, site: Site) -> str:
    """Return the report of an import as Markdown.

    It lists how each part was converted, the words left out and the decisions to take. `text` is
    that of the new page `file`, and `name` that of the Word file.
    """
    left_out = [f'{one.where}: "{one.words}"' for one in made.left_out]
    decisions = [*made.decisions, *_references(text, site)]
    parts = (
        ("What became of each part", made.conversions),
        ("What was left out, word for word", left_out),
        ("What you need to decide", decisions),
    )
    lines = [f"# {name} became {file}"]
    for title, given in parts:
        lines += ["", f"## {title}", "", *(f"- {one}." for one in given)] if given else []
    return "\n".join((*lines, ""))


def _references(text: str, site: Site) -> Iterator[str]:
    """Yield the sources and pages that a page names without a reference, each once."""
    meant = [
        *((one.title, f"source:{one.key}") for one in site.library.sources.values()),
        *((page.facts.id, page.facts.id) for page in site.documents if page.facts.id),
    ]
    for words, target in meant:
        for number, line in enumerate(text.split("\n"), 1):
            if words in line and f"[[{target}" not in line and not line.startswith("id: "):
                yield f'line {number} names "{words}": write [[{target}]] for it'
                break
