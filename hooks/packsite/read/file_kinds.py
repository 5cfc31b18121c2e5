"""Say which kinds of files are published, and the remedy for a file of any other kind."""

import re
from collections.abc import Mapping
from posixpath import splitext

from packsite.read.pictures import PICTURE_ENDINGS

_DOWNLOADS = (".pdf", ".docx", ".xlsx", ".pptx", ".csv", ".ics", ".txt")
"""Files that a reader downloads; nothing in them runs, and the check looks inside."""
_PUBLISHED = {".md", *_DOWNLOADS, *PICTURE_ENDINGS}
_HINTS: Mapping[str, str] = {
    "markdown mdown mkdn mkd": "If it is a page, rename it so that it ends in .md.",
    "doc docm dot dotx dotm odt ott rtf pages wpd": "Save it as .docx or as PDF.",
    "xls xlsm xlsb xlt xltx xltm ods numbers tsv": "Save it as .xlsx or as PDF.",
    "ppt pptm pot potx pps ppsx ppsm odp key": "Save it as .pptx or as PDF.",
    "heic heif avif jxl tif tiff bmp ico psd ai eps emf wmf jfif jp2 svgz raw dng":
        "Save it as JPEG or PNG.",
    "mp4 m4v mov avi wmv mkv webm mpg mpeg mp3 m4a wav ogg oga ogv aac flac":
        "Put it where your organisation keeps its films, and link to it with https://.",
    "html htm xhtml shtml mht mhtml xml php asp aspx":
        "Write its words as a page, in a file that ends in .md.",
    "zip 7z rar tar gz tgz bz2 xz iso": "Unpack it, and add each file that readers need.",
    "eml msg url webloc lnk desktop": "Write what readers need on a page.",
    "yml yaml json toml": "Data files belong in docs/data, under one of its known names.",
    "orig rej bak old tmp save": "Delete it: the history keeps every earlier version.",
}  # fmt: skip
_HINT_BY_ENDING = {f".{name}": hint for names, hint in _HINTS.items() for name in names.split()}
_OTHERWISE = "Move it out of this folder."
_UNNOTICED = re.compile(
    r"(?i)~\$.*|.*~|.*\.sw[op]|thumbs\.db|desktop\.ini|\.~lock\..*|\._.*|\.ds_store"
    r"|\.git(?:keep|ignore|attributes)?|\.keep|\.nojekyll|\.obsidian|\.vscode|\.idea"
)
"""Files and folders that programs make unasked, and that nobody means to publish."""


def is_published_kind(name: str) -> bool:
    """Whether files of this kind are published: pages, pictures and downloads."""
    return not name.startswith(".") and splitext(name)[1].lower() in _PUBLISHED


def is_download(name: str) -> bool:
    """Whether a file is neither a page nor a picture."""
    return splitext(name)[1].lower() in _DOWNLOADS


def is_unnoticed(name: str) -> bool:
    """Whether a program made this file or folder for itself, so that nothing is said of it."""
    return _UNNOTICED.fullmatch(name) is not None


def hint_for_kind(name: str) -> str:
    """Return the remedy for a file of a kind that is not published."""
    if name.startswith("."):
        return "A name that begins with a dot is hidden: rename it, or move it out of this folder."
    return _HINT_BY_ENDING.get(splitext(name)[1].lower(), _OTHERWISE)
