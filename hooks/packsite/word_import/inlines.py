"""Turn the inlines of pandoc's tree into those that a page may have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import basename
from urllib.parse import unquote

from markdown.extensions.toc import slugify

from packsite.model.site import Site
from packsite.read.pictures import picture
from packsite.word_import.nodes import inside, markdown, node, text_of
from packsite.word_import.pandoc import Node

_WEB = ("https://", "http://")


@dataclass(slots=True)
class Inlines:
    """Converts inlines, and collects the pictures, conversions and decisions on the way."""

    site: Site
    pictures: Mapping[str, bytes]
    stem: str
    """The name of the page's file without its ending, with which those of its pictures begin."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """The id of each heading in the tree → its words."""
    files: dict[str, bytes] = field(default_factory=dict)
    """The pictures of the page by their name."""
    conversions: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)

    def converted(self, inlines: list[Node]) -> list[Node]:
        """Return inlines with nothing in them that a page cannot show."""
        return [made for one in inlines for made in self._one(one)]

    def _one(self, one: Node) -> list[Node]:
        kind, contents = one["t"], one.get("c", [])
        if kind in {"Emph", "Strong", "Strikeout"}:
            within = self.converted(contents)
            return [node(kind, within)] if text_of(within) or _has_picture(within) else within
        if kind in {"Underline", "SmallCaps"}:
            return self.converted(contents)
        if kind in {"Superscript", "Subscript"}:
            tag = kind[:3].lower()
            return [markdown(f"<{tag}>"), *self.converted(contents), markdown(f"</{tag}>")]
        if kind == "Span":
            return self._span(contents[0], contents[1])
        if kind == "Quoted":
            return self.converted(contents[1])
        if kind == "Link":
            return self._link(contents[1], contents[2][0])
        if kind == "Image":
            return self._image(contents[1], contents[2][0])
        return [] if kind in {"RawInline", "Math"} else [one]

    def _span(self, attributes: list[object], inlines: list[Node]) -> list[Node]:
        """Keep the direction of a span; its other attributes are Word's."""
        named = attributes[2]
        within = self.converted(inlines)
        if isinstance(named, list) and ["dir", "rtl"] in named and text_of(within):
            return [markdown('<span dir="rtl">'), *within, markdown("</span>")]
        return within

    def _link(self, inlines: list[Node], address: str) -> list[Node]:
        words = self.converted(inlines)
        label = text_of(words)
        if page_id := self._own_page(address):
            self.conversions.append(f'the link "{label}" became [[{page_id}]]')
            return [markdown(f"[[{page_id}|{label.replace('|', ' ')}]]")]
        if address.startswith(_WEB):
            self._propose_source(label, address)
        elif heading := self.anchors.get(address.removeprefix("#")):
            address = f"#{slugify(heading, '-')}"
        else:
            if not address.startswith("mailto:"):
                self.decisions.append(
                    f'the link "{label}" led to "{address}", which readers cannot open: '
                    "link to a page or a file of this site, or leave it as text"
                )
            return words
        return [node("Link", [["", [], []], words, [address, ""]])]

    def _own_page(self, address: str) -> str:
        """Return the id of the page of this site that an address leads to; empty for others."""
        own = self.site.settings.site_url.rstrip("/")
        path = address.partition("#")[0]
        if address.startswith(_WEB) and not (own and path.startswith(f"{own}/")):
            return ""
        path = unquote(path.removeprefix(own)).strip("/").lower()
        for page in self.site.documents:
            stem = page.uri.removesuffix(".md").lower()
            if path in {stem, f"{stem}.html", page.uri.lower(), page.pdf_uri.lower()}:
                return page.facts.id
        return ""

    def _propose_source(self, label: str, address: str) -> None:
        for source in self.site.library.sources.values():
            if source.url and address.rstrip("/") == source.url.rstrip("/"):
                self.decisions.append(
                    f'"{label}" links to a source of this site: write [[source:{source.key}]]'
                )

    def _image(self, alternative: list[Node], address: str) -> list[Node]:
        """Write a picture without its metadata, under a name of the page's own."""
        content = self.pictures.get(f"word/{address}")
        found = picture(content) if content else None
        if found is None or not found.content:
            fault = f"{found.fault}; {found.hint}" if found else "is not in the file"
            self.decisions.append(f'the picture "{basename(address)}" {fault} It was left out')
            return []
        known = [name for name, given in self.files.items() if given == found.content]
        name = known[0] if known else f"{self.stem}-{len(self.files) + 1}.{found.kind}"
        self.files[name] = found.content
        words = text_of(alternative)
        if not words:
            self.decisions.append(
                f'the picture "{name}" has no text alternative: say what it shows'
            )
        return [node("Image", [["", [], []], [node("Str", words)] if words else [], [name, ""]])]


def _has_picture(inlines: list[Node]) -> bool:
    return any(one["t"] == "Image" for one in inside(inlines))
