"""The family is here: what proves who it is, and what does not."""

from datetime import date

import pytest

from cases import actions
from cases.models import IdentityDocument, Individual, Restriction
from cases.proofs import Shown, family_of
from tests.cases.beyond import TODAY
from tests.factories import DAY, child, family, head_of, make_household, make_user, member

pytestmark = pytest.mark.django_db

BORN = date(1984, 3, 12)
NAME = {"name": "Gohar Avanesyan", "birth_date": BORN}
PASSPORT = ("passport", "AN 0123456")


@pytest.fixture
def worker():
    """A caseworker in Kotayk."""
    return make_user(places=["AM07"])


@pytest.fixture
def theirs():
    """Gohar, her husband and their son, who live in Ararat; she has a passport."""
    household = family(at="AM03")
    holds(head_of(household))
    return household


def holds(person, number="AN0123456", **values):
    """A passport of a person, not seen unless said otherwise."""
    return IdentityDocument.objects.create(
        individual=person, type="passport", number=number, from_on=DAY, **values
    )


def found(worker, **shown):
    """The number of the household to which these proofs lead; None: to none."""
    household = family_of(Shown(**shown), user=worker, on=TODAY)
    return household and household.pk


def test_the_slip_and_a_document_prove_a_family(worker, theirs):
    assert found(worker, slip=str(theirs), document=PASSPORT) == theirs.pk


def test_the_number_of_a_member_serves_as_the_slip_does(worker, theirs):
    son = member(theirs, "child")

    assert found(worker, slip=str(son).lower(), **NAME) == theirs.pk


def test_a_document_and_a_name_prove_a_family_of_whichever_members(worker, theirs):
    son = {"name": "Арам Аванесян", "birth_date": date(2010, 1, 15)}

    assert found(worker, document=PASSPORT, **son) == theirs.pk


@pytest.mark.parametrize(
    "name",
    [
        "Gohar Avanesyan",
        "Аванесян Гоар",
        "Գոհար Սերգեյի Ավանեսյան",
        "гоар сергеевна аванесян",
        "Gohar - Avanesyan,",
    ],
)
def test_a_full_name_is_known_in_any_letters_with_or_without_the_father_s(worker, theirs, name):
    assert found(worker, slip=str(theirs), name=name, birth_date=BORN) == theirs.pk


@pytest.mark.parametrize(
    "name",
    [
        "Gohar",
        "Avanesyan",
        "Gohar Sergeyi",
        "Goh Avan",
        "Gohar Avanesyan Petrosyan",
        "Anna Avanesyan",
    ],
)
def test_a_part_of_a_name_or_a_word_too_many_proves_nothing(worker, theirs, name):
    assert found(worker, slip=str(theirs), name=name, birth_date=BORN) is None


def test_a_birth_date_proves_only_to_the_day(worker, theirs):
    wrong = date(1984, 3, 13)
    Individual.objects.filter(pk=member(theirs, "child").pk).update(birth_precision="year")
    by_year = {"name": "Aram Avanesyan", "birth_date": date(2010, 1, 15)}

    assert found(worker, slip=str(theirs), name=NAME["name"], birth_date=wrong) is None
    assert found(worker, slip=str(theirs), **by_year) is None


def test_a_wrong_number_proves_nothing_whatever_else_is_right(worker, theirs):
    stranger = make_household(at="AM03")

    assert found(worker, slip=str(theirs), document=("passport", "AN0000000")) is None
    assert found(worker, slip=str(theirs), document=("id_card", "AN0123456")) is None
    assert found(worker, slip=str(stranger), document=PASSPORT) is None


def test_proofs_of_two_families_prove_neither(worker, theirs):
    other = make_household({"given_name": "Անահիտ"}, at="AM03")

    assert found(worker, slip=str(other), **NAME) is None


def test_of_three_proofs_all_hold(worker, theirs):
    assert found(worker, slip=str(theirs), document=PASSPORT, **NAME) == theirs.pk
    wrong = NAME | {"birth_date": date(1980, 1, 1)}
    assert found(worker, slip=str(theirs), document=PASSPORT, **wrong) is None


def test_two_families_of_one_name_are_told_apart_by_the_other_proof(worker, theirs):
    twin = family(at="AM03")

    assert found(worker, slip=str(twin), **NAME) == twin.pk
    assert found(worker, document=PASSPORT, **NAME) == theirs.pk


def test_two_who_hold_one_number_unseen_are_told_apart_by_the_other_proof(worker, theirs):
    other = make_household({"given_name": "Անահիտ"}, at="AM03")
    holds(head_of(other))

    assert found(worker, slip=str(other), document=PASSPORT) == other.pk


def test_where_both_proofs_lead_to_two_families_none_is_taken(worker, theirs):
    twin = family(at="AM03")
    holds(head_of(twin))

    assert found(worker, document=PASSPORT, **NAME) is None


@pytest.mark.parametrize("state", ["contested", "lost", "replaced", "void"])
def test_a_paper_that_does_not_serve_proves_nothing(worker, theirs, state):
    IdentityDocument.objects.update(state=state)

    assert found(worker, slip=str(theirs), document=PASSPORT) is None


def test_a_paper_that_ended_proves_nothing(worker, theirs):
    IdentityDocument.objects.update(until_on=TODAY)

    assert found(worker, slip=str(theirs), document=PASSPORT) is None


def test_who_left_proves_nothing(worker, theirs):
    head, husband = head_of(theirs), member(theirs, "spouse")
    actions.member_leaves(
        person=head, on=TODAY, reason="left_country", successor=husband, by=worker, today=TODAY
    )

    assert found(worker, slip=str(theirs), **NAME) is None
    assert found(worker, slip=str(theirs), document=PASSPORT) is None
    assert found(worker, slip=str(head), name="Karen Avanesyan", birth_date=BORN) is None


def test_an_inactive_family_is_not_taken_over(worker, theirs):
    actions.make_inactive(household=theirs, on=TODAY, reason="left_country", by=worker, today=TODAY)

    assert found(worker, slip=str(theirs), document=PASSPORT) is None


@pytest.mark.parametrize("about", ["household", "individual"])
def test_a_family_that_is_hidden_is_not_taken_over(worker, theirs, about):
    who = {about: theirs if about == "household" else member(theirs, "child")}
    Restriction.objects.create(**who, reason="x", set_by=worker, from_on=DAY)

    assert found(worker, slip=str(theirs), document=PASSPORT) is None


def test_a_family_of_one_s_own_is_found_even_where_it_is_hidden(worker):
    ours = make_household({}, child(), at="AM07")
    Restriction.objects.create(household=ours, reason="x", set_by=worker, from_on=DAY)

    household = family_of(Shown(slip=str(ours), **NAME), user=worker, on=TODAY)
    assert household == ours
    assert household.is_theirs


def test_as_many_questions_are_asked_whether_or_not_a_family_is_known(
    worker, theirs, django_assert_num_queries
):
    stranger = Shown(slip="H-7K3MQ-9QX2T-P", document=("passport", "AN0000000"))
    half = Shown(slip=str(theirs), document=("passport", "AN0000000"))
    known = Shown(slip=str(theirs), document=PASSPORT)
    family_of(stranger, user=worker, on=TODAY)

    for shown in (stranger, half, known):
        with django_assert_num_queries(4):
            family_of(shown, user=worker, on=TODAY)
