"""Nothing that somebody may not read is felt: no answer depends on it, in any count or filter."""

import re

import pytest
from django.db import transaction

from tests.access.knocking import Knocker
from tests.access.otherwise import make_otherwise
from tests.sampling import is_long

SOME = ("caseworker", "partner PIN")
WHO = (*SOME, "registrar", "partner for health", "partner NOTHING", "dpo") if is_long() else SOME
ADMIN_LISTS = (
    "/admin/",
    "/admin/cases/household/",
    "/admin/cases/household/to-complete/",
    "/admin/cases/individual/",
    "/admin/cases/household/export.csv",
    "/admin/cases/individual/export.csv",
)
OF_HOUSEHOLDS = (
    "state=all",
    "state=inactive",
    "with=children",
    "with=65",
    "with=disability",
    "place=AM07",
    "confirmed=never",
    "o=1",
    "o=2",
    "q=Otherwise",
    "q=Գոհար",
    "q=99999999",
    "q=OTHERWISE",
)
OF_PEOPLE = (
    "who=children",
    "who=65",
    "who=disability",
    "need=SM",
    "need=CR",
    "status=citizen",
    "population_group__exact=host",
    "sex__exact=male",
    "present=all",
    "place=AM01",
    "o=1",
    "o=4",
    "o=-4",
    "q=Otherwise",
    "q=Կարեն",
    "q=99999999",
    "q=OTHERWISE",
    "nonsense=1",
)
OF_THE_API = (
    "sex=male",
    "age_min=65",
    "age_max=17",
    "child=true",
    "over_65=true",
    "over_65=false",
    "disabled=true",
    "disabled=false",
    "need=SM",
    "need=SM-MI",
    "need=CR",
    "legal_status=citizen",
    "population_group=host",
    "absent=true",
    "place=AM01",
    "arrived_after=2023-09-01",
    "ordering=birth_date",
    "search=Otherwise",
    "page_size=500",
)
ADDRESSES = (
    *ADMIN_LISTS,
    *(f"/admin/cases/household/?{asked}" for asked in OF_HOUSEHOLDS),
    *(f"/admin/cases/individual/?{asked}" for asked in OF_PEOPLE),
    *(f"/api/v1/{kind}/?{asked}" for kind in ("households", "individuals") for asked in OF_THE_API),
    *(f"/api/v1/households/?{asked}" for asked in ("active=true", "complete=false")),
    "/api/v1/individuals/?present=true",
)
# A record's version rises with whatever changes in it: it says that, and not what. The token of a
# form is drawn by chance.
CHANCE = re.compile(rb'("version":|name="version" value="|name="csrfmiddlewaretoken" value=")\w+')


@pytest.fixture(scope="module")
def knocker(world):
    return Knocker(world)


@pytest.mark.parametrize("name", WHO)
def test_no_answer_depends_on_what_is_not_read(world, knocker, name):
    before = answers(knocker, name)
    with transaction.atomic():
        assert make_otherwise(world, name) > 100
        after = answers(knocker, name)
        transaction.set_rollback(True)

    assert [address for address in ADDRESSES if before[address] != after[address]] == []


def answers(knocker, name):
    told = {}
    for address in ADDRESSES:
        answer = knocker.knock(name, address)
        told[address] = (answer.status_code, CHANCE.sub(b"", answer.body))
    return told
