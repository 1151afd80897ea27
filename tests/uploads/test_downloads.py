"""A kept file is handed out to be saved: never shown, never run, never kept by who passes it on."""

import hashlib

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.utils.module_loading import import_string

from uploads.cleaning import digest_of
from uploads.downloads import NotAsKept, download
from uploads.storage import PrivateFiles

AROUND = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
CONTENT = b"\xff\xd8 a photograph"


@pytest.fixture
def files(tmp_path):
    return PrivateFiles(tmp_path / "private")


def answered(files, name="passport.jpg", kind="jpeg", stored=None, digest=None):
    return download(
        files,
        stored=stored or files.keep(CONTENT),
        kind=kind,
        name=name,
        digest=digest or digest_of(CONTENT),
    )


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Content-Type", "image/jpeg"),
        ("Content-Length", str(len(CONTENT))),
        ("Content-Disposition", 'attachment; filename="passport.jpg"'),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store, private"),
        ("Content-Security-Policy", "sandbox; default-src 'none'"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_its_headers_leave_nothing_to_guess(files, header, value):
    assert answered(files)[header] == value


def test_what_all_pages_are_given_takes_nothing_of_it_away(files):
    """Through everything that stands before a page of ours and after its answer."""

    def ask(request):
        return answered(files)

    for name in reversed(AROUND):
        ask = import_string(name)(ask)

    assert set(AROUND) <= set(settings.MIDDLEWARE)
    told = ask(RequestFactory().get("/a", secure=True))

    assert told["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert told["Cache-Control"] == "no-store, private"
    assert told["X-Frame-Options"] == "DENY"
    assert told["Content-Length"] == str(len(CONTENT))


def test_its_content_is_what_was_kept(files):
    assert answered(files).content == CONTENT


def test_an_armenian_name_arrives(files):
    told = answered(files, name="Անձնագիր.pdf", kind="pdf")

    assert told["Content-Type"] == "application/pdf"
    assert told["Content-Disposition"] == (
        "attachment; filename*=utf-8''%D4%B1%D5%B6%D5%B1%D5%B6%D5%A1%D5%A3%D5%AB%D6%80.pdf"
    )


def test_a_file_that_is_gone_is_not_answered(files):
    stored = files.keep(CONTENT)
    files.delete(stored)

    with pytest.raises(NotAsKept):
        answered(files, stored=stored)


def test_a_file_that_somebody_changed_is_not_handed_out(files):
    other = hashlib.sha256(b"another").hexdigest()

    with pytest.raises(NotAsKept):
        answered(files, digest=other)
