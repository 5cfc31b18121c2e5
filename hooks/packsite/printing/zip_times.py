"""The times in ZIP files, which would make every build's bytes differ."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time of a ZIP entry: the document is dated, its packing is not."""


def without_times(saved: BytesIO) -> bytes:
    """Return a ZIP file with the same content and fixed times."""
    repacked = BytesIO()
    with ZipFile(saved) as old, ZipFile(repacked, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _EPOCH), old.read(name), ZIP_DEFLATED)
    return repacked.getvalue()
