"""A payment list as the file that a bank takes: one layout a bank, totals and checksum at its end.

The last row says TOTAL where payments have their number, how many they are where they have the
holder, their sum where they have the amount, and where they have the account the checksum: the
SHA-256, in hexadecimal, of one line for each payment in the order of the list, in UTF-8 and ended
by a line feed, `number|holder|account|amount|currency`, the amount with two decimals and a full
stop. Whole numbers of accounts stand in this file, and nowhere else.
"""

from hashlib import sha256

from django.core.exceptions import PermissionDenied, ValidationError

from assistance.actions.payment_lists import MAY_MAKE, sees_all
from assistance.actions.payment_words import SAID
from assistance.banks import banks
from assistance.payment_choices import ListState, PaymentKind
from cases import numbers
from spreadsheets.writer import write_csv, write_xlsx

TOTAL = "TOTAL"


def list_file(payment_list, *, by, on, file_format):
    """The file of an approved list: a generator of bytes, which returns how many payments it has.

    Raises PermissionDenied, or ValidationError where it is not approved or not seen whole.
    """
    if not by.has_perm(MAY_MAKE):
        raise PermissionDenied
    for holds, code in (
        (payment_list.state == ListState.APPROVED, "list_not_approved"),
        (sees_all(payment_list, by, on=on), "out_of_sight"),
    ):
        if not holds:
            raise ValidationError(SAID[code], code=code)
    return _written(payment_list, file_format)


def checksum(told):
    """What the last row says of payments, as `payments_of` gives them."""
    lines = (
        f"{each['number']}|{each['holder']}|{each['account']}|{each['amount']:.2f}"
        f"|{each['currency']}\n"
        for each in told
    )
    return sha256("".join(lines).encode()).hexdigest()


def payments_of(payment_list):
    """What a bank is told of each payment, in the order of the list."""
    shown = str(payment_list)
    lines = payment_list.lines.select_related("instrument").order_by("position")
    return [
        {
            "number": numbers.shown(line.assistance_id),
            "holder": line.holder,
            "account": _account(line.instrument),
            "amount": line.amount,
            "currency": line.currency,
            "list": shown,
        }
        for line in lines
    ]


def _account(instrument):
    """The number as a bank takes it: of a wallet without the plus."""
    number = instrument.full_number()
    return number.removeprefix("+") if instrument.kind == PaymentKind.WALLET else number


def _written(payment_list, file_format):
    layout, told = banks()[payment_list.bank].layout, payments_of(payment_list)
    total = {
        "number": TOTAL,
        "holder": str(len(told)),
        "account": checksum(told),
        "amount": payment_list.total,
        "currency": payment_list.currency,
        "list": str(payment_list),
    }
    names = [holds for holds, _heading in layout.columns]
    headings = [heading for _holds, heading in layout.columns]
    rows = [[each.get(name, "") for name in names] for each in (*told, total)]
    if file_format == "csv":
        how = (layout.delimiter, layout.encoding, layout.decimal_mark)
        names = ("delimiter", "encoding", "decimal_mark")
        yield write_csv([headings], rows, **dict(zip(names, how, strict=True)))
    else:
        sheet = (str(payment_list), [headings], rows, [len(told)])
        yield write_xlsx([sheet], decimals=2)
    return len(told)
