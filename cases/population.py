"""Who is a child, 65+, of pensionable age, in which cohort, disabled or pregnant, on a day.

One definition of each, in Python over plain values and in SQL as conditions, from the same
boundaries. Age is never stored. Somebody has turned N on a day when they were born on or before
the day's boundary: that day N years earlier; where that is a 29 February that does not exist, the
28th. So whoever was born on 29 February turns a year older on 1 March. Nothing is known of the age
of people without a birth date: for them every Python answer is None and every condition untrue.
A birth date after the day is that of an infant: an inexact one stands for a whole month or year.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cases.choices import BirthPrecision, DisabilityDegree

# The doors tell nothing of earlier days: nobody of the register had been born.
EARLIEST_DAY = date(1900, 1, 1)
ADULT_AGE = 18
# The age of Armenian state programmes, which call those who have turned it pensioners.
PENSIONABLE_AGE = 63
OLDER_AGE = 65
# Weeks are counted as in obstetrics: 40 from the first sign to the expected day; a birth may come
# two weeks after it, and after that the fact has to be asked again.
PREGNANCY_DAYS_BEFORE = 280
PREGNANCY_DAYS_AFTER = 14
# A decision of the state on any of these makes a person with a disability (law 2); mild does not.
COUNTS_AS_DISABILITY = tuple(
    degree.value for degree in DisabilityDegree if degree != DisabilityDegree.MILD
)


@dataclass(frozen=True)
class Band:
    """An age band in completed years, both ends included; without an end it is open."""

    code: str
    from_age: int
    to_age: int | None = None

    def holds(self, age):
        """Whether an age in completed years lies in this band."""
        return max(age, 0) >= self.from_age and (self.to_age is None or age <= self.to_age)

    def on(self, day, field="birth_date"):
        """Condition: the person's age on `day` lies in this band."""
        return _younger_than(self.to_age, day, field) & _at_least(self.from_age, day, field)


# The bands of the Armenian figures: children, adults, and people of 65 and over.
MISSION_BANDS = (Band("0-17", 0, 17), Band("18-64", 18, 64), Band("65+", 65))
# UNHCR's statistical cohorts.
UNHCR_COHORTS = (
    Band("0-4", 0, 4),
    Band("5-11", 5, 11),
    Band("12-17", 12, 17),
    Band("18-59", 18, 59),
    Band("60+", 60),
)


def boundary(day, years):
    """The latest birth date of those who have turned `years` on `day`.

    Where that lies before the year 1, the first day that there is.

    >>> boundary(date(2024, 2, 29), 18)
    datetime.date(2006, 2, 28)
    """
    if day.year <= years:
        return date.min
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def age(birth_date, day):
    """Completed years on `day`; None without a birth date, negative before birth.

    >>> age(date(2008, 2, 29), date(2026, 2, 28)), age(date(2008, 2, 29), date(2026, 3, 1))
    (17, 18)
    """
    if birth_date is None:
        return None
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def shown_age(birth_date, day):
    """The age as people read it, in completed years: at least 0; None without a birth date.

    >>> shown_age(date(2026, 7, 1), date(2026, 3, 1))
    0
    """
    return None if birth_date is None else max(age(birth_date, day), 0)


def is_born_after(birth_date, precision, day):
    """Whether somebody is known to be born after `day`.

    An inexact date may lie after the day and stand for an infant who is there: a child of no age.
    """
    return birth_date is not None and precision == BirthPrecision.DAY and birth_date > day


def born_after(*, on, prefix=""):
    """Condition: the person is known to be born after the day `on`."""
    return Q(**{f"{prefix}birth_date__gt": on, f"{prefix}birth_precision": BirthPrecision.DAY})


def birthday(birth_date, years):
    """The day on which somebody turns `years`: 1 March where 29 February does not exist."""
    try:
        return birth_date.replace(year=birth_date.year + years)
    except ValueError:
        return date(birth_date.year + years, 3, 1)


def has_turned(years, birth_date, day):
    """Whether somebody has turned `years` on `day`; None without a birth date."""
    return None if birth_date is None else birth_date <= boundary(day, years)


def turned(years, *, on, field="birth_date"):
    """Condition: the person has turned `years` on the day `on`."""
    return Q(**{f"{field}__lte": boundary(on, years)})


def is_child(birth_date, day):
    """Whether somebody has not turned 18 (Convention on the Rights of the Child); None: unknown."""
    adult = has_turned(ADULT_AGE, birth_date, day)
    return None if adult is None else not adult


def child(*, on, field="birth_date"):
    """Condition: the person has not turned 18 on the day `on`."""
    return Q(**{f"{field}__gt": boundary(on, ADULT_AGE)})


def older(*, on, field="birth_date"):
    """Condition: the person has turned 65 on the day `on`."""
    return turned(OLDER_AGE, on=on, field=field)


def pensionable(*, on, field="birth_date"):
    """Condition: the person has turned 63 on the day `on`."""
    return turned(PENSIONABLE_AGE, on=on, field=field)


def band_of(birth_date, day, bands):
    """The band in which somebody's age lies on `day`; None without a birth date."""
    if birth_date is None:
        return None
    years = age(birth_date, day)
    return next(band for band in bands if band.holds(years))


def _younger_than(to_age, day, field):
    if to_age is None:
        return Q()
    return Q(**{f"{field}__gt": boundary(day, to_age + 1)})


def _at_least(from_age, day, field):
    if from_age == 0:
        return Q(**{f"{field}__isnull": False})
    return turned(from_age, on=day, field=field)


def has_disability(wg_disability_3, wg_asked_on, day):
    """Whether somebody's answers say on `day` that they have a disability; None: unknown.

    By Washington Group "disability 3", from the day on which the questions were asked. The whole,
    with decisions of the state, is in `cases/disability.py`.
    """
    if wg_disability_3 is None or wg_asked_on is None or wg_asked_on > day:
        return None
    return wg_disability_3


def disabled_by_answers(*, on, prefix=""):
    """Condition: the person's answers, asked by the day `on`, say that they have a disability."""
    return Q(**{f"{prefix}wg_disability_3": True, f"{prefix}wg_asked_on__lte": on})


def not_disabled_by_answers(*, on, prefix=""):
    """Condition: the person answered by the day `on`, and has no disability."""
    return Q(**{f"{prefix}wg_disability_3": False, f"{prefix}wg_asked_on__lte": on})


def is_pregnant(expected_on, day):
    """Whether a pregnancy with this expected day of birth lies around `day`."""
    if expected_on is None:
        return False
    return -PREGNANCY_DAYS_AFTER <= (expected_on - day).days <= PREGNANCY_DAYS_BEFORE


def pregnant(*, on, prefix=""):
    """Condition: the person is pregnant on the day `on`."""
    return Q(
        **{
            f"{prefix}pregnancy_expected_on__lte": _days_after(on, PREGNANCY_DAYS_BEFORE),
            f"{prefix}pregnancy_expected_on__gte": _days_after(on, -PREGNANCY_DAYS_AFTER),
        }
    )


def _days_after(day, days):
    """So many days after a day, or before it; at the ends of the calendar, its last or first."""
    ordinal = max(day.toordinal() + days, date.min.toordinal())
    return date.fromordinal(min(ordinal, date.max.toordinal()))
