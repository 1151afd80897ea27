"""By what a household is paid: one thing at a time, its number sealed, ended when it is wrong."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from accounts.history.changes import events_of
from assistance import account_numbers, actions
from assistance.banks import banks
from assistance.models import PaymentInstrument
from cases.actions import make_inactive
from tests.assistance.payments import ACCOUNT, CARD, IBAN, account
from tests.assistance.programmes import DAY
from tests.factories import family, head_of, make_user, member
from tests.history import Kept

pytestmark = pytest.mark.django_db
TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)


@pytest.fixture
def worker():
    return make_user(places=["AM07"])


@pytest.fixture
def home(worker):
    return family(by=worker)


def refused(code):
    """An action refuses for this reason, at a field or as a whole."""
    return pytest.raises(ValidationError, check=lambda error: code in codes(error))


def codes(error):
    return {each.code for each in ValidationError([error]).error_list}


def ended(instrument, *, by, status="lost", reason="the card was stolen", on=DAY):
    return actions.end_instrument(
        instrument=instrument, status=status, reason=reason, on=on, today=DAY, by=by
    )


class TestANumber:
    @pytest.mark.parametrize(
        ("kind", "typed", "kept"),
        [
            ("account", "1570 0012 3456 7890", ACCOUNT),
            ("account", "ge29 nb00 0000 0101 9049 17", IBAN),
            ("card", "4242-4242-4242-4242", CARD),
            ("wallet", "093 55 01 27", "+37493550127"),
        ],
    )
    def test_is_read_in_any_spelling(self, kind, typed, kept):
        assert account_numbers.read_number(kind, typed) == kept

    @pytest.mark.parametrize(
        ("kind", "typed", "code"),
        [
            ("account", " ", "empty"),
            ("account", "12ab", "account_signs"),
            ("account", "GE29NB0000000101904918", "iban"),
            ("account", "GE29", "account_signs"),
            ("card", "4242424242424241", "check_digit"),
            ("card", "4242", "card_signs"),
            ("card", "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", "card_signs"),
            ("wallet", "1", "too_short"),
        ],
    )
    def test_that_is_certainly_wrong_is_refused(self, home, worker, kind, typed, code):
        bank = "idram" if kind == "wallet" else "acba"
        with pytest.raises(ValidationError) as refusal:
            account(home, by=worker, kind=kind, bank=bank, number=typed)

        assert list(refusal.value.error_dict) == ["number"]
        assert kind == "wallet" or not typed.strip() or typed not in str(refusal.value)
        if kind != "wallet":
            assert codes(refusal.value) == {code}

    def test_that_is_unusual_is_compared_with_the_paper(self, home, worker):
        with refused("doubtful"):
            account(home, by=worker, number="15700012345678")

        assert account(home, by=worker, number="15700012345678", is_compared=True).last_four == (
            "5678"
        )

    def test_lies_sealed_and_shows_its_last_four_digits(self, home, worker):
        instrument = account(home, by=worker)

        assert instrument.last_four == "7890"
        assert instrument.full_number() == ACCOUNT
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT i::text || c::text FROM assistance_paymentinstrument i,"
                " assistance_paymentinstrumentchange c"
            )
            (kept,) = cursor.fetchone()
        assert ACCOUNT not in kept and ACCOUNT[:12] not in kept
        assert "7890" in str(instrument) and ACCOUNT not in str(instrument)

    def test_stands_in_no_history_not_even_sealed(self, home, worker):
        instrument = account(home, by=worker)

        event = events_of(PaymentInstrument).objects.get()
        assert not hasattr(event, "sealed")
        assert event.last_four == instrument.last_four

    def test_is_sealed_otherwise_each_time(self, home, worker):
        first = account(home, by=worker)
        ended(first, by=worker)
        second = account(home, by=worker, from_on=DAY)

        assert first.sealed != second.sealed

    def test_is_opened_by_a_former_key_too(self, home, worker, settings):
        instrument = account(home, by=worker)
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "another" * 10

        assert instrument.full_number() == ACCOUNT


class TestAnInstrument:
    def test_is_one_at_a_time(self, home, worker):
        account(home, by=worker)

        with refused("another_instrument"):
            account(home, by=worker, kind="card", number=CARD)

    def test_of_a_family_unit_stands_beside_that_of_the_household(self, home, worker):
        child = member(home, "child")
        child.family_unit = "B"
        child.save()
        account(home, by=worker)

        assert account(home, by=worker, family_unit="B", holder=child).family_unit == "B"
        with refused("no_such_unit"):
            account(home, by=worker, family_unit="C")

    def test_may_be_of_somebody_who_is_not_registered(self, home, worker):
        instrument = account(home, by=worker, holder=None, holder_name=" SARGSYAN   ANNA ")

        assert instrument.shown_holder == "SARGSYAN ANNA"

    def test_is_somebodys(self, home, worker):
        with refused("no_holder"):
            account(home, by=worker, holder=None)

    def test_is_called_as_the_register_calls_its_holder(self, home, worker):
        assert account(home, by=worker).shown_holder == head_of(home).full_name

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"bank": "nowhere"}, "bank"),
            ({"bank": "idram"}, "bank"),
            ({"kind": "gold"}, None),
            ({"from_on": TOMORROW}, "future"),
            ({"until_on": DAY - timedelta(days=60)}, "before_its_beginning"),
        ],
    )
    def test_is_what_it_can_be(self, home, worker, change, code):
        with pytest.raises((ValidationError, KeyError)) as refusal:
            account(home, by=worker, **change)

        assert code is None or code in codes(refusal.value)

    def test_of_an_inactive_household_is_not_recorded(self, home, worker):
        head = head_of(home)
        make_inactive(household=home, reason="left_country", on=DAY, today=DAY, by=worker)

        with refused("inactive"):
            account(home, by=worker, holder=head)

    def test_ends_on_a_day_for_a_reason(self, home, worker):
        instrument = account(home, by=worker)

        assert ended(instrument, by=worker).status == "lost"

        assert not PaymentInstrument.objects.payable(DAY).exists()
        assert account(home, by=worker, kind="card", number=CARD, from_on=DAY).is_active
        with refused("ended_already"):
            ended(instrument, by=worker)

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"status": "active"}, "not_ending"),
            ({"status": "nonsense"}, "not_ending"),
            ({"reason": " "}, "no_reason"),
            ({"on": TOMORROW}, "future"),
            ({"on": DAY - timedelta(days=60)}, "before_its_beginning"),
        ],
    )
    def test_does_not_end_otherwise(self, home, worker, change, code):
        instrument = account(home, by=worker)

        with refused(code):
            ended(instrument, by=worker, **change)

    def test_keeps_each_change_with_who_made_it(self, home, worker):
        kept = Kept()
        ended(account(home, by=worker), by=worker)

        events = kept.of(PaymentInstrument)
        assert [event.pgh_label for event in events] == ["insert", "update"]
        assert {event.pgh_context["by"] for event in events} == {worker.pk}


class TestTheDatabase:
    """Whoever writes, through whichever door."""

    @pytest.mark.parametrize(
        "change", [{"sealed": "x"}, {"last_four": "0000"}, {"bank": "ameria"}, {"kind": "card"}]
    )
    def test_never_sends_money_elsewhere(self, home, worker, change):
        account(home, by=worker)

        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            PaymentInstrument.objects.update(**change)

    def test_lets_nothing_that_ended_begin_again(self, home, worker):
        ended(account(home, by=worker), by=worker)

        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            PaymentInstrument.objects.update(status="active")

    @pytest.mark.parametrize(
        ("change", "law"),
        [
            ({"status": "lost"}, "ended_on_a_day"),
            ({"holder": None}, "has_a_holder"),
            ({"until_on": DAY - timedelta(days=90)}, "ends_after"),
        ],
    )
    def test_keeps_what_an_instrument_is(self, home, worker, change, law):
        account(home, by=worker)

        with pytest.raises(IntegrityError, match=law), transaction.atomic():
            PaymentInstrument.objects.update(**change)


@pytest.mark.parametrize("bank", banks().values(), ids=lambda bank: bank.code)
def test_every_bank_has_a_layout_and_codes_that_are_known(bank):
    assert bank.kinds and bank.label("hy") != bank.label("en")
    "x".encode(bank.layout.encoding)
    assert all(bank.rejection(code) for code in bank.codes)
    assert bank.rejection("closed") == bank.rejection(" CLOSED ") == "closed"
    assert bank.rejection("nonsense") is None
