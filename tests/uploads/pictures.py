"""Pictures as cameras and others make them, for the tests of what is uploaded."""

from io import BytesIO

from PIL import Image

# Where a photograph was taken: what must never be kept.
NEXT_TO = 40.1772
MAKER = "Camera of Lusine"
PLACES = (b"Camera of Lusine", b"Exif", b"http://ns.adobe.com", b"GPS", b"Secret note")


def picture(size=(60, 40), mode="RGB", left="red"):
    """A picture whose left half is of another colour than its right one."""
    made = Image.new("RGB", size, "blue")
    made.paste(Image.new("RGB", (size[0] // 2, size[1]), left))
    return made.convert(mode)


def written(made, file_format, **options):
    """The bytes of a picture."""
    file = BytesIO()
    made.save(file, file_format, **options)
    return file.getvalue()


def notes(orientation=1):
    """What a camera notes: who made it, how it was held, and where it was."""
    exif = Image.Exif()
    exif[0x010F] = MAKER
    exif[0x0112] = orientation
    exif[0x927C] = b"Secret note"
    exif.get_ifd(0x8825).update({1: "N", 2: (40.0, 10.0, 38.0), 3: "E", 4: (44.0, 30.0, 49.0)})
    return exif.tobytes()


def photograph(file_format="JPEG", orientation=1, **options):
    """A photograph with all that a telephone writes beside it."""
    return written(
        picture(),
        file_format,
        exif=notes(orientation),
        **{"quality": 95, "xmp": b"<x:xmpmeta>http://ns.adobe.com GPS</x:xmpmeta>", **options},
    )


def opened(content):
    """The picture in bytes, unpacked."""
    made = Image.open(BytesIO(content))
    made.load()
    return made


def noise(size, mode="RGB"):
    """A picture that no packing makes small."""
    small = Image.effect_noise((500, 500), 60).convert(mode)
    return small.resize(size, Image.Resampling.NEAREST)
