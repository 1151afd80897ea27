"""The page of one person: every fact that is kept of them, corrected by one action."""

from datetime import date

import pytest

from accounts import clock
from cases import actions, washington_group
from tests.cases.pages import Page, typed_again
from tests.factories import child, family, head_of, make_household, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(worker):
    """A woman of a family in Kotayk."""
    return head_of(family())


def address(person):
    return f"/admin/cases/individual/{person}/change/"


@pytest.fixture
def correct(client, person):
    """Open the page of the person, type, and save; the answer as it comes."""

    def send(of=person, **typed):
        page = Page(client.get(address(of)))
        return client.post(address(of), typed_again(page, **typed))

    return send


ASKED = dict.fromkeys(washington_group.DOMAINS, "1") | {
    "wg_asked_on": "05.10.2023",
    "wg_method": "self",
}


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("family_name", "Սարգսյան", "Սարգսյան"),
        ("given_name", "Անի", "Անի"),
        ("patronymic", "", ""),
        ("latin_family_name", "SARGSYAN", "SARGSYAN"),
        ("latin_given_name", "ANI", "ANI"),
        ("sex", "unknown", "unknown"),
        ("birth_date", "01.02.1990", date(1990, 2, 1)),
        ("birth_date", "02.1990", date(1990, 2, 15)),
        ("birth_date", "", None),
        ("birth_precision", "estimated", "estimated"),
        ("family_unit", "B", "B"),
        ("arrived_on", "25.09.2023", date(2023, 9, 25)),
        ("arrived_on", "", None),
        ("population_group", "displaced_twice", "displaced_twice"),
    ],
)
def test_a_fact_is_corrected(correct, person, field, typed, kept):
    response = correct(**{field: typed})

    assert response.url == f"/admin/cases/household/{person.household}/change/"
    person.refresh_from_db()
    assert getattr(person, field) == kept


def test_the_place_of_origin_is_typed_by_name_in_any_script(client, correct, person):
    correct(origin="Аскеран")

    person.refresh_from_db()
    assert person.origin_id == "XNK-S002"
    assert Page(client.get(address(person))).values["origin"] == person.origin.label("en")


def test_an_untouched_page_changes_nothing(correct, person):
    version = person.version

    assert correct().status_code == 302
    person.refresh_from_db()
    assert person.version == version


@pytest.mark.parametrize("born", ["04.06.1967", "02.2009", "1941"])
def test_a_birth_date_stands_on_the_page_as_it_was_typed(client, correct, person, born):
    correct(birth_date=born)

    assert Page(client.get(address(person))).values["birth_date"] == born


def test_washington_group_answers_make_a_disability_known(client, correct, person):
    correct(**ASKED | {"walking": "3"})

    person.refresh_from_db()
    assert person.wg_disability_3 is True
    assert Page(client.get(address(person))).says("Disability yes")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"walking": "3"}, "wg_asked_on"),
        (ASKED | {"wg_method": ""}, "wg_asked_on"),
        (ASKED | {"wg_asked_on": "01.01.2199"}, "wg_asked_on"),
        (ASKED | {"wg_asked_on": "31.02.2024"}, "wg_asked_on"),
        (ASKED | {"birth_date": "01.01.2021"}, "wg_asked_on"),
        ({"birth_date": "31.02.2009"}, "birth_date"),
        ({"birth_date": "01.01.2199"}, "birth_date"),
        ({"birth_date": "01.01.1801"}, "birth_date"),
        ({"arrived_on": "01.01.2199"}, "arrived_on"),
        ({"arrived_on": "01.01.1950"}, "arrived_on"),
        ({"origin": "Nowhereville"}, "origin"),
        ({"family_name": "", "given_name": ""}, "family_name"),
        ({"family_name": "Ա" * 81}, "family_name"),
        ({"given_name": "Ա\x00"}, "given_name"),
        ({"family_unit": "ABC"}, "family_unit"),
        ({"sex": ""}, "sex"),
        ({"sex": "male", "breastfeeding_until": "01.01.2024"}, "sex"),
        ({"pregnancy_expected_on": "01.05.2024"}, "pregnancy_asked_on"),
    ],
)
def test_a_fault_is_told_at_its_field_and_nothing_typed_is_lost(correct, person, typed, field):
    version = person.version

    page = Page(correct(**typed))

    assert field in page.faults
    assert page.says("Not saved yet.")
    assert {name: page.values[name] for name in typed} == typed
    person.refresh_from_db()
    assert person.version == version


def test_several_faults_are_told_at_once(correct):
    page = Page(correct(birth_date="31.02.2009", origin="Nowhereville", sex=""))

    assert page.faults.keys() == {"birth_date", "origin", "sex"}


def test_a_child_under_five_is_not_asked(correct, person, worker):
    toddler = member(make_household({}, child(birth_date=date(2021, 1, 1))), "child")

    page = Page(correct(toddler, **ASKED))

    assert "for people of five and over" in page.faults["wg_asked_on"]


def test_a_page_that_went_stale_is_refused_with_both_shown_and_saved_when_sent_again(
    client, person, worker
):
    page = Page(client.get(address(person)))
    actions.amend_person(
        person=person,
        version=person.version,
        values={"given_name": "Հասմիկ", "sex": "unknown"},
        by=worker,
        today=date(2024, 1, 1),
    )

    refused = Page(client.post(address(person), typed_again(page, given_name="Գոհարիկ")))

    assert refused.says("Somebody saved this person while you were typing.")
    assert refused.faults == {
        "given_name": "Stored now: Հասմիկ",
        "sex": "Stored now: not recorded",
    }
    assert client.post(address(person), typed_again(refused)).status_code == 302
    person.refresh_from_db()
    assert person.given_name == "Գոհարիկ"


@pytest.mark.parametrize("version", ["", "-1", "²", "9" * 5_000])
def test_a_tampered_version_is_stale(correct, version):
    assert Page(correct(version=version)).says("Somebody saved this person while you were typing.")


def test_somebody_who_left_is_still_corrected(correct, worker):
    left = member(family(), "child")
    actions.member_leaves(
        person=left, on=date(2024, 1, 1), reason="died", by=worker, today=date(2024, 1, 1)
    )

    correct(left, given_name="Արամ Կարենի")

    left.refresh_from_db()
    assert left.given_name == "Արամ Կարենի"


def test_people_elsewhere_and_unknown_ones_are_not_found_alike(client, worker):
    elsewhere = head_of(make_household(at="AM03"))
    unknown = "P-00000-00000-0"

    answers = [client.get(address(number)) for number in (elsewhere, unknown)]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_nobody_is_asked_whether_a_man_is_pregnant_unless_something_is_recorded(client, home):
    husband = member(home, "spouse")

    assert not Page(client.get(address(husband))).says("Pregnancy")
    assert Page(client.get(address(head_of(home)))).says("Pregnancy")

    type(husband).objects.filter(pk=husband.pk).update(pregnancy_asked_on=date(2024, 1, 1))

    assert Page(client.get(address(husband))).values["pregnancy_asked_on"] == "01.01.2024"


def test_the_households_of_a_person_stand_below_with_their_dates(client, person):
    page = Page(client.get(address(person)))

    assert page.says("Households of this person")
    assert page.says("01.10.2023 –")


@pytest.mark.parametrize("of", ["household", "person"])
def test_who_is_hidden_from_partners_is_shown_as_such_to_who_may_hide(client, worker, of):
    household = family(by=worker)
    head = head_of(household)
    target = household if of == "household" else head
    assert not Page(client.get(address(head))).says("hidden from partners")

    today = clock.today()
    actions.restrict(
        target=target, reason="In danger", on=today, until=None, by=worker, today=today
    )

    page = Page(client.get(address(head)))
    assert page.says("hidden from partners") and "In danger" not in page.text
