"""Quick registration: what is typed, what is carried over, what may stay unknown, what is not."""

import doctest
from datetime import date

import pytest

from cases import birth_dates, needs, population, urgent
from cases.models import Household, Phone, SpecificNeed
from tests.cases.pages import Page
from tests.cases.quick_pages import FAMILY, OVIK, URL, person, quick
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    """A day on which everything is typed, so that ages are the same each time."""
    for module in ("cases.admin.registers_once", "cases.admin.slip_page", "cases.admin.scope"):
        monkeypatch.setattr(f"{module}.today", lambda: date(2023, 9, 27))


@pytest.fixture
def worker(client):
    """A caseworker in Syunik, signed in."""
    user = make_user(places=["AM09"])
    client.force_login(user)
    return user


def register(client, *people, **others):
    """Send the page; the household that it registered."""
    answer = client.post(URL, quick(*people, **others))
    assert answer.status_code == 302, sorted(Page(answer).faults.items())
    return Household.objects.get()


def refused(client, *people, **others):
    """Send the page, and read the page that comes back; nothing was written."""
    page = Page(client.post(URL, quick(*people, **others)))
    assert not Household.objects.exists()
    return page


def members(household):
    """The members by their given names; whoever has none by sex."""
    return {person.given_name or person.sex: person for person in household.members.all()}


def test_who_answers_is_the_head_and_has_the_telephone(client, worker):
    household = register(client)

    ovik = household.members.get(is_head=True)
    assert (ovik.given_name, ovik.birth_date, ovik.birth_precision) == (
        "Օվիկ",
        date(1967, 7, 1),
        "year",
    )
    assert Phone.objects.get().individual == ovik
    assert Phone.objects.get().number == "+37493550127"
    assert not household.is_complete


def test_the_slip_comes_next(client, worker):
    answer = client.post(URL, quick())

    assert answer.url == f"/admin/cases/household/{Household.objects.get()}/slip/"


def test_a_given_name_alone_has_the_family_name_of_who_answers(client, worker):
    household = register(client, OVIK, person("Մանե"), person("Վարդուհի", family="Բաղդասարյան"))

    known = members(household)
    assert known["Մանե"].family_name == FAMILY
    assert known["Վարդուհի"].family_name == "Բաղդասարյան"


def test_whoever_has_no_name_yet_is_counted_by_sex_and_age(client, worker):
    household = register(client, OVIK, person(sex="f", born="7"))

    girl = members(household)["female"]
    assert girl.unnamed
    assert (girl.family_name, girl.given_name) == ("", "")
    assert (girl.birth_date, girl.birth_precision) == (date(2016, 7, 1), "estimated")
    assert girl.relationship == "unknown"


@pytest.mark.parametrize(
    ("letter", "sex"),
    [
        *[(letter, "female") for letter in ("f", "F", "w", "ի", "Ի", "ж", "Ж", "իգական")],
        *[(letter, "male") for letter in ("m", "M", "ա", "Ա", "м", "муж")],
        *[(letter, "unknown") for letter in ("", "?")],
    ],
)
def test_sex_is_a_letter_in_any_script(client, worker, letter, sex):
    household = register(client, person("Արփի", letter))

    assert household.members.get().sex == sex


@pytest.mark.parametrize("age", ["0", "7", "17", "18", "84", "120"])
@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2023, 6, 30), date(2023, 7, 1)])
def test_an_age_is_counted_again_from_the_birth_it_stands_for(age, day):
    born, precision = birth_dates.read_birth_or_age(age, day)

    assert population.age(born, day) == int(age)
    assert precision == "estimated"


def test_nothing_but_a_first_name_is_enough(client, worker):
    household = register(
        client, person("Արփի"), phone="", place="", origin="", registered_at="Goris"
    )

    only = household.members.get()
    assert (only.relationship, only.sex, only.birth_date) == ("head", "unknown", None)
    assert household.residences.get().place == household.registered_at
    assert household.residences.get().accommodation == "unknown"


def test_somebody_without_any_name_may_answer(client, worker):
    household = register(client, person(sex="m", born="40"), person("Մանե", "f"))

    assert household.members.get(is_head=True).unnamed


def test_of_some_it_is_known_only_that_they_are_in_yerevan(client, worker):
    assert register(client, place="Yerevan").residences.get().place_id == "AM01"


def test_another_is_the_head_where_one_is_chosen(client, worker):
    household = register(client, OVIK, person("Սուսաննա", "f", "1970", "head"))

    known = members(household)
    assert known["Սուսաննա"].is_head
    assert known["Օվիկ"].relationship == "unknown"


def test_who_answers_may_say_what_they_are_to_the_head(client, worker):
    daughter = person("Մանե", "f", "2003", "child", family=FAMILY)
    household = register(client, daughter, person("Սուսաննա", "f", "1970", "head"))

    assert members(household)["Մանե"].relationship == "child"


def test_two_heads_contradict_each_other(client, worker):
    page = refused(client, OVIK, person("Ա", "f", "", "head"), person("Բ", "f", "", "head"))

    assert page.summary == ["id_members-2-relationship"]


def test_nobody_typed_is_nobody_registered(client, worker):
    assert refused(client, person()).says("Type at least one member")


def test_a_flag_that_an_estimated_age_may_allow_is_no_refusal(client, worker):
    household = register(client, OVIK, person("Վարդուհի", "f", "58", urgent="6"))

    assert SpecificNeed.objects.get(individual__household=household).need_id == "ER-NF"


def test_urgent_flags_are_specific_needs_of_that_person(client, worker):
    household = register(client, OVIK, person("Վարդուհի", "f", "82", urgent="1,4"))

    needs = SpecificNeed.objects.order_by("need")
    assert [need.need_id for need in needs] == ["DS-PS", "SM-CC"]
    assert {need.individual.given_name for need in needs} == {"Վարդուհի"}
    assert {need.from_on for need in needs} == {household.registered_on}


def test_no_flag_is_confidential_and_each_has_its_code():
    known = {row.code: row for row in needs.load()}
    assert [flag.key for flag in urgent.URGENT] == list("1234567")
    assert not any(known[flag.need].is_confidential for flag in urgent.URGENT)


@pytest.mark.parametrize(
    ("field", "row"),
    [
        ("birth_date", person("Մանե", "f", "31.02.2009")),
        ("birth_date", person("Մանե", "f", "121")),
        ("birth_date", person("Մանե", "f", "12.2199")),
        ("sex", person("Մանե", "x")),
        ("urgent", person("Մանե", "f", urgent="9")),
        ("urgent", person("Արա", "m", urgent="2")),
        ("urgent", person("Արա", "m", "40", urgent="3")),
        ("urgent", person("Մանե", "f", "30", urgent="6")),
    ],
)
def test_what_cannot_be_true_is_refused_at_its_field(client, worker, field, row):
    page = refused(client, OVIK, row)

    assert page.summary == [f"id_members-1-{field}"]
    assert page.values[f"members-1-{field}"] == row[field]


def test_a_telephone_that_cannot_be_read_is_asked_for_once(client, worker):
    page = refused(client, phone="0935501")
    assert page.summary == ["id_phone"]
    assert page.values["phone"] == "0935501"
    assert 'name="_without_phone"' in page.text

    answer = client.post(URL, quick(phone="0935501", _without_phone="1"), follow=True)

    assert Household.objects.count() == 1
    assert not Phone.objects.exists()
    assert "“0935501” was not recorded" in Page(answer).text


def test_a_telephone_that_can_be_read_is_kept_though_one_was_given_up_before(client, worker):
    register(client, phone="093550127", _without_phone="1")

    assert Phone.objects.exists()


def test_an_unknown_place_is_refused_with_what_is_near(client, worker):
    assert refused(client, place="Nowhereville").summary == ["id_place"]


def test_an_office_elsewhere_is_refused(client, worker):
    assert refused(client, registered_at="Kotayk (marz)").summary == ["id_registered_at"]


def test_the_office_is_remembered(client, worker):
    register(client, registered_at="Goris")

    assert Page(client.get(URL)).values["registered_at"].startswith("Goris")


def test_more_rows_come_without_scripts_and_nothing_is_judged(client, worker):
    page = refused(client, OVIK, person("Մանե", "x"), _rows="3")

    assert page.values["members-TOTAL_FORMS"] == "5"
    assert page.values["members-1-given_name"] == "Մանե"
    assert page.summary == []


@pytest.mark.parametrize("module", [birth_dates, urgent])
def test_the_examples_in_the_docstrings_hold(module):
    ran = doctest.testmod(module)

    assert (ran.failed, ran.attempted > 0) == (0, True)
