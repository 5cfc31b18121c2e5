"""Look inside a download before it is published: for what acts, what is hidden, and who made it.

A Word file shows its reader a fraction of what it carries: comments, earlier words, hidden rows,
the names of its authors. Its name proves nothing.
"""

import re
from pathlib import Path
from posixpath import splitext

from packsite.read.downloads.contents import Contents
from packsite.read.downloads.office import MAIN_PARTS, office_contents

_FORMULA = re.compile(r"(?m)(?:^|[,;\t])[ ]*\"?[ ]*[=@]")


def contents(path: Path) -> Contents:
    """Return the contents of a download; a file that cannot be read has that as its fault."""
    ending = splitext(path.name)[1].lower()
    try:
        if ending == ".pdf":
            from packsite.read.downloads.pdf import pdf_contents  # noqa: PLC0415 - slow to load

            return pdf_contents(path)
        if ending in MAIN_PARTS:
            return office_contents(path)
        return _text_contents(path, ending)
    except OSError as error:
        return Contents(active=(f"cannot be opened ({error.strerror})",))


def _text_contents(path: Path, ending: str) -> Contents:
    text = path.read_bytes().decode("utf-8-sig", "replace")
    if "\0" in text:
        return Contents(active=("is not text",))
    is_acting = ending == ".csv" and _FORMULA.search(text)
    return Contents((text,), active=("contains a formula",) if is_acting else ())
