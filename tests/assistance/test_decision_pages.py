"""On the screen: what a family earns, what follows for it, the decision, its print, its appeal."""

from datetime import date

import pytest

from assistance.models import Decision
from cases.actions import make_inactive
from tests.assistance.programmes import DAY, programme
from tests.assistance.register import assessed, home, lives, with_rule
from tests.cases.pages import Page
from tests.factories import head_of, make_user, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
RENTING = {"fact": "accommodation", "is": "equal", "value": "rented"}
ALL = "/admin/assistance/decision/"


@pytest.fixture
def _today(monkeypatch):
    for room in ("application_page", "decision_page", "appeal_pages", "means_page", "frame"):
        monkeypatch.setattr(f"assistance.admin.{room}.today", lambda: DAY)


@pytest.fixture
def client(client, worker):
    client.force_login(worker)
    return client


def of(household, page="apply"):
    return f"{ALL}household/{household}/{page}/"


def asked(household, programme, **typed):
    who = {"programme": programme.pk, "applicant": head_of(household).pk}
    return who | {"applied_on": DAY.strftime("%d.%m.%Y")} | typed


def shown(client, household, programme, **typed):
    return Page(client.get(of(household), asked(household, programme, **typed)))


def record(client, household, programme, key=".", **typed):
    """Record what the page shows."""
    page = client.get(of(household), asked(household, programme))
    sections = {each.key: each for each in page.context["sections"]}
    sent = {"key": key, "seen": sections[key].shown} | asked(household, programme) | typed
    return client.post(of(household), sent)


def the_page(client, decision, page="change"):
    return client.get(f"{ALL}{decision}/{page}/")


@pytest.fixture
def refusal(client, household, worker):
    lives(household, in_="own", by=worker)
    record(client, household, with_rule(eligible=RENTING))
    return Decision.objects.get()


class TestApplying:
    def test_it_is_shown_with_every_reason_before_anything_is_recorded(
        self, client, household, worker
    ):
        lives(household, in_="own", by=worker)

        page = shown(client, household, with_rule(eligible=RENTING))

        assert "refused" in page.text
        assert "Housing" in page.text and "rented" in page.text
        assert not Decision.objects.exists()
        assert page.inline == []

    def test_what_is_shown_is_recorded(self, client, household, worker):
        lives(household, in_="rented", by=worker)

        answer = record(client, household, with_rule(eligible=RENTING))

        decision = Decision.objects.get()
        assert answer.url == f"{ALL}{decision}/change/"
        assert (decision.outcome, decision.decided_by) == ("eligible", worker)

    def test_what_came_out_otherwise_meanwhile_is_shown_anew(self, client, household, worker):
        of_rent = with_rule(eligible=RENTING)
        sent = {"key": ".", "seen": "None.None"} | asked(household, of_rent)
        lives(household, in_="own", by=worker)

        answer = client.post(of(household), sent)

        assert "comes out otherwise" in Page(answer).text
        assert not Decision.objects.exists()

    def test_an_open_one_is_gone_on_with_once_it_is_known(self, client, household, worker):
        of_rent = with_rule(eligible=RENTING)
        record(client, household, of_rent)
        open_ = Decision.objects.get()
        assert "Decide it now" in Page(the_page(client, open_)).text

        lives(household, in_="rented", by=worker)
        record(client, household, of_rent)

        assert Decision.objects.get().outcome == "eligible"

    def test_each_person_of_a_household_applies(self, client, household):
        of_children = with_rule(
            for_whom="person", covers={"fact": "is_minor", "is": "equal", "value": True}
        )
        son = member(household, "child")

        record(client, household, of_children, key=f".{son.pk}")

        assert Decision.objects.get().person == son

    def test_the_home_is_asked_for_where_the_rule_asks(self, client, household):
        cheap = with_rule(eligible={"fact": "price", "is": "at_most", "value": 55_000_000})

        assert "id_price" in shown(client, household, cheap).ids
        assert "id_price" not in shown(client, household, with_rule(title="Rent")).ids
        record(client, household, cheap, seen="True.20000.0", price="55000000")
        found = shown(client, household, cheap, price="55000000")
        assert "eligible" in found.text

    def test_a_panel_writes_down_what_it_said(self, client, household):
        said = {"is_eligible": "yes", "amount": "70000", "minutes": "All agreed.",
                "people": [head_of(household).pk]}  # fmt: skip
        record(client, household, programme(), **said)

        decision = Decision.objects.get()
        assert (decision.amount, decision.is_by_panel) == (70_000, True)
        assert decision.covered == (head_of(household).pk,)
        assert "All agreed." in Page(the_page(client, decision)).text

    def test_without_minutes_a_panel_is_asked_for_them(self, client, household):
        page = Page(record(client, household, programme(), is_eligible="yes"))

        assert "id_minutes" in page.ids
        assert not Decision.objects.exists()

    def test_what_was_decided_is_not_decided_again(self, client, household, refusal):
        page = shown(client, household, refusal.programme)

        assert "Decided already" in page.text
        assert "Record the decision" not in page.text

    def test_a_day_to_come_is_refused_at_its_field(self, client, household):
        page = shown(client, household, with_rule(), applied_on="01.12.2026")

        assert "still to come" in page.text

    def test_an_inactive_household_does_not_apply(self, client, household, worker):
        make_inactive(household=household, reason="left_country", on=DAY, today=DAY, by=worker)

        assert client.get(of(household)).status_code == 403

    def test_out_of_scope_is_as_if_it_had_never_been(self, client):
        elsewhere = home(by=make_user(places=["AM02"]), at="AM02")

        for page in ("apply", "means"):
            assert client.get(of(elsewhere, page)).status_code == 404

    @pytest.mark.parametrize("role", ["registrar", "partner", "dpo", "coordinator"])
    def test_others_do_not_decide(self, client, household, refusal, role):
        client.force_login(make_user(role, places=["AM07"]))

        assert client.get(of(household)).status_code in (403, 404)
        assert the_page(client, refusal).status_code in (403, 404)


class TestTheDecision:
    def test_its_page_tells_every_reason_and_what_can_follow(self, client, refusal):
        page = Page(the_page(client, refusal))

        assert "does not hold" in page.text
        assert "The family appeals" in page.text
        assert page.inline == []

    @pytest.mark.parametrize(
        ("language", "title"),
        [("hy", "Որոշում աջակցության մասին"), ("en", "Decision on assistance")],
    )
    def test_it_is_printed_in_the_familys_language(self, client, refusal, language, title):
        page = Page(client.get(f"{ALL}{refusal}/print/", {"language": language}))

        assert title in page.text and "Решение о помощи" in page.text
        assert "30.12.2026" in page.text
        assert page.inline == []

    def test_it_stands_in_the_list_and_is_found_by_its_outcome(self, client, refusal):
        for outcome, number in (("refused", 1), ("eligible", 0), ("appealed", 0)):
            page = client.get(ALL, {"outcome": outcome})
            assert page.context["cl"].result_count == number

    def test_who_is_not_cleared_is_not_told_of_protection(self, client, household, worker):
        assessed(household, date(2026, 2, 1), protection=5, by=worker)
        record(
            client,
            household,
            with_rule(eligible={"fact": "severity_protection", "is": "below", "value": 3}),
        )
        decision = Decision.objects.get()
        assert "not shown" in Page(the_page(client, decision)).text

        client.force_login(make_user("supervisor", places=["AM07"]))
        assert "not shown" not in Page(the_page(client, decision)).text


class TestAppeals:
    @pytest.fixture
    def appealed(self, client, refusal):
        typed = {"on": "30.11.2026", "because": "We rent it."}
        client.post(f"{ALL}{refusal}/appeal/", typed)
        refusal.refresh_from_db()
        return refusal

    def test_the_family_appeals_and_another_person_decides(self, client, household, appealed):
        assert appealed.appealed_because == "We rent it."
        assert "An appeal waits" in Page(the_page(client, appealed)).text
        household.residences.filter(until_on__isnull=True).update(accommodation="rented")

        client.force_login(make_user("supervisor", places=["AM07"]))
        answer = client.post(f"{ALL}{appealed}/decide-appeal/")

        again = Decision.objects.get(appeal_of=appealed)
        assert answer.url == f"{ALL}{again}/change/"
        assert (again.outcome, again.from_on) == ("eligible", appealed.from_on)
        assert str(again) in Page(the_page(client, appealed)).text

    def test_a_panel_may_decide_it(self, client, appealed):
        client.force_login(make_user("supervisor", places=["AM07"]))
        address = f"{ALL}{appealed}/decide-appeal/"
        page = Page(client.post(address, {"_panel": "1", "is_eligible": "yes"}))
        assert "id_minutes" in page.ids

        people = [person.pk for person in appealed.household.members.all()]
        client.post(address, {"_panel": "1", "is_eligible": "yes", "minutes": "They rent it.",
                              "amount": "20000", "people": people})  # fmt: skip

        assert Decision.objects.get(appeal_of=appealed).is_by_panel

    def test_who_decided_is_told_that_another_does(self, client, worker, appealed):
        worker.role = "supervisor"
        worker.save()
        client.force_login(worker)

        page = Page(client.post(f"{ALL}{appealed}/decide-appeal/"))

        assert "somebody else" in page.text
        assert "Decide the appeal</a>" not in Page(the_page(client, appealed)).text

    def test_a_caseworker_decides_no_appeal(self, client, appealed):
        assert the_page(client, appealed, "decide-appeal").status_code == 403

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"on": "30.11.2026", "because": ""}, "required"),
            ({"on": "01.12.2026", "because": "x"}, "still to come"),
            ({"on": "29.11.2026", "because": "x"}, "comes after the decision"),
        ],
    )
    def test_what_cannot_be_is_refused_in_words(self, client, refusal, typed, said):
        assert said in Page(client.post(f"{ALL}{refusal}/appeal/", typed)).text
