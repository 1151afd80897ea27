"""Migrations on a register that holds people."""

from importlib import import_module

from django.db import connections

from cases.models import Household
from tests.factories import make_household

WHERE_THEY_LIVE = import_module("cases.migrations.0006_where_households_live")


def test_where_households_live_is_filled_in_a_register_in_use(committed):
    household = make_household()
    with connections["owner"].cursor() as cursor:
        cursor.execute("BEGIN")
        # When it ran, no history was kept yet.
        cursor.execute("""SELECT set_config('pghistory.context_metadata', '{"by": 1}', true)""")
        cursor.execute("ALTER TABLE cases_household DISABLE TRIGGER household_version")
        cursor.execute("UPDATE cases_household SET lives_in_id = NULL")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE cases_household ENABLE TRIGGER household_version")
        cursor.execute(WHERE_THEY_LIVE.FILL)
        cursor.execute("COMMIT")

    before, household = household, Household.objects.get(pk=household.pk)
    assert (household.lives_in_id, household.version) == ("AM07", before.version)
