"""Until when a paper serves: as printed, as extended by itself, or by the latest decree."""

from datetime import date, timedelta
from itertools import product
from random import Random

import pytest

from cases import due, validity
from cases.facts import facts_of
from cases.models import IdentityDocument, Individual, ValidityExtension
from cases.sight import WHOLE
from tests.cases.refusals import refused_by_the_database
from tests.factories import DAY, family, head_of, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2024, 12, 10)
PRINTED = date(2024, 12, 31)
LONGER, LONGEST = date(2025, 12, 31), date(2026, 12, 31)


@pytest.fixture
def person():
    return head_of(family())


def certificate(person, number="TP0000001", **values):
    return IdentityDocument.objects.create(
        individual=person,
        from_on=DAY,
        number=number,
        **{"type": "temporary_protection", "expires_on": PRINTED} | values,
    )


def decree(**values):
    return ValidityExtension.objects.create(
        **{
            "type": "temporary_protection",
            "printed_from": PRINTED,
            "printed_to": PRINTED,
            "extended_until": LONGER,
            "decree": "Decree 1",
            "decreed_on": date(2024, 12, 5),
        }
        | values
    )


def ends(paper):
    rows = IdentityDocument.objects.filter(pk=paper.pk).annotate(ends=validity.last_day())
    return rows.get().ends


def test_a_decree_moves_a_whole_class_and_no_row_is_rewritten(person):
    papers = [certificate(person, f"TP000000{number}") for number in range(3)]
    before = list(IdentityDocument.objects.order_by("pk").values())

    decree()

    assert [ends(paper) for paper in papers] == [LONGER] * 3
    assert list(IdentityDocument.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    ("paper", "moved"),
    [
        ({}, True),
        ({"type": "passport"}, False),
        ({"expires_on": PRINTED - timedelta(1)}, False),
        ({"expires_on": None}, False),
        ({"issued_on": date(2024, 3, 1)}, True),
    ],
)
def test_a_decree_is_about_one_kind_that_was_printed_until_some_days(person, paper, moved):
    decree()

    assert (ends(certificate(person, **paper)) == LONGER) is moved


@pytest.mark.parametrize(
    ("issued_on", "moved"),
    [
        (date(2024, 2, 29), False),
        (date(2024, 3, 1), True),
        (date(2024, 3, 31), True),
        (date(2024, 4, 1), False),
        (None, False),
    ],
)
def test_a_decree_may_be_about_papers_that_were_issued_on_some_days(person, issued_on, moved):
    decree(issued_from=date(2024, 3, 1), issued_to=date(2024, 3, 31))

    assert (ends(certificate(person, issued_on=issued_on)) == LONGER) is moved


def test_of_two_decrees_the_later_end_holds_whichever_was_entered_last(person):
    paper = certificate(person)
    decree(extended_until=LONGEST, decree="Decree 2")
    decree()

    assert ends(paper) == LONGEST


def test_a_decree_never_shortens(person):
    paper = certificate(person, extended_until=LONGEST)
    decree()

    assert ends(paper) == LONGEST


def test_a_decree_that_was_entered_by_mistake_moves_nothing(person):
    paper = certificate(person)
    decree(is_void=True)

    assert ends(paper) == PRINTED


def test_the_page_of_a_household_tells_the_extended_day(person):
    certificate(person)
    decree()

    [facts] = facts_of(
        Individual.objects.filter(pk=person.pk), on=TODAY, language="en", sight=WHOLE
    ).values()

    assert facts.documents[0]["serves_until"] == LONGER


def test_an_alert_is_of_the_extended_day(person):
    user = make_user(places=["AM07"])
    paper = certificate(person)
    assert [row.pk for row in due.papers(user, TODAY).first()] == [paper.pk]

    decree()

    assert due.papers(user, TODAY).first() == []
    later = due.papers(user, LONGER - timedelta(5)).first()
    assert [(row.pk, row.due_on) for row in later] == [(paper.pk, LONGER)]


def test_what_a_decree_moves_is_counted_before_and_after_it_is_saved(person):
    certificate(person)
    certificate(person, "TP0000002", extended_until=LONGEST)
    certificate(person, "TP0000003", until_on=TODAY)
    unsaved = ValidityExtension(
        type="temporary_protection",
        printed_from=DAY,
        printed_to=PRINTED,
        extended_until=LONGER,
    )

    before = validity.moved_by(unsaved).count()
    after = validity.moved_by(decree()).count()

    assert (before, after) == (1, 1)


@pytest.mark.parametrize(
    ("values", "law", "code"),
    [
        ({"printed_from": LONGER}, "extension_printed_in_order", "printed_in_order"),
        ({"extended_until": PRINTED}, "extension_is_longer", "extension_too_early"),
        (
            {"issued_from": LONGER, "issued_to": PRINTED},
            "extension_issued_in_order",
            "issued_in_order",
        ),
        ({"decreed_on": date(1924, 1, 1)}, "extension_not_too_early", "too_early"),
    ],
)
def test_the_database_refuses_a_decree_whose_days_do_not_fit(values, law, code):
    with refused_by_the_database(law, code):
        decree(**values)


def test_the_same_class_is_not_extended_twice_by_one_decree():
    decree()

    with refused_by_the_database("extension_once", "extended_twice"):
        decree()


FEW_DAYS = [None, *(date(2024, 1, day) for day in (1, 3, 5))]


@pytest.mark.parametrize("seed", range(4))
def test_python_and_the_database_say_the_same_day(person, seed):
    chance = Random(seed)
    for number in range(3):
        first, last = sorted(chance.choices(FEW_DAYS[1:], k=2))
        issued = sorted(chance.choices(FEW_DAYS[1:], k=2)) if number else (None, None)
        decree(
            printed_from=first,
            printed_to=last,
            issued_from=issued[0],
            issued_to=chance.choice([None, issued[1]]),
            extended_until=last + timedelta(chance.choice([1, 3])),
            decree=f"Decree {number}",
        )
    for number, days in enumerate(product(FEW_DAYS, repeat=3)):
        issued, expires, extended = days
        is_lawful = (issued or DAY) <= (expires or LONGEST) and (not extended or expires)
        if is_lawful and (extended or LONGEST) >= (expires or DAY):
            certificate(
                person,
                f"TP{number}",
                issued_on=issued,
                expires_on=expires,
                extended_until=extended,
            )

    decrees = list(ValidityExtension.objects.in_force())
    ends = {"ends": validity.last_day(), "ends_by_them": validity.last_day_by(decrees)}
    rows = list(IdentityDocument.objects.annotate(**ends))

    assert len(rows) > 20
    assert any(row.ends != (row.extended_until or row.expires_on) for row in rows)
    assert [validity.serves_until(vars(row), decrees) for row in rows] == [row.ends for row in rows]
