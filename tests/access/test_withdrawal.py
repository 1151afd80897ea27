"""Between two requests of a partner somebody withdraws: the very next answer is without them."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from accounts import clock
from accounts.actions import agreements
from cases import actions
from tests.factories import head_of, make_household, make_organisation, make_user, place

pytestmark = pytest.mark.django_db
NAME, OTHER = "Անուշիկյան", "Բարխուդարյան"
AT = datetime(2024, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def today():
    """The day on which the requests are made: nothing here depends on which one."""
    return clock.today()


@pytest.fixture
def agreement(today):
    """An agreement by consent for assistance in Kotayk, in force."""
    drafted = agreements.draft_agreement(
        values={
            "partner": make_organisation("KAMURJ", is_controller=False, kind="national_ngo"),
            "title": "Winter help", "purposes": ["assistance"], "basis": "consent", "decree": "",
            "field_classes_shared": ["administrative", "identity", "contact"], "from_on": today,
            "until_on": None,
        },
        places=[place()], by=make_user("administrator"), today=today,
    )  # fmt: skip
    for _signature in range(2):
        agreements.sign_agreement(agreement=drafted, by=make_user("dpo"), today=today)
    return drafted


@pytest.fixture
def partner(client, agreement):
    user = make_user("partner", organisation=agreement.partner, purpose="assistance")
    client.force_login(user)
    return user


def answer(person, state, today, **said):
    return actions.record_consent(
        individual=person, purpose="assistance", partner=said.pop("partner", None), state=state,
        said_by="self", speaker=None, language="hy", explained="aloud", valid_until=None,
        on=today, today=today, by=make_user(), at=AT,
    )  # fmt: skip


def agreed(name, today):
    """A household of one woman of this name in Kotayk, who agreed."""
    household = make_household({"family_name": name}, at="AM07")
    answer(head_of(household), "given", today)
    return household


def text(response):
    """All that an answer holds, of a workbook the cells."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:2] != b"PK":
        return body.decode()
    book = load_workbook(BytesIO(body))
    return "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row)


def doors(household):
    """Every address at which the household or its people stand, and the words that show it."""
    person = head_of(household)
    return {
        "/admin/cases/household/": str(household),
        "/admin/cases/individual/": str(person),
        f"/admin/cases/household/?q={NAME}": str(household),
        f"/admin/cases/household/{household}/change/": NAME,
        f"/admin/cases/household/{household}/consent/": NAME,
        f"/admin/cases/individual/{person}/change/": NAME,
        "/admin/cases/household/export.csv": household.number,
        "/admin/cases/household/export.xlsx": household.number,
        "/admin/cases/individual/export.csv": person.number,
        "/admin/cases/individual/export.xlsx": person.number,
        "/api/v1/households/": household.number,
        "/api/v1/individuals/": person.number,
        f"/api/v1/households/{household}/": household.number,
        f"/api/v1/individuals/{person}/": person.number,
    }


def found(client, household):
    """The addresses at which the household is found."""
    answers = {path: client.get(path, follow=True) for path in doors(household)}
    return {path for path, words in doors(household).items() if words in text(answers[path])}


WAYS = {
    "the person withdraws": lambda person, agreement, day: answer(person, "withdrawn", day),
    "the person refuses this partner": lambda person, agreement, day: answer(
        person, "refused", day, partner=agreement.partner
    ),
    "the agreement is suspended": lambda person, agreement, day: agreements.suspend_agreement(
        agreement=agreement, reason="A leak", by=make_user("dpo"), today=day
    ),
    "the agreement ends": lambda person, agreement, day: agreements.end_agreement(
        agreement=agreement, reason="It is over", by=make_user("dpo"), today=day
    ),
    "they are hidden": lambda person, agreement, day: actions.restrict(
        target=person, reason="In danger", on=day, until=None, by=make_user(), today=day
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_shown_at_the_very_next_request(client, partner, agreement, today, way):
    household, another = agreed(NAME, today), agreed(OTHER, today)
    assert found(client, household) == set(doors(household))

    WAYS[way](head_of(household), agreement, today)

    assert found(client, household) == set()
    shown_still = str(another) in client.get("/admin/cases/household/").content.decode()
    assert shown_still == (not way.startswith("the agreement"))


def test_between_two_pages_of_the_api_whoever_withdraws_is_gone(client, partner, today):
    households = [agreed(NAME, today) for _ in range(4)]
    first = client.get("/api/v1/households/?page_size=2").json()
    told = {row["number"] for row in first["results"]}
    rest = [one for one in households if one.number not in told]

    answer(head_of(rest[0]), "withdrawn", today)

    second = client.get(first["next"]).json()
    assert {row["number"] for row in second["results"]} == {one.number for one in rest[1:]}
