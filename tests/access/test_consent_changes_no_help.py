"""Whatever people answer about their data, the help that they may get stays the same.

Nothing by which help is decided or counted knows of an answer: what the register's own staff see,
who lives in a household, what it is flagged as, and what the reports count.
"""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.choices import Purpose
from accounts.history.acting import acting
from cases import numbers
from cases.access_choices import ConsentState
from cases.models import Consent, Household, Individual, Membership
from cases.reading import HouseholdReading
from reports.catalogue import REPORTS
from tests.factories import child, make_household, make_organisation, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 1)
AT = datetime(2024, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def staff():
    """A caseworker and a supervisor of Kotayk."""
    return [make_user(role, places=["AM07"]) for role in ("caseworker", "supervisor")]


@pytest.fixture
def family():
    """A grandmother, a mother who is pregnant, and a boy who walks with difficulty."""
    return make_household(
        {"pregnancy_expected_on": date(2024, 6, 1), "pregnancy_asked_on": date(2024, 2, 1)},
        {"relationship": "parent", "birth_date": date(1949, 1, 1)},
        child(walking=3, wg_asked_on=date(2024, 2, 1), wg_method="proxy"),
        on=date(2024, 2, 2),
    )


def what_staff_know(household, staff):
    """All that help hangs on, as the register's own staff have it."""
    known = []
    for user in staff:
        visible = Household.objects.visible_to(user, on=TODAY).get(pk=household.pk)
        reading = HouseholdReading(visible, user, TODAY)
        known.append(
            {
                "people": set(Individual.objects.visible_to(user, on=TODAY).values_list("pk")),
                "composition": vars(reading.composition),
                "flags": [code for code, *_words in reading.flags],
                "checks": [check.code for check in reading.checks],
                "missing": [str(one) for one in reading.missing],
                "needs": [person.facts.needs for person in reading.members],
            }
        )
    return known


def counted():
    """What the reports count."""
    return {name: report.count(Membership.objects.all(), TODAY) for name, report in REPORTS.items()}


answers = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(Purpose.values),
        st.sampled_from([None, "KAMURJ"]),
        st.sampled_from(ConsentState.values),
    ),
    unique_by=lambda answer: answer[:3],
    max_size=30,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=max(settings().max_examples // 4, 25),
)
@given(answers)
def test_answers_change_nothing_by_which_help_is_decided(family, staff, told):
    make_organisation("KAMURJ", is_controller=False, kind="national_ngo")
    people = list(family.members.order_by("birth_date"))
    with acting(by=staff[0]):
        Consent.objects.current().update(replaced_at=AT)
    before = what_staff_know(family, staff), counted()

    with acting(by=staff[0]):
        Consent.objects.bulk_create(
            Consent(
                number=numbers.new_consent_number(),
                individual=people[who],
                purpose=purpose,
                partner_id=partner,
                state=state,
                said_by="self",
                said_on=TODAY,
                language="hy",
                explained="aloud",
                recorded_by=staff[0],
                recorded_at=AT,
            )
            for who, purpose, partner, state in told
        )

    assert (what_staff_know(family, staff), counted()) == before
