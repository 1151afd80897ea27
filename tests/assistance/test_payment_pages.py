"""The pages of payment: lists for banks, and what failed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.formats import number_format

from accounts.models import Look
from assistance.models import Assistance, PaymentLine, PaymentList
from cases.numbers import shown
from tests.assistance.payments import (
    ACCOUNT,
    account,
    answer,
    approved,
    as_csv,
    loaded,
    made,
    paid_homes,
)
from tests.assistance.programmes import DAY, planned, programme
from tests.cases.pages import Page
from tests.factories import family, make_household, make_user

pytestmark = pytest.mark.django_db
LISTS, FAILED = "/admin/assistance/paymentlist/", "/admin/assistance/paymentline/"


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    """It is the day of the tests, at every door."""
    for module in ("payment_lists", "payment_steps"):
        monkeypatch.setattr(f"assistance.admin.{module}.today", lambda: DAY)


@pytest.fixture
def maker():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def approver():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def winter():
    return programme()


def page_of(home):
    return reverse("admin:assistance_household_instruments", args=[str(home)])


class TestLists:
    def test_are_made_of_what_can_be_paid_after_it_was_shown(self, client, maker, winter):
        (plan,) = paid_homes(1, by=maker, of=winter)
        without = planned(family(by=maker), by=maker, of=winter)
        client.force_login(maker)
        address = f"{LISTS}add/?programme={winter.pk}"

        page = Page(client.get(address))
        assert page.says("ACBA Bank") and page.says(shown(without.household_id))
        assert page.says("no account, card or wallet is recorded")

        done = client.post(address, {"bank": "acba"})
        found = PaymentList.objects.get()
        assert done.url == f"{LISTS}{found}/change/"
        page = Page(client.get(done.url))
        assert page.says(shown(plan.household_id)) and page.says(
            number_format(50_000, 2, force_grouping=True)
        )
        assert page.inline == []

    def test_say_why_none_is_made(self, client, maker, winter):
        client.force_login(maker)

        page = client.post(f"{LISTS}add/?programme={winter.pk}", {"bank": "acba"})

        assert Page(page).says("waits to be paid at this bank")
        assert client.get(f"{LISTS}add/?programme=nonsense").status_code == 200

    def test_are_approved_by_a_second_person(self, client, maker, approver, winter):
        paid_homes(1, by=maker, of=winter)
        found = made(winter, by=maker)
        client.force_login(maker)
        assert f"{LISTS}{found}/approve/" not in client.get(f"{LISTS}{found}/change/").text
        assert Page(client.post(f"{LISTS}{found}/approve/")).says("ask a colleague")

        client.force_login(approver)
        assert Page(client.get("/admin/")).says("waits for your approval")
        assert client.post(f"{LISTS}{found}/approve/").url == f"{LISTS}{found}/change/"

        assert PaymentList.objects.get().approved_by == approver
        assert client.get(f"{LISTS}{found}/withdraw/").status_code == 403

    def test_are_withdrawn_for_a_reason(self, client, maker, winter):
        paid_homes(1, by=maker, of=winter)
        found = made(winter, by=maker)
        client.force_login(maker)

        assert "reason" in Page(client.post(f"{LISTS}{found}/withdraw/")).faults
        client.post(f"{LISTS}{found}/withdraw/", {"reason": "wrong bank"})

        assert Page(client.get(f"{LISTS}{found}/change/")).says("wrong bank")

    def test_are_taken_as_a_file_on_the_record(self, client, maker, approver, winter):
        paid_homes(1, by=maker, of=winter)
        found = made(winter, by=maker)
        client.force_login(maker)
        assert client.get(f"{LISTS}{found}/file.csv").url == f"{LISTS}{found}/change/"
        approved(found, by=approver)

        for file_format in ("csv", "xlsx"):
            response = client.get(f"{LISTS}{found}/file.{file_format}")
            content = b"".join(response.streaming_content)
            assert file_format == "xlsx" or ACCOUNT.encode() in content
        assert client.get(f"{LISTS}{found}/file.pdf").status_code == 404

        looks = Look.objects.filter(kind="exported", subject=found.pk, actor=maker)
        assert [look.count for look in looks] == [1, 1]
        assert ACCOUNT not in str(list(looks.values()))

    def test_take_the_banks_answer_once_it_was_tried(self, client, maker, approver, winter):
        (plan,) = paid_homes(1, by=maker, of=winter)
        found = approved(made(winter, by=maker), by=approver)
        client.force_login(maker)
        address = f"{LISTS}{found}/results/"
        file = SimpleUploadedFile("answer.csv", as_csv(answer(plan)).getvalue())

        tried = Page(client.post(address, {"file": file}))
        assert tried.says("The file can be written")
        assert PaymentLine.objects.get().state == "listed"

        written = Page(client.post(address, tried.values | {"_confirm": "1"}))
        assert written.says("Written to the register")
        assert Assistance.objects.get(pk=plan.pk).state == "delivered"

    def test_show_what_is_wrong_in_an_answer(self, client, maker, approver, winter):
        (plan,) = paid_homes(1, by=maker, of=winter)
        found = approved(made(winter, by=maker), by=approver)
        client.force_login(maker)
        file = SimpleUploadedFile("answer.csv", as_csv(answer(plan, "perhaps")).getvalue())

        page = Page(client.post(f"{LISTS}{found}/results/", {"file": file}))

        assert page.says("Type paid, rejected or not collected.") and page.says("B (State)")

    def test_are_seen_by_those_who_see_somebody_on_them(self, client, maker, winter):
        paid_homes(1, by=maker, of=winter)
        found = made(winter, by=maker)
        client.force_login(make_user("supervisor", places=["AM08"]))

        assert client.get(f"{LISTS}{found}/change/").status_code == 404
        assert str(found) not in client.get(LISTS).text
        client.force_login(maker)
        assert str(found) in client.get(f"{LISTS}?state=made").text

    def test_of_a_number_that_is_none_are_not_found(self, client, maker):
        client.force_login(maker)

        for number in ("nonsense", "X-00000-00000-0"):
            assert client.get(f"{LISTS}{number}/change/").status_code == 404


class TestWhatFailed:
    def test_is_told_on_today_and_listed_with_what_to_do(self, client, maker, approver, winter):
        plans = paid_homes(2, by=maker, of=winter)
        found = approved(made(winter, by=maker), by=approver)
        rows = answer(plans[0], "rejected", "closed"), answer(plans[1], "not collected")
        loaded(as_csv(*rows), found, by=maker)
        worker = make_user(places=["AM07"])
        client.force_login(worker)

        assert Page(client.get("/admin/")).says("2 payments were rejected or not collected.")
        page = Page(client.get(FAILED))

        assert page.says("it is closed") and page.says("then it can be listed again")
        assert page_of(plans[0].household) in page.links
        assert page.inline == []

    def test_out_of_sight_is_told_to_nobody(self, client, maker, approver, winter):
        (plan,) = paid_homes(1, by=maker, of=winter)
        found = approved(made(winter, by=maker), by=approver)
        loaded(as_csv(answer(plan, "rejected", "closed")), found, by=maker)
        client.force_login(make_user(places=["AM08"]))

        assert not Page(client.get("/admin/")).says("rejected")
        assert shown(plan.household_id) not in client.get(FAILED).text

    def test_is_not_for_who_registers(self, client):
        client.force_login(make_user("registrar", places=["AM07"]))

        assert client.get(FAILED).status_code == 403
        assert client.get(LISTS).status_code == 403


def test_nobody_is_paid_whom_nobody_sees(client, winter):
    """A list of elsewhere offers nothing here."""
    there = make_user("supervisor", places=["AM08"])
    home = make_household(at="AM08", by=there)
    account(home, by=there)
    planned(home, by=there, of=winter)
    client.force_login(make_user("supervisor", places=["AM07"]))

    assert Page(client.get(f"{LISTS}add/?programme={winter.pk}")).says("Nobody of this programme")
