"""Partners, what they agreed upon with the register's controller, and people who agreed to it."""

from datetime import timedelta

from accounts.clock import now, today
from accounts.models import SharingAgreement
from cases.models import Consent, DataRequest
from tests.factories import make_organisation, make_user, place

SHARED = ("administrative", "identity", "contact")
HEALTH = (*SHARED, "health")


def make_partner(*classes, at=("AM07",), purpose="assistance", basis="duty", **fields):
    """A partner's user under an active agreement; by duty of decree unless said otherwise."""
    ngo = fields.pop("organisation", None) or make_organisation(
        "NGO", is_controller=False, kind="national_ngo"
    )
    user = make_user("partner", organisation=ngo, purpose=purpose, **fields)
    agree_with(ngo, *classes, at=at, purpose=purpose, basis=basis)
    return user


def agree_with(ngo, *classes, at=("AM07",), purpose="assistance", basis="duty"):
    """An agreement that holds today, signed by two others than whoever drafted it."""
    drafter, first, second = map(make_user, ("administrator", "dpo", "supervisor"))
    long_ago = today() - timedelta(days=30)
    agreement = SharingAgreement.objects.create(
        partner=ngo,
        title="Help",
        purposes=[purpose],
        basis=basis,
        decree="Decree 1" if basis == "duty" else "",
        field_classes_shared=list(classes or SHARED),
        from_on=long_ago,
        drafted_by=drafter,
        first_signed_by=first,
        first_signed_on=long_ago,
        second_signed_by=second,
        second_signed_on=long_ago,
    )
    agreement.places.set([place(code) for code in at])
    return agreement


def consents(person, *, purpose="assistance", by):
    """The person agreed to be seen for a purpose, by all partners."""
    return Consent.objects.create(
        individual=person,
        purpose=purpose,
        state="given",
        said_by="self",
        said_on=today(),
        language="hy",
        explained="aloud",
        valid_until=today() + timedelta(days=365),
        recorded_by=by,
        recorded_at=now(),
    )


def ask_about(person, *, by):
    """A request about the person's data, which the data protection officer answers."""
    return DataRequest.objects.create(
        individual=person,
        kind="access",
        asked_by="themself",
        asked_on=today(),
        due_on=today() + timedelta(days=30),
        opened_by=by,
    )
