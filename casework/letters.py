"""The printed letter of a referral: to whom, from whom, what is asked, and what is shared.

It holds what the receiver would see in this system, and nothing besides.
"""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cases.numbers import shown as shown_number
from casework.shared import shared
from printing.tables import Column, Sheet, table


def letter_of(referral, *, user, on, at, language):
    """The letter as PDF: a generator of bytes; call it with its language active."""
    told = shared(referral, on)
    return table(
        _rows(referral, told),
        columns=(Column(_("What"), 60), Column("", 217)),
        sheet=_sheet(referral, user, at, language),
    )


def _rows(referral, told):
    """What is asked, then each item: of the household first, then of each person."""
    yield _("What is asked, and why"), referral.reason
    if told is None:
        return
    for line in told.together:
        yield str(line.label), line.value
    for lines in told.people:
        for line in lines:
            yield str(line.label), line.value


def _sheet(referral, user, at, language):
    service = referral.service
    when = date_format(localtime(at), "DATETIME_FORMAT")
    foot = _("Printed on %(when)s by %(who)s. Personal data: for the receiver alone.")
    return Sheet(
        title=_("Referral to %(service)s") % {"service": service.title},
        language=language,
        facts=tuple(
            fact
            for fact in (
                (_("Number"), shown_number(referral.number)),
                (_("To"), service.given_by),
                (_("Focal person"), f"{service.focal_name}, {service.focal_phone}"),
                (_("Address"), service.address),
                (_("From"), referral.from_organisation.name),
                (_("Sent on"), date_format(referral.sent_on)),
                (_("Urgency"), referral.get_urgency_display()),
                (_("Answer by"), date_format(referral.deadline)),
                (_("What to bring"), service.bring),
            )
            if fact[1]
        ),
        foot=foot % {"when": when, "who": user.get_full_name() or user.username},
        pages=_("page %(page)s of %(of)s"),
        signers=(
            _("Sent by: name and telephone"),
            _("Answer: helped, waiting list, not eligible, no such service"),
        ),
    )
