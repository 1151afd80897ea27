"""A picture made anew: its pixels are read, and written into a file that holds nothing else.

What was in the old file beside pixels is gone: where and when it was taken and with what, its
thumbnail, its colour profile, whatever stood behind its end. Of several pictures the first is kept.
"""

import math
from io import BytesIO

from PIL import Image

from uploads import kinds
from uploads.limits import LONGEST_SIDE, MOST_BYTES, MOST_PIXELS, MOST_PIXELS_SENT
from uploads.unusable import Unusable

# We ask for the size ourselves, before anything is unpacked.
Image.MAX_IMAGE_PIXELS = None

_FORMATS = ("JPEG", "PNG", "WEBP")
# What takes no more than four bytes for each dot, however it is read.
_LIGHT = ("1", "L", "P", "RGB", "I;16")
_REDUCED = ("L", "RGB", "RGBA", "CMYK")
_ORIENTATION = 0x0112
# How a camera was held, as it notes it, and what turns the picture upright.
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def made_anew(content):
    """The kind and the bytes of the picture as it is kept. Raises Unusable."""
    opened = _opened(content)
    upright = _UPRIGHT.get(_orientation(opened))
    picture = _small_enough(opened)
    if upright is not None:
        picture = picture.transpose(upright)
    # Some writers take over what the reader noted.
    picture.info.clear()
    if opened.format == "PNG":
        written = _written(picture, "PNG", optimize=False)
        if len(written) <= MOST_BYTES:
            return kinds.PNG, written
    # A photograph as PNG is several times as large as it has to be.
    return kinds.JPEG, _written(_on_white(picture), "JPEG", quality=85)


def measured(content, formats=_FORMATS):
    """The opened picture, which is not larger than can be read; nothing of it is unpacked yet."""
    try:
        picture = Image.open(BytesIO(content), formats=formats)
    except Exception:
        # Readers of broken files raise whatever they stumble over.
        raise Unusable("damaged") from None
    kind = "progressive" if picture.info.get("progressive") else picture.format
    _allow(picture, MOST_PIXELS_SENT.get(kind, MOST_PIXELS))
    return picture


def _opened(content):
    picture = measured(content)
    # A JPEG is unpacked to a half, a quarter or an eighth where that is still large enough.
    picture.draft(None, [side // _times(picture) for side in picture.size])
    is_light = picture.mode in _LIGHT and not picture.has_transparency_data
    _allow(picture, MOST_PIXELS if is_light else MOST_PIXELS // 2)
    return picture


def _allow(picture, most):
    if picture.width * picture.height > most:
        raise Unusable("too_many_pixels")


def _times(picture):
    """How many times longer a picture is than what is kept, as a whole number."""
    return math.ceil(max(picture.size) / LONGEST_SIDE)


def _orientation(picture):
    try:
        return picture.getexif().get(_ORIENTATION)
    except Exception:
        # What is broken in a note of the camera is no reason to refuse what it saw.
        return None


def _small_enough(picture):
    """The unpacked picture in one of three modes, no longer than what is kept."""
    try:
        picture.load()
        # Many pixels become one: that takes less memory than any finer way.
        if picture.mode in _REDUCED and _times(picture) > 1:
            picture = picture.reduce(_times(picture))
        plain = _plain(picture)
        return plain.reduce(_times(plain)) if _times(plain) > 1 else plain
    except MemoryError:
        raise Unusable("too_much") from None
    except Exception:
        raise Unusable("damaged") from None


def _plain(picture):
    """Grey, colours, or colours that can be seen through."""
    if picture.mode in ("L", "RGB", "RGBA"):
        return picture
    if picture.mode.startswith("I;16"):
        # 65,536 greys to 256.
        return picture.point(lambda grey: grey / 256).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _on_white(picture):
    if picture.mode != "RGBA":
        return picture
    page = Image.new("RGB", picture.size, "white")
    page.paste(picture, mask=picture)
    return page


def _written(picture, file_format, **options):
    file = BytesIO()
    picture.save(file, file_format, **options)
    return file.getvalue()
