"""The build as a hook of MkDocs, for this repository; an installed site has the plugin instead.

MkDocs calls each function here whose name begins with `on_`.
"""

from packsite_mkdocs.events import *  # noqa: F403
