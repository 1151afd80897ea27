"""Under which agreements a partner's user sees people, asked once for a user object and day."""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from accounts.choices import FieldClass, LegalBasis, Role
from accounts.coverage import codes_within
from accounts.roles import acting_role


@dataclass(frozen=True)
class Sharing:
    """What one active agreement opens: places with all that lies within them, and fields."""

    needs_consent: bool
    places: tuple
    classes: frozenset


def agreements_of(user, on):
    """The `Sharing` of each agreement by which the user sees people on the day."""
    kept = user.__dict__.setdefault("_sharing", {})
    if on not in kept:
        kept[on] = _read(user, on)
    return kept[on]


def readable_by_agreement(user, on):
    """Classes of fields that all of the user's agreements open; empty where there is none.

    Rows of several agreements stand in one list: the narrower then holds for all of them. By what
    is administrative (numbers, days, who is what to the head) a row is known to be one at all.
    """
    opened = [sharing.classes for sharing in agreements_of(user, on)]
    if not opened:
        return frozenset()
    return frozenset.intersection(*opened) | {FieldClass.ADMINISTRATIVE}


def readable_agreements(user):
    """The agreements that the user may read: a partner its own, once they are signed."""
    agreements = apps.get_model("accounts", "SharingAgreement").objects
    if not user.has_perm("accounts.view_sharingagreement"):
        return agreements.none()
    if acting_role(user) == Role.PARTNER:
        return agreements.signed().filter(partner=user.organisation_id)
    return agreements.all()


def _read(user, on):
    agreements = apps.get_model("accounts", "SharingAgreement").objects.of(user).active_on(on)
    covered = agreements.model.places.through.objects.filter(sharingagreement=OuterRef("pk"))
    agreements = agreements.annotate(covered=ArraySubquery(covered.values("place")))
    return tuple(
        Sharing(
            needs_consent=agreement.basis == LegalBasis.CONSENT,
            places=tuple(codes_within(agreement.covered)),
            classes=frozenset(map(FieldClass, agreement.field_classes_shared)),
        )
        for agreement in agreements.order_by("pk")
    )
