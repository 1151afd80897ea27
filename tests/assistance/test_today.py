"""What help says about the day: what waits, what is held back, and who asks about whom."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from accounts.clock import today
from accounts.history import looks
from assistance import actions
from assistance.today import panels
from cases.actions import member_leaves
from refugee_response.today import Today
from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.assistance.register import home as household
from tests.assistance.register import with_rule
from tests.factories import NOON, family, make_user, member, place

pytestmark = pytest.mark.django_db


def told(user, day=DAY):
    """Template → what it shows, on the user's Today."""
    request = RequestFactory().get("/admin/")
    request.user, request.session = user, {}
    user.at = NOON
    read = Today(request, day)
    shown = {panel.template: panel.context for panel in panels(read)}
    served = read.rows("distributions")
    return ({"served": [row.key for row in served]} if served else {}) | {
        name.removeprefix("assistance/today_").removesuffix(".html"): shown[name] for name in shown
    }


def test_a_quiet_day_says_nothing(worker):
    assert told(worker) == {}


def test_a_list_waits_for_another_and_is_then_served(worker):
    chief = make_user("supervisor", places=["AM07"])
    household(by=worker)
    listed = actions.draw_up_distribution(
        programme=with_rule(), place=place(), on=DAY, today=DAY, by=worker
    )

    assert told(worker) == {}
    assert told(chief)["distributions"]["waiting"] == [listed]

    actions.approve_distribution(distribution=listed, today=DAY, by=chief)
    assert told(worker)["served"] == [listed.pk]


def test_plans_of_the_dead_are_counted_for_who_sees_them(worker):
    food = programme(title="Food", sector="food", every_days=30)
    waiting, served = family(by=worker), family(by=worker)
    planned(waiting, by=worker, of=food)
    delivered(planned(served, by=worker, of=food), by=worker)
    for home, on in ((waiting, DAY), (served, DAY - timedelta(days=1))):
        member_leaves(person=member(home, "spouse"), reason="died", on=on, today=DAY, by=worker)

    assert told(worker)["plans"] == {"held": 1, "cancelled": 0, "late": 1}
    assert told(make_user(places=["AM09"])) == {}


def test_the_officer_is_told_of_questions_about_many_who_are_not_known(worker):
    officer = make_user("dpo")
    looks.record(worker, "searched", asked="a", count=100, not_known=70)
    looks.record(worker, "searched", asked="b", count=100, not_known=30)
    looks.record(worker, "searched", asked="c", count=8, not_known=8)

    [look] = told(officer, today())["unknown"]["looks"]

    assert (look.actor, look.details["not_known"]) == (worker, 70)
    assert told(worker, today()) == {}
