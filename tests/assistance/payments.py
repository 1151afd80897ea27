"""Accounts, lists for banks and their answers, with visible defaults."""

from io import BytesIO

from assistance import actions
from assistance.importers.payment_results import load_results
from assistance.payment_file import list_file
from cases.numbers import shown
from spreadsheets.writer import write_csv, write_xlsx
from tests.assistance.programmes import DAY, planned, programme
from tests.factories import family, head_of

ACCOUNT, CARD, IBAN = "1570001234567890", "4242424242424242", "GE29NB0000000101904917"
ANSWER = ("Number", "State", "Code", "Paid on", "Bank reference")


def account(home, *, by, **changes):
    """An account at ACBA that is the head's, since a month ago."""
    values = {
        "kind": "account",
        "bank": "acba",
        "number": ACCOUNT,
        "from_on": DAY.replace(day=1),
    } | changes
    if "holder" not in values:
        values["holder"] = head_of(home)
    return actions.add_instrument(household=home, today=DAY, by=by, **values)


def paid_homes(count, *, by, of=None, **changes):
    """So many plans of a programme, each of a household with an account at ACBA."""
    of, plans = of or programme(), []
    for _home in range(count):
        home = family(by=by)
        account(home, by=by, **changes)
        plans.append(planned(home, by=by, of=of))
    return plans


def made(of, *, by, bank="acba", on=DAY):
    return actions.make_payment_list(programme=of, bank=bank, on=on, by=by).payment_list


def approved(payment_list, *, by, on=DAY):
    return actions.approve_payment_list(payment_list=payment_list, on=on, by=by)


def written(payment_list, *, by, file_format="csv", on=DAY):
    """The bytes of a list's file."""
    return b"".join(list_file(payment_list, by=by, on=on, file_format=file_format))


def answer(assistance, state="paid", code="", on=DAY, reference="B-1"):
    """A row of the bank's answer."""
    return (shown(assistance.pk), state, code, on, reference)


def as_csv(*rows, headings=ANSWER):
    return BytesIO(write_csv([headings], rows))


def as_xlsx(*rows, headings=ANSWER):
    return BytesIO(write_xlsx([("Answer", [headings], rows, ())]))


def loaded(file, payment_list, *, by, today=DAY, **how):
    return load_results(file, name="answer", payment_list=payment_list, by=by, today=today, **how)
