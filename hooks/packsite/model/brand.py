"""The names and the look of the partnership whose site this is, from `brand.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from packsite.model.palette import ACCENT, MAIN, dark_colours, light_colours

PARTNERSHIP, AREA = "partnership", "area"
NAMES = (PARTNERSHIP, AREA)
"""The references that are shown as a name: `[[partnership]]` and `[[area]]`."""

BRAND_FILE, MARK_FILE = "brand.yml", "mark.svg"
"""The file of names and looks, and the drawing beside it that is the mark of a partnership."""
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="3 2 26 27">'
    '<path d="M16 2 3 12.4V15h2.6L16 6.6 26.4 15H29v-2.6z"/><circle cx="12.4" cy="15.6" r="3.4"/>'
    '<path d="M5.5 29v-3.6a6.4 6.4 0 0 1 12.3-2.5 5 5 0 0 0-2 4V29z"/>'
    '<circle cx="21.6" cy="20.2" r="2.5"/><path d="M17.4 29v-2a4.2 4.2 0 0 1 8.4 0v2z"/></svg>'
)
"""A roof over an adult and a child, for a partnership without a mark of its own."""
FACES: Mapping[str, int] = {
    "regular": 400, "italic": 400, "bold": 700, "semibold": 600, "bold_italic": 700
}  # fmt: skip
"""The faces of a typeface → their weights; the last two are optional."""
FONT_ENDINGS = (".ttf", ".otf")
"""The endings of font files beside `brand.yml`."""
Faces = tuple[tuple[str, bytes], ...]
"""The name of each face, as in `FACES`, and its font as TTF or OTF."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The two colours that a partnership chooses, as `#rrggbb`; all others follow from them."""

    main: str = MAIN
    """Of the bar on top, under white words."""
    accent: str = ACCENT
    """Of links, headings and lines, on white."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """The fonts of a partnership, in place of Source Sans."""

    name: str
    """The name of the family, as Office lists it."""
    faces: Faces = field(repr=False)
    """The fonts, renamed as one family."""


@dataclass(frozen=True, slots=True)
class Brand:
    """The names of a partnership, its area and its site, and their look."""

    name: str = "The partnership"
    short_name: str = ""
    area: str = "the area"
    site_name: str = "Safeguarding"
    colours: Colours = field(default_factory=Colours)
    mark: str = MARK
    """The mark, as SVG; shapes without a colour take that of the text beside them."""
    typeface: Typeface | None = None
    """Its own fonts; `None` for those of the theme."""

    @property
    def names(self) -> Mapping[str, str]:
        """The words of each reference to a name."""
        return {PARTNERSHIP: self.name, AREA: self.area}

    def mark_in(self, colour: str, place: str = "") -> str:
        """Return the mark in a colour; `place` are its attributes within another drawing."""
        paint = f'fill="{colour}" color="{colour}"'
        return self.mark.replace("<svg", f"<svg {paint}{place}", 1)

    @property
    def favicon(self) -> str:
        """The mark in white on the main colour, as SVG."""
        mark = self.mark_in("#fff", ' x="5" y="4" width="22" height="23"')
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
            f'<rect width="32" height="32" rx="5" fill="{self.colours.main}"/>{mark}</svg>'
        )

    @property
    def light(self) -> Mapping[str, str]:
        """The colours on a light ground and on paper, by name."""
        return light_colours(self.colours.main, self.colours.accent)

    @property
    def dark(self) -> Mapping[str, str]:
        """The colours on a dark ground, by the same names."""
        return dark_colours(self.colours.main, self.colours.accent)
