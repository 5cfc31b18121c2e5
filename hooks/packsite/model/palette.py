"""Every colour that shows whose site this is, from the two that a partnership chooses.

The standard palette is turned to the hue of the chosen colours. Alarm, care and the ring of the
focus mean the same everywhere and are not part of it.
"""

from collections.abc import Iterable, Mapping

from packsite.model.colour import BOUNDARY, TEXT, Ground, readable, turned

MAIN, ACCENT = "#0a4351", "#0b5364"
"""The standard colours, which all others are turned from."""
WHITE = "#ffffff"
_LIGHT_TINTS, _DARK_TINTS = ("#fcf1ef", "#fdf5e0"), ("#331c1b", "#2d2716")
"""The grounds of alarm and care in the style sheets, on which there are links too."""
ON_MAIN: tuple[Ground, ...] = ((WHITE, TEXT), ("#ffbf47", BOUNDARY))
"""On the bar: its words, and the ring of the focus."""
_LIGHT = {
    "tint": "#eff5f6",
    "tint-strong": "#dce8ea",
    "ink": "#14292f",
    "quiet": "#455960",
    "accent": ACCENT,
    "accent-strong": "#062f3a",
    "line": "#c6d5d9",
    "line-strong": "#627b83",
}
_DARK = {
    "paper": "#101c20",
    "tint": "#17272c",
    "tint-strong": "#21363d",
    "ink": "#e6eef0",
    "quiet": "#a9bdc3",
    "accent": "#83cbda",
    "accent-strong": "#c3e7ee",
    "line": "#30474e",
    "line-strong": "#7e979f",
}
_DARK_BAR = "#0b2f39"
_WORDS = ("ink", "quiet", "accent", "accent-strong")


def light_colours(main: str, accent: str) -> Mapping[str, str]:
    """Return the colours on a light ground by name; the two chosen ones are among them."""
    found = {"bar": main, "paper": WHITE, **_turned(_LIGHT, accent), "accent": accent}
    return _with_contrast(found, _LIGHT_TINTS)


def dark_colours(main: str, accent: str) -> Mapping[str, str]:
    """Return the colours on a dark ground by name."""
    bar = readable(turned(_DARK_BAR, MAIN, main), ON_MAIN)
    return _with_contrast({"bar": bar, **_turned(_DARK, accent)}, _DARK_TINTS)


def grounds_of(chosen: str) -> tuple[Ground, ...]:
    """Return the grounds of a chosen colour, as the bar and as the accent that it may be."""
    tints = (turned(_LIGHT["tint"], ACCENT, chosen), *_LIGHT_TINTS)
    return (*ON_MAIN, *((tint, TEXT) for tint in tints))


def _turned(colours: Mapping[str, str], accent: str) -> Mapping[str, str]:
    return {name: turned(one, ACCENT, accent) for name, one in colours.items()}


def _with_contrast(colours: Mapping[str, str], tints: Iterable[str]) -> Mapping[str, str]:
    """Return colours of which words and strong lines can be made out on paper and every tint."""
    grounds = (colours["paper"], colours["tint"], *tints)
    least = {**dict.fromkeys(_WORDS, TEXT), "line-strong": BOUNDARY}
    return {
        name: readable(one, [(ground, least[name]) for ground in grounds if name in least])
        for name, one in colours.items()
    }
