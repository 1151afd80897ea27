"""The rules of referrals and cases said a second time: plain Python over plain values.

Written from the text of the issue, beside the actions and without them: nothing of the project is
imported here.
"""

from dataclasses import dataclass, field
from datetime import timedelta

ANSWER_IN = {"at_once": 1, "urgent": 3, "soon": 7, "routine": 14}
SERVED_IN = timedelta(days=30)
UNDER_WAY = {"sent", "accepted"}
# Step → (from which states, to which).
REFERRAL = {
    "accepted": ({"sent"}, "accepted"),
    "declined": ({"sent"}, "declined"),
    "completed": ({"sent", "accepted", "expired"}, "completed"),
    "expired": (UNDER_WAY, "expired"),
    "ended": (UNDER_WAY, "ended"),
    "revoked": (UNDER_WAY, "revoked"),
}
CASE = {
    "close": ({"open"}, "closed"),
    "reopen": ({"closed"}, "open"),
    "transfer": ({"open"}, "open"),
}


@dataclass
class Sent:
    """A referral as the rules know it."""

    person: str
    partner: str
    basis: str
    sent_on: object
    deadline: object
    open_until: object
    state: str = "sent"
    outcome: str = ""
    is_read: bool = False
    passed: str = ""
    passed_on: object = None
    unread_answer: bool = False
    story: list = field(default_factory=lambda: ["sent"])


@dataclass
class World:
    """What people agreed to, who is hidden, and which day it is."""

    day: object
    agreed: set = field(default_factory=set)
    hidden_until: dict = field(default_factory=dict)
    referrals: list = field(default_factory=list)
    case: str = ""

    def agrees(self, person, partner):
        """Whether the person's last word to this partner is yes."""
        return (person, partner) in self.agreed

    def is_hidden(self, person):
        """Whether the person is hidden from partners today."""
        return person in self.hidden_until and self.day < self.hidden_until[person]

    def may_send(self, person, partner, basis):
        """Whether the person may be referred on this basis."""
        is_asked = basis == "consent"
        return not self.is_hidden(person) and (not is_asked or self.agrees(person, partner))

    def send(self, person, partner, basis, urgency):
        """It is sent."""
        deadline = self.day + timedelta(days=ANSWER_IN[urgency])
        made = Sent(person, partner, basis, self.day, deadline, deadline + SERVED_IN)
        self.referrals.append(made)
        return made

    def stands(self, sent):
        """The state in which it is today, whether the night wrote that down or not."""
        if sent.state not in UNDER_WAY:
            return sent.state
        last = sent.deadline if sent.state == "sent" else sent.open_until
        if self.day > last:
            return "expired"
        if sent.basis == "consent" and not self.agrees(sent.person, sent.partner):
            return "ended"
        return sent.state

    def is_open(self, sent):
        """Whether the receiver sees what is shared."""
        return self.stands(sent) in UNDER_WAY and not self.is_hidden(sent.person)

    def may(self, step, sent):
        """Whether the step may be taken."""
        return self.stands(sent) in REFERRAL[step][0]

    def take(self, step, sent, outcome=""):
        """It is taken."""
        sent.state = REFERRAL[step][1]
        sent.outcome = outcome
        sent.story.append(step)
        sent.unread_answer = step != "revoked"

    def night(self):
        """What is over ends; what nobody opened for two working days goes on."""
        for sent in self.referrals:
            stands = self.stands(sent)
            if stands != sent.state:
                self.take(stands, sent)
            elif self._waits_unopened(sent):
                sent.passed = "lead" if sent.passed else "second"
                sent.passed_on = self.day
                sent.story.append(f"to_{sent.passed}")

    def _waits_unopened(self, sent):
        if sent.state != "sent" or sent.is_read or sent.passed == "lead" or not sent.partner:
            return False
        since = sent.passed_on or sent.sent_on
        days = (self.day - since).days
        worked = [n for n in range(days) if (since + timedelta(days=n)).weekday() < 5]
        return len(worked) >= 2
