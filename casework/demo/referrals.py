"""Invented referrals of an invented register: of most cases one, in every state there is."""

from datetime import UTC, datetime, time, timedelta
from random import Random

from accounts.choices import Role
from accounts.history.acting import MACHINE, acting
from accounts.models import User
from assessments.copying import copied
from assistance.choices import ResponseSector as Sector
from cases import numbers as all_numbers
from cases import population
from cases.models import Consent, Individual
from casework import numbers
from casework.choices import CaseKind
from casework.demo.services import MARZES, services
from casework.models import Case, Referral, ReferralPerson, ReferralStep, Service
from casework.referral_choices import (
    DAYS_TO_ANSWER,
    DAYS_TO_SERVE,
    Basis,
    Declined,
    Item,
    ReferralOutcome,
    Urgency,
    purpose_of,
)
from casework.referral_choices import ReferralDone as Done
from casework.referral_choices import ReferralState as State

# Of a hundred cases.
REFERRED = 78
_SECTORS = {
    CaseKind.CHILD_PROTECTION: (Sector.CHILD_PROTECTION, Sector.EDUCATION),
    CaseKind.PROTECTION: (Sector.GBV, Sector.PROTECTION),
    CaseKind.SOCIAL_SUPPORT: (Sector.FOOD, Sector.BASIC_NEEDS),
    CaseKind.HEALTH: (Sector.HEALTH,),
    CaseKind.LEGAL: (Sector.PROTECTION,),
    CaseKind.LIVELIHOODS: (Sector.RESILIENCE,),
    CaseKind.HOUSING: (Sector.BASIC_NEEDS,),
}
# State → its share of a hundred, and how many days ago such a one was sent.
_STATES = {
    State.SENT: (20, (0, 9)),
    State.ACCEPTED: (18, (4, 34)),
    State.COMPLETED: (38, (20, 300)),
    State.DECLINED: (9, (10, 200)),
    State.EXPIRED: (9, (40, 250)),
    State.REVOKED: (3, (20, 200)),
    State.ENDED: (3, (20, 200)),
}
_ASKED = ("See the notes of the case: they need it soon.", "They asked for it at the last visit.",
          "Please call before you come.", "They can't pay for it themselves.")  # fmt: skip
_SAID = (
    "First visit is arranged.",
    "They were called, and came.",
    "We keep in touch with them.",
    "",
)
_OUTCOMES = (*[ReferralOutcome.HELPED] * 6, ReferralOutcome.PARTLY, ReferralOutcome.WAITING_LIST,
             ReferralOutcome.NO_CONTACT, ReferralOutcome.NOT_ELIGIBLE)  # fmt: skip


def fill(*, seed, today):
    """Services and referrals in an invented register that has none; how many referrals there are.

    Of the days before `today`, so that some are under way. All of it is written, or nothing.
    """
    chief = User.objects.filter(role=Role.SUPERVISOR).order_by("pk").first()
    with acting(by=chief, reason="demo"):
        if Service.objects.exists():
            return 0
        chance = Random(f"referrals {seed}")
        made = _Made(chance, services(chance, chief, today), today)
        rows = Case.objects.order_by("number")
        rows = rows.select_related(
            "worker", "household__lives_in", "individual__household__lives_in"
        )
        heads = _heads()
        for case in rows:
            person = case.individual or heads.get(case.household_id)
            if person is not None and chance.randrange(100) < REFERRED:
                made.add(case, person)
        return made.write()


def _heads():
    """Household → its present head, of those of which there is a case."""
    rows = Individual.objects.present().filter(is_head=True, household__cases__isnull=False)
    return {row.household_id: row for row in rows}


class _Made:
    """The rows, until all of them are written."""

    def __init__(self, chance, directory, today):
        self._chance, self._today = chance, today
        self._by_sector = {}
        for service, marz in directory:
            self._by_sector.setdefault((service.sector, marz), []).append(service)
        self._answers, self._given = _who_answers(), {}
        self._said_before = _said_of_partners()
        self._consents, self._referrals, self._people, self._steps = [], [], [], []

    def add(self, case, person):
        """A referral of whom the case is about."""
        service = self._service(case)
        state = self._chance.choices(list(_STATES), [share for share, _days in _STATES.values()])[0]
        ago = self._chance.randrange(*_STATES[state][1])
        urgency = self._chance.choice((Urgency.URGENT, Urgency.SOON, Urgency.ROUTINE))
        sent_on = self._today - timedelta(days=ago)
        deadline = sent_on + timedelta(days=DAYS_TO_ANSWER[urgency])
        if state == State.SENT and self._chance.randrange(4):
            deadline = max(deadline, self._today + timedelta(days=1))
        referral = Referral(
            number="", case=case, household_id=case.household_id, individual_id=case.individual_id,
            service=service, to_organisation_id=service.organisation_id,
            from_organisation_id=case.worker.organisation_id, sector=service.sector,
            purpose=purpose_of(service.sector), urgency=urgency, reason=self._chance.choice(_ASKED),
            shares=[Item.NAME.value, Item.BIRTH.value, Item.PHONE.value, Item.ADDRESS.value],
            sent_by=case.worker, sent_at=_at(sent_on), sent_on=sent_on, deadline=deadline,
            open_until=deadline + timedelta(days=DAYS_TO_SERVE), state=state,
        )  # fmt: skip
        # What they said of a partner at the desk stands.
        if (person.pk, referral.purpose, referral.to_organisation_id) in self._said_before:
            return
        consent = self._basis(referral, person)
        self._referrals.append(referral)
        self._people.append(ReferralPerson(referral=referral, individual=person, consent=consent))
        self._tell(referral, Done.SENT, sent_on, by=case.worker)
        self._go_on(referral, sent_on)

    def _service(self, case):
        home = case.household or case.individual.household
        marz = next((code for code in home.lives_in.path.split("/") if code in MARZES), MARZES[0])
        sector = self._chance.choice(_SECTORS[case.kind])
        return self._chance.choice(self._by_sector[sector, marz])

    def _basis(self, referral, person):
        """Why it may be shared; the consent of an adult with a partner, which is recorded here."""
        age = population.shown_age(person.birth_date, referral.sent_on)
        if referral.is_outside:
            referral.basis, referral.basis_words = Basis.IN_HAND, "They agreed at the desk."
            return None
        if (age or 0) < population.ADULT_AGE:
            referral.basis, referral.basis_words = Basis.VITAL, "They need it at once."
            return None
        referral.basis = Basis.CONSENT
        # Whoever is referred twice said it once.
        key = person.pk, referral.purpose, referral.to_organisation_id
        if key in self._given:
            return self._given[key]
        withdrawn = referral.state == State.ENDED
        over = _at(referral.sent_on + timedelta(days=2)) if withdrawn else None
        given = self._said(referral, person, "given", referral.sent_on, replaced_at=over)
        self._given[key] = given
        if withdrawn:
            self._said(referral, person, "withdrawn", referral.sent_on + timedelta(days=2))
        return given

    def _said(self, referral, person, state, on, **more):
        said = Consent(
            number="", individual=person, purpose=referral.purpose,
            partner_id=referral.to_organisation_id, state=state, said_by="self", said_on=on,
            language="hy", explained="aloud", recorded_by=referral.sent_by, recorded_at=_at(on),
            **more,
        )  # fmt: skip
        self._consents.append(said)
        return said

    def _go_on(self, referral, day):
        """What happened to it after it was sent, day by day."""
        day += timedelta(days=1)
        by = self._answers.get(referral.to_organisation_id) or referral.sent_by
        is_read = referral.state not in (State.EXPIRED, State.SENT) or self._chance.randrange(2)
        if is_read and not referral.is_outside and day <= self._today:
            referral.read_on = day
            self._tell(referral, Done.READ, day, by=by)
        after = getattr(self, f"_{referral.state.lower()}", None)
        if after:
            after(referral, day, by)

    def _accepted(self, referral, day, by):
        self._answered(referral, Done.ACCEPTED, day, by)
        referral.answered_on = day

    def _declined(self, referral, day, by):
        referral.declined_because = self._chance.choice(Declined.values)
        referral.answered_on = day
        self._answered(referral, Done.DECLINED, day, by)

    def _completed(self, referral, day, by):
        if self._chance.randrange(2):
            self._accepted(referral, day, by)
        referral.outcome = self._chance.choice(_OUTCOMES)
        referral.outcome_on = day + timedelta(days=self._chance.randrange(14))
        self._answered(referral, Done.COMPLETED, referral.outcome_on, by)

    def _expired(self, referral, day, by):
        self._end(referral, Done.EXPIRED, referral.deadline + timedelta(days=1))

    def _ended(self, referral, day, by):
        self._end(referral, Done.ENDED, day + timedelta(days=2))

    def _revoked(self, referral, day, by):
        referral.ended_because = "They moved away."
        self._end(referral, Done.REVOKED, day, by=referral.sent_by, said=referral.ended_because)

    def _end(self, referral, step, day, **told):
        referral.ended_on = day
        referral.is_unread_answer = step != Done.REVOKED and self._is_unread(day)
        self._tell(referral, step, day, **told)

    def _answered(self, referral, step, day, by):
        referral.said = self._chance.choice(_SAID)
        referral.is_unread_answer = self._is_unread(day)
        self._tell(referral, step, day, by=by, said=referral.said)

    def _is_unread(self, day):
        """Answers of the last weeks are partly unread."""
        return (self._today - day).days < 30 and self._chance.randrange(2) == 0

    def _tell(self, referral, step, day, *, by=None, said=""):
        at = _at(day) + timedelta(minutes=len(self._steps) % 600)
        self._steps.append(ReferralStep(referral=referral, step=step, at=at, by=by, said=said))

    def write(self):
        """All of it; returns how many referrals there are."""
        self._number(self._referrals, numbers.REFERRAL)
        self._number(self._consents, all_numbers.CONSENT)
        for row in self._people:
            row.consent_id = row.consent.number if row.consent else None
        for rows in (self._people, self._steps):
            for row in rows:
                row.referral_id = row.referral.number
        for rows in (self._consents, self._referrals, self._people, self._steps):
            copied(rows)
        return len(self._referrals)

    def _number(self, rows, prefix):
        drawn = all_numbers.draw(
            prefix, len(rows), taken=lambda candidates: (), generator=self._chance
        )
        for row, number in zip(rows, drawn, strict=True):
            row.number = number


def _said_of_partners():
    """(person, purpose, partner) of all that people said of one partner before."""
    said = Consent.objects.current().filter(partner__isnull=False)
    return set(said.values_list("individual", "purpose", "partner"))


def _who_answers():
    """Organisation → somebody who answers there; made where nobody is, and never signing in."""
    found = {}
    for service in Service.objects.filter(organisation__isnull=False).distinct("organisation"):
        acronym = service.organisation_id
        user = User.objects.filter(organisation=acronym, role=Role.PARTNER).order_by("pk").first()
        found[acronym] = user or _stand_in(acronym)
    return found


def _stand_in(acronym):
    user = User(
        username=f"{acronym.lower()}-answers", organisation_id=acronym, role=Role.PARTNER,
        purpose="assistance",
    )  # fmt: skip
    user.set_unusable_password()
    with acting(by=MACHINE, reason="demo"):
        user.save()
    return user


def _at(day):
    return datetime.combine(day, time(7), UTC)
