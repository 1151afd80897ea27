"""What people say of the help: who hears of it, who answers, and from whom it is hidden."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from casework import actions
from casework.feedback_choices import SENSITIVE
from casework.focal import readers_of
from casework.models import Feedback
from tests.factories import (
    DAY,
    family,
    make_organisation,
    make_partner,
    make_user,
    place,
)

pytestmark = pytest.mark.django_db


def said(by, *, category="quality", target=None, on=DAY, at="AM07", **more):
    """Somebody says something at a desk; complaints are about the register's own staff."""
    if category in SENSITIVE:
        more = {"about_organisation": make_organisation()} | more
    return actions.record_feedback(
        channel="desk", category=category, text="The parcel was wet.", given_at=place(at),
        given_on=on, today=on, target=target, by=by, **more,
    )  # fmt: skip


def heard(user):
    """Numbers of all the feedback that a user is told of."""
    return set(Feedback.objects.visible_to(user, on=DAY).values_list("pk", flat=True))


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


@pytest.fixture
def officer():
    return make_user("dpo")


def focal(*, organisation=None, role="partner", named_by=None, places=()):
    """A focal point for complaints, named by somebody else."""
    user = make_user(role, organisation=organisation, places=places)
    actions.name_focal_point(user=user, on=DAY, by=named_by or make_user("dpo"))
    return user


def test_ordinary_feedback_of_a_family_is_told_to_who_sees_the_family(worker):
    kept = said(worker, target=family(by=worker))

    assert heard(worker) == {kept.pk}
    assert heard(make_user(places=["AM07"])) == {kept.pk}
    assert heard(make_user(places=["AM09"])) == set()
    assert heard(make_user("partner")) == set()
    assert heard(make_user("coordinator")) == set()


def test_nameless_feedback_is_told_where_it_was_given(worker):
    kept = said(worker)

    assert heard(make_user(places=["AM07"])) == {kept.pk}
    assert heard(make_user(places=["AM09"])) == set()
    assert heard(make_user("registrar", places=["AM07"])) == set()


@pytest.mark.parametrize("category", SENSITIVE)
def test_a_complaint_is_told_to_no_one_of_the_accused_organisation(worker, category):
    home = family(by=worker)
    kept = said(worker, category=category, target=home)
    own_focal_point = focal(organisation=make_organisation(), role="supervisor")
    outside = focal(organisation=make_partner("UNHCR"))

    of_the_accused = [
        worker, own_focal_point, make_user("supervisor", places=["AM"], is_cleared=True),
        make_user("administrator"), make_user("dpo"), make_user("auditor"),
    ]  # fmt: skip
    assert [heard(user) for user in of_the_accused] == [set()] * len(of_the_accused)
    assert heard(outside) == {kept.pk}
    assert readers_of(kept, DAY) == [outside]


def test_a_complaint_is_hidden_from_the_accused_office_too(worker):
    ngo = make_partner("NGO")
    kept = said(worker, category="staff", about_organisation=ngo, about_office=place("AM07"))
    at_the_office = focal(organisation=make_organisation(), role="supervisor", places=["AM07"])
    elsewhere = focal(organisation=make_organisation(), role="supervisor", places=["AM09"])

    assert heard(at_the_office) == set()
    assert heard(elsewhere) == {kept.pk}


def test_who_is_no_focal_point_any_more_is_told_no_more(worker, officer):
    outside = focal(organisation=make_partner("UNHCR"))
    said(worker, category="exploitation")
    (row,) = outside.focal_for.all()
    actions.end_focal_point(focal_point=row, on=DAY, by=officer)

    assert heard(outside) == set()
    with pytest.raises(ValidationError, match="ended already"):
        actions.end_focal_point(focal_point=row, on=DAY, by=officer)


def test_nobody_names_themselves(officer):
    with pytest.raises(ValidationError, match="Nobody names themselves"):
        actions.name_focal_point(user=officer, on=DAY, by=officer)


def test_nobody_is_named_twice(officer):
    named = make_user()
    actions.name_focal_point(user=named, on=DAY, by=officer)

    with pytest.raises(ValidationError, match="already"):
        actions.name_focal_point(user=named, on=DAY, by=officer)


def test_a_complaint_says_whose_staff_it_is_about(worker):
    with pytest.raises(ValidationError, match="whose staff"):
        said(worker, category="staff", about_organisation=None)


def test_exploitation_is_to_be_answered_the_next_day_and_the_rest_in_two_weeks(worker):
    assert said(worker, category="exploitation").due_on == DAY + timedelta(days=1)
    assert said(worker).due_on == DAY + timedelta(days=14)


def test_feedback_is_answered_once_then_closed(worker):
    kept = said(worker)
    with pytest.raises(ValidationError, match="not answered yet"):
        actions.close_feedback(feedback=kept, on=DAY, by=worker)
    actions.answer_feedback(feedback=kept, answer="A dry one was given.", on=DAY, by=worker)
    with pytest.raises(ValidationError, match="answered already"):
        actions.answer_feedback(feedback=kept, answer="Again.", on=DAY, by=worker)
    closed = actions.close_feedback(feedback=kept, is_satisfied=True, on=DAY, by=worker)

    assert (closed.state, closed.is_satisfied) == ("closed", True)
    with pytest.raises(ValidationError, match="closed already"):
        actions.close_feedback(feedback=kept, on=DAY, by=worker)


def test_no_feedback_is_of_a_day_to_come(worker):
    with pytest.raises(ValidationError, match="still to come"):
        actions.record_feedback(
            channel="box", category="thanks", text="Thank you", given_at=place(),
            given_on=DAY + timedelta(days=1), today=DAY, by=worker,
        )  # fmt: skip
