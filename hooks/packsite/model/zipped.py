"""ZIP files whose bytes depend on their content alone, on every platform."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ZIP_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time of an entry."""


def zip_bytes(files: Mapping[str, bytes], when: datetime = ZIP_EPOCH) -> bytes:
    """Return the bytes of a ZIP file with sorted entries of one time."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = ZipInfo(name, when.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # Unix, on every platform
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def unzipped(content: BytesIO) -> dict[str, bytes]:
    """Return the files of a ZIP file of our own by name."""
    with ZipFile(content) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
