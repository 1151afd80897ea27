"""Transfers that wait for somebody: whoever is asked answers, and knows no name before.

Who is asked to take a case need not see whom it is about: they are told its kind, how urgent it is
and why it is to go to them. Of a protection case an office is told through those cleared there.
"""

from django.db.models import Q

from accounts.policy import places_of
from casework.choices import OF_PROTECTION, TransferState
from casework.models import Transfer
from casework.models.of_cases import is_cleared
from casework.sight import MAY_REASSIGN, MAY_WORK


def waiting_for(user):
    """Transfers that the user may accept or decline."""
    if not user.has_perm(MAY_WORK):
        return Transfer.objects.none()
    to_office = Q(to_place__in=places_of(user)) & ~Q(case__worker=user)
    if not is_cleared(user):
        to_office &= ~Q(case__kind__in=OF_PROTECTION)
    asked = Transfer.objects.filter(state=TransferState.ASKED)
    return asked.filter(Q(to_worker=user) | to_office)


def may_answer(user, transfer):
    """Whether the user may accept or decline this one."""
    return waiting_for(user).filter(pk=transfer.pk).exists()


def may_withdraw(user, transfer):
    """Whoever asked, whose case it is, and a supervisor take it back."""
    is_theirs = user.pk in (transfer.asked_by_id, transfer.case.worker_id)
    return is_theirs or user.has_perm(MAY_REASSIGN)
