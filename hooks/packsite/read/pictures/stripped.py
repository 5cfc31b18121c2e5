"""Strip the metadata of a picture: place, time, camera, program, comments.

The pixels are kept byte for byte; only the chunks around them are dropped. The orientation of a
photo is kept, because without it the photo would appear on its side.
"""

import struct
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

_PNG = 8
_PNG_CHUNKS = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs",
    b"bKGD", b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
_WEBP_CHUNKS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"}
_METADATA_FLAGS = 0x20 | 0x08 | 0x04
"""The flags of a WebP for colour profile, EXIF and XMP."""
_ORIENTATION = 0x0112
_START_OF_SCAN, _END, _ADOBE, _JFIF = 0xDA, 0xD9, 0xEE, 0xE0


def stripped(content: bytes, kind: str) -> bytes:
    """Return a valid picture without its metadata."""
    return _BY_KIND[kind](content)


def _png(content: bytes) -> bytes:
    parts, at = [content[:_PNG]], _PNG
    while at + 8 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if name in _PNG_CHUNKS:
            parts.append(content[at:end])
        if name == b"IEND":
            break
        at = end
    return b"".join(parts)


def _webp(content: bytes) -> bytes:
    parts, at = [], 12
    while at + 8 <= len(content):
        name, length = struct.unpack_from("<4sI", content, at)
        end = at + 8 + length + length % 2
        if name == b"VP8X":
            flags = content[at + 8] & ~_METADATA_FLAGS
            parts.append(content[at : at + 8] + bytes([flags]) + content[at + 9 : end])
        elif name in _WEBP_CHUNKS:
            parts.append(content[at:end])
        at = end
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _jpg(content: bytes) -> bytes:
    parts = [content[:2], _orientation(content)]
    for marker, segment in _segments(content):
        is_metadata = marker == 0xFE or (0xE0 <= marker <= 0xEF and marker not in {_JFIF, _ADOBE})
        if not is_metadata:
            parts.append(segment)
    return b"".join(parts)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the marker and the bytes of each segment of a JPEG; a scan includes its pixels."""
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF or content[at + 1] == 0xFF:
            at += 1
            continue
        marker = content[at + 1]
        if marker == _END:
            break
        end = at + 2 + max(2, int.from_bytes(content[at + 2 : at + 4]))  # the length counts itself
        if marker == _START_OF_SCAN:
            end = _end_of_scan(content, end)
        yield marker, content[at:end]
        at = end
    yield _END, b"\xff\xd9"


def _end_of_scan(content: bytes, at: int) -> int:
    """Return the offset of the next marker; FF 00 and restart markers belong to the pixels."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 2
    return len(content)


def _orientation(content: bytes) -> bytes:
    """Return an EXIF segment with the orientation only; empty for an upright photo."""
    with Image.open(BytesIO(content)) as image:
        turned = image.getexif().get(_ORIENTATION, 1)
    if turned not in range(2, 9):
        return b""
    exif = Image.Exif()
    exif[_ORIENTATION] = turned
    words = exif.tobytes()
    words = words if words.startswith(b"Exif\0\0") else b"Exif\0\0" + words
    return b"\xff\xe1" + (len(words) + 2).to_bytes(2) + words


def _gif(content: bytes) -> bytes:
    """Drop comments and application data, except the loop count."""
    at = 13 + _table(content[10])
    parts = [content[:at]]
    while at < len(content) and content[at] != 0x3B:
        end = _end_of_block(content, at)
        if not _is_metadata(content, at):
            parts.append(content[at:end])
        at = end
    return b"".join((*parts, b";"))


def _is_metadata(content: bytes, at: int) -> bool:
    if content[at] != 0x21:
        return False
    is_loop = content[at + 3 : at + 14] == b"NETSCAPE2.0"
    return content[at + 1] in {0xFE, 0x01} or (content[at + 1] == 0xFF and not is_loop)


def _end_of_block(content: bytes, at: int) -> int:
    """Return the end of an image or extension: both end with sub-blocks, the last one empty."""
    if content[at] == 0x21:
        at += 2
    else:
        flags = content[at + 9 : at + 10]  # empty in a truncated file
        at += 11 + (_table(flags[0]) if flags else 0)
    while at < len(content) and content[at]:
        at += content[at] + 1
    return at + 1


def _table(flags: int) -> int:
    """Return the size in bytes of the colour table that follows."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


_BY_KIND = {"png": _png, "jpg": _jpg, "gif": _gif, "webp": _webp}
