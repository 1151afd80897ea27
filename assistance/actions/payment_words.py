"""What is said where an instrument, a payment list or a bank's answer is refused."""

from django.utils.translation import gettext_lazy as _

from assistance.actions import delivering

SAID = delivering.SAID | {
    "inactive": _("This household is inactive. Reopen it first."),
    "no_reason": _("Say why."),
    "ended_already": _("It ended already."),
    "not_ending": _("Say what became of it: lost, of somebody else, or closed."),
    "before_its_beginning": _("It cannot end before the day on which it began."),
    "no_such_unit": _("Nobody of the household is in this family unit."),
    "not_compared": _("Compare it with the paper, and say that you did."),
    "not_by_list": _("This programme is not paid through a bank."),
    "no_such_bank": _("This bank is not listed here."),
    "nobody_to_pay": _(
        "Nobody of this programme waits to be paid at this bank: nothing is planned, or their "
        "accounts are missing."
    ),
    "list_not_made": _("This list was approved, or withdrawn, meanwhile."),
    "list_not_approved": _("This list is not approved: nothing of it goes to the bank."),
    "second_person": _("Whoever made a list does not approve it: ask a colleague."),
    "out_of_sight": _("Households of this list live outside of your places: you do not see all."),
    "changed_since": _(
        "Something changed since the list was made: %(numbers)s. Withdraw it, and make another."
    ),
    "not_covered": _("The budget of the programme does not cover this list."),
    "answered_meanwhile": _("The bank's answer was written meanwhile: look at the list again."),
    # Of one assistance that a list leaves out.
    "no_instrument": _("no account, card or wallet is recorded"),
    "wrong_kind": _("what is recorded is not of the kind by which this programme pays"),
    "no_amount": _("it is not an amount of money"),
    "other_currency": _("it is planned in another currency"),
}
