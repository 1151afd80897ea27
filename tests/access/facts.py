"""What the tables hold, read plainly into the oracle's values, past every policy."""

from accounts.models import SharingAgreement, User
from cases.models import (
    Assignment,
    BrokenGlass,
    Consent,
    DataRequest,
    Household,
    Individual,
    Residence,
    Restriction,
)
from casework.models import Referral, ReferralPerson
from places.models import Place
from tests.access import oracle_facts as oracle


def register_of(day):
    """All that decides about access on the day."""
    return oracle.Register(
        day=day,
        parents=_parents(),
        households={household.number: household for household in _households()},
        people={person.number: person for person in _people()},
        assignments=tuple(_spans(Assignment, "user_id")),
        restrictions=tuple(_spans(Restriction)),
        answers=tuple(_answers()),
        agreements=tuple(map(_agreement, SharingAgreement.objects.order_by("pk"))),
        glasses=tuple(
            oracle.Glass(*row)
            for row in BrokenGlass.objects.values_list(
                "household_id", "user_id", "opened_at", "ends_at"
            )
        ),
        asked_about=frozenset(
            DataRequest.objects.filter(closed_on=None).values_list("individual_id", flat=True)
        ),
        referrals=tuple(_referrals()),
    )


def asker_of(name, user):
    """A user as the oracle knows them; whoever is not signed in is a name alone."""
    if not isinstance(user, User):
        return oracle.Asker(name, active=False)
    organisation = user.organisation
    return oracle.Asker(
        name=name,
        key=user.pk,
        role=user.role,
        organisation=organisation.acronym if organisation else "",
        of_controller=bool(organisation and organisation.is_controller),
        active=user.is_active,
        role_until=user.role_until,
        role_waits=user.role_waits,
        purpose=user.purpose,
        cleared=user.is_cleared,
        places=frozenset(user.places.values_list("code", flat=True)),
        moment=getattr(user, "at", None),
    )


def _parents():
    rows = Place.objects.values_list("code", "parent_id", "district_id")
    return {code: tuple(filter(None, (parent, district))) for code, parent, district in rows}


def _households():
    homes = dict(
        Residence.objects.filter(kind="actual", until_on=None).values_list(
            "household_id", "place_id"
        )
    )
    for row in Household.objects.values_list(
        "number", "registered_at_id", "registered_on", "registered_by", "recorded_at", "inactive_on"
    ):
        number, office, registered_on, by, recorded_at, inactive_on = row
        yield oracle.Household(
            number=number,
            home=homes.get(number),
            office=office,
            registered_on=registered_on,
            registered_by=by,
            recorded_at=recorded_at,
            inactive=inactive_on is not None,
        )


def _people():
    for number, household, left_on in Individual.objects.values_list(
        "number", "household_id", "left_on"
    ):
        yield oracle.Person(number, household, left=left_on is not None)


def _spans(model, *user):
    fields = ("household_id", "individual_id", "from_on", "until_on", *user)
    return [oracle.Span(*row) for row in model.objects.values_list(*fields)]


def _answers():
    for *said, replaced_at in Consent.objects.values_list(
        "individual_id", "purpose", "partner_id", "state", "valid_until", "replaced_at"
    ):
        yield oracle.Answer(*said, replaced=replaced_at is not None)


def _agreement(row):
    signatures = [row.first_signed_by_id, row.second_signed_by_id]
    return oracle.Agreement(
        partner=row.partner_id,
        purposes=frozenset(row.purposes),
        needs_consent=row.basis == "consent",
        places=frozenset(row.places.values_list("code", flat=True)),
        classes=frozenset(row.field_classes_shared),
        from_on=row.from_on,
        until_on=row.until_on,
        signatures=sum(signature is not None for signature in signatures),
        suspended=row.suspended_on is not None,
    )


def _referrals():
    people = {}
    for number, person in ReferralPerson.objects.values_list("referral_id", "individual_id"):
        people.setdefault(number, []).append(person)
    for row in Referral.objects.all():
        yield oracle.Referral(
            number=row.number,
            household=row.household_id,
            people=tuple(people.get(row.number, ())),
            to=row.to_organisation_id,
            sent_by=row.sent_by_id,
            state=row.state,
            deadline=row.deadline,
            open_until=row.open_until,
            basis=row.basis,
            purpose=row.purpose,
            shares=frozenset(row.shares),
        )
