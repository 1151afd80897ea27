"""The pages of a household's accounts: recorded, ended, and never told whole."""

import pytest
from django.urls import reverse

from accounts.models import Look
from assistance.models import PaymentInstrument
from tests.assistance.payments import ACCOUNT, CARD, account
from tests.assistance.programmes import DAY
from tests.cases.pages import Page
from tests.factories import family, head_of, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    """It is the day of the tests, at this door."""
    monkeypatch.setattr("assistance.admin.instruments.today", lambda: DAY)


@pytest.fixture
def maker():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def home(maker):
    return family(by=maker)


def page_of(home, slug=""):
    address = reverse("admin:assistance_household_instruments", args=[str(home)])
    return f"{address}{slug}"


def typed(**changes):
    """What a browser sends to record the head's account."""
    return {
        "kind": "account",
        "bank": "acba",
        "number": ACCOUNT,
        "holder": "",
        "holder_name": "AVANESYAN GOHAR",
        "family_unit": "",
        "from_on": DAY.strftime("%d.%m.%Y"),
        "until_on": "",
    } | changes


class TestAHouseholdsAccounts:
    def test_are_recorded_and_ended_on_pages(self, client, home, maker):
        client.force_login(maker)
        head = head_of(home)

        done = client.post(page_of(home, "add/"), typed(holder=head.pk, holder_name=""))

        assert done.url == page_of(home)
        page = Page(client.get(page_of(home)))
        assert page.says("… 7890") and page.says(head.full_name)
        assert page.inline == []
        ended = {"instrument": "instrument-1", "status": "lost", "reason": "stolen"}
        client.post(page_of(home, "end/"), ended | {"on": DAY.strftime("%d.%m.%Y")})
        assert PaymentInstrument.objects.get().status == "lost"
        assert Page(client.get(page_of(home))).says("stolen")

    @pytest.mark.parametrize("slug", ["", "add/", "end/"])
    def test_show_no_whole_number_anywhere(self, client, home, maker, slug):
        account(home, by=maker)
        client.force_login(maker)

        text = client.get(page_of(home, slug)).content.decode()

        assert ACCOUNT not in text and PaymentInstrument.objects.get().sealed not in text
        assert "instrument-1" in text or slug != "end/"

    def test_send_no_number_back_that_was_refused(self, client, home, maker, caplog):
        client.force_login(maker)

        page = Page(
            client.post(page_of(home, "add/"), typed(kind="card", number="4242424242424241"))
        )

        assert "mistyped" in page.faults["number"]
        assert "4242424242424241" not in page.text + caplog.text
        assert page.values["number"] == ""
        assert not PaymentInstrument.objects.exists()

    def test_ask_to_compare_what_is_unusual(self, client, home, maker):
        client.force_login(maker)

        page = Page(client.post(page_of(home, "add/"), typed(number="123456789")))
        assert {"number", "is_compared"} <= page.faults.keys()

        client.post(page_of(home, "add/"), typed(number="123456789", is_compared="on"))
        assert PaymentInstrument.objects.get().last_four == "6789"

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"kind": "gold"}, "kind"),
            ({"bank": "idram"}, "bank"),
            ({"from_on": "31.02.2026"}, "from_on"),
            ({"from_on": "01.12.2026"}, "from_on"),
            ({"number": ""}, "number"),
            ({"family_unit": "Z"}, "family_unit"),
            ({"holder": "P000000000000"}, "holder"),
        ],
    )
    def test_say_what_is_wrong_at_its_field(self, client, home, maker, change, field):
        client.force_login(maker)

        assert field in Page(client.post(page_of(home, "add/"), typed(**change))).faults

    def test_say_that_another_one_pays_them(self, client, home, maker):
        account(home, by=maker)
        client.force_login(maker)

        page = Page(client.post(page_of(home, "add/"), typed(kind="card", number=CARD)))

        assert page.says("end that one first")

    def test_are_read_where_they_are_seen_alone(self, client, home, maker):
        account(home, by=maker)
        for other, status in (
            (make_user("supervisor", places=["AM08"]), 404),
            (make_user("registrar", places=["AM07"]), 403),
            (make_user("partner"), 403),
        ):
            client.force_login(other)
            assert client.get(page_of(home)).status_code == status
            assert client.post(page_of(home, "add/"), typed()).status_code == status

    def test_are_looked_at_on_the_record(self, client, home, maker):
        client.force_login(maker)

        client.get(page_of(home))

        assert Look.objects.filter(actor=maker, subject=home.pk, kind="opened").count() == 1
