"""The days of the demo; none depends on the clock, so a seed means the same register for ever."""

from datetime import date, timedelta

from cases.demo.dice import Weighted

# Ages are drawn as of the day of the figures by marz (`places/data/marz_population.csv`).
AS_OF = date(2024, 9, 18)
# Nothing that happens in the demo happens later.
HORIZON = date(2025, 10, 31)

# In per cent; 100,632 people came in these days, 40,000 of them on the 27th (Refugee Response Plan,
# October 2023).
ARRIVALS = Weighted(
    {
        date(2023, 9, 24): 1,
        date(2023, 9, 25): 6,
        date(2023, 9, 26): 20,
        date(2023, 9, 27): 40,
        date(2023, 9, 28): 20,
        date(2023, 9, 29): 8,
        date(2023, 9, 30): 2.5,
        date(2023, 10, 1): 1,
        date(2023, 10, 2): 0.7,
        date(2023, 10, 3): 0.5,
        date(2023, 10, 4): 0.3,
    }
)
LAST_ARRIVAL = date(2023, 10, 4)
# The end of the war of 2020, in which some districts of Nagorno-Karabakh were lost.
LOST_IN_2020 = date(2020, 11, 10)
_DAYS_TO_REGISTRATION = Weighted({0: 36, 1: 26, 2: 14, 3: 8, 4: 5, 6: 4, 9: 3, 14: 2, 30: 2})
_DAYS_IN_A_YEAR = 365.2425


def registration(chance, arrived_on):
    """The day on which somebody who arrived on this day was registered."""
    return arrived_on + timedelta(_DAYS_TO_REGISTRATION.draw(chance))


def born(age):
    """The birth date of somebody of this age, in years and their parts, on AS_OF."""
    return AS_OF - timedelta(int(age * _DAYS_IN_A_YEAR))


def between(chance, first, last):
    """A day from the first to the last, both included."""
    return first + timedelta(int(chance.random() * ((last - first).days + 1)))


def after(chance, day, at_least, at_most):
    """A day so many days later, the horizon at the latest."""
    return min(HORIZON, day + timedelta(at_least + int(chance.random() * (at_most - at_least))))


def known(person):
    """The first and the last day of a person's stay, within which the register learns of them."""
    return person.stay.since, person.stay.left_on or HORIZON


def within(chance, person, first, last):
    """A day of the person's stay from the first to the last; None where they share no day."""
    since, until = known(person)
    first, last = max(first, since), min(last, until)
    return between(chance, first, last) if first <= last else None
