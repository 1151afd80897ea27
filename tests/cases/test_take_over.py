"""A family that stands at another desk is taken over there, forty times a day."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from cases import actions
from cases.models import Household, Restriction, TakeOver
from tests.cases.beyond import AT, TODAY
from tests.cases.refusals import faults_of, refused
from tests.factories import DAY, family, make_household, make_user, place

pytestmark = pytest.mark.django_db

PROOFS = ["slip", "document"]


@pytest.fixture
def worker():
    """A caseworker in Kotayk."""
    return make_user(places=["AM07"])


@pytest.fixture
def theirs():
    """A family that lives, and was registered, in Ararat."""
    return family(at="AM03")


def take(household, by, at=AT, **values):
    """Take a household over to Kotayk."""
    values = {"proofs": PROOFS, "reason": "they live with a cousin now", "place": place()} | values
    return actions.take_over(
        household=household, address="Shahumyan 14", accommodation="hosted", by=by, at=at, **values
    )


def taken_before(by, times, at=AT):
    """So many other families that the user took over at this moment."""
    household, to = make_household(at="AM03"), place()
    TakeOver.objects.bulk_create(
        TakeOver(
            household=household,
            by=by,
            taken_at=at,
            reason="x",
            proofs=PROOFS,
            from_office=to,
            to_place=to,
            lot=0,
        )
        for _ in range(times)
    )


def test_a_family_lives_at_the_new_place_from_that_day_on(worker, theirs):
    taken = take(theirs, worker)

    theirs.refresh_from_db()
    assert theirs.lives_in == place()
    assert theirs.registered_at == place("AM03")
    before, now = theirs.residences.order_by("from_on")
    assert (before.place_id, before.until_on) == ("AM03", TODAY)
    assert (now.place_id, now.from_on, now.address) == ("AM07", TODAY, "Shahumyan 14")
    assert (taken.from_place_id, taken.from_office_id, taken.to_place_id) == (
        "AM03",
        "AM03",
        "AM07",
    )
    assert (taken.by, taken.taken_at, taken.proofs) == (worker, AT, PROOFS)


def test_who_took_it_over_sees_and_changes_it_and_the_old_office_does_not(worker, theirs):
    there = make_user(places=["AM03"])
    long_after = DAY + timedelta(days=60)
    at = datetime(2023, 11, 30, 8, tzinfo=UTC)
    assert long_after == date(2023, 11, 30)
    take(theirs, worker, at=at)

    assert list(Household.objects.changeable_by(worker, on=long_after)) == [theirs]
    assert not Household.objects.visible_to(there, on=long_after).exists()


def test_a_family_that_was_registered_that_very_day_is_taken_over_all_the_same(worker):
    theirs = family(at="AM03", on=TODAY)
    taken = take(theirs, worker)

    assert theirs.residences.get().place == place()
    assert taken.from_place == place("AM03")


def test_it_is_taken_over_to_one_s_own_places_only(worker, theirs):
    with refused("not_your_place"):
        take(theirs, worker, place=place("AM04"))
    assert not TakeOver.objects.exists()
    assert theirs.residences.count() == 1


def test_one_proof_twice_is_one_proof(worker, theirs):
    for proofs in (["slip", "slip"], ["slip"], []):
        with pytest.raises(ValidationError):
            take(theirs, worker, proofs=proofs)
    assert theirs.residences.count() == 1


def test_an_inactive_family_is_refused(worker, theirs):
    actions.make_inactive(household=theirs, on=TODAY, reason="left_country", by=worker, today=TODAY)

    with refused("inactive"):
        take(theirs, worker)


def test_a_family_that_was_hidden_meanwhile_is_refused(worker, theirs):
    Restriction.objects.create(household=theirs, reason="x", set_by=worker, from_on=DAY)

    with refused("not_proven"):
        take(theirs, worker)


def test_a_family_that_is_theirs_already_is_refused(worker, theirs):
    take(theirs, worker)

    with refused("seen"):
        take(theirs, worker)
    assert TakeOver.objects.count() == 1


def test_a_family_behind_broken_glass_can_be_taken_over(worker, theirs):
    actions.break_glass(
        household=theirs, reason="medical", words="a woman fell down here", by=worker, at=AT
    )
    worker.at = AT

    assert take(theirs, worker).household == theirs


def test_forty_a_day_and_the_next_is_refused_with_whom_to_ask(worker, theirs):
    make_user("supervisor", places=["AM"], username="armen", first_name="Armen", last_name="P.")
    make_user("supervisor", places=["AM03"], username="elsewhere")
    taken_before(worker, 39)
    take(theirs, worker)

    with pytest.raises(ValidationError) as caught:
        take(family(at="AM03"), worker)
    (fault,) = faults_of(caught.value)
    assert fault.code == "too_many_today"
    assert "40 families" in caught.value.messages[0]
    assert caught.value.messages[0].endswith(": Armen P..")


@pytest.mark.parametrize(
    ("earlier", "is_refused"),
    [
        # Midnight in Yerevan is 20:00 the day before in UTC.
        (datetime(2023, 10, 19, 19, 59, 59, tzinfo=UTC), False),
        (datetime(2023, 10, 19, 20, 0, 0, tzinfo=UTC), True),
    ],
)
def test_the_day_begins_at_midnight_in_yerevan(worker, theirs, earlier, is_refused):
    taken_before(worker, 40, at=earlier)

    if is_refused:
        with refused("too_many_today"):
            take(theirs, worker)
    else:
        assert take(theirs, worker)


def test_what_others_took_over_is_not_counted(worker, theirs):
    taken_before(make_user(places=["AM07"]), 40)

    assert take(theirs, worker)


def test_a_supervisor_allows_more_for_that_day(worker, theirs):
    supervisor = make_user("supervisor", places=["AM07"])
    taken_before(worker, 40)
    actions.allow_more(user=worker, day=TODAY, more=1, by=supervisor)
    take(theirs, worker)

    with refused("too_many_today"):
        take(family(at="AM03"), worker)


def test_leave_for_one_day_is_none_for_the_next(worker, theirs):
    supervisor = make_user("supervisor", places=["AM07"])
    actions.allow_more(user=worker, day=TODAY - timedelta(days=1), more=5, by=supervisor)
    taken_before(worker, 40)

    with refused("too_many_today"):
        take(theirs, worker)


def test_nobody_allows_it_to_themself():
    supervisor = make_user("supervisor", places=["AM07"])

    with refused("second_person"):
        actions.allow_more(user=supervisor, day=TODAY, more=5, by=supervisor)


@pytest.mark.parametrize("more", [0, 101])
def test_leave_is_for_a_number_that_somebody_meant(worker, more):
    with refused("too_many"):
        actions.allow_more(user=worker, day=TODAY, more=more, by=make_user("supervisor"))


def test_somebody_else_checks_it_once(worker, theirs):
    supervisor = make_user("supervisor", places=["AM07"])
    taken = take(theirs, worker)
    check = partial(actions.check_take_over, take_over=taken, on=TODAY)

    with refused("second_person"):
        check(is_right=True, by=worker)
    checked = check(is_right=False, by=supervisor)
    assert (checked.checked_by, checked.checked_on, checked.is_right) == (supervisor, TODAY, False)
    with refused("checked"):
        check(is_right=True, by=make_user("supervisor"))


def drawn(lots, at=AT):
    """Lots of the rows that are in the sample, of rows with these lots of one day."""
    by = make_user(places=["AM07"])
    taken_before(by, len(lots), at=at)
    rows = list(TakeOver.objects.filter(by=by).order_by("pk"))
    for row, lot in zip(rows, lots, strict=True):
        row.lot = lot
    TakeOver.objects.bulk_update(rows, ["lot"])
    return sorted(TakeOver.objects.filter(by=by).sampled().values_list("lot", flat=True))


def test_the_sample_is_one_in_ten_by_lot_and_three_at_least():
    assert drawn([9000, 8000, 7000, 6000]) == [6000, 7000, 8000]
    assert drawn([10, 20, 999, 30, 1000, 5000]) == [10, 20, 30, 999]
    assert drawn([4000, 5000]) == [4000, 5000]


def test_each_day_has_a_sample_of_its_own():
    by = make_user(places=["AM07"])
    for days in range(3):
        taken_before(by, 5, at=AT - timedelta(days=days))
    TakeOver.objects.update(lot=5000)

    assert TakeOver.objects.sampled().count() == 9


def test_what_was_checked_stays_in_the_sample(worker):
    taken_before(worker, 5)
    TakeOver.objects.update(lot=5000)
    sample = set(TakeOver.objects.sampled().values_list("pk", flat=True))
    one = TakeOver.objects.sampled().first()
    actions.check_take_over(take_over=one, is_right=True, by=make_user("supervisor"), on=TODAY)

    assert set(TakeOver.objects.sampled().values_list("pk", flat=True)) == sample
    assert TakeOver.objects.sampled().filter(checked_by__isnull=True).count() == 2


def test_a_lot_is_drawn_that_is_spread_and_not_asked_for(worker):
    lots = []
    for minute in range(30):
        theirs = make_household(at="AM03")
        lots.append(take(theirs, worker, at=AT + timedelta(minutes=minute)).lot)

    assert len(set(lots)) > 25
    assert min(lots) < 3_000 < 7_000 < max(lots) < 10_000
