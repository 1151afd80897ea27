"""A search beyond one's places says that somebody is registered and whom to ask: that alone."""

from datetime import date

import pytest

from cases import existence
from cases.models import BeyondQuestion, IdentityDocument, Restriction
from places.models import Place
from tests.cases.beyond import TODAY, ask_so_often, somebody
from tests.cases.pages import Page
from tests.factories import DAY, family, head_of, make_household

pytestmark = pytest.mark.django_db

LIST, PEOPLE = "/admin/cases/household/", "/admin/cases/individual/"
KNOWN = "Someone like this is registered."
NOBODY = "Nor is anybody like this registered elsewhere."
NAMED = "Gohar Avanesyan 12.03.1984"


@pytest.fixture
def theirs(worker):
    """A family in Ararat, whose office has a telephone, and whose head has a passport."""
    Place.objects.filter(pk="AM03").update(telephone="+374 235 21111")
    household = family(at="AM03")
    IdentityDocument.objects.create(
        individual=head_of(household), type="passport", number="AN0123456", from_on=DAY
    )
    return household


def searched(client, text, where=LIST):
    return Page(client.get(where, {"q": text}))


@pytest.mark.parametrize("where", [LIST, PEOPLE])
@pytest.mark.parametrize("text", [NAMED, "Аванесян Гоар 1984", "AN 0123456", "number", "person"])
def test_it_is_told_whom_to_ask_and_nothing_else(client, worker, theirs, text, where):
    typed = {"number": str(theirs), "person": str(head_of(theirs))}.get(text, text)
    page = searched(client, typed, where)

    assert page.says(KNOWN)
    assert page.says("Ask the office in Ararat (marz), telephone +374 235 21111.")
    assert "/admin/cases/household/family-is-here/" in page.links
    assert "/admin/cases/household/break-glass/?asked=1" in page.links
    assert "Գոհար" not in page.text
    hidden = {str(theirs), theirs.pk, str(head_of(theirs)), head_of(theirs).pk} - {typed}
    assert not [number for number in hidden if number in page.text]


@pytest.mark.parametrize(
    "text",
    [
        "Gohar Avanesyan",
        "Gohar 1984",
        "Gohar",
        "1984",
        "12.03.1984",
        "H-7K3M",
        "Go Av 03.1984",
    ],
)
def test_a_bare_name_or_a_part_of_a_number_asks_about_nobody(client, worker, theirs, text):
    page = searched(client, text)

    assert page.says("type a whole number, the number of a document, or the full name")
    assert not page.says(KNOWN)
    assert not BeyondQuestion.objects.exists()


@pytest.mark.parametrize("text", ["Gohar Avanesyan 1985", "Gohar Petrosyan 1984", "AN 9999999"])
def test_nobody_like_this_is_told_as_well_and_counted(client, worker, theirs, text):
    page = searched(client, text)

    assert page.says(NOBODY)
    assert BeyondQuestion.objects.filter(user=worker, about="search").count() == 1


def test_however_many_fit_it_is_one_sentence(client, worker, theirs):
    for _each in range(3):
        family(at="AM04")

    assert searched(client, NAMED).text.count(KNOWN) == 1


def test_whoever_is_in_sight_is_not_told_of_as_elsewhere(client, worker, home):
    assert searched(client, NAMED).says(NOBODY)


def test_a_mistyped_number_asks_about_nobody(client, worker, theirs):
    wrong = f"{str(theirs)[:-1]}{'0' if str(theirs)[-1] != '0' else '1'}"

    assert not searched(client, wrong).says(KNOWN)
    assert not BeyondQuestion.objects.exists()


@pytest.mark.parametrize("about", ["household", "individual"])
def test_of_hidden_people_not_even_the_office_is_told(client, worker, theirs, settings, about):
    who = {about: theirs if about == "household" else head_of(theirs)}
    Restriction.objects.create(**who, reason="x", set_by=worker, from_on=DAY)

    page = searched(client, NAMED)
    assert page.says(KNOWN)
    assert page.says("Ask the data protection officer.")
    assert not page.says("Ask the office")

    settings.HOTLINE = "114"
    assert searched(client, NAMED).says("Ask the data protection officer, or the hotline: 114.")


def test_thirty_an_hour_and_then_it_is_said_so_whoever_is_asked_about(client, worker, theirs):
    ask_so_often(worker, 29)
    assert searched(client, NAMED).says(KNOWN)

    known, unknown = searched(client, NAMED), searched(client, "Gohar Avanesyan 1950")
    for page in (known, unknown):
        assert page.says("30 times within an hour")
        assert not page.says(KNOWN)
        assert not page.says(NOBODY)


def test_a_search_in_one_s_own_places_is_not_counted(client, worker, home):
    client.get(LIST, {"q": "Gohar"})
    client.get(LIST, {"q": str(home)})

    assert not BeyondQuestion.objects.exists()


@pytest.mark.parametrize("role", ["registrar", "partner", "dpo"])
def test_no_other_role_searches_beyond_its_sight(client, theirs, role):
    client.force_login(somebody(role))

    page = searched(client, NAMED)
    assert not page.says(KNOWN)
    assert not page.says(NOBODY)
    assert not BeyondQuestion.objects.exists()


def found(text, user):
    return existence.find(existence.question(text), user=user, on=TODAY)


def test_the_office_nearest_to_where_they_live_is_told_where_its_telephone_is_known(worker):
    Place.objects.filter(pk="AM04").update(telephone="+374 231 11111")
    moved = make_household(at="AM04", registered_at="AM03")

    assert found(str(moved), worker).office.place.pk == "AM04"
    Place.objects.filter(pk="AM04").update(telephone="")
    assert found(str(moved), worker).office.place.pk == "AM03"


def test_a_document_that_ended_is_nobody_s(worker, theirs):
    IdentityDocument.objects.update(until_on=date(2023, 10, 5))

    assert found("AN0123456", worker) is None


def test_a_record_that_stood_for_nobody_is_not_told(worker, theirs):
    theirs.members.update(left_on=DAY, left_reason="duplicate", is_head=False)

    assert found(NAMED, worker) is None


def test_the_same_questions_are_asked_whether_or_not_anybody_is_known(
    worker, theirs, django_assert_num_queries
):
    found("Gohar Avanesyan 1950", worker)
    with django_assert_num_queries(3):
        found("Gohar Avanesyan 1950", worker)
    # Whom to ask is read of whoever is known.
    with django_assert_num_queries(4):
        found(NAMED, worker)
