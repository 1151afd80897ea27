"""Cases and referrals in any order, by a clock of days: no state is out of the table, the sender
always has the outcome, and the receiver sees exactly what, and while, the referral allows.
"""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from accounts.models import User
from cases.models import Household, Individual
from casework import actions
from casework.actions import referral_answers, referrals
from casework.actions.referral_night import see_to_referrals
from casework.models import Case, Referral, ReferralStep
from casework.shared import open_to_receiver
from tests.casework import referring
from tests.casework.cast import Cast
from tests.casework.rules_of_referrals import CASE, World

LONG = hypothesis_settings.default.max_examples >= 1_000
RUNS, STEPS = (2_000, 20) if LONG else (15, 20)
MOST = 4
WHO, PARTNERS = st.sampled_from(["woman", "man"]), st.sampled_from(["FOOD", "LEGAL"])
OUTCOMES = st.sampled_from(["helped", "waiting_list", "no_contact", "no_such_service"])
URGENCIES = st.sampled_from(["at_once", "urgent", "soon", "routine"])
WHICH = st.integers(0, MOST - 1)


class CasesAndReferrals(RuleBasedStateMachine):
    """One family, two workers, two partners and a polyclinic."""

    cast = None

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.world, self.rows = World(referring.DAY), []
        self.case, self.worker = None, self.cast.worker

    def teardown(self):
        for partner in self.cast.receivers.values():
            for model in (Household, Individual, Case):
                assert not model.objects.visible_to(partner, on=self.world.day).exists()
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @property
    def now(self):
        return {"today": self.world.day, "at": referring.at(self.world.day)}

    @contextmanager
    def judged(self, allowed):
        """The block is let through if the rules say so; else refused, and nothing is written."""
        try:
            with transaction.atomic():
                yield
        except ValidationError as refusal:
            assert not allowed, refusal.messages
        else:
            assert allowed

    def _both(self):
        return zip(self.world.referrals, self.rows, strict=True)

    def one(self, which):
        """A referral, as the rules and as the register know it."""
        return self.world.referrals[which % len(self.rows)], self.rows[which % len(self.rows)]

    # The clock, and what people say.

    @rule(days=st.integers(1, 12))
    def days_pass(self, days):
        self.world.day += timedelta(days=days)

    @rule()
    def night_comes(self):
        self.world.night()
        see_to_referrals(**self.now)

    @rule(who=WHO, partner=PARTNERS)
    def agree(self, who, partner):
        self._say(who, partner, "given")
        self.world.agreed.add((who, partner))

    @rule(who=WHO, partner=PARTNERS)
    def withdraw(self, who, partner):
        if self.world.agrees(who, partner):
            self._say(who, partner, "withdrawn")
            self.world.agreed.remove((who, partner))

    @rule(who=WHO, days=st.integers(1, 10))
    def hide(self, who, days):
        if not self.world.is_hidden(who):
            until = self.world.day + timedelta(days=days)
            referring.hide(individual=self.cast.people[who], on=self.world.day, until=until)
            self.world.hidden_until[who] = until

    def _say(self, who, partner, state):
        organisation = self.cast.services[partner].organisation
        referring.says(
            self.cast.people[who], state, partner=organisation, on=self.world.day,
            by=self.cast.worker,
        )  # fmt: skip

    # Cases.

    @precondition(lambda self: self.case is None)
    @rule(who=WHO)
    def open_case(self, who):
        self.case = actions.open_case(
            about=self.cast.people[who], kind="social_support", concern="Food", priority="medium",
            because="No food", worker=self.worker, by=self.worker, **self.now,
        )  # fmt: skip
        self.world.case = "open"

    @precondition(lambda self: self.case is not None)
    @rule()
    def close_case(self):
        with self.judged(self._of_case("close")):
            actions.close_case(
                case=self.case, outcome="goals_met", because="Enough", by=self.worker, **self.now
            )

    @precondition(lambda self: self.case is not None)
    @rule()
    def reopen_case(self):
        with self.judged(self._of_case("reopen")):
            actions.reopen_case(case=self.case, because="Again", by=self.worker, **self.now)

    @precondition(lambda self: self.case is not None)
    @rule()
    def transfer_case(self):
        cast = self.cast
        to = cast.colleague if self.worker == cast.worker else cast.worker
        with self.judged(self._of_case("transfer")):
            asked = actions.ask_transfer(
                case=self.case, to_worker=to, because="Leave", by=self.worker, **self.now
            )
            actions.accept_transfer(transfer=asked, by=to, **self.now)
            self.worker = to

    def _of_case(self, step):
        before, after = CASE[step]
        allowed = self.world.case in before
        self.world.case = after if allowed else self.world.case
        return allowed

    @rule()
    def the_sender_moves_away(self):
        self.cast.worker.places.clear()

    # Referrals.

    @precondition(lambda self: len(self.rows) < MOST)
    @rule(
        who=WHO, to=st.sampled_from(["FOOD", "LEGAL", ""]), urgency=URGENCIES, vital=st.booleans()
    )
    def refer(self, who, to, urgency, vital):
        basis = "vital" if vital else "consent" if to else "in_hand"
        person = self.cast.people[who]
        with self.judged(self.world.may_send(who, to, basis)):
            row = referrals.send_referral(
                about=person, people=[person], service=self.cast.services[to], urgency=urgency,
                reason=f"Food for the {who}", shares=["name", "sex"], basis=basis,
                basis_words="They said so", by=self.cast.worker, **self.now,
            )  # fmt: skip
            self.rows.append(row)
            self.world.send(who, to, basis, urgency)

    @precondition(lambda self: self.rows)
    @rule(which=WHICH)
    def read(self, which):
        sent, row = self.one(which)
        referral_answers.open_referral(referral=row, by=self._answers(sent), **self.now)
        if self.world.stands(sent) == "sent" and not sent.is_read:
            sent.is_read = True
            sent.story.append("read")

    @precondition(lambda self: self.rows)
    @rule(which=WHICH)
    def accept(self, which):
        self._answer(which, "accepted", referral_answers.accept_referral)

    @precondition(lambda self: self.rows)
    @rule(which=WHICH)
    def decline(self, which):
        self._answer(which, "declined", referral_answers.decline_referral, because="no_capacity")

    @precondition(lambda self: self.rows)
    @rule(which=WHICH, outcome=OUTCOMES)
    def complete(self, which, outcome):
        self._answer(which, "completed", referral_answers.complete_referral, outcome=outcome)

    @precondition(lambda self: self.rows)
    @rule(which=WHICH)
    def revoke(self, which):
        sent, row = self.one(which)
        allowed = self.world.may("revoked", sent)
        with self.judged(allowed):
            referrals.revoke_referral(
                referral=row, because="Not any more", by=self.cast.worker, **self.now
            )
        if allowed:
            self.world.take("revoked", sent)

    @precondition(lambda self: self.rows)
    @rule(which=WHICH)
    def read_the_answer(self, which):
        sent, row = self.one(which)
        referrals.read_answer(referral=row, by=self.cast.worker, **self.now)
        if sent.unread_answer:
            sent.unread_answer = False
            sent.story.append("answer_read")

    def _answer(self, which, step, act, **values):
        sent, row = self.one(which)
        allowed = self.world.may(step, sent)
        with self.judged(allowed):
            act(referral=row, by=self._answers(sent), **self.now, **values)
        if allowed:
            self.world.take(step, sent, values.get("outcome", ""))

    def _answers(self, sent):
        return self.cast.receivers.get(sent.partner, self.cast.worker)

    # What holds after every step.

    @invariant()
    def the_case_is_where_the_rules_say(self):
        if self.case is not None:
            row = Case.objects.get(pk=self.case.pk)
            assert (row.state, row.worker_id) == (self.world.case, self.worker.pk)

    @invariant()
    def every_referral_is_where_the_rules_say(self):
        columns = ("pk", "state", "outcome", "is_unread_answer")
        told = {row[0]: row[1:] for row in Referral.objects.values_list(*columns)}
        story = {}
        for number, step in ReferralStep.objects.values_list("referral", "step"):
            story.setdefault(number, []).append(step)
        for sent, row in self._both():
            assert told[row.pk] == (sent.state, sent.outcome, sent.unread_answer)
            assert story[row.pk] == sent.story

    @invariant()
    def the_sender_always_has_the_outcome(self):
        sender = User.objects.get(pk=self.cast.worker.pk)
        known = Referral.objects.visible_to(sender, on=self.world.day)
        assert dict(known.values_list("pk", "outcome")) == {
            row.pk: sent.outcome for sent, row in self._both()
        }

    @invariant()
    def the_receiver_sees_exactly_what_and_while_it_is_allowed(self):
        opened = set(Referral.objects.open_on(self.world.day).values_list("pk", flat=True))
        assert opened == {row.pk for sent, row in self._both() if self.world.is_open(sent)}
        for sent, row in self._both():
            if row.pk in opened:
                shared = open_to_receiver(row, self.world.day)
                person = self.cast.people[sent.person]
                words = [(line.item, line.value) for lines in shared.people for line in lines]
                assert words == [("name", person.full_name), ("sex", person.get_sex_display())]
                assert (shared.reason, shared.together) == (row.reason, [])

    @invariant()
    def nobody_else_knows_of_it(self):
        for name, partner in self.cast.receivers.items():
            known = Referral.objects.visible_to(partner, on=self.world.day)
            assert set(known.values_list("pk", flat=True)) == {
                row.pk for sent, row in self._both() if sent.partner == name
            }


@pytest.mark.django_db
def test_cases_and_referrals_go_as_the_rules_say_in_whatever_order():
    CasesAndReferrals.cast = Cast()
    try:
        run(
            CasesAndReferrals,
            settings=hypothesis_settings(
                hypothesis_settings.default, max_examples=RUNS, stateful_step_count=STEPS
            ),
        )
    finally:
        CasesAndReferrals.cast = None
