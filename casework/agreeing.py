"""Who of some people agrees that they are shared with a partner, before anything is sent."""

from django.db.models import OuterRef, Q

from accounts.models import SharingAgreement
from cases.models import Individual
from casework.models.of_referrals import agree_on


def agreeing(people, *, purpose, partner, day):
    """Numbers of those of these people who agree to the purpose with this partner on the day."""
    active = SharingAgreement.objects.active_on(day)
    listed = active.filter(partner=partner, purposes__contains=[purpose]).exists()
    agreed = agree_on(
        day,
        of=OuterRef("pk"),
        purpose=purpose,
        partner=partner.pk,
        is_listed=Q() if listed else Q(pk__in=[]),
    )
    rows = Individual.objects.filter(pk__in=[person.pk for person in people])
    return set(rows.filter(agreed).values_list("pk", flat=True))
