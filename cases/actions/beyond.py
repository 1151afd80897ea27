"""Taking over a family that stands at another desk, letting somebody do so more often, checking."""

from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.clock import day_of
from accounts.policy import places_of
from cases.actions import records
from cases.actions.addresses import change_address
from cases.actions.asking import lock_user
from cases.actions.writing import action
from cases.choices import ResidenceKind
from cases.models import Household, TakeOver, TakeOverAllowance
from cases.models.beyond import LOTS
from cases.offices import supervisors_of, with_hidden
from cases.words import SAID

MOST_A_DAY = 40
MOST_MORE = 100


@action
def take_over(*, household, proofs, reason, place, address, accommodation, by, at):
    """Take over a family that proved who it is: from today on it lives at a place of the user's.

    Of two windows of one user that take over at once, the second counts the first.
    """
    day = day_of(at)
    lock_user(by)
    _check_within_the_day(by, day)
    current = records.lock_household(household)
    _check_may_be_taken(current, by, day)
    records.check(
        place.pk in places_of(by),
        _("You take over to your own places: choose one of them."),
        "not_your_place",
    )
    taken = TakeOver(
        household=current,
        by=by,
        taken_at=at,
        reason=reason,
        proofs=list(proofs),
        from_place=current.lives_in,
        from_office=current.registered_at,
        to_place=place,
        lot=_lot(current, at),
    )
    change_address(
        household=current,
        kind=ResidenceKind.ACTUAL,
        place=place,
        address=address,
        accommodation=accommodation,
        on=day,
        by=by,
        today=day,
    )
    return records.save(taken)


@action
def allow_more(*, user, day, more, by):
    """Let somebody take over so many more families on one day."""
    lock_user(user)
    records.check(
        1 <= more <= MOST_MORE,
        _("Allow 1 to %(most)d more.") % {"most": MOST_MORE},
        "too_many",
    )
    return records.save(TakeOverAllowance(user=user, day=day, more=more, allowed_by=by))


@action
def check_take_over(*, take_over, is_right, by, on):
    """Say, as somebody else than who took the family over, whether that was right."""
    current = TakeOver.objects.select_for_update(no_key=True).get(pk=take_over.pk)
    records.check(current.checked_by_id is None, SAID["checked_already"], "checked")
    current.checked_by, current.checked_on, current.is_right = by, on, is_right
    return records.save(current)


def taken_on(user, day):
    """How many families a user took over on a day, and how many they may."""
    taken = TakeOver.objects.filter(by=user, taken_at__date=day).count()
    more = TakeOverAllowance.objects.filter(user=user, day=day).values_list("more", flat=True)
    return taken, MOST_A_DAY + sum(more)


def _check_within_the_day(user, day):
    taken, may = taken_on(user, day)
    if taken < may:
        return
    names = [each.get_full_name() or each.username for each in supervisors_of(user, day)]
    raise ValidationError(
        _(
            "You have taken over %(taken)d families today, as many as you may. Ask a supervisor of "
            "your places to allow more: %(names)s."
        ),
        code="too_many_today",
        params={"taken": taken, "names": ", ".join(names) or "–"},
    )


def _check_may_be_taken(current, user, day):
    records.check_active(current)
    # Behind broken glass one only reads: such a family is taken over like any other.
    theirs = Household.objects.changeable_by(user, on=day).filter(pk=current.pk)
    records.check(not theirs.exists(), _("This family is in your places already: open it."), "seen")
    hidden = with_hidden(Household.objects.filter(pk=current.pk), on=day).get().is_hidden
    records.check(not hidden, SAID["not_proven"], "not_proven")


def _lot(household, at):
    """A lot that nobody foresees, drawn for a household and a moment."""
    digest = salted_hmac("take-over-sample", f"{household.pk} {at.isoformat()}").digest()
    return int.from_bytes(digest[:4]) % LOTS
