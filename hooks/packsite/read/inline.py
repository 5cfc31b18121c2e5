"""The marks of Markdown inside a line: links, HTML, attribute lists, footnotes, emphasis."""

from __future__ import annotations

import re

MARKUP = re.compile(
    r"""
      \[\^ [^\]\n]* \]:?                        # a footnote
    | \[ (?=[^\[\]\n]* \][(\[])                # a link keeps its words
    | !\[ (?=[^\[\]\n]* \]\()
    | \]\( (?:[^()\n]|\([^()\n]*\))* \)
    | \]\[ [^\[\]\n]* \]                       # the name of its address
    | </?[a-zA-Z][^<>]*>
    | \{:?[ ]* (?:[.\#]|[\w-]+=) [^{}\n]* \}
    """,
    re.VERBOSE,
)
"""What readers do not see of a link, of HTML, of attributes and of footnotes.

Each begins with a sign of its own, which is what makes the search quick.
"""
ADDRESS = re.compile(r"<?https?://[^\s<>()]+>?")
