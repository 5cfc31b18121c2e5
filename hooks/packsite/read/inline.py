"""The marks of Markdown inside a line: links, HTML, attribute lists, footnotes, emphasis."""

import re

MARKUP = re.compile(
    r"""
      \[\^ [^\]\n]* \]:?                        # a footnote
    | \[ (?=[^\[\]\n]* \][(\[])                # a link keeps its text
    | !\[ (?=[^\[\]\n]* \]\()
    | \]\( (?:[^()\n]++|\((?:[^()\n]++|\((?:[^()\n]++|\([^()\n]*+\))*+\))*+\))*+ \)
    | \]\[ [^\[\]\n]* \]                       # the name of its address
    | </?[a-zA-Z][^<>]*>
    | \{:?[ ]* (?:[.\#]|[\w-]+=) [^{}\n]* \}
    """,
    re.VERBOSE,
)
"""The invisible parts of links, HTML, attribute lists and footnotes.

Each alternative begins with its own character, which keeps the search fast.
"""
ADDRESS = re.compile(r"(?:<https?|https?)://[^\s<>()]+>?")  # so it is searched for by its letters
