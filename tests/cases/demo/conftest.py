"""One demo register for all tests of this folder, which only look at it."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import override_settings

from tests.conftest import sweep

PEOPLE = 6000


@pytest.fixture(scope="package")
def one_demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The line that the command said of the demo, which is swept when all are through."""
    with django_db_blocker.unblock():
        said = StringIO()
        with override_settings(ROOT=tmp_path_factory.mktemp("checkout")):
            call_command("demo", people=PEOPLE, seed=7, stdout=said)
        yield said.getvalue()
        sweep()
