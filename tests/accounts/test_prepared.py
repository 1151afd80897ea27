"""Statements that are composed once: what stands in them as it is, and what is exchanged."""

import pytest
from django.db.models import Value

from accounts.choices import OrganisationKind
from accounts.models import Organisation
from accounts.prepared import Prepared, composed
from tests.factories import make_partner

pytestmark = pytest.mark.django_db
STAND_IN = "the acronym asked for"


def named(**more):
    return Organisation.objects.filter(acronym=STAND_IN, **more).values_list("name")


def test_a_stand_in_is_exchanged_for_the_value_of_each_request():
    prepared = Prepared(named, [STAND_IN])
    for acronym in ("PIN", "NRC"):
        make_partner(acronym)

    assert prepared.rows({STAND_IN: "PIN"}) == [("PIN",)]
    assert prepared.rows({STAND_IN: "NRC"}) == [("NRC",)]
    assert prepared.rows({STAND_IN: "' OR true --"}) == []


@pytest.mark.parametrize("word", ["it's", 'a "b"', "100%", "%s", "$1", "\\", "Ջ", ""])
def test_a_word_of_our_own_stands_in_it_as_it_is(word):
    organisation = make_partner("PIN")
    Organisation.objects.filter(pk=organisation.pk).update(name=word)
    prepared = Prepared(lambda: named(name=word), [STAND_IN])

    assert prepared.rows({STAND_IN: "PIN"}) == [(word,)]


def test_choices_truths_and_numbers_of_our_own_are_no_parameters():
    rows = named(kind=OrganisationKind.UNITED_NATIONS, is_controller=False).annotate(seven=Value(7))
    statement, parameters = composed(rows, {STAND_IN}.__contains__)

    assert parameters == [STAND_IN]
    assert statement.count("$") == 1
    assert f"'{OrganisationKind.UNITED_NATIONS.value}'" in statement
