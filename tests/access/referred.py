"""A referral of every household and of people in it, to partners of every sort."""

from datetime import timedelta
from itertools import cycle

from casework.models import Referral, ReferralPerson, ReferralStep, Service
from tests.factories import head_of, make_partner

# Organisations of `people_who_ask`: of a consent to all partners, some stand on the printed list.
RECEIVERS = ("PIN", "NOTHING", "OVER", "BEGUN")
# How far one came, and how many days are left of it.
HOW_FAR = (("sent", 3), ("sent", 0), ("sent", -1), ("accepted", 5), ("accepted", -31))


def referrals_of(households, people, clerk, day):
    """One of each, on consent or for a vital interest, in time or late."""
    homes = [home for home in households if home.members.filter(is_head=True).exists()]
    about = [({"household": home}, head_of(home)) for home in homes]
    about += [({"individual": person}, person) for person in people]
    services = {acronym: _service(acronym, clerk, day) for acronym in RECEIVERS}
    rows = [
        _referral(target, services[to], how, left, basis, clerk, day)
        for (target, _person), to, (how, left), basis in zip(
            about, cycle(RECEIVERS), cycle(HOW_FAR), cycle(("consent", "consent", "vital")),
            strict=False,
        )
    ]  # fmt: skip
    Referral.objects.bulk_create(rows)
    ReferralPerson.objects.bulk_create(
        ReferralPerson(referral=row, individual=person)
        for row, (_target, person) in zip(rows, about, strict=True)
    )
    ReferralStep.objects.bulk_create(
        ReferralStep(referral=row, step="sent", at=clerk.date_joined, by=clerk) for row in rows
    )


def _service(acronym, clerk, day):
    return Service.objects.create(
        title=f"Meals of {acronym}", organisation=make_partner(acronym), sector="food",
        offers="A meal", focal_name="Focal Person", focal_phone="+37410000000", confirmed_on=day,
        confirmed_by=clerk,
    )  # fmt: skip


def _referral(target, service, how_far, left, basis, clerk, day):
    """Sent ten days ago; `left` are the days of it that are left, of what it waits for."""
    last = day + timedelta(days=left)
    is_accepted = how_far == "accepted"
    return Referral(
        service=service, to_organisation=service.organisation,
        from_organisation=clerk.organisation, sector="food", purpose="assistance", urgency="soon",
        reason="Hungry", shares=["name", "phone"], basis=basis, basis_words="At risk",
        sent_by=clerk, sent_at=clerk.date_joined, sent_on=day - timedelta(days=40),
        deadline=day - timedelta(days=32) if is_accepted else last,
        open_until=last if is_accepted else last + timedelta(days=30), state=how_far,
        answered_on=day - timedelta(days=35) if is_accepted else None, **target,
    )  # fmt: skip
