"""Programmes on their pages: kept by coordinators and supervisors, with rules that can be read."""

import json

import pytest

from assistance.models import Programme, ProgrammeRule
from tests.assistance.programmes import delivered, planned, programme
from tests.assistance.register import with_rule
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ALL = "/admin/assistance/programme/"
TYPED = {
    "title": "Food voucher", "given_by": "KAMURJ", "funded_by": "", "sector": "food",
    "sub_sector": "", "activity": "", "modality": "voucher", "mechanism": "e_voucher", "unit": "",
    "for_whom": "household", "every_days": "30", "budget": "1000000", "currency": "AMD",
    "from_on": "01.01.2026", "until_on": "", "rules-TOTAL_FORMS": "1", "rules-INITIAL_FORMS": "0",
}  # fmt: skip
RULE = {
    "rules-0-from_on": "01.01.2026",
    "rules-0-covers": json.dumps({"all": []}),
    "rules-0-eligible": json.dumps({"fact": "children", "is": "at_least", "value": 1}),
    "rules-0-amount": json.dumps({"kind": "first_and_further", "first": 12000, "further": 6000}),
    "rules-0-sources": "[]",
}


@pytest.fixture
def chief(client):
    user = make_user("coordinator", language="en")
    client.force_login(user)
    return user


def text(response):
    return response.content.decode()


def test_a_programme_is_added_with_its_rule(client, chief):
    programme()

    answer = client.post(f"{ALL}add/", TYPED | RULE)

    assert answer.status_code == 302, text(answer)
    made = Programme.objects.get(title="Food voucher")
    assert made.rules.get().as_rule().eligible["fact"] == "children"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("rules-0-eligible", '{"fact": "colour", "is": "equal", "value": 1}', "There is no fact"),
        ("rules-0-amount", '{"kind": "guess"}', "An amount is one of"),
        ("rules-0-covers", "{", "valid JSON"),
    ],
)
def test_what_is_no_rule_is_refused_at_its_place(client, chief, field, value, words):
    programme()

    answer = client.post(f"{ALL}add/", TYPED | RULE | {field: value})

    assert words in text(answer)
    assert not ProgrammeRule.objects.exists()


def test_a_rule_is_read_in_words(client, chief):
    children = {"fact": "children", "is": "at_least", "value": 1, "source": "Decree 1"}
    of = with_rule(eligible=children)

    page = text(client.get(f"{ALL}{of.pk}/change/"))

    assert "children, younger than 18: at least 1" in page
    assert "Decree 1" in page


def test_the_budget_is_told_with_what_is_left(client, chief, worker, home):
    of = programme(budget=200_000)
    delivered(planned(home, by=worker, of=of), by=worker)

    page = text(client.get(f"{ALL}{of.pk}/change/"))

    assert "150 000" in page.replace("\xa0", " ")


def test_a_caseworker_reads_and_keeps_nothing(client, worker):
    of = programme()
    client.force_login(worker)

    assert client.get(f"{ALL}{of.pk}/change/").status_code == 200
    assert client.post(f"{ALL}{of.pk}/change/", TYPED).status_code == 403
