"""Whatever is sent is refused with words that help, or made anew, within bounds."""

import hashlib
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.uploads import papers
from tests.uploads.hostile import HOSTILE, SCRIPT
from tests.uploads.pictures import PLACES, noise, photograph, written
from uploads import apart
from uploads.cleaning import Cleaned, cleaned
from uploads.kinds import KINDS
from uploads.limits import MOST_BYTES, MOST_MEMORY, MOST_SECONDS
from uploads.refusals import Refused
from uploads.unusable import Unusable

ROOT = Path(__file__).resolve().parent.parent.parent
MOST_MEGABYTES = 300


def sent(content, name="a.jpg", declared="text/html"):
    """A file as a form gives it, with the type that its sender declared."""
    return SimpleUploadedFile(name, content, content_type=declared)


# The process that reads the file says what it took at most: its own, and not its parent's.
MEASURED = """
import sys
from uploads import making
making.main()
sys.stdout.flush()
with open("/proc/self/status") as told:
    (most,) = [line.split()[1] for line in told if line.startswith("VmHWM")]
sys.stderr.write(most)
"""
LARGEST = {
    "a photograph of 12 million": lambda: written(noise((4_032, 3_024)), "JPEG"),
    "a photograph of 50 million": lambda: written(noise((8_160, 6_120)), "JPEG", quality=20),
    "a photograph for printing": lambda: written(noise((4_600, 4_300), "CMYK"), "JPEG", quality=50),
    "sent coarse first": lambda: written(
        noise((5_160, 3_870)), "JPEG", quality=50, progressive=True, subsampling=0
    ),
    "a WebP": lambda: written(noise((4_032, 3_024), "RGBA"), "WEBP", method=0, quality=30),
    "a sheet at 600 dots": lambda: written(noise((7_016, 4_960)), "PNG", compress_level=1),
    "few colours": lambda: written(noise((6_320, 6_320), "P"), "PNG", compress_level=1),
    "65,536 greys": lambda: written(
        Image.new("I;16", (6_300, 6_300), 40_000), "PNG", compress_level=1
    ),
    "a long scan": lambda: papers.scan(25, picture=written(noise((1_240, 1_754)), "JPEG")),
}


def judged(content):
    """The kind and the bytes of what becomes of a file, and the most kilobytes that it took."""
    ended = subprocess.run(
        [sys.executable, "-c", MEASURED], input=content, capture_output=True, cwd=ROOT, env={}
    )
    took = int(ended.stderr or 0)
    try:
        kind, made = apart._answer(ended)
    except Unusable as refused:
        return refused.code, b"", took
    return kind.code, made, took


@pytest.mark.skipif(sys.platform != "linux", reason="reads what a process took as Linux tells it")
@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_hostile_is_refused_or_made_anew(what):
    make, becomes = HOSTILE[what]

    became, made, took = judged(make())

    assert became == becomes
    assert 0 < took < MOST_MEGABYTES * 1_000
    # Nothing of it acts or tells, and it is no other kind of file beside its own.
    inside = papers.everything_in(made) if became == "pdf" else made
    assert [word for word in (*PLACES, b"acts", b"<script") if word in inside] == []
    assert not zipfile.is_zipfile(BytesIO(made))


@pytest.mark.skipif(sys.platform != "linux", reason="reads what a process took as Linux tells it")
@pytest.mark.parametrize("what", LARGEST)
def test_what_is_large_is_read_within_the_memory_that_is_given(what):
    became, _, took = judged(LARGEST[what]())

    assert became in KINDS
    assert 0 < took < MOST_MEGABYTES * 1_000


@pytest.mark.parametrize("code", sorted({becomes for _, becomes in HOSTILE.values()} - {*KINDS}))
def test_every_refusal_has_words(code):
    assert "%" not in str(Refused(code))
    assert "." in str(Refused(code))


@pytest.mark.parametrize(
    ("name", "kept"), [("../a.jpg.exe", "a-jpg-exe.jpg"), ("a.html", "a-html.jpg")]
)
def test_neither_a_name_nor_a_declared_type_tells_what_it_is(name, kept):
    made = cleaned(sent(photograph() + SCRIPT, name, declared="text/html"))

    assert (made.kind.code, made.name) == ("jpeg", kept)


def test_what_is_refused_is_told_in_words():
    with pytest.raises(Refused, match="Photographs and scans are") as refused:
        cleaned(sent(SCRIPT, "a.jpg", declared="image/jpeg"))

    assert refused.value.code == "not_taken"


def test_what_is_kept_is_told_with_its_size_and_digest():
    made = cleaned(sent(photograph(), "Անձնագիր.JPEG"))

    assert isinstance(made, Cleaned)
    assert made.name == "Անձնագիր.jpg"
    assert made.size == len(made.content)
    assert made.digest == hashlib.sha256(made.content).hexdigest()


def test_a_file_that_lies_about_its_size_is_not_read_to_its_end():
    file = sent(photograph() + bytes(MOST_BYTES))
    file.size = 10

    with pytest.raises(Refused) as refused:
        cleaned(file)

    assert refused.value.code == "too_large"


BOUNDS = """
import resource, sys
from uploads import making
making.main()
asked = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)
sys.stderr.write(repr([resource.getrlimit(what)[1] for what in asked]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know some limits by name alone")
def test_who_reads_a_file_is_bounded_before_it_begins():
    ended = subprocess.run(
        [sys.executable, "-c", BOUNDS], input=b"", capture_output=True, cwd=ROOT, env={}
    )

    assert ended.stderr.decode() == repr([MOST_MEMORY, MOST_SECONDS, 0, 0])


def run_instead(monkeypatch, words):
    """Other words in place of those that read a file."""
    monkeypatch.setattr(apart, "_COMMAND", [sys.executable, "-c", words])


def test_a_reader_that_takes_too_much_memory_is_ended(monkeypatch):
    words = "from uploads import making\nmaking.limit()\nbytearray(400_000_000)"
    run_instead(monkeypatch, words)

    with pytest.raises(Refused) as refused:
        cleaned(sent(photograph()))

    assert refused.value.code == "too_much"


def test_a_reader_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "MOST_SECONDS", 0.5)
    run_instead(monkeypatch, "import time\ntime.sleep(60)")

    with pytest.raises(Refused) as refused:
        cleaned(sent(photograph()))

    assert refused.value.code == "too_much"


def test_a_reader_that_breaks_is_a_refusal(monkeypatch):
    run_instead(monkeypatch, "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)")

    with pytest.raises(Refused) as refused:
        cleaned(sent(photograph()))

    assert refused.value.code == "too_much"


WRITES = """
import json, os
from uploads import making
making.limit()
file = os.open({path!r}, os.O_WRONLY | os.O_CREAT)
try:
    os.write(file, b"acts")
    said = "too_large"
except OSError:
    said = "empty" if "SECRET_KEY" in os.environ else "protected"
print(json.dumps({{"code": said}}))
"""


def test_who_reads_a_file_knows_no_secret_and_writes_none(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "acts")
    run_instead(monkeypatch, WRITES.format(path=str(tmp_path / "written")))

    with pytest.raises(Refused) as refused:
        cleaned(sent(photograph()))

    # What it was told to say where it can write nothing, and has no key.
    assert refused.value.code == "protected"
    assert (tmp_path / "written").read_bytes() == b""


def test_files_are_read_one_at_a_time_and_nobody_waits_for_ever(monkeypatch):
    monkeypatch.setattr(apart, "LONGEST_WAIT", 0.1)

    with apart._one_at_a_time, pytest.raises(Refused) as refused:
        cleaned(sent(photograph()))

    assert refused.value.code == "busy"


def test_markup_in_a_photograph_is_not_markup_any_more():
    assert b"script" not in cleaned(sent(photograph(comment=SCRIPT))).content
