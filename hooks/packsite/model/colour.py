"""Colours as `#rrggbb`: contrast, and the nearest colour that can be read.

Contrast is that of WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
"""

from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls

TEXT, BOUNDARY = 4.5, 3.0
"""The least contrast of text (1.4.3), and of controls and the focus indicator (1.4.11)."""
_STEPS = 400
Ground = tuple[str, float]
"""A colour beside another, and the least contrast of the two."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(colour: str, grounds: Iterable[Ground]) -> bool:
    """Whether a colour has enough contrast with each of its grounds."""
    return all(contrast(colour, ground) >= least for ground, least in grounds)


def readable(colour: str, grounds: Iterable[Ground]) -> str:
    """Return the nearest colour of another lightness that can be read; the same if it can be."""
    grounds, (hue, lightness, saturation) = tuple(grounds), _hls(colour)
    if is_readable(colour, grounds):
        return colour
    levels = sorted((n / _STEPS for n in range(_STEPS + 1)), key=lambda one: abs(one - lightness))
    others = (_hex(hue, level, saturation) for level in levels)
    return next(one for one in others if is_readable(one, grounds))


def turned(colour: str, base: str, to: str) -> str:
    """Return a colour turned by the way from the hue of `base` to that of `to`.

    It is as light as before, and greyer by as much as `to` is greyer than `base`.
    """
    hue, lightness, saturation = _hls(colour)
    (from_hue, _, from_saturation), (to_hue, _, to_saturation) = _hls(base), _hls(to)
    share = min(1.0, to_saturation / from_saturation)
    return _hex((hue + to_hue - from_hue) % 1, lightness, saturation * share)


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hls(colour: str) -> tuple[float, float, float]:
    return rgb_to_hls(*_channels(colour))


def _hex(hue: float, lightness: float, saturation: float) -> str:
    channels = hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(one * 255):02x}" for one in channels)


def _luminance(colour: str) -> float:
    linear = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in _channels(colour)
    )
    return sum(share * one for share, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
