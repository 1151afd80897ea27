"""`manage.py demo`: the same seed is the same register; what is there already stays as it is."""

import re
import stat

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import connections

from accounts import demo as who_works_here
from accounts.models import Organisation, User
from cases.demo import duplicates, fill
from cases.models import Household, IdentityDocument, Individual, LegalStatus, Phone
from tests.conftest import sweep
from tests.factories import make_household

SMALL = 1500
DUMP = """
SELECT md5(string_agg(line, E'\\n' ORDER BY line)) FROM (
    SELECT (to_jsonb(h) - '{registered_by_id, recorded_at}'::text[])::text || u.username AS line
      FROM cases_household h JOIN accounts_user u ON u.id = h.registered_by_id
    UNION ALL SELECT to_jsonb(i)::text FROM cases_individual i
    UNION ALL SELECT (to_jsonb(r) - 'id')::text FROM cases_residence r
    UNION ALL SELECT (to_jsonb(m) - 'id')::text FROM cases_membership m
    UNION ALL SELECT concat((to_jsonb(d) - '{id, issued_with_id}'::text[])::text, o.number)
      FROM cases_identitydocument d LEFT JOIN cases_identitydocument o ON o.id = d.issued_with_id
    UNION ALL SELECT concat((to_jsonb(s) - '{id, document_id}'::text[])::text, d.number)
      FROM cases_legalstatus s LEFT JOIN cases_identitydocument d ON d.id = s.document_id
    UNION ALL SELECT (to_jsonb(p) - 'id')::text FROM cases_phone p
    UNION ALL SELECT (to_jsonb(d) - 'id')::text FROM cases_disabilitydecision d
    UNION ALL SELECT (to_jsonb(n) - 'id')::text FROM cases_specificneed n
    UNION ALL SELECT (to_jsonb(a) - 'id')::text FROM cases_absence a
    UNION ALL SELECT (to_jsonb(l) - 'id')::text FROM cases_personlink l
    UNION ALL SELECT (to_jsonb(d) - 'id')::text FROM cases_displacement d
    UNION ALL SELECT (to_jsonb(s) - '{id, decided_by_id}'::text[])::text FROM cases_likelysame s
    UNION ALL SELECT (to_jsonb(a) - '{id, user_id}'::text[])::text || u.username
      FROM cases_assignment a JOIN accounts_user u ON u.id = a.user_id
    UNION ALL SELECT (to_jsonb(r) - '{id, set_by_id}'::text[])::text FROM cases_restriction r
) AS lines
"""

pytestmark = pytest.mark.usefixtures("committed", "checkout")


@pytest.fixture
def checkout(settings, tmp_path):
    """A checkout of its own, so that the passwords of the real one stay."""
    settings.ROOT = tmp_path
    return tmp_path


@pytest.fixture
def demo(capsys):
    """Call the command, and return the line that it says."""

    def call(**options):
        call_command("demo", **options)
        return capsys.readouterr().out

    return call


def _dump():
    with connections["default"].cursor() as cursor:
        cursor.execute(DUMP)
        return cursor.fetchone()[0]


def _dump_of(demo, **options):
    demo(people=SMALL, **options)
    try:
        return _dump()
    finally:
        sweep()


def test_the_same_seed_gives_the_same_rows_and_another_seed_others(demo):
    first = _dump_of(demo, seed=1)
    assert _dump_of(demo, seed=1) == first
    assert _dump_of(demo, seed=2) != first


def test_it_says_what_it_made_in_one_line(demo):
    said = demo(people=SMALL)
    assert "1,500 people" in said
    assert said.count("\n") == 1


def test_the_second_time_it_does_nothing(demo):
    demo(people=SMALL)
    before = _dump()
    assert demo(people=3000, seed=5) == "The demo is there already: nobody was added.\n"
    assert _dump() == before


def test_it_stays_as_it_is_when_users_registered_others_beside_it(demo):
    demo(people=300)
    household = make_household()
    demo(people=300, if_empty=True)
    assert Household.objects.filter(pk=household.pk).exists()


def test_it_refuses_a_register_that_is_in_use(demo):
    make_household()
    with pytest.raises(CommandError, match="not of the demo"):
        demo(people=300)
    assert Individual.objects.count() == 1
    assert not User.objects.filter(username="caseworker").exists()


def test_if_empty_leaves_a_register_in_use_without_a_complaint(demo):
    make_household()
    assert "nothing was written" in demo(people=300, if_empty=True)


def test_what_is_broken_off_leaves_nothing():
    written = []

    def interrupt(done):
        written.append(Individual.objects.count())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill(people=SMALL, seed=1, staff=who_works_here.create, progress=interrupt)
    assert written == [SMALL]
    assert not Household.objects.exists()
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("people", [0, -1, 5_000_001])
def test_it_refuses_a_number_of_people_that_makes_no_sense(demo, people):
    with pytest.raises(CommandError, match="between 1 and"):
        demo(people=people)


@pytest.mark.parametrize("people", [1, 2, 151])
def test_the_number_of_people_is_kept_to_the_last(demo, people):
    demo(people=people)
    assert Individual.objects.count() == people


@pytest.mark.parametrize(("people", "seed", "twice"), [(200, 3, 1), (999, 4, 4), (1000, 5, 5)])
def test_so_many_are_registered_twice_as_it_says(demo, people, seed, twice):
    assert f"{twice} registered twice" in demo(people=people, seed=seed)
    assert len(duplicates.pairs()) == twice
    assert Individual.objects.count() == people


def test_so_many_are_registered_twice_over_several_chunks_too(demo, monkeypatch):
    monkeypatch.setattr("cases.demo.register.CHUNK", 40)
    assert "5 registered twice" in demo(people=1000)
    assert len(duplicates.pairs()) == 5


def test_it_says_how_many_facts_there_are(demo):
    said = demo(people=200)
    facts = sum(model.objects.count() for model in (Phone, IdentityDocument, LegalStatus))
    assert facts > 700
    assert int(re.search(r"([\d,]+) facts", said)[1].replace(",", "")) >= facts


def test_one_user_of_each_role_signs_in_with_the_password_that_is_printed(demo):
    demo(people=10)
    logins = who_works_here.demo_logins()
    assert [role for role, _, _ in logins] == [
        "caseworker",
        "supervisor",
        "coordinator",
        "administrator",
        "registrar",
        "partner",
        "auditor",
        "dpo",
    ]
    assert [
        authenticate(username=username, password=password).role for _, username, password in logins
    ] == [role for role, _, _ in logins]


def test_passwords_are_drawn_once_and_kept_for_their_owner_alone(demo, checkout):
    demo(people=10)
    before = who_works_here.demo_logins()
    who_works_here.create()
    file = checkout / ".local" / "demo_logins"
    assert who_works_here.demo_logins() == before
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_users_get_new_passwords_when_the_file_was_lost(demo, checkout):
    demo(people=10)
    (checkout / ".local" / "demo_logins").unlink()
    who_works_here.create()
    _, username, password = who_works_here.demo_logins()[0]
    assert authenticate(username=username, password=password)


def test_the_caseworker_works_in_kotayk_for_the_controller(demo):
    demo(people=10)
    caseworker = User.objects.select_related("organisation").get(username="caseworker")
    assert list(caseworker.places.values_list("pk", flat=True)) == ["AM07"]
    assert caseworker.works_for_controller
