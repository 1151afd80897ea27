"""The stop before somebody is registered whom the register likely knows already."""

from datetime import date

import pytest
from django.core import signing

from cases import actions
from cases.models import Household, Individual, LikelySame, Restriction
from places.models import Place
from tests.cases.beyond import ask_so_often
from tests.cases.pages import ADD, Page, registration, row, typed_again
from tests.factories import child, family, head_of, make_household, make_user

pytestmark = pytest.mark.django_db

GOHAR = ("Аванесян", "Гоар", "head", "female", "12.03.1984")
MAYBE = "Maybe registered already"


@pytest.fixture
def known(worker):
    """Գոհար Սերգեյի Ավանեսյան, born 12 March 1984, in Kotayk."""
    return head_of(make_household())


@pytest.fixture
def stopped(client, known):
    """The registration page of a family of two that came back because of Gohar."""
    rows = row(*GOHAR), row("Аванесян", "Арам", "child", "male")
    return Page(client.post(ADD, registration(*rows, page="of-this-opening")))


def test_the_page_comes_back_once_with_all_that_was_typed(client, known, stopped):
    assert stopped.says(MAYBE)
    assert stopped.values["members-0-family_name"] == "Аванесян"
    assert stopped.values["members-1-given_name"] == "Арам"
    assert Household.objects.count() == 1

    client.post(ADD, typed_again(stopped, _anyway="1"))

    assert Household.objects.count() == 2


def test_the_page_says_who_it_may_be_and_why(known, stopped):
    assert stopped.says("Member 1")
    assert f"/admin/cases/individual/{known}/change/" in stopped.links
    assert stopped.says("Գոհար Սերգեյի Ավանեսյան")
    assert stopped.says("12.03.1984")
    assert stopped.says("same name and birth date")
    assert stopped.inline == []


def test_registering_anyway_is_recorded_with_why_and_by_whom(client, worker, known, stopped):
    client.post(ADD, typed_again(stopped, _anyway="1"))

    noted = LikelySame.objects.get()
    assert noted.individual == Individual.objects.get(given_name="Гоар")
    assert (noted.other, noted.why, noted.decided_by) == (known, "name", worker)


def test_saving_without_a_decision_stops_again(client, stopped):
    assert Page(client.post(ADD, typed_again(stopped))).says(MAYBE)
    assert Household.objects.count() == 1


def test_a_match_that_was_not_shown_stops_again(client, stopped):
    other = head_of(make_household({"patronymic": ""}))

    again = Page(client.post(ADD, typed_again(stopped, _anyway="1")))

    assert f"/admin/cases/individual/{other}/change/" in again.links
    assert Household.objects.count() == 2
    client.post(ADD, typed_again(again, _anyway="1"))
    assert LikelySame.objects.count() == 2


def test_a_decision_is_about_the_words_that_were_shown(client, stopped):
    make_household({"given_name": "Ռուզաննա"})
    changed = typed_again(stopped, **{"members-0-given_name": "Рузанна"}, _anyway="1")

    assert Page(client.post(ADD, changed)).says(MAYBE)
    assert Household.objects.count() == 2


@pytest.mark.parametrize(
    "forged",
    ["", "x", "W10:1:x", signing.dumps(["*"]), signing.dumps("likely-same"), "😀" * 5_000],
    # What is signed carries the moment: an id of it would be another one in each process.
    ids=["empty", "a letter", "unsigned", "signed elsewhere", "its name alone", "endless"],
)
def test_a_forged_list_decides_nothing(client, stopped, forged):
    again = typed_again(stopped, _anyway="1", _likely_same=forged)

    assert Page(client.post(ADD, again)).says(MAYBE)
    assert Household.objects.count() == 1


def test_another_user_s_decision_decides_nothing(client, stopped):
    client.force_login(make_user(places=["AM07"]))

    assert Page(client.post(ADD, typed_again(stopped, _anyway="1"))).says(MAYBE)


def test_a_decision_that_was_asked_for_nothing_registers(client, worker):
    client.post(ADD, registration(row(*GOHAR), _anyway="1"))

    assert Household.objects.count() == 1
    assert not LikelySame.objects.exists()


def test_two_clicks_on_register_anyway_register_one_household(client, stopped):
    decided = typed_again(stopped, _anyway="1")
    first, second = client.post(ADD, decided), client.post(ADD, decided)

    assert first.url == second.url
    assert Household.objects.count() == 2


def test_faults_are_shown_before_anybody_is_compared(client, known):
    page = Page(client.post(ADD, registration(row(*GOHAR[:3], "", "31.02.1984"))))

    assert "members-0-sex" in page.faults
    assert not page.says(MAYBE)


def test_the_same_person_in_two_rows_is_told(client, worker):
    rows = row(*GOHAR), row("Ավանեսյան", "Գոհար", "sibling", "female", "1984")
    page = Page(client.post(ADD, registration(*rows)))

    assert page.says("Typed twice? Row 1 has the same name and birth.")
    assert not Household.objects.exists()
    client.post(ADD, typed_again(page, _anyway="1"))
    assert Individual.objects.count() == 2


def test_of_people_elsewhere_the_page_says_no_more_than_whom_to_ask(client, worker):
    Place.objects.filter(pk="AM03").update(telephone="+374 235 21111")
    elsewhere = head_of(make_household({"birth_date": date(1984, 11, 30)}, at="AM03"))
    page = Page(client.post(ADD, registration(row(*GOHAR))))

    assert page.says("Someone like this is registered.")
    assert page.says("Ask the office in Ararat (marz), telephone +374 235 21111.")
    for secret in (str(elsewhere), elsewhere.pk, f"{elsewhere.household}", elsewhere.household_id):
        assert secret not in page.text
    for secret in ("Սերգեյի", "Գ. Ա.", "30.11.1984", "same name and birth"):
        assert secret not in page.text


def test_what_the_page_carries_about_people_elsewhere_names_nobody(client, worker):
    elsewhere = head_of(make_household(at="AM03"))
    page = Page(client.post(ADD, registration(row(*GOHAR))))

    carried = signing.loads(page.values["_likely_same"], salt=f"likely-same {worker.pk}")
    assert len(carried) == 1
    assert elsewhere.pk not in carried[0]


def test_several_people_elsewhere_are_one_sentence(client, worker):
    for _each in range(3):
        make_household(at="AM03")
    page = Page(client.post(ADD, registration(row(*GOHAR))))

    assert page.text.count("Someone like this is registered.") == 1


@pytest.mark.parametrize("about", ["household", "individual"])
def test_of_restricted_people_elsewhere_not_even_the_office_is_told(client, worker, about):
    elsewhere = head_of(make_household(at="AM03", registered_at="AM03"))
    who = {about: elsewhere.household if about == "household" else elsewhere}
    Restriction.objects.create(**who, reason="x", set_by=worker, from_on=date(2023, 10, 1))
    page = Page(client.post(ADD, registration(row(*GOHAR))))

    assert page.says("Ask the data protection officer.")
    assert not page.says("Ararat (marz)")


def test_who_asked_too_often_registers_without_the_warning(client, worker):
    make_household(at="AM03")
    ask_so_often(worker, 30)

    client.post(ADD, registration(row(*GOHAR)))

    assert Household.objects.count() == 2
    assert LikelySame.objects.get().individual.given_name == "Гоар"


def test_who_asked_too_often_is_still_told_of_people_in_sight(client, worker, known):
    make_household(at="AM03")
    ask_so_often(worker, 30)

    page = Page(client.post(ADD, registration(row(*GOHAR))))

    assert page.says(MAYBE)
    assert not page.says("Someone like this is registered.")


def test_a_registrar_s_rows_are_warned_of_however_many_they_are(client):
    registrar = make_user("registrar", places=["AM07"])
    client.force_login(registrar)
    make_household(at="AM03")
    ask_so_often(registrar, 30)

    assert Page(client.post(ADD, registration(row(*GOHAR)))).says(
        "Someone like this is registered."
    )


def test_people_who_left_are_shown_as_such(client, worker, known):
    actions.make_inactive(
        household=known.household,
        on=date(2024, 1, 1),
        reason="left_country",
        by=worker,
        today=date(2024, 1, 1),
    )

    assert Page(client.post(ADD, registration(row(*GOHAR)))).says("left Armenia")


def test_a_new_member_on_the_household_s_page_stops_it_too(client, worker, known):
    home = make_household({"family_name": "Բալայան", "given_name": "Ռիմա", "patronymic": ""})
    address = f"/admin/cases/household/{home}/change/"
    page = Page(client.get(address))
    new = {
        "members-1-family_name": "Ավանեսյան",
        "members-1-given_name": "Գոհար",
        "members-1-relationship": "sibling",
        "members-1-sex": "female",
        "members-1-birth_date": "1984",
    }
    stopped = Page(client.post(address, typed_again(page, **new)))

    assert stopped.says(MAYBE)
    assert home.members.count() == 1
    client.post(address, typed_again(stopped, _anyway="1"))
    assert LikelySame.objects.get().other == known
    assert home.members.count() == 2


def test_correcting_a_registered_member_compares_nobody(client, worker, known):
    twin = make_household({"given_name": "Գոհարիկ"})
    address = f"/admin/cases/household/{twin}/change/"
    client.post(
        address, typed_again(Page(client.get(address)), **{"members-0-given_name": "Գոհար"})
    )

    assert twin.members.get().given_name == "Գոհար"


def test_a_birth_is_not_compared(client, worker, act):
    home, born = family(), date(2024, 2, 1)
    make_household({}, child(birth_date=born, arrived_on=None), on=born)
    named = {"given_name": "Արամ", "family_name": "Ավանեսյան", "sex": "male"}
    act(head_of(home), "birth", **named, birth_date="01.02.2024", relationship="child")

    assert home.members.filter(birth_date=born).exists()


def test_hostile_names_of_a_match_are_shown_as_text(client, worker):
    make_household({"given_name": "<script>alert(1)</script>", "family_name": "Ավանեսյան"})
    page = Page(
        client.post(
            ADD,
            registration(row("Ավանեսյան", "<script>alert(1)</script>", *GOHAR[2:])),
        )
    )

    assert page.says(MAYBE)
    assert "<script>alert" not in page.text
