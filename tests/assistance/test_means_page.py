"""On the screen: what the members of a household earn and own."""

from datetime import date

import pytest

from assistance.models import Belonging, Income
from tests.assistance.programmes import DAY
from tests.cases.pages import Page
from tests.factories import head_of, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today(monkeypatch):
    for room in ("means_page", "frame"):
        monkeypatch.setattr(f"assistance.admin.{room}.today", lambda: DAY)


@pytest.fixture
def client(client, worker):
    client.force_login(worker)
    return client


def of(household, page):
    return f"/admin/assistance/decision/household/{household}/{page}/"


class TestMeans:
    def send(self, client, household, form, **typed):
        sent = {f"{form}-{name}": value for name, value in typed.items()} | {"form": form}
        return client.post(of(household, "means"), {f"{form}-source": "family"} | sent)

    def test_income_is_recorded_of_one_and_of_nobody_else(self, client, household):
        head = head_of(household)
        self.send(client, household, "income", person=head.pk, kind="wage", amount="60000",
                  month="15.11.2026")  # fmt: skip
        self.send(client, household, "nothing", kinds=["income", "car"], as_of="30.11.2026")

        rows = Income.objects.order_by("-amount")
        assert [(row.kind, row.month) for row in rows] == [
            ("wage", date(2026, 11, 1)), ("none", date(2026, 11, 1))
        ]  # fmt: skip
        assert Belonging.objects.filter(kind="car", has_none=True).count() == 2
        page = Page(client.get(of(household, "means")))
        assert "60" in page.text and "not known" in page.text
        assert page.inline == []

    def test_what_somebody_owns_is_recorded(self, client, household):
        self.send(client, household, "belonging", person=head_of(household).pk, kind="dwelling",
                  share="0.5", as_of="30.11.2026")  # fmt: skip

        assert Belonging.objects.get().share == 0.5

    def test_what_is_neither_something_nor_none_is_refused_in_words(self, client, household):
        answer = self.send(client, household, "belonging", person=head_of(household).pk,
                           kind="dwelling", as_of="30.11.2026")  # fmt: skip

        assert "Of a dwelling type the share" in Page(answer).text

    def test_a_registrar_does_not_read_it(self, client, household):
        client.force_login(make_user("registrar", places=["AM07"]))

        assert client.get(of(household, "means")).status_code in (403, 404)
