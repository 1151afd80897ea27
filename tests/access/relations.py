"""One household for every way in which somebody may stand to it: built once, named by the way."""

from datetime import timedelta

from cases import actions
from cases.models import (
    Assignment,
    BrokenGlass,
    Consent,
    DataRequest,
    Household,
    Individual,
    Restriction,
    TakeOver,
)
from tests.access.people_who_ask import AWAY, FURTHER, other_settlement, settlement
from tests.factories import child, head_of, make_household, member, place

HUSBAND = {"given_name": "Կարեն", "relationship": "spouse", "sex": "male"}
PURPOSES = ("life_saving", "assistance", "health", "protection", "statistics")
LONG_AGO = 400
# Whose own registrations are watched: some see them for a day, some for thirty, some never.
REGISTERING = (
    "registrar",
    "registrar without a moment",
    "caseworker",
    "dpo",
    "coordinator",
    "partner PIN",
    "partner NOTHING",
    "registrar of a partner",
)
# (name, first day, day on which it is over), as days from today.
SPANS = (
    ("", -10, None),
    ("until today", -10, 0),
    ("until tomorrow", -10, 1),
    ("from today", 0, None),
    ("from tomorrow", 1, None),
)


class Relations:
    """Builds the households; `made` is name → household."""

    def __init__(self, users, day, moment):
        self.users, self.day, self.moment = users, day, moment
        self.clerk = users["clerk"]
        self.home, self.beside = settlement(), other_settlement()
        self.made = {}

    def build(self):
        """Every relation, by name."""
        for part in (
            self._homes,
            self._teams,
            self._registered,
            self._consents,
            self._hidden,
            self._ended,
            self._beyond,
        ):
            part()
        return self.made

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

    def _homes(self):
        self.lives("own place", self.home)
        self.lives("another settlement", self.beside)
        self.lives("other place")
        self.lives("registered here lately", office=self.home, days=30)
        self.lives("registered here long ago", office=self.home, days=31)
        self.lives("registered in another settlement", office=self.beside, days=1)
        for name, at, to in (("to here", AWAY, self.home), ("from here", self.home, AWAY)):
            moved = self.lives(f"taken over {name}", at)
            self._moves(moved, to)
            TakeOver.objects.create(
                household=moved,
                by=self.clerk,
                taken_at=self.moment,
                reason="They stand here",
                proofs=["slip", "document"],
                lot=1,
                from_place=place(at) if isinstance(at, str) else at,
                from_office=place(FURTHER),
                to_place=place(to) if isinstance(to, str) else to,
            )
        homeless = self.lives("without an address", self.home)
        homeless.residences.update(until_on=self.day - timedelta(days=1))
        books = self.lives("here in the state's books only")
        self._moves(books, self.home, kind="registered")

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

    def _teams(self):
        for name, first, over in SPANS:
            self._assign(first, over, household=self.lives(f"assigned {name}".strip()))
            someone = head_of(self.lives(f"a member assigned {name}".strip()))
            self._assign(first, over, individual=someone)
        to, gone = self.lives("where who is assigned came"), self.lives("whence who is assigned")
        moved = member(gone, "child")
        self._assign(-10, None, individual=moved)
        actions.move_member(
            person=moved,
            to=to,
            relationship="not_related",
            on=self.day - timedelta(days=3),
            by=self.clerk,
            today=self.day,
        )
        others = self.lives("assigned to another")
        since = {"reason": "Alone", "user": self.clerk, "from_on": self.day}
        Assignment.objects.create(household=others, **since)
        Assignment.objects.create(individual=head_of(others), **since)
        hidden = self.lives("assigned and hidden")
        self._assign(-10, None, household=hidden)
        self._hide(-1, None, household=hidden)
        partly = self.lives("assigned, its child hidden")
        self._assign(-10, None, household=partly)
        self._hide(-1, None, individual=member(partly, "child"))
        ended = self.lives("assigned and inactive")
        self._assign(-10, None, household=ended)
        self._ends(ended)

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

    def _registered(self):
        day, hours = timedelta(hours=24), timedelta(hours=23)
        for name in REGISTERING:
            by = self.users[name]
            self.lives(f"registered today by {name}", days=0, by=by, recorded=hours)
            self.lives(f"registered lately by {name}", days=30, by=by, recorded=day)
            self.lives(f"registered long ago by {name}", days=31, by=by)
            self.lives(f"typed late by {name}", days=31, by=by, recorded=hours)
        partner = self.users["partner PIN"]
        hidden = self.lives("registered by partner PIN and hidden", days=1, by=partner)
        self._hide(-1, None, household=hidden)
        ended = self.lives("registered by partner PIN and inactive", days=1, by=partner)
        self._ends(ended)

    def _consents(self):
        self.agreed("agreed by all")
        self.agreed("agreed by all in another settlement", self.beside)
        self.agreed("agreed by all elsewhere", AWAY)
        self._answer("given")
        self._answer("refused", state="refused")
        self._answer("withdrawn", state="withdrawn")
        self._answer("given for another purpose", purpose="protection")
        self._answer("expired today", until=0)
        self._answer("expires tomorrow", until=1)
        self._answer("given to this partner", partner="PIN")
        self._answer("given to another partner", partner="DUTY")
        self._answer("refused to this partner alone", state="refused", partner="PIN")
        for state in ("refused", "withdrawn"):
            one = self._answer(f"given, {state} for this partner")
            self.says(one, state, partner="PIN")
            other = self._answer(f"given, {state} for another partner")
            self.says(other, state, partner="DUTY")
            another = self._answer(f"given, {state} for another purpose")
            self.says(another, state, partner="PIN", purpose="statistics")
            general = self._answer(f"{state}, given to this partner", state=state)
            self.says(general, partner="PIN")
            before = self._answer(f"{state} for this partner before, given now")
            self.says(before, state, partner="PIN", replaced=True)
            now = self._answer(f"given before, {state} now", state=state)
            self.says(now, replaced=True)
        for name, until in (("provisional", 60), ("provisional and over", 0)):
            person = self._answer(name, nobody=True)
            speaker = member(self.made[name], "spouse")
            self.says(person, until=until, said_by="relative", speaker=speaker)
        self._answer("never asked", nobody=True)

    def _answer(self, name, *, nobody=False, **answer):
        """A household whose woman says this, whose man agreed, and whose child was not asked."""
        made = self.lives(name, self.home)
        self.says(member(made, "spouse"))
        woman = head_of(made)
        if not nobody:
            self.says(woman, **answer)
        return woman

    def _hidden(self):
        for name, first, over in SPANS:
            self._hide(first, over, household=self.agreed(f"hidden {name}".strip()))
            someone = head_of(self.agreed(f"a member hidden {name}".strip()))
            self._hide(first, over, individual=someone)

    def _ended(self):
        self._ends(self.agreed("inactive"))
        self._ends(self.lives("inactive elsewhere"))
        # No action leaves it so: whoever writes past them shows nobody by it.
        ended = self.agreed("inactive, though nobody left")
        Household.objects.filter(pk=ended.pk).update(
            inactive_on=self.day, inactive_reason="no_contact"
        )
        left = self.agreed("a member left")
        actions.member_leaves(
            person=member(left, "spouse"),
            reason="left_country",
            on=self.day - timedelta(days=1),
            by=self.clerk,
            today=self.day,
        )
        gone = self.agreed("a member moved away")
        actions.move_member(
            person=member(gone, "child"),
            to=self.made["other place"],
            relationship="not_related",
            on=self.day - timedelta(days=1),
            by=self.clerk,
            today=self.day,
        )

    def _ends(self, household):
        actions.make_inactive(
            household=household,
            on=self.day - timedelta(days=0 if household.registered_on == self.day else 1),
            reason="no_contact",
            by=self.clerk,
            today=self.day,
        )

    def _beyond(self):
        for name, opened, minutes in (
            ("open", -10, 60),
            ("just broken", 0, 60),
            ("over", -60, 60),
            ("not yet broken", 30, 60),
        ):
            self._break(self.lives(f"glass {name}"), opened, minutes)
        asked = self.lives("asked about")
        self._asks(head_of(asked))
        self._asks(member(asked, "spouse"), closed=True)
        both = head_of(self.agreed("asked about twice"))
        self._asks(both)
        self._asks(both, closed=True)

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


def people_of(household):
    """Everybody whose record is with the household."""
    return list(Individual.objects.filter(household=household))
