"""Help is planned, delivered once, returned or cancelled; no programme helps anybody twice."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from assistance import actions
from assistance.models import Assistance, AssistedPerson
from cases.actions import make_inactive
from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.factories import family, head_of, member
from tests.history import Kept

pytestmark = pytest.mark.django_db


def refused(code):
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


def test_what_is_planned_covers_each_member(home, worker):
    assistance = planned(home, by=worker)

    assert assistance.state == "planned"
    assert (assistance.amount, assistance.currency) == (50_000, "AMD")
    covered = {row.individual for row in assistance.people.all()}
    assert covered == set(home.members.present())


def test_what_is_given_once_is_for_all_days_of_the_programme(home, worker):
    assistance = planned(home, by=worker)

    assert (assistance.from_on, assistance.until_on) == (date(2026, 1, 1), date(2027, 1, 1))


def test_the_same_household_is_not_planned_for_twice(home, worker):
    winter = programme()
    planned(home, by=worker, of=winter)

    with refused("helped_already"):
        planned(home, by=worker, of=winter)


def test_who_moved_to_another_household_is_still_covered(home, worker):
    winter, child = programme(), member(home, "child")
    planned(home, by=worker, of=winter)
    other = family(by=worker)
    child.household, child.relationship = other, "other_relative"
    child.in_household_since = child.role_since = DAY
    child.save()

    with refused("helped_already"):
        planned(other, by=worker, of=winter)
    assert not Assistance.objects.filter(household=other).exists()


def test_a_monthly_programme_helps_each_month_once(home, worker):
    rent = programme(every_days=30)
    november = {"from_on": date(2026, 11, 1), "until_on": date(2026, 12, 1)}
    planned(home, by=worker, of=rent, **november)

    planned(home, by=worker, of=rent, from_on=date(2026, 12, 1), until_on=date(2027, 1, 1))
    with refused("helped_already"):
        planned(home, by=worker, of=rent, from_on=date(2026, 11, 30), until_on=date(2026, 12, 1))


def test_two_programmes_help_beside_each_other(home, worker):
    planned(home, by=worker)
    planned(home, by=worker, of=programme(title="Blankets"), quantity=Decimal(3), amount=None)

    assert Assistance.objects.count() == 2


def test_it_is_delivered_once(home, worker):
    assistance = planned(home, by=worker)

    given = delivered(assistance, by=worker, collected_by="Գոհար", reference="L-1/17")

    assert (given.state, given.delivered_on, given.delivered_by) == ("delivered", DAY, worker)
    with refused("not_planned"):
        delivered(assistance, by=worker)


def test_what_comes_back_may_be_given_again(home, worker):
    winter = programme()
    assistance = delivered(planned(home, by=worker, of=winter), by=worker)

    actions.return_assistance(
        assistance=assistance, reason="the account is closed", on=DAY, today=DAY, by=worker
    )

    assert delivered(planned(home, by=worker, of=winter), by=worker).state == "delivered"


def test_what_is_cancelled_says_why_and_covers_nobody(home, worker):
    winter = programme()
    assistance = planned(home, by=worker, of=winter)

    with refused("no_reason"):
        actions.cancel_assistance(assistance=assistance, reason=" ", on=DAY, by=worker)
    actions.cancel_assistance(assistance=assistance, reason="not needed", on=DAY, by=worker)

    assert not AssistedPerson.objects.filter(counts=True).exists()
    planned(home, by=worker, of=winter)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"for_whom": "person"}, "one_person"),
        ({"from_on": DAY + timedelta(days=1)}, "not_now"),
        ({"until_on": DAY}, "not_now"),
    ],
)
def test_a_programme_gives_to_whom_and_when_it_says(home, worker, change, code):
    with refused(code):
        planned(home, by=worker, of=programme(**change))


def test_only_members_of_the_household_are_covered(home, worker):
    stranger = head_of(family(by=worker))

    with refused("strangers"):
        planned(home, by=worker, people=[head_of(home), stranger])
    with refused("nobody"):
        actions.plan_assistance(
            programme=programme(), household=home, people=[], on=DAY, by=worker, amount=1
        )


def test_an_inactive_household_is_not_planned_for(home, worker):
    people = list(home.members.present())
    make_inactive(household=home, reason="left_country", on=DAY, today=DAY, by=worker)

    with refused("inactive"):
        planned(home, by=worker, people=people)


def test_something_is_given(home, worker):
    with pytest.raises(ValidationError, match="how much"):
        planned(home, by=worker, amount=None)


def test_who_left_since_holds_the_delivery_back(home, worker):
    assistance = planned(home, by=worker, on=date(2026, 11, 1))
    child = member(home, "child")
    child.left_on, child.left_reason = date(2026, 11, 20), "moved_out"
    child.save()

    with refused("left"):
        delivered(assistance, by=worker)


@pytest.mark.parametrize(
    ("on", "code"), [(DAY + timedelta(days=1), "future"), (DAY - timedelta(days=1), "early")]
)
def test_a_day_that_cannot_be_is_refused(home, worker, on, code):
    with refused(code):
        delivered(planned(home, by=worker), by=worker, on=on)


def test_the_budget_is_never_passed(home, worker):
    winter = programme(budget=Decimal(75_000))
    first, second = (planned(each, by=worker, of=winter) for each in (home, family(by=worker)))

    delivered(first, by=worker)
    with refused("over_budget"):
        delivered(second, by=worker)


class TestTheDatabase:
    """Whoever writes, through whichever door."""

    @pytest.mark.parametrize(
        "change",
        [
            {"amount": Decimal(1)},
            {"delivered_on": DAY - timedelta(days=1)},
            {"from_on": date(2026, 2, 1)},
            {"state": "planned", "delivered_on": None, "delivered_by": None},
            {"state": "cancelled", "ended_on": DAY, "ended_because": "x"},
        ],
    )
    def test_keeps_what_was_delivered_as_it_was(self, home, worker, change):
        assistance = delivered(planned(home, by=worker), by=worker)

        with pytest.raises(IntegrityError, match="stays as it was"), transaction.atomic():
            Assistance.objects.filter(pk=assistance.pk).update(**change)

    def test_keeps_the_recipient_of_what_is_planned_too(self, home, worker):
        assistance = planned(home, by=worker)

        with pytest.raises(IntegrityError, match="stays as it was"), transaction.atomic():
            Assistance.objects.filter(pk=assistance.pk).update(household=family(by=worker))

    def test_lets_what_describes_it_be_mended(self, home, worker):
        assistance = delivered(planned(home, by=worker), by=worker)

        Assistance.objects.filter(pk=assistance.pk).update(reference="L-1/18")

        assistance.refresh_from_db()
        assert assistance.reference == "L-1/18"

    def test_adds_nobody_once_it_is_delivered(self, home, worker):
        assistance = planned(home, by=worker, people=[head_of(home)])
        delivered(assistance, by=worker)

        late = AssistedPerson(
            assistance=assistance,
            individual=member(home, "child"),
            programme=assistance.programme,
            from_on=assistance.from_on,
            until_on=assistance.until_on,
        )
        with pytest.raises(IntegrityError, match="settled while planned"), transaction.atomic():
            late.save()

    @pytest.mark.parametrize(
        "wrong", [{"from_on": date(2026, 2, 1)}, {"until_on": None}, {"programme": "another"}]
    )
    def test_covers_nobody_where_one_of_them_stands_otherwise_than_the_plan(
        self, home, worker, wrong
    ):
        assistance = planned(home, by=worker, people=[head_of(home)])
        if "programme" in wrong:
            wrong = {"programme": programme(title="Another")}
        right = {
            "assistance": assistance,
            "programme": assistance.programme,
            "from_on": assistance.from_on,
            "until_on": assistance.until_on,
        }
        one, other = member(home, "spouse"), member(home, "child")

        rows = [
            AssistedPerson(individual=one, **right),
            AssistedPerson(individual=other, **right | wrong),
        ]
        with pytest.raises(IntegrityError, match="settled while planned"), transaction.atomic():
            AssistedPerson.objects.bulk_create(rows)
        assert assistance.people.count() == 1

    def test_lets_nobody_count_again(self, home, worker):
        assistance = planned(home, by=worker)
        actions.cancel_assistance(assistance=assistance, reason="x", on=DAY, by=worker)

        with pytest.raises(IntegrityError, match="settled while planned"), transaction.atomic():
            assistance.people.update(counts=True)

    def test_keeps_each_change_with_who_made_it(self, home, worker):
        kept = Kept()
        delivered(planned(home, by=worker), by=worker)

        events = kept.of(Assistance)
        assert [event.pgh_label for event in events] == ["insert", "update"]
        assert {event.pgh_context["by"] for event in events} == {worker.pk}
        assert len(kept.of(AssistedPerson)) == 3
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
