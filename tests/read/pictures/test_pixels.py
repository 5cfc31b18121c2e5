"""Pictures made of pixels: known by content, bounded, whole, and without what they tell."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageFile, PngImagePlugin

from packsite.read.pictures import as_published, kind_of, picture

PLACE = "Bark Street 12"
"""What a picture must not tell."""


def an_image(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> Image.Image:
    image = Image.new(mode, size, 120 if mode in {"L", "P"} else (120, 30, 60))
    image.paste(200 if mode in {"L", "P"} else (10, 200, 90), (0, 0, 15, 9))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    written = BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    told = Image.Exif()
    told[0x010E], told[0x013B], told[0x0112] = PLACE, "A. Person", orientation
    told.get_ifd(0x8825)[2] = (53.0, 34.0, 40.0)
    return told


def telling() -> dict[str, bytes]:
    """Return a picture of each kind that tells a place in every way its kind knows."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", PLACE)
    words.add_itxt("XML:com.adobe.xmp", PLACE)
    image, told, xmp = an_image(), exif().tobytes(), PLACE.encode()
    frames = [an_image("P"), an_image("P").rotate(180)]
    return {
        "png": saved(image, "PNG", pnginfo=words, exif=told, icc_profile=xmp) + b"\n" + xmp,
        "jpg": saved(image, "JPEG", exif=told, xmp=xmp, comment=PLACE, icc_profile=xmp) + xmp,
        "gif": saved(
            frames[0], "GIF", save_all=True, append_images=frames[1:], loop=0, comment=PLACE
        ),
        "webp": saved(image, "WEBP", exif=told, xmp=xmp, icc_profile=xmp, lossless=True),
    }


def frames(content: bytes) -> list[bytes]:
    with Image.open(BytesIO(content)) as image:
        pictures = []
        for frame in range(getattr(image, "n_frames", 1)):
            image.seek(frame)
            pictures.append(image.convert("RGBA").tobytes())
        return pictures


@pytest.mark.parametrize("kind", ["png", "jpg", "gif", "webp"])
def test_picture_tells_nothing_any_more_and_looks_the_same(kind):
    content = telling()[kind]
    assert PLACE.encode() in content
    shown = picture(content)
    assert (shown.kind, shown.fault) == (kind, "")
    assert PLACE.encode() not in shown.content
    assert b"A. Person" not in shown.content
    assert frames(shown.content) == frames(content)
    with Image.open(BytesIO(shown.content)) as image:
        assert not image.getexif()
    assert picture(shown.content).content == shown.content


@pytest.mark.parametrize("progressive", [False, True])
def test_photo_keeps_how_it_is_turned_and_nothing_else(progressive):
    content = saved(an_image(), "JPEG", exif=exif(6).tobytes(), progressive=progressive)
    shown = picture(content).content
    with Image.open(BytesIO(shown)) as image:
        assert dict(image.getexif()) == {0x0112: 6}
    assert frames(shown) == frames(content)
    assert PLACE.encode() not in shown


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "I;16"])
def test_png_of_every_mode_stays_byte_for_byte(mode):
    content = saved(Image.new(mode, (7, 5)), "PNG")
    assert picture(content).content == content


def test_animated_gif_keeps_its_frames_and_how_often_it_runs():
    shown = picture(telling()["gif"]).content
    with Image.open(BytesIO(shown)) as image:
        assert (image.n_frames, image.info["loop"]) == (2, 0)  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_kind_is_known_by_content_and_not_by_name(kind):
    content = saved(an_image("P" if kind == "GIF" else "RGB"), kind)
    assert kind_of(content) == {"JPEG": "jpg"}.get(kind, kind.lower())
    assert picture(content).content


@pytest.mark.parametrize("content", [b"", b"words", b"%PDF-1.7", b"<html></html>", b"RIFF1234WAVE"])
def test_what_is_no_picture_says_so(content):
    found = picture(content)
    assert (found.content, found.fault) == (b"", "is not a picture")


@pytest.mark.parametrize("kind", ["png", "jpg", "gif", "webp"])
@pytest.mark.parametrize("part", [0.3, 0.9])
def test_picture_that_was_cut_off_is_damaged(kind, part):
    noise = Image.effect_noise((90, 90), 80).convert("P" if kind == "gif" else "RGB")
    content = saved(noise, {"jpg": "JPEG"}.get(kind, kind.upper()))
    found = picture(content[: int(len(content) * part)])
    assert (found.content, found.fault) == (b"", "is damaged")


def test_png_that_lost_only_its_end_is_damaged_because_paper_refuses_it():
    content = saved(an_image(), "PNG")
    assert picture(content[: content.index(b"IEND") - 8]).fault == "is damaged"


def a_bomb(width: int, height: int) -> bytes:
    """Return a small PNG that unfolds to a great many pixels."""

    def part(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((width // 8 + 1) * min(height, 50_000)), 9)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", pixels) + part(b"IEND", b"")


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        ((5_100, 5_000), "26 million"),
        ((12_000, 12_000), "hundreds of millions of"),
        ((50_000, 50_000), "hundreds of millions of"),
    ],
)
def test_bomb_is_refused_before_it_unfolds(size, pixels):
    found = picture(a_bomb(*size))
    assert found.content == b""
    assert found.fault == (f"has {pixels} pixels; 25 million is the most a picture may have")


def test_file_that_is_too_large_is_refused():
    found = picture(saved(an_image(), "PNG") + bytes(11_000_000))
    assert found.fault == "is 11 MB; 10 MB is the most a picture may have"


def test_only_pictures_are_changed_for_the_site():
    content = telling()["png"]
    assert PLACE.encode() not in as_published("a/photo.PNG", content)
    assert as_published("a/notes.txt", content) == content
    assert as_published("a/broken.png", b"words") == b"words"


def test_what_another_library_lets_pillow_read_is_still_damaged(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    content = saved(Image.effect_noise((90, 90), 80), "PNG")
    assert picture(content[:2000]).fault == "is damaged"
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_gif_that_ends_in_the_head_of_a_picture_is_taken_as_far_as_it_goes():
    whole = saved(an_image("P"), "GIF")
    cut = picture(whole[:-1] + b",\x00\x00")
    assert cut.fault or cut.content.startswith(whole[:-1])


@pytest.mark.parametrize("length", [b"\x00\x00", b"\x00\x01"])
def test_segment_that_is_shorter_than_its_own_length_leaves_the_photo_whole(length):
    photo = saved(an_image(), "JPEG", exif=exif().tobytes())
    found = picture(photo[:2] + b"\xff\xe0" + length + photo[2:])
    assert PLACE.encode() not in found.content
    assert not picture(found.content).fault
