"""What is done with a referral, each on a page of its own that also stands on the referral's."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from accounts.clock import now, today
from assistance.admin.frame import page, sent, show_refusal
from casework import referral_states
from casework.actions import referral_answers, referrals
from casework.actions.referral_steps import state_on
from casework.admin.referral_frame import address, looked_at, referral_or_404
from casework.referral_choices import Declined, ReferralOutcome
from casework.referral_choices import ReferralDone as Done
from casework.referral_rights import MAY_SEND


def _words(label, *, required=False, **options):
    return forms.CharField(
        label=label, required=required, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}), **options,
    )  # fmt: skip


class StepForm(forms.Form):
    """What a step asks; `of_receiver` says whose step it is."""

    title = done = ""
    step, act, of_receiver = None, None, True

    @classmethod
    def is_offered(cls, user, referral):
        """Whether the user may take it, of the referral as it is today."""
        return cls.may(user, referral) and referral_states.may(
            cls.step, state_on(referral, today())
        )

    @classmethod
    def may(cls, user, referral):
        """Whether it is theirs to take: the receiver's people's, or of who follows the household.

        Of a receiver outside, the sender's side types what it was told.
        """
        is_senders = referral.sight.is_full and user.has_perm(MAY_SEND)
        if not cls.of_receiver:
            return is_senders or (referral.sent_by_id == user.pk and user.has_perm(MAY_SEND))
        return is_senders if referral.is_outside else referral.sight.is_receiver

    def perform(self, referral, by):
        """Do it; raises ValidationError."""
        type(self).act(referral=referral, by=by, today=today(), at=now(), **self.cleaned_data)


class AcceptForm(StepForm):
    """The receiver takes it."""

    title, done, step = _("Accept"), _("Accepted. The sender is told."), Done.ACCEPTED
    act = staticmethod(referral_answers.accept_referral)
    said = _words(_("What follows, such as the day of the first visit"))


class DeclineForm(StepForm):
    """The receiver does not take it."""

    title, done, step = _("Decline"), _("Declined. The sender is told."), Done.DECLINED
    act = staticmethod(referral_answers.decline_referral)
    because = forms.ChoiceField(label=_("Why"), choices=[("", "–"), *Declined.choices])
    said = _words(_("Where to send them instead"))


class CompleteForm(StepForm):
    """What came of it."""

    title, done = _("Record the outcome"), _("Recorded. The outcome returns to the sender.")
    step, act = Done.COMPLETED, staticmethod(referral_answers.complete_referral)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=[("", "–"), *ReferralOutcome.choices])
    said = _words(_("In a few words"))


class RevokeForm(StepForm):
    """The sender takes it back."""

    title, done, step = _("Take it back"), _("Taken back: nothing is shared now."), Done.REVOKED
    act, of_receiver = staticmethod(referrals.revoke_referral), False
    because = _words(_("Why"), required=True)


class ReadForm(StepForm):
    """The sender read the answer."""

    title, done, step = _("I have read the answer"), _("Marked as read."), Done.ANSWER_READ
    act, of_receiver = staticmethod(referrals.read_answer), False

    @classmethod
    def is_offered(cls, user, referral):
        return referral.is_unread_answer and cls.may(user, referral)


STEPS = {
    "accept": AcceptForm,
    "decline": DeclineForm,
    "complete": CompleteForm,
    "revoke": RevokeForm,
    "read": ReadForm,
}


def offered(user, referral):
    """[(slug, form)] of the steps that the user may take of this referral now."""
    return [
        (slug, form(auto_id=f"{slug}_%s"))
        for slug, form in STEPS.items()
        if form.is_offered(user, referral)
    ]


def step_page(step, site, request, number):
    """Show what a step asks, do it."""
    referral = referral_or_404(request, number)
    kind = STEPS[step]
    if not kind.may(request.user, referral):
        raise PermissionDenied
    form = sent(kind, request)
    if form.is_bound and form.is_valid():
        try:
            form.perform(referral, request.user)
            messages.success(request, form.done)
            return HttpResponseRedirect(address(referral))
        except ValidationError as refusal:
            show_refusal(form, refusal)
    looked_at(request, referral)
    return page(
        site, request, "casework/referral_step.html", title=form.title, form=form,
        referral=referral, is_offered=kind.is_offered(request.user, referral),
    )  # fmt: skip
