"""What is known of a document or a telephone number is corrected, and the row stays."""

from datetime import date, timedelta
from functools import partial

import pytest

from cases import actions
from cases.models import IdentityDocument, LikelySame
from tests.cases.refusals import refused
from tests.cases.test_at_once import at_once
from tests.factories import DAY, head_of, make_household, make_user

TODAY = date(2024, 6, 1)
TOMORROW = TODAY + timedelta(days=1)
LATER = DAY + timedelta(days=30)
SEEN, UNSEEN = {"is_verified": True}, {"is_verified": False}


@pytest.fixture
def by(db):
    return make_user()


@pytest.fixture
def person(by):
    return head_of(make_household(by=by))


@pytest.fixture
def other(by):
    return head_of(make_household({"given_name": "Անի"}, by=by))


def passport(person, **values):
    values = {"type": "passport", "number": "AN0123456", "from_on": DAY} | values
    by = person.household.registered_by
    return actions.add_document(person=person, values=values, by=by, today=TODAY)


def amend(document, by, **values):
    return actions.amend_document(document=document, values=values, by=by, today=TODAY)


def test_a_paper_that_was_typed_unseen_is_seen(person, by):
    document = amend(passport(person), by, **SEEN)

    assert (document.state, document.is_verified) == ("valid", True)
    assert person.documents.count() == 1


def test_a_paper_is_extended_by_decree(person, by):
    document = passport(person, expires_on=LATER, **SEEN)

    amended = amend(document, by, extended_until=date(2027, 1, 1))

    assert (amended.extended_until, amended.is_verified) == (date(2027, 1, 1), True)


def test_seen_at_two_people_the_number_of_the_second_is_contested(person, other, by):
    first, second = passport(person), passport(other)
    amend(first, by, **SEEN)

    amended = amend(second, by, **SEEN)

    assert (amended.state, amended.is_verified) == ("contested", False)
    assert LikelySame.objects.filter(individual=other, other=person).exists()


def test_while_another_holds_it_a_contested_number_stays_contested(person, other, by):
    passport(person, **SEEN)

    assert amend(passport(other), by, **UNSEEN).state == "contested"


@pytest.mark.parametrize("seen", [SEEN, UNSEEN])
def test_once_the_other_holders_is_void_a_contested_number_is_theirs(person, other, by, seen):
    first, second = passport(person, **SEEN), passport(other, **SEEN)
    actions.end_fact(fact=first, on=TODAY, state="void", by=by, today=TODAY)

    amended = amend(second, by, **seen)

    assert (amended.state, amended.is_verified) == ("valid", seen["is_verified"])


def test_an_extension_alone_decides_nothing_of_a_contested_number(person, other, by):
    first, second = passport(person, **SEEN), passport(other, expires_on=LATER)
    actions.end_fact(fact=first, on=TODAY, state="void", by=by, today=TODAY)

    assert amend(second, by, extended_until=TODAY).state == "contested"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"issued_on": TOMORROW}, "future"),
        ({"issued_on": LATER, "expires_on": DAY}, "expires_before_issue"),
        ({"extended_until": TODAY}, "extension_too_early"),
    ],
)
def test_what_does_not_fit_the_other_days_of_a_paper_is_refused(person, by, values, code):
    document = passport(person)

    with refused(code):
        amend(document, by, **values)


def phone(person, **values):
    values = {"number": "+37493550127", "from_on": DAY} | values
    by = person.household.registered_by
    return actions.add_phone(person=person, values=values, by=by, today=TODAY)


def test_a_number_turned_out_unsafe_and_answered(person, by):
    values = {"safe": "unsafe", "note": "Her husband answers", "answered_on": TODAY}
    said = {"by": by, "today": TODAY}
    actions.amend_phone(phone=phone(person, whose="Sister"), values=values, **said)

    kept = person.phones.get()
    assert (kept.safe, kept.note, kept.answered_on) == tuple(values.values())
    assert (kept.whose, kept.from_on) == ("Sister", DAY)


@pytest.mark.parametrize(
    ("answered", "code"), [(TOMORROW, "future"), (date(1987, 1, 1), "too_early")]
)
def test_nobody_answered_on_a_day_to_come_or_before_the_conflict(person, by, answered, code):
    values = {"answered_on": answered}
    with refused(code):
        actions.amend_phone(phone=phone(person), values=values, by=by, today=TODAY)
    with refused(code):
        phone(person, number="+37493550128", **values)


def amends(fact, **said):
    """The action that corrects a fact of this kind."""
    name, values = {
        "phone": ("phone", {"safe": "unsafe"}),
        "identitydocument": ("document", SEEN),
    }[fact._meta.model_name]
    action = getattr(actions, f"amend_{name}")
    return partial(action, **{name: fact}, values=values, today=TODAY, **said)


@pytest.mark.parametrize("write", [passport, phone])
def test_what_ended_is_not_corrected(person, by, write):
    fact = write(person)
    actions.end_fact(fact=fact, on=TODAY, by=by, today=TODAY)

    with refused("ended"):
        amends(fact, by=by)()


@pytest.mark.parametrize("write", [passport, phone])
def test_a_page_that_is_stale_corrects_nothing(person, by, write):
    fact = write(person)
    person.household.refresh_from_db()
    stale = person.household.version
    amends(fact, by=by, version=stale)()

    with refused("stale"):
        amends(fact, by=by, version=stale)()


def test_of_two_who_see_one_number_at_two_people_one_is_contested(committed):
    user = make_user()
    people = [head_of(make_household({"given_name": name}, by=user)) for name in ("Անի", "Նարե")]
    papers = [passport(each) for each in people]

    assert at_once(*(amends(paper, by=user) for paper in papers)) == ["done", "done"]

    states = IdentityDocument.objects.values_list("state", "is_verified")
    assert sorted(states) == [("contested", False), ("valid", True)]


def test_who_corrects_what_is_ended_in_the_same_moment_comes_first_or_is_told(committed):
    user = make_user()
    fact = phone(head_of(make_household(by=user)))
    ending = partial(actions.end_fact, fact=fact, on=TODAY, by=user, today=TODAY)

    assert at_once(ending, amends(fact, by=user)) in (["done", "done"], ["done", "ended"])
    fact.refresh_from_db()
    assert fact.until_on == TODAY
