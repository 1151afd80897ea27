"""A referral: somebody is sent to a service, and what came of it returns to whoever sent them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.choices import Purpose
from accounts.field_classes import classes
from accounts.history.changes import tracked
from accounts.models import Organisation
from assistance.choices import ResponseSector
from cases.models import Consent, Individual
from cases.numbers import shown
from casework import numbers
from casework.models.case import Case
from casework.models.of_cases import about, by_user, numbered
from casework.models.of_referrals import PartQuerySet, PersonQuerySet, ReferralQuerySet
from casework.models.referral_laws import REFERRAL_LAWS
from casework.models.service import Service
from casework.referral_choices import (
    UNDER_WAY,
    Basis,
    Declined,
    Item,
    ReferralDone,
    ReferralOutcome,
    ReferralState,
    Urgency,
)

_OF_REFERRAL = ("referral__household", "referral__individual__household")


def _organisation(words, name, **how):
    return models.ForeignKey(
        Organisation, verbose_name=words, on_delete=models.PROTECT, related_name=name, **how
    )


@tracked("household", "individual")
class Referral(models.Model):
    """A household or a person is referred to a service, by a day, with what the sender chose.

    `to_organisation` is the partner who answers in this system; without one a letter is printed,
    and the sender types what came of it. What is shared is read from the register when it is shown,
    while the referral is under way and in time, and the consent (or what stands for it) holds.
    """

    number = numbered(numbers.new_referral_number)
    household = about("household", "referrals")
    individual = about("individual", "referrals")
    case = models.ForeignKey(
        Case, verbose_name=_("case"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="referrals",
    )  # fmt: skip
    service = models.ForeignKey(
        Service, verbose_name=_("service"), on_delete=models.PROTECT, related_name="referrals"
    )
    to_organisation = _organisation(_("to"), "referrals_received", null=True, blank=True)
    from_organisation = _organisation(_("from"), "referrals_sent", db_index=False)
    sector = models.CharField(_("sector"), max_length=20, choices=ResponseSector)
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose)
    urgency = models.CharField(_("urgency"), max_length=7, choices=Urgency)
    reason = models.TextField(_("what is asked, and why"), max_length=2000)
    shares = ArrayField(
        models.CharField(max_length=10, choices=Item), verbose_name=_("what is shared")
    )
    basis = models.CharField(_("why it may be shared"), max_length=7, choices=Basis)
    basis_words = models.TextField(_("who agreed, or what is at risk"), max_length=1000, blank=True)
    sent_by = by_user(_("sent by"), "referrals", db_index=True)
    sent_at = models.DateTimeField(_("sent at"))
    sent_on = models.DateField(_("sent on"))
    deadline = models.DateField(_("answer by"))
    open_until = models.DateField(_("shared until"))
    state = models.CharField(
        _("state"), max_length=9, choices=ReferralState, default=ReferralState.SENT
    )
    read_on = models.DateField(_("opened on"), null=True, blank=True)
    passed_to_second_on = models.DateField(_("second focal person since"), null=True, blank=True)
    passed_to_lead_on = models.DateField(_("sector lead since"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    declined_because = models.CharField(
        _("why declined"), max_length=15, choices=Declined, blank=True
    )
    outcome = models.CharField(_("outcome"), max_length=15, choices=ReferralOutcome, blank=True)
    outcome_on = models.DateField(_("outcome on"), null=True, blank=True)
    said = models.TextField(_("what the receiver said"), max_length=2000, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_because = models.TextField(_("why it was revoked"), max_length=1000, blank=True)
    # Whether something came of it that the sender has not read yet.
    is_unread_answer = models.BooleanField(_("answer not read yet"), default=False)

    objects = ReferralQuerySet.as_manager()
    access_path = ("household", "individual__household")
    case_path = "case"
    for_partners = False
    field_classes = classes(
        administrative="number household individual case service to_organisation from_organisation "
        "sector purpose urgency shares basis sent_by sent_at sent_on deadline open_until state "
        "read_on passed_to_second_on passed_to_lead_on answered_on declined_because outcome "
        "outcome_on ended_on is_unread_answer",
        free_text="reason basis_words said ended_because",
    )
    trigger_laws = {
        "referral_moves": (
            _("This referral came further meanwhile: reload the page to see what was done."),
            "state",
        ),
    }

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        constraints = REFERRAL_LAWS
        indexes = [
            models.Index(
                fields=["to_organisation", "deadline"],
                condition=Q(state__in=UNDER_WAY),
                name="referral_under_way",
            ),
            models.Index(
                fields=["sent_by"], condition=Q(is_unread_answer=True), name="referral_unread"
            ),
        ]

    def __str__(self):
        return shown(self.number)

    @property
    def is_outside(self):
        """Whether nobody answers it here: a letter is printed, and the sender types the outcome."""
        return self.to_organisation_id is None

    @property
    def is_under_way(self):
        """Whether something is still to come of it."""
        return self.state in UNDER_WAY

    @property
    def due_on(self):
        """The last day of what it waits for: an answer, or once accepted an outcome."""
        return self.open_until if self.state == ReferralState.ACCEPTED else self.deadline

    def is_overdue(self, day):
        """Whether what it waits for did not come in time."""
        return self.is_under_way and self.due_on < day


class ReferralPerson(models.Model):
    """Somebody whose data a referral shares, with the answer on which that rested at the sending.

    Whether they agree now is asked anew whenever something is shown.
    """

    referral = models.ForeignKey(
        Referral, verbose_name=_("referral"), on_delete=models.PROTECT, related_name="people"
    )
    individual = models.ForeignKey(
        Individual, verbose_name=_("person"), on_delete=models.PROTECT,
        related_name="in_referrals",
    )  # fmt: skip
    consent = models.ForeignKey(
        Consent, verbose_name=_("consent"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="referrals", db_index=False,
    )  # fmt: skip

    objects = PersonQuerySet.as_manager()
    access_path = _OF_REFERRAL
    for_partners = False
    append_only = True
    untracked = "written once, and never changed"
    field_classes = classes(administrative="id referral individual consent")

    class Meta:
        verbose_name = _("person of a referral")
        verbose_name_plural = _("people of referrals")
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "individual"],
                name="referral_person_once",
                violation_error_message=_("This person is in the referral already."),
                violation_error_code="twice",
            ),
        ]

    def __str__(self):
        return f"{self.referral_id} {self.individual_id}"


class ReferralStep(models.Model):
    """Something that was done with a referral; never changed. The night does some by itself."""

    referral = models.ForeignKey(
        Referral, verbose_name=_("referral"), on_delete=models.PROTECT, related_name="steps"
    )
    step = models.CharField(_("step"), max_length=11, choices=ReferralDone)
    at = models.DateTimeField(_("at"))
    by = by_user(_("by"), "referral_steps", null=True, blank=True)
    said = models.TextField(_("what was said"), max_length=2000, blank=True)

    objects = PartQuerySet.as_manager()
    access_path = _OF_REFERRAL
    for_partners = False
    append_only = True
    untracked = "written once, and never changed"
    field_classes = classes(administrative="id referral step at by", free_text="said")

    class Meta:
        verbose_name = _("step of a referral")
        verbose_name_plural = _("steps of referrals")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.referral_id} {self.step}"
