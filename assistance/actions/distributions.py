"""A distribution is drawn up, approved by a second person, and closed with what is left."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.coverage import codes_within
from assistance.actions.owed import key_of, owed
from assistance.actions.planning import plan_many
from assistance.actions.refusing import refusing
from assistance.budget import budget_of
from assistance.choices import AssistanceState, DistributionState, EndedBecause
from assistance.entitlement.telling import as_data
from assistance.models import Assistance, AssistedPerson, Distribution, DistributionLine, Programme
from cases.actions.writing import action
from cases.keys import PlaceKeys
from cases.models import Household

# Lines that are judged and planned together.
CHUNK = 2_000
# So many are judged and planned for within two seconds or so.
LONG = 400
SAID = {
    "not_now": _("The programme gives nothing on that day."),
    "past": _("That day is over."),
    "no_rule": _(
        "The programme has no rule on that day, and no panel has decided on anybody there."
    ),
    "nobody": _("Nobody whom you see lives there."),
    "not_draft": _("It was approved, or cancelled, meanwhile."),
    "not_approved": _("It is not approved yet, or was closed already."),
    "over_budget": _("The budget does not cover it: %(missing)s are missing."),
    "no_reason": _("Say why."),
}
_refuse_unless = refusing(SAID)


@action
def draw_up_distribution(*, programme, place, on, today, by, progress=lambda done, of: None):
    """Judge everybody whom `by` sees at a place, and plan for those who are eligible.

    Each stands in the list with the reasons, eligible or not. What is planned counts for others at
    once; a plan beyond the budget stands, unfunded, and is not approved.
    """
    _refuse_unless(on >= today, "past")
    _refuse_unless(Programme.objects.on(on).filter(pk=programme.pk).exists(), "not_now")
    numbers = _who_lives_there(place, by, today)
    _refuse_unless(numbers, "nobody")
    distribution = Distribution(programme=programme, place=place, on=on, made_on=today, made_by=by)
    distribution.full_clean()
    distribution.save(force_insert=True)
    written = 0
    for first in range(0, len(numbers), CHUNK):
        found = owed(programme, numbers[first : first + CHUNK], on)
        # Without a rule, those alone stand in the list on whom a panel decided.
        found = [each for each in found if each.entitlement is not None]
        written += _write_lines(distribution, found, written, today)
        progress(min(first + CHUNK, len(numbers)), len(numbers))
    _refuse_unless(written, "no_rule")
    return distribution


@action
def approve_distribution(*, distribution, today, by):
    """A second person approves the list, which locks it; refused where the budget is too small."""
    current = _locked(distribution, DistributionState.DRAFT, "not_draft")
    # Nobody else commits of the programme meanwhile.
    programme = Programme.objects.select_for_update(no_key=True).get(pk=current.programme_id)
    current.state = DistributionState.APPROVED
    current.approved_by, current.approved_on = by, today
    current.full_clean()
    current.save()
    left = budget_of(programme).left
    if left is not None and left < 0:
        words = SAID["over_budget"] % {"missing": f"{-left:,.0f} {programme.currency}"}
        raise ValidationError(words, code="over_budget")
    return current


@action
def cancel_distribution(*, distribution, reason, today, by):
    """The list comes to nothing: all that it planned is cancelled."""
    _refuse_unless(reason.strip(), "no_reason")
    current = Distribution.objects.select_for_update(no_key=True).get(pk=distribution.pk)
    is_open = current.state in (DistributionState.DRAFT, DistributionState.APPROVED)
    _refuse_unless(is_open, "not_draft")
    return _end(current, DistributionState.CANCELLED, reason.strip(), today, by)


@action
def close_distribution(*, distribution, today, by):
    """The day is over: what was not collected is cancelled, and may be planned anew."""
    current = _locked(distribution, DistributionState.APPROVED, "not_approved")
    return _end(current, DistributionState.CLOSED, "", today, by)


def is_long(place, *, by, today):
    """Whether more live there, of whom `by` sees, than a page judges while somebody waits."""
    return len(_who_lives_there(place, by, today)[: LONG + 1]) > LONG


def _who_lives_there(place, by, today):
    """Numbers of the active households that live at the place, in the order of its list."""
    homes = Household.objects.visible_to(by, on=today)
    within = PlaceKeys(codes_within([place.pk]))
    homes = homes.filter(lives_in__among=within, inactive_on__isnull=True)
    return list(homes.order_by("lives_in__path", "number").values_list("number", flat=True))


def _write_lines(distribution, found, written, today):
    """Lines for all of them, and plans for those who are eligible; returns how many lines."""
    eligible = [each for each in found if each.entitlement.is_eligible]
    planned = plan_many(
        programme=distribution.programme, judged=eligible, on=distribution.on, today=today,
        by=distribution.made_by,
    )  # fmt: skip
    DistributionLine.objects.bulk_create(
        DistributionLine(
            distribution=distribution,
            position=written + place,
            household_id=each.household,
            family_unit=each.family_unit,
            person_id=each.person or None,
            is_eligible=_is_eligible(each, planned),
            reasons=as_data(each.entitlement),
            assistance=planned.get(key_of(each)),
        )
        for place, each in enumerate(found, start=1)
    )
    return len(found)


def _is_eligible(each, planned):
    """Whoever somebody else planned for in the same moment is not eligible any more."""
    is_eligible = each.entitlement.is_eligible
    return False if is_eligible and key_of(each) not in planned else is_eligible


def _end(current, state, reason, today, by):
    """End it, and cancel what it planned and nobody collected."""
    current.state, current.ended_because = state, reason
    current.ended_on, current.ended_by = today, by
    current.full_clean()
    current.save()
    waiting = Assistance.objects.filter(
        line__distribution=current, state=AssistanceState.PLANNED
    ).select_for_update(no_key=True, of=("self",))
    keys = list(waiting.order_by("pk").values_list("pk", flat=True))
    Assistance.objects.filter(pk__in=keys).update(
        state=AssistanceState.CANCELLED,
        ended_on=today,
        ended_because=reason or EndedBecause.NOT_COLLECTED,
    )
    AssistedPerson.objects.filter(assistance__in=keys).update(counts=False)
    return current


def _locked(distribution, state, code):
    current = Distribution.objects.select_for_update(no_key=True).get(pk=distribution.pk)
    _refuse_unless(current.state == state, code)
    return current
