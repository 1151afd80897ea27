"""The laws of one referral's row; which state follows which is a trigger (0004)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from casework import numbers
from casework.models.of_cases import about_one, number_law
from casework.referral_choices import Basis, Declined, ReferralOutcome, ReferralState

_UNANSWERED = Q(declined_because="", outcome="")
_OVER = (ReferralState.EXPIRED, ReferralState.REVOKED, ReferralState.ENDED)

REFERRAL_LAWS = [
    number_law("referral", numbers.REFERRAL, _("A referral's number is R and eleven characters.")),
    about_one("referral"),
    models.CheckConstraint(
        condition=~Q(reason="") & Q(shares__len__gt=0),
        name="referral_says_what_is_asked",
        violation_error_message=_("Say what is asked, and choose what is shared."),
        violation_error_code="no_reason",
    ),
    models.CheckConstraint(
        condition=Q(deadline__gte=F("sent_on"), open_until__gte=F("deadline")),
        name="referral_days",
        violation_error_message=_(
            "An answer is due after the sending, and what is shared is open until then at least."
        ),
        violation_error_code="days",
    ),
    models.CheckConstraint(
        condition=Q(basis=Basis.CONSENT, to_organisation__isnull=False)
        | Q(basis=Basis.VITAL) & ~Q(basis_words="")
        | Q(basis=Basis.IN_HAND, to_organisation__isnull=True) & ~Q(basis_words=""),
        name="referral_has_a_basis",
        violation_error_message=_(
            "A partner is shown what the person agreed to; else say who agreed and how it was "
            "explained, or why a life is at risk."
        ),
        violation_error_code="basis",
    ),
    models.CheckConstraint(
        condition=Q(state=ReferralState.SENT, answered_on__isnull=True) & _UNANSWERED
        | Q(state=ReferralState.ACCEPTED, answered_on__isnull=False) & _UNANSWERED
        | Q(state=ReferralState.DECLINED, answered_on__isnull=False, outcome="")
        & Q(declined_because__in=Declined.values)
        | Q(state__in=_OVER, ended_on__isnull=False) & _UNANSWERED
        | Q(state=ReferralState.COMPLETED, outcome_on__isnull=False, declined_because="")
        & Q(outcome__in=ReferralOutcome.values),
        name="referral_state",
        violation_error_message=_("What was declined has a reason, what is completed an outcome."),
        violation_error_code="referral_state",
    ),
    models.CheckConstraint(
        condition=~Q(state=ReferralState.REVOKED) | ~Q(ended_because=""),
        name="referral_revoked_with_a_reason",
        violation_error_message=_("Say why it is revoked."),
        violation_error_code="no_reason",
    ),
]
