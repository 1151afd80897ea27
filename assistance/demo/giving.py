"""Makes up what households were given by the programmes of the demo; asks no database."""

from datetime import timedelta
from decimal import Decimal

from assistance.choices import ForWhom
from assistance.demo.rows import Covered, Given, Portion
from cases import numbers, population
from cases.demo.days import HORIZON

# Of a thousand: plans that were cancelled, deliveries that came back.
CANCELLED, RETURNED = 12, 9
# Whatever is planned is delivered so many days later.
TAKES = timedelta(days=5)
# Plans of the last days of the demo still wait.
LAST_DELIVERY = HORIZON - timedelta(days=20)
_ONE_EACH = Decimal(1)


class Giver:
    """Makes up help, portion of households by portion; the same chance makes the same help.

    `made` are the (plan, programme) of each; `by` is the key of who planned all of it.
    """

    def __init__(self, chance, *, made, by):
        self._chance = chance
        self._made = made
        self._by = by

    def give(self, homes, people):
        """The Portion of these households; `people` are those of each, by its number."""
        portion = Portion(homes[0][0], homes[-1][0])
        told = [row for home in homes for row in self._of_home(home, people[home[0]])]
        drawn = numbers.draw(
            numbers.ASSISTANCE, len(told), taken=lambda candidates: (), generator=self._chance
        )
        # In order, since an index grows several times faster at one end than everywhere.
        for number, (columns, whom, day) in zip(sorted(drawn), told, strict=True):
            row = Given(number, *columns)
            portion.given.append(row)
            stands = (row.programme_id, row.from_on, row.until_on)
            portion.covered += [Covered(number, person, *stands) for person in whom]
            self._end(portion, number, day)
        return portion

    def _of_home(self, home, people):
        """(columns, whom it covers, the day of its delivery) of all that a household gets."""
        number, registered_on, inactive_on, path = home
        for plan, programme in self._made:
            is_there = not plan.marz or f"/{plan.marz}/" in f"{path or ''}/"
            if not is_there or self._chance.randrange(100) >= plan.share:
                continue
            for day, from_on in self._days(plan, programme, registered_on):
                if inactive_on is None or inactive_on > day:
                    for columns, whom in self._rows(plan, programme, people, number, day, from_on):
                        yield columns, whom, day

    def _days(self, plan, programme, registered_on):
        """(day of delivery, first day for which it is) of each time that a household gets it."""
        day = max(plan.first, registered_on) + timedelta(self._chance.randrange(18))
        for _time in range(plan.times):
            if day > HORIZON:
                return
            yield day, (day if plan.every_days else programme.from_on)
            day += timedelta(days=max(plan.every_days or 0, 1) + self._chance.randrange(4))

    def _rows(self, plan, programme, people, household, day, from_on):
        """(columns, whom it covers): one for the household, or for each person of the age."""
        until_on = programme.until_on
        if plan.every_days:
            until_on = from_on + timedelta(days=plan.every_days)
        for group in _groups(plan, people, day):
            amount = plan.amount(len(group))
            quantity, currency = (_ONE_EACH, "") if amount is None else (None, "AMD")
            columns = (
                programme.pk, household, from_on, until_on, quantity, amount, currency,
                day - TAKES, self._by,
            )  # fmt: skip
            yield columns, group

    def _end(self, portion, number, day):
        """How it came out, where it did not come to be delivered and kept."""
        drawn = self._chance.randrange(1_000)
        if drawn < CANCELLED:
            portion.cancelled.append(number)
        elif day <= LAST_DELIVERY and drawn < CANCELLED + RETURNED:
            portion.returned.append(number)


def _groups(plan, people, day):
    """Who gets it together: all of the household who were there, or each who is of the age."""
    present = [row for row in people if row[2] <= day and (row[3] is None or row[3] > day)]
    if plan.for_whom == ForWhom.PERSON:
        return [[row[0]] for row in present if _is_of_age(row[1], day, plan.of_age)]
    return [[row[0] for row in present]] if present else []


def _is_of_age(birth_date, day, of_age):
    if not of_age:
        return True
    age = population.shown_age(birth_date, day)
    return age is not None and of_age[0] <= age < of_age[1]
