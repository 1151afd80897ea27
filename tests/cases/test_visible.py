"""The questions that are composed once: each user gets the answer that the policy gives them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.clock import today
from accounts.coverage import codes_within
from accounts.policy import places_of
from cases import visible
from cases.keys import VERY_MANY, Keys
from cases.models import Household, Individual
from tests.cases.partners import agree_with, consents, make_partner
from tests.factories import head_of, make_household, make_organisation, make_user

pytestmark = pytest.mark.django_db
MODELS = [Household, Individual]


def listed(rows):
    return rows


def page(model, user, after="", size=10):
    return visible.page(model, listed, user, on=today(), after=after, size=size)


def among(model, user):
    everybody = set(model.objects.values_list("pk", flat=True))
    return visible.among(model, everybody, user, on=today())


def make_partner_too(**fields):
    """Another partner than the first."""
    other = make_organisation("OTHER", is_controller=False, kind="national_ngo")
    return make_partner(organisation=other, **fields)


@pytest.mark.parametrize("model", MODELS)
def test_two_users_of_one_kind_are_each_shown_their_own_places(model):
    make_household({}, at="AM07")
    make_household({}, at="AM01")
    here, there = make_user(places=["AM07"]), make_user(places=["AM01"])

    assert len(among(model, here)) == len(among(model, there)) == 1
    assert among(model, here).isdisjoint(among(model, there))
    assert set(page(model, here)) == among(model, here)


@pytest.mark.parametrize("model", MODELS)
def test_two_partners_are_each_shown_what_their_agreement_covers(model):
    make_household({}, at="AM07")
    make_household({}, at="AM01")
    here, there = make_partner(at=["AM07"]), make_partner_too(at=["AM01"])

    assert len(among(model, here)) == len(among(model, there)) == 1
    assert among(model, here).isdisjoint(among(model, there))
    assert set(page(model, here)) == among(model, here)


@pytest.mark.parametrize("basis", ["duty", "consent"])
def test_a_partner_under_several_agreements_is_shown_what_each_covers(basis):
    homes = {code: make_household({}, at=code) for code in ("AM07", "AM01", "AM02")}
    for household in homes.values():
        consents(head_of(household), by=make_user("supervisor"))
    user = make_partner(at=["AM07"], basis=basis)
    agree_with(user.organisation, at=["AM01"], basis="consent")

    assert set(page(Household, user)) == {homes["AM07"].pk, homes["AM01"].pk}


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("maker", ["supervisor", "partner"])
def test_who_works_in_very_many_places_sees_those_and_no_others(model, maker):
    country = codes_within(["AM"])
    assert len(country) >= VERY_MANY
    inside, _outside = make_household({}, at="AM01"), make_household({}, at="XNK")
    user = make_partner(at=["AM"]) if maker == "partner" else make_user(maker, places=["AM"])

    seen = {inside.pk} if model is Household else {head_of(inside).pk}
    assert among(model, user) == set(page(model, user)) == seen
    assert set(model.objects.visible_to(user, on=today()).values_list("pk", flat=True)) == seen


def test_a_page_begins_after_the_number_and_holds_so_many():
    households = sorted(make_household({}, at="AM07").pk for _each in range(4))
    user = make_user(places=["AM07"])

    assert page(Household, user, size=2) == households[:2]
    assert page(Household, user, after=households[1], size=9) == households[2:]
    assert page(Household, user, after=households[-1]) == []


@pytest.mark.parametrize("role", ["coordinator", "administrator", "auditor", ""])
def test_who_sees_nobody_is_told_of_nobody(role):
    household = make_household({}, at="AM07")
    user = make_user(role, places=["AM07"])

    assert page(Household, user) == []
    assert among(Household, user) == set()
    assert visible.changeable(Household, household.pk, user, on=today()) is None


def test_who_is_disabled_after_the_question_was_composed_is_told_of_nobody():
    make_household({}, at="AM07")
    user = make_user(places=["AM07"])
    assert page(Household, user)

    user.is_active = False

    assert page(Household, user) == []


def test_no_number_is_asked_about_nobody():
    user = make_user(places=["AM07"])

    with CaptureQueriesContext(connection) as asked:
        assert visible.among(Household, [], user, on=today()) == set()

    assert len(asked) == 0


def test_a_policy_that_rests_on_more_than_is_exchanged_opens_nothing():
    make_household({}, at="AM07")
    user = make_user(places=["AM07"], works_at_id="AM07")

    def at_the_desk_of(rows):
        return rows.filter(lives_in=stand_in.works_at_id)

    stand_in = visible.stand_in(*visible.kind_of(user, today()))
    with pytest.raises(type(user).DoesNotExist):
        visible.page(Household, at_the_desk_of, user, on=today(), after="", size=10)


def seen(user, day):
    return Household.objects.visible_to(user, on=day).order_by("number")


def at_their_places(user, day):
    return Household.objects.filter(lives_in__among=Keys(places_of(user)))


@pytest.mark.parametrize("maker", [make_user, make_partner])
def test_records_are_asked_for_as_the_policy_gives_them(maker):
    home, _elsewhere = make_household({}, at="AM07"), make_household({}, at="AM01")
    user = maker(**{"places" if maker is make_user else "at": ["AM07"]})

    assert visible.asked(seen, user, on=today()) == [home] == list(seen(user, today()))


def test_each_user_of_a_kind_is_asked_for_their_own():
    here, there = make_household({}, at="AM07"), make_household({}, at="AM01")
    users = make_user(places=["AM07"]), make_user(places=["AM01"]), make_user(places=["AM04"])

    asked = [visible.asked(seen, user, on=today()) for user in users]

    assert asked == [[here], [there], []]


@pytest.mark.parametrize("role", ["registrar", "caseworker", "coordinator", "partner"])
def test_a_question_about_places_is_of_the_users_own_whatever_their_role(role):
    home, _elsewhere = make_household({}, at="AM07"), make_household({}, at="AM01")
    user = make_user(role, places=["AM07"])

    assert visible.asked(at_their_places, user, on=today()) == [home]


def test_who_is_disabled_after_records_were_asked_for_is_shown_none():
    make_household({}, at="AM07")
    user = make_user(places=["AM07"])
    assert visible.asked(seen, user, on=today())

    user.is_active = False

    assert visible.asked(seen, user, on=today()) == []
