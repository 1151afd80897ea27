"""A file of thousands of deliveries is written in a time in which somebody can wait for it."""

from time import monotonic

from django.db import connection
from django.test.utils import CaptureQueriesContext

from assistance.importers import deliveries
from assistance.models import Assistance
from tests.assistance.files import sent
from tests.assistance.many import file_of, many
from tests.factories import make_user
from tests.sampling import is_long

LONG = is_long()
# On two cores that others use too; alone it takes a tenth of it.
ROWS, SECONDS = (20_000, 60) if LONG else (1_000, 20)
# Of the file as a whole, and of each batch.
FIXED, EACH = 60, 25


def test_thousands_of_rows_are_written_in_less_than_a_minute(committed):
    by = make_user(places=["AM07"])
    file = file_of(many(ROWS, by=by))
    began = monotonic()

    with CaptureQueriesContext(connection) as asked:
        outcome = sent(file, by=by)

    assert monotonic() - began < SECONDS
    assert (outcome.faults, outcome.new) == ([], ROWS)
    assert Assistance.objects.filter(state="delivered").count() == ROWS
    assert len(asked) < FIXED + EACH * ROWS / deliveries.BATCH
