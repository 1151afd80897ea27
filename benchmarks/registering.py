"""Registering a household of five through the action, against one bare transaction of its rows."""

from datetime import date

from benchmarks.peers import against

# The action may take four times as long: a quarter of the bare rate (0.25).
RATIO = 4.0
HOUSEHOLDS = 20
DAY = date(2024, 6, 3)


def measure():
    """The action checks every rule and says every refusal; the bare rows obey the same laws."""
    by, place = actor(role="caseworker")
    return [
        against(
            f"register {HOUSEHOLDS} households of five",
            lambda: through_the_action(by, place),
            lambda: _bare(by, place),
            ratio=RATIO,
        )
    ]


def actor(**who):
    """Who registers, and where."""
    from accounts.models import User
    from places.models import Place

    return User.objects.filter(**who).first(), Place.objects.get(pk="AM07")


def _people():
    family = [("head", "female", 1984), ("spouse", "male", 1981)]
    family += [("child", "female", year) for year in (2009, 2012, 2016)]
    return [
        {
            "given_name": "Ani",
            "patronymic": "Karen",
            "family_name": "Measured",
            "relationship": relationship,
            "sex": sex,
            "birth_date": date(year, 3, 12),
            "birth_precision": "day",
            "arrived_on": date(2023, 9, 27),
        }
        for relationship, sex, year in family
    ]


def through_the_action(by, place):
    """Register households as a desk does."""
    from cases import actions

    for _household in range(HOUSEHOLDS):
        actions.register_household(
            household={"registered_at": place, "declared_size": 5},
            residence={"place": place},
            members=_people(),
            by=by,
            on=DAY,
        )


def _bare(by, place):
    """The same rows in as few statements as they need, past all rules."""
    from accounts.history.acting import acting
    from cases import numbers
    from cases.models import Household, Individual, Residence

    for _household in range(HOUSEHOLDS):
        with acting(by=by):
            household = Household(
                number=numbers.new_household_number(),
                registered_at=place,
                registered_by=by,
                registered_on=DAY,
                declared_size=5,
            )
            Household.objects.bulk_create([household])
            people = [
                Individual(household=household, in_household_since=DAY, role_since=DAY, **values)
                for values in _people()
            ]
            Individual.objects.bulk_create(people)
            Residence.objects.bulk_create(
                [Residence(household=household, place=place, from_on=DAY)]
            )
