"""The words of payment: by what somebody is paid, how far a list and each of its lines came."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assistance.choices import Mechanism


class PaymentKind(models.TextChoices):
    """By what somebody is paid."""

    ACCOUNT = "account", _("bank account")
    CARD = "card", _("payment card")
    WALLET = "wallet", _("mobile wallet")


class InstrumentState(models.TextChoices):
    """Whether it can be paid to."""

    ACTIVE = "active", pgettext_lazy("payment instrument", "active")
    LOST = "lost", pgettext_lazy("payment instrument", "lost")
    WRONG_HOLDER = "wrong_holder", _("belongs to somebody else")
    CLOSED = "closed", pgettext_lazy("payment instrument", "closed")


class ListState(models.TextChoices):
    """How far a payment list came."""

    MADE = "made", _("waits for approval")
    APPROVED = "approved", _("approved")
    WITHDRAWN = "withdrawn", pgettext_lazy("payment list", "withdrawn")


class LineState(models.TextChoices):
    """What became of one payment of a list."""

    LISTED = "listed", pgettext_lazy("payment", "listed")
    PAID = "paid", _("paid")
    REJECTED = "rejected", pgettext_lazy("payment", "rejected")
    NOT_COLLECTED = "not_collected", _("not collected")
    WITHDRAWN = "withdrawn", pgettext_lazy("payment", "withdrawn")


class RejectionCode(models.TextChoices):
    """Why a bank did not pay; each bank's own codes lead to these (`data/banks.json`)."""

    WRONG_NUMBER = "wrong_number", _("there is no such number")
    WRONG_HOLDER = "wrong_holder", _("it belongs to somebody else")
    CLOSED = "closed", _("it is closed")
    LOST = "lost", _("the card was lost or blocked")
    LIMIT = "limit", _("a limit of the bank was passed")
    OTHER = "other", _("another reason")


# What a rejection says of the instrument itself: no list pays to it any more.
MARKS = {
    RejectionCode.WRONG_NUMBER: InstrumentState.CLOSED,
    RejectionCode.WRONG_HOLDER: InstrumentState.WRONG_HOLDER,
    RejectionCode.CLOSED: InstrumentState.CLOSED,
    RejectionCode.LOST: InstrumentState.LOST,
}
# What an assistance is on to be paid, or was paid by: it stands on no other list.
OPEN_LINES = (LineState.LISTED, LineState.PAID)
# What somebody has to see to.
FAILED_LINES = (LineState.REJECTED, LineState.NOT_COLLECTED)
# Mechanisms that pay by list, and the kinds of instruments to which each pays.
PAID_BY_LIST = {
    Mechanism.BANK.value: (PaymentKind.ACCOUNT.value, PaymentKind.CARD.value),
    Mechanism.CARD.value: (PaymentKind.CARD.value,),
    Mechanism.MOBILE.value: (PaymentKind.WALLET.value,),
}
