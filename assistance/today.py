"""What help has to say about the day: payments that failed, and lists that wait for approval."""

from assistance.models import PaymentLine, PaymentList
from assistance.payment_choices import ListState
from cases.panels import Panel

MAY_VIEW = "assistance.view_paymentinstrument"
MAY_APPROVE = "assistance.approve_paymentlist"


def panels(request, day):
    """How many payments the user has to see to, and how many lists wait for another's approval."""
    failed, waiting = _failed(request.user, day), _waiting(request.user, day)
    shown = {"failed": failed, "waiting": waiting}
    return [Panel("assistance/today_payments.html", shown)] if failed or waiting else []


def _failed(user, day):
    if not user.has_perm(MAY_VIEW):
        return 0
    return PaymentLine.objects.visible_to(user, on=day).to_see_to().count()


def _waiting(user, day):
    if not user.has_perm(MAY_APPROVE):
        return 0
    lists = PaymentList.objects.seen_by(user, on=day).filter(state=ListState.MADE)
    return lists.exclude(made_by=user).count()
