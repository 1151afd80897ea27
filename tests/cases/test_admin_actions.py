"""What happens to households and members has a page of its own: say, ask, do it."""

from datetime import date

import pytest

from cases import actions
from cases.models import Household, Individual
from tests.cases.pages import Page
from tests.cases.pages import action_address as address
from tests.factories import family, head_of, make_household, make_organisation, make_user, member

pytestmark = pytest.mark.django_db
LATER = date(2024, 2, 1)
ON = "01.03.2024"


def done(response, household):
    assert response.status_code == 302, Page(response).faults or Page(response).words
    assert response.url == f"/admin/cases/household/{household}/change/"


def make_inactive(household, by):
    actions.make_inactive(household=household, on=LATER, reason="left_country", by=by, today=LATER)
    return household


def make_leave(person, by, reason="left_country"):
    actions.member_leaves(person=person, on=LATER, reason=reason, by=by, today=LATER)
    return person


def test_another_member_becomes_the_head(act, home):
    husband = member(home, "spouse")

    response = act(home, "change-head", to=husband.pk, former_becomes="spouse", on=ON)

    done(response, home)
    assert head_of(home) == husband


def test_the_household_gets_a_new_address_and_the_old_one_stays(act, home):
    typed = {"kind": "actual", "place": "Հրազդան", "address": "4", "accommodation": "hosted"}

    done(act(home, "change-address", on=ON, **typed), home)

    old, new = home.residences.order_by("from_on")
    assert (old.until_on, new.from_on) == (date(2024, 3, 1), date(2024, 3, 1))
    assert (new.place.name_en, new.address, new.accommodation) == ("Hrazdan", "4", "hosted")


def test_housing_that_nobody_asked_about_is_not_recorded(act, home):
    done(act(home, "change-address", place="Hrazdan", on=ON), home)

    assert home.residences.get(until_on=None).accommodation == "unknown"


def test_the_household_becomes_inactive_with_all_its_members(act, home):
    done(act(home, "make-inactive", reason="left_country", on=ON), home)

    home.refresh_from_db()
    assert (home.inactive_on, home.inactive_reason) == (date(2024, 3, 1), "left_country")
    assert not home.members.present().exists()


def test_an_inactive_household_is_reopened_with_those_who_left_with_it(act, home, worker):
    make_inactive(home, worker)

    done(act(home, "reopen", on=ON), home)

    assert home.members.present().count() == 3


@pytest.mark.parametrize("reason", ["moved", "missing", "detained"])
def test_a_member_leaves(act, home, reason):
    son = member(home, "child")

    done(act(son, "leave", reason=reason, on=ON), home)

    son.refresh_from_db()
    assert (son.left_on, son.left_reason) == (date(2024, 3, 1), reason)


def test_a_head_who_leaves_hands_over_to_another_member(act, home):
    husband = member(home, "spouse")

    done(act(head_of(home), "leave", reason="died", on=ON, successor=husband.pk), home)

    assert head_of(home) == husband


def test_a_child_becomes_the_head_only_where_there_is_no_adult(client, home, worker):
    husband, son = member(home, "spouse"), member(home, "child")
    offered = address(head_of(home), "leave")

    page = client.get(offered).content.decode()
    assert husband.full_name in page
    assert son.full_name not in page

    make_leave(husband, worker)
    assert son.full_name in client.get(offered).content.decode()


def test_a_member_comes_back(act, home, worker):
    son = make_leave(member(home, "child"), worker)

    done(act(son, "return", on=ON, relationship="child"), home)

    son.refresh_from_db()
    assert (son.left_on, son.in_household_since) == (None, date(2024, 3, 1))


def test_a_member_moves_to_another_household_by_its_number_in_any_spelling(act, home):
    son, aunts = member(home, "child"), make_household()

    response = act(
        son, "move", to=str(aunts).lower().replace("-", " "), relationship="other_relative", on=ON
    )

    done(response, aunts)
    son.refresh_from_db()
    assert (son.household, son.relationship) == (aunts, "other_relative")


def test_a_member_moves_into_a_household_of_their_own(act, home):
    son = member(home, "child")

    act(son, "move", to="", relationship="head", on=ON)

    son.refresh_from_db()
    assert son.household != home
    assert head_of(son.household) == son


def test_a_child_is_born(act, home):
    typed = {"given_name": "Նարե", "sex": "female", "birth_date": "02.03.2024"}

    done(act(head_of(home), "birth", **typed), home)

    child = home.members.get(given_name="Նարե")
    assert (child.birth_date, child.population_group) == (date(2024, 3, 2), "born_in_armenia")


HOUSEHOLD_SLUGS = ["change-head", "change-address", "make-inactive", "reopen"]
PERSON_SLUGS = ["leave", "death", "return", "move", "birth"]
TEAM_SLUGS = {"confirm"}


def offered_on(client, target):
    links = Page(client.get(address(target, "change"))).links
    start = address(target, "")[:-1]
    slugs = {link.removeprefix(start).strip("/") for link in links if link.startswith(start)}
    return slugs & {*HOUSEHOLD_SLUGS, *PERSON_SLUGS, *TEAM_SLUGS}


def test_an_active_household_is_offered_what_makes_sense(client, home):
    assert (
        offered_on(client, home) == {"change-head", "change-address", "make-inactive"} | TEAM_SLUGS
    )


def test_an_inactive_household_is_offered_to_be_reopened_only(client, home, worker):
    assert offered_on(client, make_inactive(home, worker)) == {"reopen"}


@pytest.mark.parametrize(
    ("who", "offers"),
    [("head", {"leave", "death", "move", "birth"}), ("child", {"leave", "death", "move"})],
)
def test_a_member_is_offered_what_makes_sense(client, home, who, offers):
    assert offered_on(client, member(home, who)) == offers


def test_somebody_who_left_is_offered_to_come_back_only(client, home, worker):
    assert offered_on(client, make_leave(member(home, "child"), worker)) == {"return"}


@pytest.mark.parametrize("slug", ["change-head", "change-address", "make-inactive"])
def test_an_inactive_household_refuses_what_is_not_offered(client, home, worker, slug):
    make_inactive(home, worker)
    typed = {"kind": "actual", "place": "Hrazdan", "accommodation": "own", "on": ON}

    page = Page(client.post(address(home, slug), typed | {"reason": "no_contact"}))

    assert page.says("This household is inactive.") or "to" in page.faults
    home.refresh_from_db()
    assert home.inactive_on == LATER


@pytest.mark.parametrize(
    ("slug", "becomes"), [("leave", ""), ("move", "head"), ("birth", "grandchild")]
)
def test_somebody_who_left_is_refused_what_is_not_offered(client, home, worker, slug, becomes):
    son = make_leave(member(home, "child"), worker)
    typed = {"reason": "died", "on": ON, "relationship": becomes, "sex": "male"}

    page = Page(client.post(address(son, slug), typed | {"birth_date": ON, "given_name": "Ա"}))

    assert page.says("is not a member of this household now") or page.says("who is a woman")


@pytest.mark.parametrize("slug", HOUSEHOLD_SLUGS)
def test_opening_a_household_s_action_changes_nothing(client, home, slug):
    home.refresh_from_db()

    Page(client.get(address(home, slug)))

    assert Household.objects.get().version == home.version


@pytest.mark.parametrize("slug", PERSON_SLUGS)
def test_opening_a_member_s_action_changes_nothing(client, home, slug):
    head = head_of(home)

    Page(client.get(address(head, slug)))

    assert Individual.objects.get(pk=head.pk).version == head.version


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("slug", HOUSEHOLD_SLUGS + PERSON_SLUGS)
def test_an_action_on_somebody_elsewhere_is_not_found(client, worker, slug, method):
    elsewhere = make_household(at="AM03")
    target = elsewhere if slug in HOUSEHOLD_SLUGS else head_of(elsewhere)

    response = getattr(client, method)(address(target, slug), {"reason": "died", "on": ON})

    assert response.status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("slug", HOUSEHOLD_SLUGS + PERSON_SLUGS)
@pytest.mark.parametrize("role", ["coordinator", "administrator"])
def test_who_does_not_work_in_the_register_acts_on_nobody(client, role, slug, method):
    household = family()
    target = household if slug in HOUSEHOLD_SLUGS else head_of(household)
    client.force_login(make_user(role, places=["AM07"]))

    response = getattr(client, method)(address(target, slug), {"reason": "died", "on": ON})

    assert response.status_code in (403, 404)


def test_a_caseworker_of_another_organisation_acts_on_nobody(client):
    ngo = make_organisation("PIN", is_controller=False, kind="international_ngo")
    client.force_login(make_user(places=["AM07"], organisation=ngo))

    assert client.post(address(family(), "make-inactive"), {"on": ON}).status_code == 404


@pytest.mark.parametrize("kind", ["household", "individual"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_is_deleted_by_a_screen(client, home, kind, method):
    target = {"household": home, "individual": head_of(home)}[kind]

    response = getattr(client, method)(address(target, "delete"), {"post": "yes"})

    assert response.status_code == 403
    assert Individual.objects.count() == 3


@pytest.mark.parametrize("kind", ["household", "individual"])
def test_no_list_offers_to_delete_and_none_does(client, home, kind):
    url = f"/admin/cases/{kind}/"
    numbers = [home.pk, head_of(home).pk]

    assert "action" not in Page(client.get(url)).values
    client.post(url, {"action": "delete_selected", "_selected_action": numbers, "post": "yes"})
    assert (Household.objects.count(), Individual.objects.count()) == (1, 3)
