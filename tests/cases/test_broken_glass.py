"""In danger one household is read for an hour, told at once, and reviewed by somebody else."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cases import actions
from cases.models import BrokenGlass, Household, Individual
from tests.cases.beyond import AT, TODAY
from tests.cases.refusals import refused
from tests.factories import DAY, family, make_household, make_user

pytestmark = pytest.mark.django_db

WORDS = "a woman fell down at our desk"


@pytest.fixture
def worker():
    """A caseworker in Kotayk."""
    return make_user(places=["AM07"])


@pytest.fixture
def theirs():
    """A family in Ararat."""
    return family(at="AM03")


def broken(household, by, at=AT, words=WORDS):
    return actions.break_glass(household=household, reason="medical", words=words, by=by, at=at)


def seen(model, user, at):
    """How many of these the user sees at a moment."""
    user.at = at
    return model.objects.visible_to(user, on=TODAY).count()


@pytest.mark.parametrize(
    ("after", "is_seen"),
    [
        (timedelta(0), True),
        (timedelta(minutes=59, seconds=59), True),
        (timedelta(minutes=60), False),
        (timedelta(seconds=-1), False),
    ],
)
def test_it_is_open_for_an_hour(worker, theirs, after, is_seen):
    broken(theirs, worker)

    assert seen(Household, worker, AT + after) == is_seen
    assert seen(Individual, worker, AT + after) == 3 * is_seen


def test_it_opens_one_household_to_one_user_to_read(worker, theirs):
    other, colleague = family(at="AM03"), make_user(places=["AM07"])
    broken(theirs, worker)

    assert seen(Household, colleague, AT) == 0
    assert seen(Household, worker, AT) == 1
    assert not Household.objects.changeable_by(worker, on=TODAY).exists()
    assert not Household.objects.visible_to(worker, on=TODAY).filter(pk=other.pk).exists()


def test_the_same_household_again_is_the_same_glass(worker, theirs):
    first = broken(theirs, worker)
    again = broken(theirs, worker, at=AT + timedelta(minutes=30))

    assert again == first
    assert again.ends_at == AT + timedelta(minutes=60)
    assert broken(theirs, worker, at=AT + timedelta(minutes=60)) != first


def test_a_second_household_is_a_second_glass(worker, theirs):
    broken(theirs, worker)
    broken(make_household(at="AM03"), worker)

    assert seen(Household, worker, AT) == 2


@pytest.mark.parametrize("words", ["", "help", " " * 30, "a    woman     fell  ."])
def test_it_is_broken_with_words(worker, theirs, words):
    with refused("too_few_words"):
        broken(theirs, worker, words=words)


def test_five_a_day_in_yerevan(worker):
    for _each in range(5):
        broken(make_household(at="AM03"), worker)

    with refused("too_many_today"):
        broken(make_household(at="AM03"), worker)
    with refused("too_many_today"):
        broken(make_household(at="AM03"), worker, at=datetime(2023, 10, 20, 19, 59, tzinfo=UTC))
    assert broken(make_household(at="AM03"), worker, at=datetime(2023, 10, 20, 20, tzinfo=UTC))


def test_a_review_is_due_within_72_hours(worker, theirs):
    assert broken(theirs, worker).review_due_on == date(2023, 10, 23)


def test_who_has_one_unreviewed_past_its_day_breaks_no_other(worker, theirs):
    glass = broken(theirs, worker)
    other = make_household(at="AM03")
    in_time = datetime(2023, 10, 23, 19, 59, tzinfo=UTC)
    assert broken(other, worker, at=in_time)

    late = datetime(2023, 10, 23, 20, 0, tzinfo=UTC)
    with refused("unreviewed"):
        broken(theirs, worker, at=late)

    actions.review_glass(
        glass=glass, verdict="not_justified", by=make_user("supervisor"), on=date(2023, 10, 24)
    )
    assert broken(theirs, worker, at=late)


def test_somebody_else_reviews_it_once(worker, theirs):
    glass, officer = broken(theirs, worker), make_user("dpo")

    with refused("second_person"):
        actions.review_glass(glass=glass, verdict="justified", by=worker, on=TODAY)
    reviewed = actions.review_glass(glass=glass, verdict="justified", by=officer, on=TODAY)
    assert (reviewed.reviewed_by, reviewed.verdict) == (officer, "justified")
    with refused("reviewed"):
        actions.review_glass(glass=glass, verdict="not_justified", by=make_user("dpo"), on=TODAY)


@pytest.mark.parametrize(
    "role", ["registrar", "partner", "coordinator", "auditor", "administrator"]
)
def test_a_glass_on_paper_opens_nothing_to_other_roles(theirs, role):
    user = make_user(role, places=["AM07"])
    broken(theirs, user)

    assert seen(Household, user, AT) == 0


def test_the_day_of_a_household_s_registration_does_not_matter(worker):
    old = family(at="AM03", on=DAY)
    broken(old, worker)

    assert seen(Household, worker, AT) == 1
    assert BrokenGlass.objects.get().household == old
