"""What each role may do: the table of roles, and nothing beside it."""

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Permission

from accounts import roles
from accounts.choices import Role
from accounts.field_classes import our_models
from tests.factories import make_partner, make_user

EVERY_PERMISSION = sorted(set().union(*roles.MAY.values()))
ROOMS = (
    "accounts",
    "cases",
    "assessments",
    "assistance",
    "casework",
    "reports",
    "refugee_response",
)
OF_A_MODEL = {
    f"{model._meta.app_label}.{verb}_{model._meta.model_name}"
    for model in our_models()
    for verb in ("view", "add", "change")
}
OF_OUR_OWN = sorted(set(EVERY_PERMISSION) - OF_A_MODEL)


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role.values)
def test_a_role_may_do_what_the_table_says(role):
    user = make_user(role)

    assert {each for each in EVERY_PERMISSION if user.has_perm(each)} == set(roles.MAY[role])


@pytest.mark.parametrize(
    ("role", "permission", "allowed"),
    [
        ("caseworker", "cases.change_household", True),
        ("caseworker", "reports.view_report", False),
        ("supervisor", "cases.change_household", True),
        ("supervisor", "reports.view_report", True),
        ("coordinator", "reports.view_report", True),
        ("coordinator", "cases.view_individual", False),
        ("administrator", "accounts.change_user", True),
        ("administrator", "cases.view_household", False),
        ("administrator", "reports.view_report", False),
    ],
)
@pytest.mark.django_db
def test_the_table_gives_people_to_those_who_work_with_them_alone(role, permission, allowed):
    assert make_user(role).has_perm(permission) is allowed


@pytest.mark.parametrize("permission", OF_OUR_OWN)
def test_what_a_role_may_do_is_asked_somewhere(permission):
    """Such as Django asks by itself are of a model: to view, add and change its records."""
    places = [path for room in ROOMS for path in (settings.ROOT / room).rglob("*.py")]
    asking = [path for path in places if path.name != "roles.py" and "migrations" not in path.parts]

    assert any(f'"{permission}"' in path.read_text() for path in asking)


def test_every_role_is_in_the_table():
    assert set(roles.MAY) == set(Role.values)


@pytest.mark.parametrize("permission", EVERY_PERMISSION)
def test_no_role_may_delete(permission):
    assert ".delete_" not in permission


@pytest.mark.django_db
def test_without_a_role_nothing_is_allowed():
    user = make_user("")

    assert [each for each in EVERY_PERMISSION if user.has_perm(each)] == []


def test_whoever_is_not_signed_in_may_do_nothing():
    assert not AnonymousUser().has_perm("cases.view_household")


@pytest.mark.django_db
def test_whoever_was_dismissed_may_do_nothing():
    dismissed = make_user("supervisor", is_active=False)

    assert not dismissed.has_perm("cases.view_household")
    assert not dismissed.has_module_perms("cases")


@pytest.mark.django_db
def test_single_permissions_and_groups_add_nothing():
    user = make_user("coordinator")
    user.user_permissions.add(Permission.objects.get(codename="view_individual"))

    assert not user.has_perm("cases.view_individual")
    assert user.get_group_permissions() == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "apps"),
    [
        ("caseworker", {"cases", "places"}),
        ("registrar", {"cases", "places"}),
        ("partner", {"accounts", "cases", "places"}),
        ("auditor", {"accounts", "cases"}),
        ("dpo", {"accounts", "cases", "places"}),
        ("supervisor", {"accounts", "cases", "places", "reports"}),
        ("coordinator", {"places", "reports"}),
        ("administrator", {"accounts", "cases", "places"}),
    ],
)
def test_a_role_opens_only_the_apps_it_works_in(role, apps):
    user = make_user(role)

    assert {a for a in ("accounts", "cases", "places", "reports") if user.has_module_perms(a)} == (
        apps
    )


@pytest.mark.django_db
def test_a_permission_does_not_stretch_to_a_single_row():
    user = make_user("caseworker")

    assert not user.has_perm("cases.view_household", user)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["", "coordinator"])
def test_a_superuser_may_do_no_more_than_the_role(role):
    user = make_user(role, is_superuser=True, is_staff=True)

    assert not user.has_perm("cases.view_household")
    assert not user.has_module_perms("cases")
    assert user.has_perm("reports.view_report") is (role == "coordinator")


@pytest.mark.django_db
def test_the_data_protection_officer_of_another_organisation_acts_as_a_partner():
    officer = make_user("dpo", organisation=make_partner())

    assert roles.acting_role(officer) == Role.PARTNER
    assert not officer.has_perm("cases.confidential_needs")
