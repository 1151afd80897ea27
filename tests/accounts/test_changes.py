"""History of changes: nothing goes past it, nothing of it is changed, and every model has it."""

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, connections, transaction

from accounts.history.changes import events_of, models_about_people_are_tracked, tracked_models
from accounts.models import User
from cases.models import Household, Individual
from tests.factories import make_household
from tests.history import Kept, nobody_acts

EVENT_TABLES = sorted(events_of(model)._meta.db_table for model in tracked_models())
# Fields of a row that history does not repeat: derived, or of no meaning in the world.
LEFT_OUT = {
    "Household": {"number", "version", "source_row", "source_record"},
    "Individual": {
        "number", "version", "source_row", "source_record", "search_key", "names_folded",
        "is_head", "wg_disability_3",
    },
    "User": {"id", "password", "last_login", "session_round"},
    # What is being typed: the finished record is kept.
    "PlaceAssessment": {"number", "typed", "version", "saved_by", "saved_at"},
    "Invitation": {"id", "digest"},
    # Not even sealed: the last four digits are kept.
    "PaymentInstrument": {"id", "sealed"},
    # What its SHA-256 stands for, which is kept.
    "Instrument": {"code", "workbook", "xform"},
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("table", EVENT_TABLES)
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO {} DEFAULT VALUES",
        "UPDATE {} SET pgh_label = 'never'",
        "DELETE FROM {}",
        "TRUNCATE {}",
        "ALTER TABLE {} ADD COLUMN spy text",
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "DROP TABLE {}",
    ],
)
def test_the_daily_role_reads_history_and_does_nothing_else_to_it(statement, table):
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone()[0] >= 0


@pytest.mark.parametrize("change", ["UPDATE {} SET pgh_label = 'never'", "DELETE FROM {}"])
def test_its_owner_too_cannot_rewrite_it(committed, change):
    make_household()
    table = events_of(Household)._meta.db_table
    connections["default"].close()

    with (
        pytest.raises(Exception, match="Cannot update or delete rows"),
        connections["owner"].cursor() as cursor,
    ):
        cursor.execute(change.format(table))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "SET LOCAL pgtrigger.ignore = '{{{}}}'",
        "CREATE TEMP TABLE cases_individualchange (LIKE public.cases_individualchange)",
        "SET LOCAL search_path = pg_temp, public",
    ],
)
def test_no_setting_of_a_session_silences_it(statement):
    make_household()
    kept = Kept()
    names = [trigger for trigger in _triggers() if trigger.startswith("pgtrigger")]
    assert names

    with connection.cursor() as cursor:
        cursor.execute(statement.format(",".join(names)))
        cursor.execute("UPDATE public.cases_individual SET sex = 'male'")
        cursor.execute("SELECT count(*) FROM public.cases_individualchange")
        assert cursor.fetchone()[0] == 2
    assert statement.startswith("CREATE") or len(kept.of(Individual)) == 1


def _triggers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        return [name for (name,) in cursor.fetchall()]


@pytest.mark.django_db
def test_a_row_that_takes_another_key_is_told_too():
    make_household()
    kept = Kept()

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("UPDATE accounts_user SET id = id + 1000000 WHERE id = %s", [_another().pk])

    assert [event.pgh_label for event in kept.of(User)] == ["insert", "update"]


def _another():
    return User.objects.create_user("another")


@pytest.mark.django_db
def test_an_update_that_changes_nothing_leaves_no_event():
    household = make_household()
    kept = Kept()

    household.members.update(sex="female")
    Household.objects.update(kind="household")
    User.objects.update(is_active=True)

    assert kept.all() == []


@pytest.mark.django_db
def test_an_actor_that_is_null_is_nobody():
    make_household()
    nobody_acts()

    with pytest.raises(IntegrityError, match="has_an_actor"), transaction.atomic():
        _say('{"door": "admin"}')
        Individual.objects.update(sex="male")


def _say(context):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [context])


@pytest.mark.parametrize("model", tracked_models(), ids=lambda model: model._meta.label)
def test_history_keeps_every_field_that_says_something(model):
    kept = {field.name for field in events_of(model)._meta.concrete_fields}
    fields = {field.name for field in model._meta.concrete_fields}

    assert fields - kept == LEFT_OUT.get(model.__name__, {model._meta.pk.name})


@pytest.mark.parametrize("model", tracked_models(), ids=lambda model: model._meta.label)
def test_an_event_costs_its_key_and_one_index_an_owner(model):
    meta = events_of(model)._meta

    assert not [
        f.name for f in meta.concrete_fields if f.db_index or (f.unique and f.name[:3] != "pgh")
    ]
    assert 1 <= len(meta.indexes) <= 2
    assert [law.violation_error_code for law in meta.constraints] == ["no_actor"]


def test_every_model_about_people_is_tracked():
    assert models_about_people_are_tracked(None) == []
    assert {User, Household, Individual} <= set(tracked_models())
    assert apps.get_model("cases", "ReservedNumber") in tracked_models()
    assert apps.get_model("accounts", "Organisation") in tracked_models()


def test_the_system_check_finds_a_model_that_is_not(monkeypatch):
    from accounts.history import changes

    monkeypatch.delitem(changes._EVENTS, Individual)

    (fault,) = models_about_people_are_tracked(None)
    assert (fault.obj, fault.id) == (Individual, "accounts.E001")
    assert fault.is_serious()
