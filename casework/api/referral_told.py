"""What the API tells of services and referrals, as far as their caller may read it."""

from dataclasses import asdict

from accounts.clock import now
from casework.actions import referral_answers
from casework.models import Referral, Service
from casework.referral_sight import sight_of_referral
from casework.shared import Shared

OF_SERVICE = (
    "number", "title", "sector", "offers", "address", "focal_name", "focal_phone", "focal_email",
    "second_name", "second_phone", "second_email", "languages", "hours", "criteria", "bring",
    "capacity_a_week", "waiting_days", "takes_until", "confirmed_on",
)  # fmt: skip
# Known to everybody who knows of a referral.
OF_REFERRAL = (
    "number", "state", "sector", "urgency", "sent_on", "deadline", "open_until", "answered_on",
    "declined_because", "outcome", "outcome_on", "ended_on",
)  # fmt: skip
# Of whoever sees the household.
OF_SENDER = ("reason", "basis", "basis_words", "said", "ended_because")
_ABOUT = ("household", "individual", "case")


def services(wanted, *, on, user, today):
    """What the directory says of the services with these numbers, in their order."""
    rows = Service.objects.filter(pk__in=wanted).prefetch_related("places")
    by_number = {row.pk: row for row in rows}
    return [_service(by_number[number], today) for number in wanted]


def _service(row, today):
    return {
        **{name: getattr(row, name) for name in OF_SERVICE},
        "organisation": row.organisation_id,
        "outside_name": row.outside_name,
        "places": sorted(place.pk for place in row.places.all()),
        "taking": row.takes_on(today),
        "is_confirmed": row.is_confirmed(today),
    }


def referrals(wanted, *, on, user, today):
    """What the API says of the referrals with these numbers, of which the user knows today.

    In their order, in three queries however many: what one shares is told with that one alone.
    """
    rows = Referral.objects.filter(pk__in=wanted)
    by_number = {row.pk: row for row in rows}
    received = Referral.objects.received_by(user)
    theirs = set(received.filter(pk__in=wanted).values_list("pk", flat=True))
    seen = set(rows.of_households_seen(user, today).values_list("pk", flat=True)) - theirs
    open_ones = set(rows.open_on(today).values_list("pk", flat=True))
    return [
        _referral(by_number[number], number in seen, number in theirs, number in open_ones)
        for number in wanted
    ]


def referral(number, *, user, today):
    """One of them, to the receiver with what is shared while it is open, as the page shows it."""
    row = Referral.objects.get(pk=number)
    sight = sight_of_referral(user, row, today)
    told = referrals([number], on=today, user=user, today=today)[0]
    if sight.is_receiver and sight.shared is not None:
        referral_answers.open_referral(referral=row, by=user, today=today, at=now())
        told["shared"] = _shared(sight.shared)
    return told


def _referral(row, is_full, is_receiver, is_open):
    hidden = () if is_full else (*_ABOUT, *(name for name in OF_SENDER if name != "said"))
    if not (is_full or is_receiver):
        hidden = (*hidden, "said")
    told = {
        **{name: getattr(row, name) for name in (*OF_REFERRAL, *OF_SENDER)},
        **{name: getattr(row, f"{name}_id") for name in _ABOUT},
        "service": row.service_id,
        "to_organisation": row.to_organisation_id,
        "from_organisation": row.from_organisation_id,
        "shares": list(row.shares),
        "is_open": is_open,
        "shared": None,
    }
    return told | dict.fromkeys(hidden) | {"masked": list(hidden)}


def _shared(shared: Shared):
    """What is shared, as plain data: an item and its words in each line."""
    return {
        "reason": shared.reason,
        "together": [asdict(line) for line in shared.together],
        "people": [[asdict(line) for line in lines] for lines in shared.people],
    }
