"""Who of the demo's users works with which households, and which are hidden from partners."""

from collections import Counter
from datetime import timedelta

from accounts.choices import Role
from cases.demo.days import HORIZON, between, known
from cases.demo.rows import Duty, Seal

# The marzes in which the users of the demo work, and their shares of the households there.
SHARES = {
    Role.CASEWORKER.value: (("AM07",), 0.012),
    Role.SUPERVISOR.value: (("AM07", "AM03"), 0.003),
}
# One caseworker's, however many people the register holds: with more people there are more
# caseworkers, of whom the demo logs in as one.
CASELOAD = 60
ONE_PERSON, ENDED = 0.25, 0.15
WHY = (
    "Տարեց, ապրում է միայնակ",
    "Փաստաթղթերի հարց",
    "Երեխան դպրոց չի հաճախում",
    "Առողջություն",
    "",
)
HIDDEN, HIDDEN_FOR_GOOD = 0.0006, 0.5
WHY_HIDDEN = ("Խնդրել է տվյալները չփոխանցել գործընկերներին", "Անվտանգություն", "Դատական գործ")


class Team:
    """Assigns and hides; `users` maps the roles of the demo's users to their keys."""

    def __init__(self, chance, users):
        self._chance = chance
        self._users = users
        self._followed = Counter()

    def duties(self, household):
        """Rows of who works with a household, or with its head alone."""
        if household.head is None or household.inactive_on:
            return []
        return [
            self._duty(household, user)
            for role, (marzes, share) in SHARES.items()
            if household.marz in marzes and self._is(share)
            for user in self._users_of(role)
            if self._followed[user] < CASELOAD
        ]

    def seals(self, household):
        """Rows of what is hidden: a household, or one person of it."""
        supervisors = self._users_of(Role.SUPERVISOR.value)
        if household.head is None or not supervisors or not self._is(HIDDEN):
            return []
        since = between(self._chance, *known(household.head))
        until = None if self._is(HIDDEN_FOR_GOOD) else min(HORIZON, since + timedelta(180))
        about = self._about(household)
        return [Seal(*about, self._one_of(WHY_HIDDEN), supervisors[0], since, until)]

    def _duty(self, household, user):
        first, last = known(household.head)
        since = between(self._chance, first, last)
        until = between(self._chance, since, last) if self._is(ENDED) else None
        self._followed[user] += until is None
        return Duty(*self._about(household), user, self._one_of(WHY), since, until)

    def _about(self, household):
        if self._is(ONE_PERSON):
            return None, household.head.number
        return household.number, None

    def _users_of(self, role):
        return [self._users[role]] if role in self._users else []

    def _one_of(self, values):
        return values[int(self._chance.random() * len(values))]

    def _is(self, share):
        return self._chance.random() < share
