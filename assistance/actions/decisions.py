"""Applications are decided by the rule of their day or by a panel; and appealed, and decided again.

Who decides never judges the appeal against it. What is decided on appeal holds from the day from
which the first decision would have.
"""

from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from assistance.actions.eligibility import SAID_IN_APPLICATIONS, judged
from assistance.actions.refusing import refusing
from assistance.choices import Outcome
from assistance.entitlement import Entitlement, as_data
from assistance.models import Decision, Programme
from cases.actions.writing import action
from cases.models import Household

# How long a family may appeal, where nobody sets another day.
APPEAL_DAYS = 30
SAID = {
    "inactive": _("This household is inactive. Reopen it first."),
    "future": _("That day is still to come."),
    "not_now": _("The programme gives nothing on that day."),
    "stranger": _("Who applies does not belong to the household on that day."),
    "nobody": _("On that day nobody of them can apply to this programme in this way."),
    "no_rule": _("No rule of the programme is in force on that day: a panel decides."),
    "has_rule": _("A rule of the programme is in force on that day, and decides."),
    "decided_already": _("This application was decided already."),
    "eligible_already": _("They were found eligible by this programme already, and it gives once."),
    "no_minutes": _("Write down what the panel said."),
    "no_outcome": _("Say whether they are eligible."),
    "to_ask": _("Something is not known that decides it: record it first."),
    "strangers": _("Somebody of them does not belong to those who apply."),
    "no_reason": _("Say why."),
    "not_decided": _("It is not decided yet: there is nothing to appeal against."),
    "appealed_already": _("It was appealed already."),
    "final": _("This is the decision on an appeal: it can't be appealed here again."),
    "late": _("The day until which it could be appealed has passed."),
    "too_early": _("An appeal comes after the decision."),
    "not_appealed": _("Nobody appealed against it."),
    "same_person": _("An appeal is decided by somebody else than the decision against it is."),
}
_refuse_unless = refusing(SAID)


@action
def decide_application(
    *, programme, household, applicant, applied_on, on, by, family_unit="", person=None, said=None,
    appeal_until=None,
):  # fmt: skip
    """Decide by the rule of the day on which they applied, and keep every reason.

    What can't be decided yet is kept as open, and decided by the same call once it is known.
    """
    decision = _application(programme, household, applicant, applied_on, on, family_unit, person)
    decision.said = _plain(said or {})
    found = _judged(decision, said)
    _refuse_unless(found.rule is not None, "no_rule")
    decision.rule = found.rule
    return _decided(decision, found.entitlement, on, by, appeal_until)


@action
def decide_by_panel(
    *, programme, household, applicant, applied_on, on, by, is_eligible, minutes, people=None,
    amount=None, family_unit="", person=None, appeal_until=None,
):  # fmt: skip
    """Keep what a panel decided, with its minutes; `people` are all who apply unless it says whom.

    Only where no rule of the programme was in force on the day.
    """
    decision = _application(programme, household, applicant, applied_on, on, family_unit, person)
    found = _judged(decision, None)
    _refuse_unless(found.rule is None, "has_rule")
    said = _said_by_panel(found, is_eligible, people, amount)
    _of_panel(decision, minutes)
    return _decided(decision, said, on, by, appeal_until)


@action
def appeal(*, decision, because, on, by):
    """Note that the family appeals, and why; until the day that was set, and once."""
    _refuse_unless(because.strip(), "no_reason")
    current = _locked(decision)
    _refuse_unless(current.outcome != Outcome.OPEN, "not_decided")
    _refuse_unless(current.appeal_of_id is None, "final")
    _refuse_unless(current.appealed_on is None, "appealed_already")
    _refuse_unless(on >= current.decided_on, "too_early")
    _refuse_unless(current.can_be_appealed_on(on), "late")
    current.appealed_on, current.appealed_because = on, because.strip()
    current.appeal_recorded_by = by
    return _save(current)


@action
def decide_appeal(*, decision, on, by, minutes="", is_eligible=None, people=None, amount=None):
    """Decide what was appealed, by another person: by the same day's rule, with what is known now.

    With `minutes` a panel decided it, and `is_eligible`, `people` and `amount` are what it said.
    """
    first = _locked(decision)
    _refuse_unless(first.appealed_on is not None, "not_appealed")
    _refuse_unless(not Decision.objects.filter(appeal_of=first).exists(), "decided_already")
    _refuse_unless(by.pk != first.decided_by_id, "same_person")
    _refuse_unless(on >= first.appealed_on, "too_early")
    second = _on_appeal(first)
    found = _judged(second, said_of(first))
    if found.rule is None or minutes.strip():
        _of_panel(second, minutes)
        said = _said_by_panel(found, is_eligible, people, amount)
    else:
        second.rule, said = found.rule, found.entitlement
        _refuse_unless(said.is_eligible is not None, "to_ask")
    return _decided(second, said, on, by, None)


def said_of(decision):
    """What was said in the application, as values that a rule compares."""
    read = {"price": Decimal, "area": Decimal}
    return {
        name: read.get(name, lambda value: value)(decision.said[name])
        for name in SAID_IN_APPLICATIONS
        if name in decision.said
    }


def _application(programme, household, applicant, applied_on, on, family_unit, person):
    """The Decision that is to be made, while nobody else decides of the household.

    One that is open is gone on with; who was decided on already is refused.
    """
    home = Household.objects.select_for_update(no_key=True).get(pk=household.pk)
    _refuse_unless(home.inactive_on is None, "inactive")
    _refuse_unless(applied_on <= on, "future")
    _refuse_unless(Programme.objects.on(applied_on).filter(pk=programme.pk).exists(), "not_now")
    belongs = applicant.memberships.counted().on(applied_on).filter(household=home)
    _refuse_unless(belongs.exists(), "stranger")
    who = {"programme": programme, "household": home, "family_unit": family_unit, "person": person}
    earlier = Decision.objects.on_applications().filter(**who)
    current = earlier.filter(applied_on=applied_on).first()
    _refuse_unless(current is None or current.outcome == Outcome.OPEN, "decided_already")
    if programme.every_days is None:
        eligible = Decision.objects.standing().filter(outcome=Outcome.ELIGIBLE, **who)
        _refuse_unless(not eligible.exists(), "eligible_already")
    if current is None:
        current = Decision(applied_on=applied_on, from_on=applied_on, **who)
    current.applicant = applicant
    return current


def _on_appeal(first):
    same = ("programme", "household", "family_unit", "person", "applicant", "applied_on", "said")
    return Decision(
        appeal_of=first, from_on=first.from_on, **{name: getattr(first, name) for name in same}
    )


def _judged(decision, said):
    """The Judged of those whom the decision is about, as of the day on which they applied."""
    home, person = decision.household, decision.person_id or ""
    found = judged(decision.programme, [home], decision.applied_on, said=said)
    mine = [
        each for each in found if (each.family_unit, each.person) == (decision.family_unit, person)
    ]
    _refuse_unless(mine, "nobody")
    return mine[0]


def _said_by_panel(found, is_eligible, people, amount):
    """What a panel said, as an Entitlement: its reasons are in its minutes."""
    _refuse_unless(is_eligible is not None, "no_outcome")
    known = {member.number for member in found.family.members}
    named = _not_helped(found) if people is None else tuple(person.pk for person in people)
    _refuse_unless(not is_eligible or (named and known >= set(named)), "strangers")
    return Entitlement(
        is_eligible=is_eligible,
        amount=amount if is_eligible else Decimal(0),
        covered=named if is_eligible else (),
    )


def _not_helped(found):
    return tuple(each.number for each in found.family.members if not each.is_helped)


def _of_panel(decision, minutes):
    _refuse_unless(minutes.strip(), "no_minutes")
    decision.is_by_panel, decision.minutes, decision.rule = True, minutes.strip(), None


_OUTCOMES = {True: Outcome.ELIGIBLE, False: Outcome.REFUSED, None: Outcome.OPEN}


def _decided(decision, said, on, by, appeal_until):
    """Keep what was said, by whom, and until when it can be appealed."""
    decision.outcome, decision.reasons = _OUTCOMES[said.is_eligible], as_data(said)
    is_money = bool(said.is_eligible) and said.amount is not None
    decision.amount = said.amount if is_money else None
    decision.currency = decision.programme.currency if is_money else ""
    decision.decided_on, decision.decided_by = on, by
    decision.appeal_until = _appeal_until(decision, said, on, appeal_until)
    return _save(decision)


def _appeal_until(decision, said, on, appeal_until):
    """A refusal can be appealed, and so can that somebody of the family is left out."""
    is_open = said.is_eligible is None
    if is_open or decision.appeal_of is not None or (said.is_eligible and not said.against):
        return None
    return appeal_until or on + timedelta(days=APPEAL_DAYS)


def _plain(said):
    """What was said in the application, as JSON holds it."""
    return {name: str(v) if isinstance(v, Decimal) else v for name, v in said.items()}


def _locked(decision):
    return Decision.objects.select_for_update(no_key=True).get(pk=decision.pk)


def _save(decision):
    decision.full_clean()
    decision.save()
    return decision
