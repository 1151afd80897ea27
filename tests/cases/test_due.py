"""What falls due among the people whom somebody sees: papers, statuses, decisions, birthdays."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cases import actions, due
from cases.models import DisabilityDecision, IdentityDocument, LegalStatus
from tests.factories import DAY, child, family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)
SOON, LAST, TOO_LATE = (TODAY + timedelta(days) for days in (10, 30, 31))


@pytest.fixture
def user():
    return make_user(places=["AM07"])


@pytest.fixture
def person():
    return head_of(family())


def paper(person, number="AN0123456", **values):
    return IdentityDocument.objects.create(
        individual=person, from_on=DAY, number=number, **{"type": "passport"} | values
    )


def of(kind, user):
    return due.due_for(user, TODAY)[kind]


def days_of(kind, user):
    return [row.due_on for row in of(kind, user).first()]


def test_a_paper_is_due_from_its_last_day_back_to_30_days_before(person, user):
    for number, day in enumerate((TODAY - timedelta(1), TODAY, LAST, TOO_LATE)):
        paper(person, f"AN000000{number}", expires_on=day)

    assert days_of("papers", user) == [TODAY, LAST]


def test_of_an_extended_paper_the_day_counts_until_which_it_was_extended(person, user):
    paper(person, "AN0000001", expires_on=SOON, extended_until=date(2025, 6, 1))
    paper(person, "AN0000002", expires_on=DAY, extended_until=SOON)

    assert [row.number for row in of("papers", user).first()] == ["AN0000002"]


def test_a_lost_paper_and_one_that_was_replaced_are_not_due(person, user):
    paper(person, "AN0000001", expires_on=SOON, state="lost")
    paper(person, "AN0000002", expires_on=SOON, until_on=TODAY)

    assert of("papers", user).count() == 0


def test_nothing_is_due_of_who_left(person, user):
    paper(person, expires_on=SOON)
    household = person.household
    actions.make_inactive(
        household=household, on=TODAY, reason="left_country", by=user, today=TODAY
    )

    assert of("papers", user).count() == 0


def test_nothing_is_told_of_people_whom_the_user_does_not_see(person, user):
    stranger = head_of(make_household(at="AM03"))
    for theirs in (person, stranger):
        paper(theirs, f"AN00000{theirs.pk[1:3]}", expires_on=SOON)
        LegalStatus.objects.create(
            individual=theirs, status="temporary_protection", from_on=DAY, until_on=SOON
        )

    assert [row.individual for row in of("papers", user).first()] == [person]
    assert [row.individual for row in of("statuses", user).first()] == [person]


def test_a_status_and_a_disability_decision_are_due_before_they_end(person, user):
    LegalStatus.objects.create(
        individual=person, status="temporary_protection", from_on=DAY, until_on=LAST
    )
    DisabilityDecision.objects.create(
        individual=person, degree="group_2", from_on=DAY, until_on=SOON
    )
    DisabilityDecision.objects.create(
        individual=member(person.household, "spouse"), degree="mild", from_on=DAY, until_on=TODAY
    )

    assert (days_of("statuses", user), days_of("decisions", user)) == ([LAST], [SOON])


def consent(person, state, valid_until=None, said_by="self", speaker=None):
    return actions.record_consent(
        individual=person, purpose="assistance", partner=None, state=state, said_by=said_by,
        speaker=speaker, language="hy", explained="aloud", valid_until=valid_until,
        on=TODAY, today=TODAY, at=datetime(2024, 6, 1, 9, tzinfo=UTC), by=make_user(),
    )  # fmt: skip


def test_a_consent_is_due_before_it_is_over_and_not_once_it_was_withdrawn(person, user):
    consent(person, "given", valid_until=SOON)
    other = member(person.household, "spouse")
    consent(other, "given", valid_until=SOON)
    consent(other, "withdrawn")

    assert [(row.individual, row.due_on) for row in of("consents", user).first()] == [
        (person, SOON)
    ]


def test_what_was_said_for_a_child_is_due_from_the_18th_birthday_on(user):
    grown = date(2024, 6, 20)
    boy = member(make_household({}, child(birth_date=date(2006, 6, 20))), "child")
    said = consent(boy, "given", said_by="caregiver", speaker=head_of(boy.household))

    def is_due(day):
        return due.due_for(user, day)["consents"].count() == 1

    assert said.valid_until == grown + timedelta(60)
    assert not is_due(grown - timedelta(1))
    assert is_due(grown) and is_due(grown + timedelta(59))
    assert not is_due(grown + timedelta(60))


def test_who_turns_18_today_or_within_31_days_is_told_with_the_birthday(user):
    ages = {
        "Yesterday": date(2006, 5, 31),
        "Today": date(2006, 6, 1),
        "Last": date(2006, 7, 2),
        "Later": date(2006, 7, 3),
    }
    children = [child(given_name=name, birth_date=born) for name, born in ages.items()]
    make_household({}, *children)

    told = of("turning_adult", user).first()

    assert [(each.given_name, each.due_on) for each in told] == [
        ("Today", TODAY),
        ("Last", TODAY + timedelta(31)),
    ]


def test_who_was_born_on_29_february_turns_18_on_1_march(user):
    make_household({}, child(birth_date=date(2008, 2, 29)))

    [due_soon] = due.due_for(user, date(2026, 2, 20))["turning_adult"].first()

    assert due_soon.due_on == date(2026, 3, 1)
    assert due.due_for(user, date(2026, 3, 2))["turning_adult"].count() == 0


def test_who_turns_63_is_told_of_adults_of_that_age(user):
    make_household({"birth_date": date(1961, 6, 20)})

    assert days_of("turning_pensionable", user) == [date(2024, 6, 20)]
    assert of("turning_adult", user).count() == 0


def test_who_does_not_read_health_is_not_told_of_decisions():
    coordinator = make_user("coordinator")

    assert "decisions" not in due.due_for(coordinator, TODAY)


def test_more_than_20_papers_alike_are_one_line_without_names(person, user):
    for number in range(due.ALIKE + 1):
        paper(person, f"TP{number:07}", type="temporary_protection", expires_on=SOON)
    single = paper(person, expires_on=SOON)

    assert due.papers_in_lines(user, TODAY) == [
        ("passport", SOON, 1, [single]),
        ("temporary_protection", SOON, due.ALIKE + 1, []),
    ]


def test_many_alike_crowd_nobody_else_out(person, user, monkeypatch):
    monkeypatch.setattr(due, "COUNTED", 30)
    for number in range(40):
        paper(person, f"TP{number:07}", type="temporary_protection", expires_on=SOON)
    single = paper(person, expires_on=LAST)

    assert due.papers_in_lines(user, TODAY) == [
        ("temporary_protection", SOON, 31, []),
        ("passport", LAST, 1, [single]),
    ]
