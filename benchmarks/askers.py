"""Somebody of each role in the bench's register, and the agreements and answers they see by."""

from datetime import timedelta

# Of ten people so many agreed to be seen; the others were not asked, or refused.
AGREED = 8
ASKED_ABOUT = 200
# One place without others below it, where of 80 households one lives.
VILLAGE = "AM07-S001"


def make():
    """Role in words → user; consents of most people, three agreements, requests, a registration."""
    from accounts.history.acting import MACHINE, acting

    with acting(by=MACHINE):
        return _made()


def _made():
    from accounts.clock import today
    from places.models import Place

    areas = [Place.objects.get(pk=code) for code in ("AM07", "AM", VILLAGE)]
    marz, country, village = areas
    controller, partners = _organisations()
    users = {
        "registrar": _user("registrar", controller),
        "caseworker": _user("caseworker", controller, marz),
        "supervisor": _user("supervisor", controller, country),
        "partner, of a marz": _user("partner", partners[0], purpose="assistance"),
        "partner, of the country": _user("partner", partners[1], purpose="assistance"),
        "caseworker, of a village": _user("caseworker", controller, village),
        "partner, of a village": _user("partner", partners[2], purpose="assistance"),
        "data protection officer": _user("dpo", controller),
    }
    signing = [_user(role, controller) for role in ("administrator", "dpo", "supervisor")]
    for partner, place in zip(partners, areas, strict=True):
        _agreement(partner, place, signing, today())
    _answers(users["supervisor"], today())
    _requests(users["data protection officer"], today())
    _registered_by(users["registrar"])
    return users


def _organisations():
    from accounts.models import Organisation

    controller = Organisation.objects.get(is_controller=True)
    partners = [
        Organisation.objects.create(acronym=acronym, name=acronym, kind="national_ngo")
        for acronym in ("OFMARZ", "OFCOUNTRY", "OFVILLAGE")
    ]
    return controller, partners


def _user(role, organisation, place=None, **fields):
    from accounts.models import User

    count = User.objects.filter(role=role).count()
    user = User.objects.create_user(
        f"bench {role} {count}", role=role, organisation=organisation, **fields
    )
    user.places.set([place] if place else [])
    return user


def _agreement(partner, place, signing, day):
    from accounts.models import SharingAgreement

    drafter, first, second = signing
    agreement = SharingAgreement.objects.create(
        partner=partner,
        title="Of the bench",
        purposes=["assistance"],
        basis="consent",
        field_classes_shared=["administrative", "identity", "contact"],
        from_on=day - timedelta(days=100),
        drafted_by=drafter,
        first_signed_by=first,
        first_signed_on=day - timedelta(days=100),
        second_signed_by=second,
        second_signed_on=day - timedelta(days=100),
    )
    agreement.places.set([place])


def _answers(recorder, day):
    """Most people agreed to assistance, all of a household or some of it, whom nobody asked yet."""
    from accounts.clock import now
    from cases.models import Consent, Individual

    said = {
        "purpose": "assistance",
        "state": "given",
        "said_by": "self",
        "said_on": day - timedelta(days=90),
        "language": "hy",
        "explained": "aloud",
        "valid_until": day + timedelta(days=900),
        "recorded_by": recorder,
        "recorded_at": now(),
    }
    numbers = Individual.objects.order_by("pk").values_list("pk", flat=True)
    agreed = (number for place, number in enumerate(numbers) if place % 10 < AGREED)
    Consent.objects.bulk_create(
        (Consent(individual_id=number, **said) for number in agreed),
        batch_size=5_000,
        ignore_conflicts=True,
    )


def _requests(officer, day):
    from cases.models import DataRequest, Individual

    DataRequest.objects.bulk_create(
        DataRequest(
            individual=person,
            kind="access",
            asked_by="themself",
            asked_on=day,
            due_on=day + timedelta(days=30),
            opened_by=officer,
        )
        for person in Individual.objects.present().order_by("pk")[:ASKED_ABOUT]
    )


def _registered_by(registrar):
    """A hundred households, as if the registrar had written them down today."""
    from accounts.clock import now
    from cases.models import Household

    numbers = Household.objects.active().order_by("pk").values_list("pk", flat=True)[:100]
    Household.objects.filter(pk__in=list(numbers)).update(
        registered_by=registrar, recorded_at=now()
    )
