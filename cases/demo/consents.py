"""What the demo's families say of their data: most agree, some do not, some change their mind."""

from datetime import UTC, datetime, time, timedelta

from accounts.choices import Purpose
from accounts.demo import PARTNER
from cases import numbers, population
from cases.consent_rules import GROWN_DAYS, PROVISIONAL_DAYS
from cases.demo.days import HORIZON, between, known
from cases.demo.dice import Weighted
from cases.demo.rows import Said

# Of so many families every adult was asked for the first two purposes, of a part for all five.
ASKED, ASKED_FOR_ALL = 0.6, 0.08
AT_THE_DESK = (Purpose.LIFE_SAVING.value, Purpose.ASSISTANCE.value)
REST = (Purpose.HEALTH.value, Purpose.PROTECTION.value, Purpose.STATISTICS.value)
# What became of an answer; "but one" gives to all partners but one, "one" to that one alone.
ANSWERS = Weighted({"given": 84, "refused": 6, "withdrawn": 4, "ends": 3, "but one": 2, "one": 1})
ENDS_AFTER = timedelta(365)
PROVISIONAL = timedelta(PROVISIONAL_DAYS)
# Ages as of `AS_OF`, with room for the year before it: nobody is near the age at which it changes.
GROWN, CHILD, PARENT = 20, 18, 30
LANGUAGES = Weighted({"hy": 88, "ru": 12})
EXPLAINED = Weighted({"aloud": 80, "in_writing": 14, "easy_words": 6})
MORNING = time(8, tzinfo=UTC)


class Consents:
    """Makes up answers with a chance of their own: who the people are does not depend on them."""

    def __init__(self, chance):
        self._chance = chance
        self._drawn = set()

    def of(self, households, absences):
        """Rows of what the people of these households said; `absences` are rows of who was away."""
        self._away = {row.individual_id: row for row in absences}
        rows = [row for household in households for row in self._household(household)]
        drawn = numbers.draw(
            numbers.CONSENT, len(rows), taken=self._drawn.intersection, generator=self._chance
        )
        self._drawn.update(drawn)
        # In order, since an index grows several times faster at one end than everywhere.
        return [row._replace(number=n) for row, n in zip(rows, sorted(drawn), strict=True)]

    def _household(self, household):
        head = household.head
        if head is None or household.twin_of or not self._is(ASKED):
            return
        purposes = AT_THE_DESK + (REST if self._is(ASKED_FOR_ALL) else ())
        first, last = known(head)
        day = between(self._chance, first, min(last, first + timedelta(21)))
        how = LANGUAGES.draw(self._chance), EXPLAINED.draw(self._chance), household.registered_by
        for person in household.people:
            since, until = known(person)
            if person.later or person.twin_of or not since <= day <= until:
                continue
            voice = self._voice(person, head, day)
            for purpose in purposes if voice else ():
                if voice[0] != "relative" or purpose == Purpose.ASSISTANCE:
                    yield from self._answers(person, purpose, voice, day, how)

    def _voice(self, person, head, day):
        """(who answers, who speaks, until when at the latest); None where nobody does."""
        if person.age >= GROWN:
            if not self._is_away(person, day):
                return "self", None, None
            return (
                None if self._is_away(head, day) else ("relative", head.number, day + PROVISIONAL)
            )
        child = person.age < CHILD and person.relationship == "child" and person.birth_date
        if child and head.age >= PARENT and not self._is_away(head, day):
            year = person.birth_date.year + population.ADULT_AGE
            grown = person.birth_date.replace(year=year, day=1)
            return "caregiver", head.number, grown + timedelta(GROWN_DAYS)
        return None

    def _is_away(self, person, day):
        away = self._away.get(person.number)
        return bool(away and away.from_on <= day < (away.until_on or HORIZON))

    def _answers(self, person, purpose, voice, day, how):
        """The rows of one person for one purpose, the one that stands last."""
        answer = "given" if voice[0] == "relative" else ANSWERS.draw(self._chance)
        given = self._row(person, purpose, "given", voice, day, how)
        if answer == "refused":
            yield given._replace(state="refused", valid_until=None)
        elif answer == "withdrawn":
            later = between(self._chance, day, min(HORIZON, known(person)[1]))
            after = self._row(person, purpose, "withdrawn", voice, later, how)
            after = after._replace(valid_until=None)
            yield given._replace(replaced_at=after.recorded_at)
            yield after
        elif answer == "ends":
            yield given._replace(valid_until=min(day + ENDS_AFTER, given.valid_until or HORIZON))
        elif answer == "one":
            yield given._replace(partner_id=PARTNER)
        else:
            yield given
        if answer == "but one":
            yield given._replace(partner_id=PARTNER, state="refused", valid_until=None)

    def _row(self, person, purpose, state, voice, day, how):
        said_by, speaker, until = voice
        language, explained, worker = how
        return Said(
            "", person.number, purpose, state, said_by, day, language, explained, worker,
            datetime.combine(day, MORNING), None, speaker, until,
        )  # fmt: skip

    def _is(self, share):
        return self._chance.random() < share
