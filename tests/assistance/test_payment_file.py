"""A payment list as its bank takes it: with totals and a checksum at its end."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from assistance.payment_file import checksum, list_file, payments_of
from spreadsheets.reader import open_book
from tests.assistance.payments import ACCOUNT, approved, made, paid_homes, written
from tests.assistance.programmes import DAY, programme
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def maker():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def approver():
    return make_user("supervisor", places=["AM07"])


@pytest.fixture
def winter():
    return programme()


def refused(code):
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


class TestTheFile:
    @pytest.fixture
    def found(self, maker, approver, winter):
        paid_homes(2, by=maker, of=winter)
        return approved(made(winter, by=maker), by=approver)

    def test_waits_for_approval(self, maker, winter):
        paid_homes(1, by=maker, of=winter)

        with refused("list_not_approved"):
            list_file(made(winter, by=maker), by=maker, on=DAY, file_format="csv")

    def test_is_for_those_who_see_all_of_it(self, found):
        other = make_user("supervisor", places=["AM08"])

        with refused("out_of_sight"):
            list_file(found, by=other, on=DAY, file_format="csv")

    @pytest.mark.parametrize("file_format", ["csv", "xlsx"])
    def test_has_each_payment_and_ends_with_totals_and_a_checksum(self, found, maker, file_format):
        content = written(found, by=maker, file_format=file_format)

        with open_book(BytesIO(content), "list") as book:
            headings, *rows, total = [values for _row, values in book.sheets[0].rows()]
        assert headings[:5] == ["Number", "Account holder", "Account", "Amount", "Currency"]
        assert [row[0] for row in rows] == [each["number"] for each in payments_of(found)]
        assert {str(row[2]) for row in rows} == {ACCOUNT}
        assert [float(row[3]) for row in rows] == [50_000.0] * 2
        assert total[:2] == ["TOTAL", "2"] and float(total[3]) == 100_000.0
        assert total[2] == checksum(payments_of(found))

    def test_has_a_checksum_that_anybody_can_reckon(self):
        told = {
            "number": "A-1", "holder": "Ա", "account": "42", "amount": Decimal(5), "currency": "AMD"
        }  # fmt: skip

        assert checksum([told]) == (
            "779cd309235f5c4353be18e9ce80f1173fd106f6303b3ac4b37cb22cab331b72"
        )

    @pytest.mark.parametrize(
        ("bank", "begins", "has"),
        [
            ("ameria", b"\xef\xbb\xbfNumber;Account;", b";50000,00;"),
            ("ardshin", b"\xff\xfe", "\t50000.00\t".encode("utf-16-le")),
        ],
    )
    def test_is_laid_out_as_its_bank_takes_it(self, maker, approver, winter, bank, begins, has):
        paid_homes(1, by=maker, of=winter, bank=bank)
        content = written(approved(made(winter, by=maker, bank=bank), by=approver), by=maker)

        assert content.startswith(begins) and has in content

    def test_of_a_wallet_has_no_plus_that_a_spreadsheet_would_reckon_with(self, maker, approver):
        mobile = programme(mechanism="mobile")
        paid_homes(1, by=maker, of=mobile, kind="wallet", bank="idram", number="093550127")
        content = written(approved(made(mobile, by=maker, bank="idram"), by=approver), by=maker)

        assert b",37493550127," in content

    def test_runs_no_formula(self, maker, approver, winter):
        paid_homes(1, by=maker, of=winter, holder=None, holder_name="=1+1")
        found = approved(made(winter, by=maker), by=approver)

        assert b",'=1+1," in written(found, by=maker)
