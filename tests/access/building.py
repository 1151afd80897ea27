"""What households of the tests of access are built of: homes, answers, teams, ends."""

from datetime import timedelta

from cases import actions
from cases.models import (
    Assignment,
    BrokenGlass,
    Consent,
    DataRequest,
    Household,
    Restriction,
)
from tests.access.people_who_ask import AWAY, FURTHER, other_settlement, settlement
from tests.factories import child, head_of, make_household, member, place

HUSBAND = {"given_name": "Կարեն", "relationship": "spouse", "sex": "male"}
PURPOSES = ("life_saving", "assistance", "health", "protection", "statistics")
LONG_AGO = 400


class Building:
    """Builds households; `made` is name → household."""

    def __init__(self, users, day, moment):
        self.users, self.day, self.moment = users, day, moment
        self.clerk = users["clerk"]
        self.home, self.beside = settlement(), other_settlement()
        self.made = {}

    def lives(self, name, at=None, *, office=FURTHER, days=LONG_AGO, by=None, recorded=None):
        """A woman, her husband and their son, who live away unless a place is given."""
        made = make_household(
            {},
            HUSBAND,
            child(),
            at=at or AWAY,
            registered_at=office,
            on=self.day - timedelta(days=days),
            by=by or self.clerk,
        )
        recorded_at = self.moment - (recorded or timedelta(days=90))
        Household.objects.filter(pk=made.pk).update(recorded_at=recorded_at)
        self.made[name] = made
        return made

    def agreed(self, name, at=None, **how):
        """Who live where agreements are made, and all of whom agreed to every purpose."""
        made = self.lives(name, at or self.home, **how)
        for person in made.members.all():
            for purpose in PURPOSES:
                self.says(person, purpose=purpose)
        return made

    def says(self, person, state="given", *, purpose="assistance", partner=None, until=None, **how):
        """A person's answer; `until` is in days from today."""
        said_on = self.day - timedelta(days=20)
        Consent.objects.create(
            individual=person,
            purpose=purpose,
            partner_id=partner,
            state=state,
            said_by=how.get("said_by", "self"),
            speaker=how.get("speaker"),
            said_on=said_on,
            language="hy",
            explained="aloud",
            valid_until=None if until is None else self.day + timedelta(days=until),
            recorded_by=self.clerk,
            recorded_at=self.moment - timedelta(days=20),
            replaced_at=self.moment - timedelta(days=1) if how.get("replaced") else None,
        )

    def _moves(self, household, to, kind="actual"):
        actions.change_address(
            household=household,
            kind=kind,
            place=place(to) if isinstance(to, str) else to,
            address="",
            accommodation="unknown",
            on=self.day - timedelta(days=2),
            by=self.clerk,
            today=self.day,
        )

    def _assign(self, first, over, **about):
        rows = [
            Assignment(user=user, reason="Alone", **self._days(first, over), **about)
            for name, user in self.users.items()
            if name not in ("nobody", "clerk")
        ]
        Assignment.objects.bulk_create(rows)

    def _hide(self, first, over, **about):
        days = self._days(first, over)
        Restriction.objects.create(reason="Threatened", set_by=self.clerk, **days, **about)

    def _days(self, first, over):
        return {
            "from_on": self.day + timedelta(days=first),
            "until_on": None if over is None else self.day + timedelta(days=over),
        }

    def _answer(self, name, *, nobody=False, **answer):
        """A household whose woman says this, whose man agreed, and whose child was not asked."""
        made = self.lives(name, self.home)
        self.says(member(made, "spouse"))
        woman = head_of(made)
        if not nobody:
            self.says(woman, **answer)
        return woman

    def _ends(self, household):
        actions.make_inactive(
            household=household,
            on=self.day - timedelta(days=0 if household.registered_on == self.day else 1),
            reason="no_contact",
            by=self.clerk,
            today=self.day,
        )

    def _break(self, household, opened, minutes):
        opened_at = self.moment + timedelta(minutes=opened)
        rows = [
            BrokenGlass(
                household=household,
                user=user,
                reason="medical",
                words="She needs her insulin at once",
                opened_at=opened_at,
                ends_at=opened_at + timedelta(minutes=minutes),
                review_due_on=self.day,
            )
            for name, user in self.users.items()
            if name not in ("nobody", "clerk")
        ]
        BrokenGlass.objects.bulk_create(rows)

    def _asks(self, person, closed=False):
        DataRequest.objects.create(
            individual=person,
            kind="access",
            asked_by="The person",
            asked_on=self.day,
            due_on=self.day,
            opened_by=self.clerk,
            closed_on=self.day if closed else None,
            outcome="Given" if closed else "",
        )
