"""Who is told of which referral, and for how long its receiver sees what it shares."""

from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from accounts.choices import Purpose, Role
from accounts.models import SharingAgreement
from accounts.roles import acting_role
from assistance.choices import OF_PROTECTION
from cases.access_choices import ConsentState
from cases.policy import AboutPeople
from casework.models.of_cases import OfCases, is_cleared
from casework.referral_choices import UNDER_WAY, Basis, ReferralState
from casework.referral_rights import MAY_ANSWER, MAY_SEND


class ReferralQuerySet(OfCases):
    """Referrals. To whoever sees the household; of protection to the case's team, to whoever sent
    it, and to those cleared. Each is known to its sender besides, and to the receiver's people, as
    far as `casework/shared.py` and `casework/referral_sight.py` say.
    """

    def _told_to(self, user, on):
        known = self.of_known_cases(user, on)
        if is_cleared(user):
            return known
        of_protection = Q(sector__in=OF_PROTECTION)
        return known & (~of_protection | Q(sent_by=user) | self.of_team(user, on))

    def _visible_rows(self, user, on):
        if acting_role(user) == Role.PARTNER:
            return self.received_by(user)
        seen = super()._visible_rows(user, on)
        if not user.has_perm(MAY_SEND):
            return seen
        return self.filter(Q(pk__in=seen.values("pk")) | Q(sent_by=user))

    def of_households_seen(self, user, on):
        """Those of households and people whom the user sees: told in full."""
        return super()._visible_rows(user, on)

    def received_by(self, user):
        """Those sent to the user's organisation, for whoever answers there."""
        if acting_role(user) != Role.PARTNER or not user.has_perm(MAY_ANSWER):
            return self.none()
        return self.filter(to_organisation=user.organisation_id)

    def under_way(self):
        """Of which something is still to come."""
        return self.filter(state__in=UNDER_WAY)

    def waiting(self, day):
        """Those whose receiver may still answer in time."""
        return self.filter(_in_time(day))

    def overdue(self, day):
        """Those of which nothing came in time."""
        return self.under_way().exclude(_in_time(day))

    def not_agreed_on(self, day):
        """Those of which nobody agrees on the day any more."""
        people = _people().agreed_on(day)
        return self.exclude(Exists(people.filter(referral=OuterRef("pk"))))

    def open_on(self, day):
        """Those whose receiver sees what is shared on the day: under way, in time, and agreed."""
        people = _people().shown_on(day)
        return self.waiting(day).filter(Exists(people.filter(referral=OuterRef("pk"))))


def _referrals():
    return apps.get_model("casework", "Referral").objects.all()


def _people():
    return apps.get_model("casework", "ReferralPerson").objects


def _in_time(day):
    return Q(state=ReferralState.SENT, deadline__gte=day) | Q(
        state=ReferralState.ACCEPTED, open_until__gte=day
    )


class PartQuerySet(AboutPeople):
    """What belongs to a referral: for whoever sees its household, and is told of it."""

    def _visible_rows(self, user, on):
        return self.filter(referral__in=_referrals().of_households_seen(user, on))

    def _changeable_rows(self, user, on):
        return self.filter(referral__in=_referrals().changeable_by(user, on=on))


class PersonQuerySet(PartQuerySet):
    """Those whose data a referral shares."""

    def agreed_on(self, day):
        """Those who agree on the day, or of whom that is not asked."""
        return self.filter(~Q(referral__basis=Basis.CONSENT) | _agreed(day))

    def shown_on(self, day):
        """Those of them who are not hidden: that stands above what they agreed to."""
        return self.agreed_on(day).exclude(_hidden(day))


def _agreed(day):
    """Whether each agrees to the purpose of the referral and to its receiver."""
    return agree_on(
        day,
        of=OuterRef("individual"),
        purpose=OuterRef("referral__purpose"),
        partner=OuterRef("referral__to_organisation"),
        is_listed=_listed(day),
    )


def agree_on(day, *, of, purpose, partner, is_listed):
    """Condition: these people agreed to the purpose, with this partner or, if it stands on the
    printed list, with all of them. What they said of it alone stands above that; silence is no.
    """
    answers = apps.get_model("cases", "Consent").objects.filter(individual=of, purpose=purpose)
    of_theirs = Q(partner=partner)
    given = answers.in_force_on(day)
    refused = answers.current().filter(of_theirs).exclude(state=ConsentState.GIVEN)
    to_all = Exists(given.filter(partner__isnull=True)) & is_listed
    return (Exists(given.filter(of_theirs)) | to_all) & ~Exists(refused)


def _listed(day):
    """The receiver stands on the printed list of the referral's purpose."""
    active = SharingAgreement.objects.active_on(day)
    each = (
        Q(
            referral__purpose=purpose,
            referral__to_organisation__in=active.filter(purposes__contains=[purpose]).values(
                "partner"
            ),
        )
        for purpose in Purpose.values
    )
    return reduce(or_, each)


def _hidden(day):
    """Hidden from partners on the day: alone, or with the household in which they live."""
    hidden = apps.get_model("cases", "Restriction").objects.on(day)
    theirs = Q(individual=OuterRef("individual")) | Q(household=OuterRef("individual__household"))
    return Exists(hidden.filter(theirs | Q(household=OuterRef("referral__household"))))
