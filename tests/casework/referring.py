"""What tests of referrals are about: a day, a partner with a service, a family who agreed."""

from datetime import UTC, date, datetime, timedelta

from accounts.models import SharingAgreement
from cases.actions import record_consent
from cases.models import Restriction
from casework.actions import referral_answers, referrals
from casework.models import Service
from tests.factories import make_partner, make_user, place

# A Wednesday.
DAY = date(2026, 11, 25)


def at(day=DAY):
    """Noon of a day."""
    return datetime(day.year, day.month, day.day, 8, tzinfo=UTC)


def after(days, day=DAY):
    """So many days later."""
    return day + timedelta(days=days)


def service(*, of=None, sector="food", outside="", at_places=("AM07",), **values):
    """A service of a partner; of somebody outside where that is named."""
    organisation = None if outside else of or make_partner()
    made = Service.objects.create(
        title=values.pop("title", "Hot meals"),
        organisation=organisation,
        outside_name=outside,
        sector=sector,
        offers="A meal a day",
        focal_name="Focal Person",
        focal_phone="+37410000000",
        confirmed_on=values.pop("confirmed_on", DAY),
        confirmed_by=values.pop("confirmed_by", None) or make_user("supervisor"),
        **values,
    )
    made.places.set([place(code) for code in at_places])
    return made


def says(person, state="given", *, partner=None, purpose="assistance", on=DAY, by=None):
    """What a person says about the sharing of their data."""
    return record_consent(
        individual=person, purpose=purpose, partner=partner or make_partner(), state=state,
        said_by="self", speaker=None, language="hy", explained="aloud", valid_until=None,
        on=on, by=by or make_user(), today=on, at=at(on),
    )  # fmt: skip


def sent(about, people, *, to, by, on=DAY, shares=("name", "phone"), **values):
    """A referral of these people to a service, which they agreed to."""
    return referrals.send_referral(
        about=about, people=people, service=to, by=by, today=on, at=at(on), shares=shares,
        **{"urgency": "soon", "reason": "They have no food", "basis": "consent"} | values,
    )  # fmt: skip


def receiver(of=None):
    """A user of a partner who answers referrals."""
    return make_user("partner", organisation=of or make_partner(), language="en")


def answers(action, referral, *, by, on=DAY, **values):
    """An answer of the receiver, by the name of its action."""
    act = getattr(referral_answers, action)
    return act(referral=referral, by=by, today=on, at=at(on), **values)


def hide(*, on=DAY, until=None, **about):
    """Hide a household or a person from partners."""
    return Restriction.objects.create(
        from_on=on, until_on=until, reason="Threatened", set_by=make_user("supervisor"), **about
    )


def listed(partner, purposes=("assistance",), *, on=DAY):
    """Put a partner on the printed list of these purposes."""
    made = SharingAgreement.objects.create(
        partner=partner, title="Listed", purposes=list(purposes), basis="consent",
        field_classes_shared=["administrative", "identity"], from_on=on - timedelta(days=10),
        drafted_by=make_user("administrator"), first_signed_by=make_user("supervisor"),
        first_signed_on=on, second_signed_by=make_user("dpo"), second_signed_on=on,
    )  # fmt: skip
    made.places.set([place()])
    return made


def steps(referral):
    """The steps of a referral, in their order."""
    return [step.step for step in referral.steps.all()]
