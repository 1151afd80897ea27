"""*Already helped?*: full by the number on the slip; by documents of those whom the asker knows."""

from datetime import timedelta
from decimal import Decimal

import pytest

from assistance import actions
from assistance.helped import Question, already_helped
from cases.actions import add_document, member_leaves, move_member, restrict
from tests.assistance.programmes import DAY, delivered, planned, programme
from tests.cases.partners import SHARED, consents, make_partner
from tests.factories import family, head_of, make_user, member

pytestmark = pytest.mark.django_db
LATELY = Question(DAY - timedelta(days=30), DAY + timedelta(days=1))
MISTYPED = "H-7K3MQ-9QX2T-R"


@pytest.fixture
def food():
    """Food vouchers for each household, every 30 days."""
    return programme(title="Food voucher", sector="food", modality="voucher", every_days=30)


def asked(*texts, by, question=LATELY, on=DAY):
    return already_helped(texts, question, user=by, on=on)


def states(*texts, by, **how):
    return [answer.state for answer in asked(*texts, by=by, **how)]


def papers(person, number="0012345678", *, by):
    """A public services number of somebody."""
    return add_document(
        person=person, values={"type": "psn", "number": number, "country": "AM"}, today=DAY, by=by
    )


def test_each_number_is_answered_in_its_place(home, worker, food):
    other, served = family(by=worker), family(by=worker)
    planned(home, by=worker, of=food)
    delivered(planned(served, by=worker, of=food), by=worker)

    answers = asked(str(served), "?", MISTYPED, other.pk.lower(), str(home), by=worker)

    assert [a.state for a in answers] == ["helped", "not_known", "mistyped", "clear", "planned"]
    assert [a.number for a in answers] == [str(served), "", "", str(other), str(home)]


def test_a_delivery_is_told_with_its_day_and_whom_it_covers(home, worker, food):
    delivered(planned(home, by=worker, of=food), by=worker)

    [answer] = asked(str(home), by=worker)

    assert (answer.on, answer.covered, answer.members) == (DAY, 3, 3)
    assert (answer.programme, answer.amount) == ("Food voucher", Decimal(50_000))


def test_a_plan_stands_for_thirty_days_and_then_in_nobodys_way(home, worker, food):
    planned(home, by=worker, of=food)

    [answer] = asked(str(home), by=worker)
    later = DAY + timedelta(days=30)
    question = Question(DAY, later + timedelta(days=1))

    assert answer.on == later
    assert states(str(home), by=worker, question=question, on=later) == ["clear"]


def test_what_was_cancelled_or_came_back_helped_nobody(home, worker, food):
    cancelled, returned = family(by=worker), family(by=worker)
    actions.cancel_assistance(
        assistance=planned(cancelled, by=worker, of=food), reason="No need", on=DAY, by=worker
    )
    actions.return_assistance(
        assistance=delivered(planned(returned, by=worker, of=food), by=worker),
        reason="Not collected", on=DAY, today=DAY, by=worker,
    )  # fmt: skip

    assert states(str(cancelled), str(returned), by=worker) == ["clear", "clear"]


def test_another_sector_or_another_month_is_another_question(home, worker, food):
    delivered(planned(home, by=worker, of=food), by=worker)
    before = Question(DAY - timedelta(days=90), DAY - timedelta(days=60))
    health = Question(LATELY.from_on, LATELY.until_on, sector="health")

    assert states(str(home), by=worker, question=before) == ["clear"]
    assert states(str(home), by=worker, question=health) == ["clear"]


def test_what_was_given_once_counts_on_its_day_and_for_its_programme_always(home, worker):
    winter = programme()
    delivered(planned(home, by=worker, of=winter), by=worker)
    summer = Question(DAY - timedelta(days=120), DAY - timedelta(days=90))
    of_it = Question(summer.from_on, summer.until_on, programme=winter)

    assert states(str(home), by=worker, question=summer) == ["clear"]
    assert states(str(home), by=worker, question=of_it) == ["helped"]


def test_who_was_helped_elsewhere_is_known_in_the_new_household(home, worker, food):
    delivered(planned(home, by=worker, of=food), by=worker)
    other = family(by=worker)
    move_member(
        person=member(home, "child"), to=other, relationship="other_relative", on=DAY, today=DAY,
        by=worker,
    )  # fmt: skip

    [answer] = asked(str(other), by=worker)

    assert (answer.state, answer.covered, answer.members) == ("helped", 1, 4)


def test_who_left_covers_no_household_any_more(home, worker, food):
    child = member(home, "child")
    delivered(planned(home, by=worker, of=food), by=worker)
    member_leaves(person=child, reason="left_country", on=DAY, today=DAY, by=worker)

    [answer] = asked(str(home), by=worker)

    assert (answer.covered, answer.members) == (2, 2)


def test_a_person_is_asked_about_by_number_or_paper(home, worker, food):
    papers(head_of(home), by=worker)
    delivered(planned(home, by=worker, of=food), by=worker)

    answers = asked(str(head_of(home)), "0012345678", by=worker)

    assert [(a.state, a.number) for a in answers] == [("helped", str(head_of(home)))] * 2


def test_of_papers_unknown_and_never_helped_are_one_answer(home, worker, food):
    papers(head_of(home), by=worker)
    delivered(planned(home, by=worker, of=food), by=worker)
    elsewhere = make_user(places=["AM09"])

    known, unknown = asked("0012345678", "0099999999", by=elsewhere)

    assert (known.state, known.number, known.on) == ("not_known", "", None)
    assert (unknown.state, unknown.number, unknown.on) == ("not_known", "", None)


def test_whose_consent_the_organisation_recorded_is_told_of(home, worker, food):
    papers(head_of(home), by=worker)
    delivered(planned(home, by=worker, of=food), by=worker)
    partner = make_partner(at=("AM09",))

    before = states("0012345678", by=partner)
    consents(head_of(home), by=partner)

    assert (before, states("0012345678", by=partner)) == (["not_known"], ["helped"])


def test_a_partner_with_the_slip_is_told_that_and_when_and_not_by_whom(home, worker, food):
    delivered(planned(home, by=worker, of=food), by=worker)

    [answer] = asked(str(home), by=make_partner(at=("AM09",)))

    assert (answer.state, answer.on, str(answer.sector)) == (
        "helped", DAY, "food security and nutrition",
    )  # fmt: skip
    assert (answer.given_by, answer.programme, answer.amount) == ("", "", None)


def test_an_agreement_that_opens_assistance_opens_the_giver(home, worker, food):
    delivered(planned(home, by=worker, of=food), by=worker)

    [answer] = asked(str(home), by=make_partner(*SHARED, "assistance", at=("AM09",)))

    assert (answer.given_by, answer.programme) == ("KAMURJ", "Food voucher")


def test_a_partner_is_told_what_its_own_organisation_gave(home, worker):
    partner = make_partner(at=("AM09",))
    own = programme(given_by=partner.organisation)
    delivered(planned(home, by=worker, of=own), by=worker)

    [answer] = asked(str(home), by=partner)

    assert (answer.given_by, answer.amount) == ("NGO", Decimal(50_000))


def test_who_is_hidden_from_partners_is_to_them_as_unknown(home, worker, food):
    delivered(planned(home, by=worker, of=food), by=worker)
    restrict(target=home, reason="In danger", on=DAY, until=None, today=DAY, by=worker)

    assert states(str(home), by=make_partner()) == ["not_known"]
    assert states(str(home), by=worker) == ["helped"]


def test_help_for_protection_is_told_to_who_reads_protection(home, worker):
    safe = programme(title="Safe room", sector="gbv")
    delivered(planned(home, by=worker, of=safe), by=worker)
    supervisor = make_user("supervisor", places=["AM07"])

    assert states(str(home), by=worker) == ["clear"]
    assert states(str(home), by=supervisor) == ["helped"]


def test_a_thousand_numbers_are_asked_in_as_many_queries_as_one(
    home, worker, food, django_assert_max_num_queries
):
    homes = [str(family(by=worker)) for _ in range(5)]
    papers(head_of(home), by=worker)
    delivered(planned(home, by=worker, of=food), by=worker)

    with django_assert_max_num_queries(10):
        asked(str(home), str(head_of(home)), "0012345678", *homes * 200, by=worker)
