"""Pictures are made anew: what is seen stays, and nothing else."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.uploads.pictures import PLACES, noise, opened, photograph, picture, written
from uploads import making, pictures
from uploads.limits import LONGEST_SIDE
from uploads.unusable import Unusable

# The size of the picture as it was held, for each of the eight ways to hold a camera.
UPRIGHT = dict.fromkeys((1, 2, 3, 4), (60, 40)) | dict.fromkeys((5, 6, 7, 8), (40, 60))
# Where the red half of the test's picture is when it is upright.
RED = {1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom"}
SPOTS = {"left": (5, 20), "right": (55, 20), "top": (20, 5), "bottom": (20, 55)}


def is_red(pixel):
    return pixel[0] > 200 and pixel[2] < 60


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_nothing_that_a_camera_notes_is_kept(file_format):
    taken = photograph(file_format)
    assert b"Camera of Lusine" in taken

    _, made = pictures.made_anew(taken)

    assert [word for word in PLACES if word in made] == []
    assert dict(opened(made).getexif()) == {}
    assert not {"exif", "xmp", "icc_profile", "comment", "dpi"} & set(opened(made).info)


@pytest.mark.parametrize(
    "options",
    [{"comment": b"Secret note"}, {"icc_profile": b"GPS" * 100}, {"dpi": (300, 300)}],
    ids=lambda options: next(iter(options)),
)
def test_comments_and_profiles_are_left_behind(options):
    _, made = pictures.made_anew(photograph(**options))

    assert [word for word in PLACES if word in made] == []


def test_words_in_a_png_are_left_behind():
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Author", "Secret note")
    words.add_itxt("Where", "GPS", zip=True)

    _, made = pictures.made_anew(written(picture(), "PNG", pnginfo=words))

    assert opened(made).text == {}


@pytest.mark.parametrize("held", UPRIGHT)
def test_a_picture_stands_upright_however_the_camera_was_held(held):
    _, made = pictures.made_anew(photograph(orientation=held))

    assert opened(made).size == UPRIGHT[held]
    assert is_red(opened(made).getpixel(SPOTS[RED[held]]))


def test_a_broken_note_of_how_it_was_held_loses_no_picture():
    taken = photograph().replace(b"Exif\0\0", b"Exif\0\0\xff\xff", 1)

    assert opened(pictures.made_anew(taken)[1]).size == (60, 40)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_way_to_keep_colours_is_read(mode):
    made = picture(left="white")
    if mode == "I;16":
        made = made.convert("L").convert("I").point(lambda grey: grey * 257)

    kind, again = pictures.made_anew(written(made.convert(mode), "PNG"))

    assert kind.code == "png"
    halves = opened(again).convert("L").resize((2, 1), Image.Resampling.BOX)
    assert halves.getpixel((0, 0)) > halves.getpixel((1, 0)) + 50


def test_a_picture_for_printing_keeps_its_colours():
    _, made = pictures.made_anew(written(picture(mode="CMYK"), "JPEG"))

    assert opened(made).mode == "RGB"
    assert is_red(opened(made).getpixel((5, 20)))


def test_what_can_be_seen_through_lies_on_white_where_the_kind_knows_no_other():
    clear = Image.new("RGBA", (10, 10), (0, 0, 0, 0))

    kind, made = pictures.made_anew(written(clear, "WEBP", lossless=True))

    assert kind.code == "jpeg"
    assert opened(made).getpixel((5, 5)) == (255, 255, 255)


def test_of_several_pictures_the_first_is_kept():
    two = [picture(left="red"), picture(left="green")]
    moving = written(two[0], "PNG", save_all=True, append_images=two[1:])
    of_a_telephone = written(two[0], "MPO", save_all=True, append_images=two[1:])

    for content in (moving, of_a_telephone):
        made = opened(pictures.made_anew(content)[1])
        assert getattr(made, "n_frames", 1) == 1
        assert is_red(made.getpixel((5, 20)))


def test_what_is_larger_than_anybody_reads_becomes_smaller():
    wide = written(Image.new("RGB", (LONGEST_SIDE * 2, 10), "red"), "PNG")

    assert opened(pictures.made_anew(wide)[1]).size == (LONGEST_SIDE, 5)


def test_a_photograph_that_would_fill_the_disk_as_png_becomes_jpeg(monkeypatch):
    content = written(noise((300, 200), "RGBA"), "PNG")
    monkeypatch.setattr(pictures, "MOST_BYTES", 50_000)

    kind, made = pictures.made_anew(content)

    assert (kind.code, opened(made).format) == ("jpeg", "JPEG")
    assert opened(made).size == (300, 200)


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_what_was_not_received_whole_is_refused(file_format, share):
    whole = written(noise((300, 200)), file_format)

    with pytest.raises(Unusable) as refused:
        pictures.made_anew(whole[: int(len(whole) * share)])

    assert refused.value.code == "damaged"


@given(
    file_format=st.sampled_from(["JPEG", "PNG", "WEBP"]),
    wrong=st.lists(st.tuples(st.integers(12, 10_000), st.integers(0, 255)), max_size=40),
    end=st.integers(0, 10_000),
)
def test_a_broken_picture_is_made_anew_or_refused(file_format, wrong, end):
    content = bytearray(photograph(file_format, quality=70))
    for at, byte in wrong:
        content[at % len(content)] = byte
    _judge(bytes(content[: max(end, 12)]))


@given(
    st.builds(
        bytes.__add__,
        st.sampled_from(
            [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8 ", b"%PDF-1.4\n"]
        ),
        st.binary(max_size=400),
    )
)
def test_any_bytes_are_made_anew_or_refused(content):
    _judge(content)


def _judge(content):
    """Nothing but Unusable is raised, and what comes of it is a picture."""
    try:
        kind, made = making.made_anew(content)
    except Unusable as refused:
        assert refused.code
    else:
        assert Image.open(BytesIO(made)).format.lower() == kind.code
