"""One household for every way in which somebody may stand to it: built once, named by the way."""

from datetime import timedelta

from cases import actions
from cases.models import (
    Assignment,
    Household,
    TakeOver,
)
from tests.access.building import Building
from tests.access.people_who_ask import AWAY, FURTHER
from tests.factories import head_of, member, place

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


class Relations(Building):
    """Every way in which somebody may stand to a household."""

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
