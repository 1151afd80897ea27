"""What has a quick form in `make test` is run in full by `make proof`."""

import pytest
from django.conf import settings

from benchmarks.proof import ACCESS, LONG_TESTS

RUN_IN_FULL = (*LONG_TESTS, *ACCESS)
ASKING = "from tests.sampling import"
# Those that are about samples, and take none.
OF_THE_MEANS = ("tests/test_proof.py", "tests/test_sampling.py")


def files_that_ask():
    """Every file whose tests are fewer where they are not asked in full."""
    for path in sorted(settings.ROOT.glob("tests/**/*.py")):
        name, text = path.relative_to(settings.ROOT).as_posix(), path.read_text(encoding="utf-8")
        if ASKING in text and name not in OF_THE_MEANS:
            yield name


@pytest.mark.parametrize("name", list(files_that_ask()))
def test_what_is_shortened_here_is_run_in_full_there(name):
    assert name.startswith(RUN_IN_FULL)


@pytest.mark.parametrize("name", RUN_IN_FULL)
def test_what_is_run_there_exists(name):
    assert (settings.ROOT / name).exists()
