"""The build as a plugin of MkDocs, for sites that install the engine: `plugins: [packsite]`."""

from mkdocs.plugins import BasePlugin

from packsite_mkdocs import events

_EVENTS = {name: staticmethod(event) for name, event in vars(events).items() if name[:3] == "on_"}
PacksitePlugin = type("PacksitePlugin", (BasePlugin,), _EVENTS)
"""The events, which are those of the hook."""
