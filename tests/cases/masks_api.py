"""A family with a disability and a need, and what the API answers to somebody."""

from accounts.clock import today
from cases import actions
from cases.models import Individual, NeedCode
from tests.factories import family, head_of

HOUSEHOLDS, PEOPLE = "/api/v1/households/", "/api/v1/individuals/"
TOWN = "AM07-S001"


def ill_family(worker):
    """A woman with a telephone, a need and a disability, her husband and son, in Abovyan."""
    household = family(at=TOWN, by=worker, on=today())
    head = head_of(household)
    household.residences.update(address="Hatis 5", accommodation="rented")
    actions.add_need(person=head, need=need("SM-CI"), on=today(), by=worker, today=today())
    Individual.objects.filter(pk=head.pk).update(
        seeing=4,
        wg_asked_on=today(),
        wg_method="self",
        pregnancy_expected_on=today(),
        pregnancy_asked_on=today(),
    )
    return household


def need(code):
    """A code of specific needs."""
    return NeedCode.objects.get(pk=code)


def read(client, user, address, status=200, **parameters):
    """What the API answers to somebody."""
    client.force_login(user)
    answer = client.get(address, parameters)
    assert answer.status_code == status, answer.content
    return answer.json()


def of_person(client, user, person, **parameters):
    return read(client, user, f"{PEOPLE}{person.number}/", **parameters)


def of_household(client, user, household, **parameters):
    return read(client, user, f"{HOUSEHOLDS}{household.number}/", **parameters)
