"""Who imports, and how a test sends a file."""

from datetime import date

import pytest

from cases.importers.run import import_register
from tests.cases.importers.making import as_csv, table_of
from tests.factories import make_user

ON = date(2023, 10, 12)


@pytest.fixture
def registrar(db):
    """A caseworker of Kotayk, who registers there."""
    return make_user(places=["AM07"])


@pytest.fixture
def send(registrar):
    """Import a file (a stream, or rows of fields), and return what came of it."""

    def run(content, *, source="Hotel Ani", by=None, on=ON, **options):
        stream = as_csv(table_of(content)) if isinstance(content, list) else content
        stream.seek(0)
        return import_register(
            stream, name="list", source=source, by=by or registrar, on=on, **options
        )

    return run
