"""The page "The family is here": two proofs, and where the family lives from now on."""

from datetime import timedelta

import pytest
from django.core import signing

from accounts import clock
from cases import actions
from cases.models import BeyondQuestion, IdentityDocument, TakeOver
from tests.cases.beyond import ask_so_often, somebody
from tests.cases.pages import Page, typed_again
from tests.factories import DAY, family, head_of, make_household, make_user

pytestmark = pytest.mark.django_db

HERE = "/admin/cases/household/family-is-here/"
NOT_PROVEN = "By these, no family is known that can be taken over."


@pytest.fixture
def theirs(worker):
    """A family in Ararat since last October, whose head has a passport."""
    household = family(at="AM03")
    IdentityDocument.objects.create(
        individual=head_of(household), type="passport", number="AN0123456", from_on=DAY
    )
    return household


def prove(client, slip="", number="", name="", birth_date=""):
    """Send the proofs."""
    typed = {"slip": slip, "document_number": number, "name": name, "birth_date": birth_date}
    return client.post(HERE, typed | {"document_type": "passport" if number else ""})


def take(client, theirs, **typed):
    """Prove a family by its slip and passport, and take it over to Abovyan; the last answer."""
    page = Page(prove(client, slip=str(theirs), number="AN 0123456"))
    home = {"reason": "they live with a cousin", "place": "Abovyan", "address": "Shahumyan 14"}
    return client.post(HERE, typed_again(page, **home | typed))


def test_a_family_is_proven_taken_over_and_opened(client, worker, theirs):
    page = Page(prove(client, slip=str(theirs), number="an-0123456"))
    assert page.says(str(theirs))
    assert page.says("known by number on the slip, number of a document")
    assert "Գոհար" not in page.text

    answer = take(client, theirs)

    assert answer.url == f"/admin/cases/household/{theirs}/change/"
    taken = TakeOver.objects.get()
    assert (taken.by, taken.proofs) == (worker, ["slip", "document"])
    assert taken.reason == "they live with a cousin"
    assert Page(client.get(answer.url)).says("Abovyan, Kotayk, Shahumyan 14")


def test_the_page_is_led_to_by_today(client, worker):
    assert HERE in Page(client.get("/admin/")).links


def answers_alike(client, *proofs):
    """The bodies of the answers to these proofs, without what was typed and what is drawn."""
    bodies = set()
    for typed in proofs:
        page = Page(prove(client, **typed))
        bodies.add(" ".join(page.words))
        assert page.says(NOT_PROVEN)
    return len(bodies) == 1


def test_whatever_fails_the_answer_is_the_same(client, worker, theirs):
    ended = make_household({"given_name": "Անահիտ"}, at="AM03")
    actions.make_inactive(
        household=ended, on=DAY, reason="left_country", by=worker, today=DAY + timedelta(1)
    )
    hidden = make_household({"given_name": "Լուսինե"}, at="AM03")
    actions.restrict(target=hidden, reason="x", on=DAY, until=None, by=worker, today=DAY)
    born = {"birth_date": "12.03.1984"}

    assert answers_alike(
        client,
        {"slip": "H-7K3MQ-9QX2T-P", "number": "AN0000000"},
        {"slip": str(theirs), "number": "AN0000000"},
        {"slip": "H-7K3MQ-9QX2T-P", "number": "AN0123456"},
        {"slip": str(ended), "name": "Անահիտ Ավանեսյան"} | born,
        {"slip": str(hidden), "name": "Լուսինե Ավանեսյան"} | born,
        {"slip": str(hidden), "number": "AN0123456"},
    )
    assert BeyondQuestion.objects.filter(user=worker, about="family").count() == 6
    assert not TakeOver.objects.exists()


def test_one_proof_or_half_of_one_is_asked_for_and_not_counted(client, worker, theirs):
    assert Page(prove(client, slip=str(theirs))).says("Two of the three are needed.")
    half = Page(prove(client, slip=str(theirs), name="Gohar Avanesyan"))
    assert "birth_date" in half.faults
    assert "name" in Page(prove(client, name="Gohar", birth_date="12.03.1984")).faults
    mistyped = f"{str(theirs)[:-1]}{'0' if str(theirs)[-1] != '0' else '1'}"
    assert "mistyped" in Page(prove(client, slip=mistyped, number="AN0123456")).faults["slip"]
    assert not BeyondQuestion.objects.exists()


def test_a_family_of_one_s_own_is_opened(client, worker, home):
    answer = prove(client, slip=str(home), name="Gohar Avanesyan", birth_date="12.03.1984")

    assert answer.url == f"/admin/cases/household/{home}/change/"
    assert not TakeOver.objects.exists()


def test_who_asked_too_often_is_told_so_whatever_they_prove(client, worker, theirs):
    ask_so_often(worker, 30)

    right = Page(prove(client, slip=str(theirs), number="AN0123456"))
    wrong = Page(prove(client, slip=str(theirs), number="AN0000000"))
    assert right.says("30 times within an hour")
    assert right.words == wrong.words


def test_an_hour_later_they_may_ask_again(client, worker, theirs):
    ask_so_often(worker, 30, at=clock.now() - timedelta(minutes=60))

    assert Page(prove(client, slip=str(theirs), number="AN0123456")).says(str(theirs))


def test_what_is_missing_of_the_new_home_comes_back_with_what_was_typed(client, worker, theirs):
    page = Page(take(client, theirs, place="Goris", reason=""))

    assert page.faults["place"].startswith("You take over to your own places: Kotayk")
    assert "reason" in page.faults
    assert page.values["address"] == "Shahumyan 14"
    assert take(client, theirs).status_code == 302


def test_a_page_that_is_sent_twice_takes_over_once(client, worker, theirs):
    page = Page(prove(client, slip=str(theirs), number="AN0123456"))
    sent = typed_again(page, reason="x", place="Abovyan")

    assert client.post(HERE, sent).url == client.post(HERE, sent).url
    assert TakeOver.objects.count() == 1


@pytest.mark.parametrize(
    "forged",
    ["", "x", signing.dumps([1, 2, 3, 4]), signing.dumps(["a"])],
    ids=["nothing", "a word", "of another salt", "too short"],
)
def test_a_forged_proof_takes_over_nothing(client, worker, theirs, forged):
    page = Page(client.post(HERE, {"family": forged, "reason": "x", "place": "Abovyan"}))

    assert page.says("ask the family for its papers again")
    assert not TakeOver.objects.exists()


def kept(user, theirs, at):
    known = [user.pk, theirs.pk, ["slip", "document"], at.isoformat()]
    return signing.dumps(known, salt="family-is-here")


def test_a_proof_serves_who_saw_it_and_for_a_quarter_of_an_hour(client, worker, theirs):
    now = clock.now()
    for known in (
        kept(worker, theirs, now - timedelta(minutes=16)),
        kept(make_user(places=["AM07"]), theirs, now),
    ):
        client.post(HERE, {"family": known, "reason": "x", "place": "Abovyan"})
        assert not TakeOver.objects.exists()

    fresh = kept(worker, theirs, now - timedelta(minutes=14))
    sent = {"family": fresh, "reason": "x", "place": "Abovyan", "accommodation": "hosted"}
    client.post(HERE, sent)
    assert TakeOver.objects.exists()


@pytest.mark.parametrize("role", ["registrar", "partner", "coordinator", "dpo", "administrator"])
def test_the_page_is_for_staff_of_the_register(client, role):
    client.force_login(somebody(role))

    assert client.get(HERE).status_code == 403


def test_its_history_says_by_what_they_were_known_and_not_how_the_lot_fell(client, worker, theirs):
    take(client, theirs)

    page = Page(client.get(f"/admin/cases/household/{theirs}/history/"))

    assert page.says("Known by: number on the slip, number of a document")
    assert not page.says("Lot:")
