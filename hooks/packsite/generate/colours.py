"""Generate the custom properties of the style sheets from the colours of the brand."""

from collections.abc import Mapping

from packsite.model.brand import Brand

_ALWAYS = ("ink", "quiet", "accent", "line-strong")
"""The colours that are also needed on paper, and on surfaces that stay light in the dark."""
SWITCH = '[data-md-color-scheme="slate"] {{{}}}'
"""Dark where the reader has chosen so."""
DEVICE = "@media screen and (prefers-color-scheme: dark) {{ :root {{{}}} }}"
"""Dark where the device says so; paper is light."""


def colour_sheet(brand: Brand, dark: str = "") -> bytes:
    """Return a style sheet that names every colour; `dark` tells where those of the dark apply.

    Without it, on paper, they never do. `--ps-ink` is the ink of the colours in use, and
    `--ps-light-ink` always that on a light ground.
    """
    always = {f"light-{name}": brand.light[name] for name in _ALWAYS}
    light = _declared({**always, **brand.light})
    return f":root {{{light}}}\n{dark.format(_declared(brand.dark))}\n".encode()


def _declared(colours: Mapping[str, str]) -> str:
    return "".join(f" --ps-{name}: {colour};" for name, colour in colours.items()) + " "
