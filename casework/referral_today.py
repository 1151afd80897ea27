"""What referrals have to say about the day: answers to read, and those that nothing came of yet."""

from django.db.models import Exists, OuterRef

from cases.panels import Panel
from casework.models import Referral
from casework.referral_choices import ReferralState
from casework.referral_rights import MAY_ANSWER, MAY_SEND

SHOWN, COUNTED = 5, 100


def panels(request, day):
    """Of a sender what they sent; of a receiver what waits for their answer."""
    user = request.user
    if user.has_perm(MAY_SEND):
        mine = Referral.objects.filter(sent_by=user)
        seen = Referral.objects.all().of_households_seen(user, day).filter(pk=OuterRef("pk"))
        mine = mine.annotate(is_seen=Exists(seen)).select_related("service", "individual")
        answered = mine.filter(is_unread_answer=True).order_by("-outcome_on", "-answered_on", "pk")
        overdue = mine.overdue(day).order_by("deadline", "pk")
        return [
            *_panel("casework/today_answered.html", answered, day),
            *_panel("casework/today_unanswered.html", overdue, day),
        ]
    if user.has_perm(MAY_ANSWER):
        new = Referral.objects.received_by(user).waiting(day).filter(state=ReferralState.SENT)
        rows = new.select_related("from_organisation").order_by("deadline", "pk")
        return _panel("casework/today_received.html", rows, day)
    return []


def _panel(template, rows, day):
    """A panel of the first few; how many more there are is known without another question."""
    found = list(rows[:COUNTED])
    if not found:
        return []
    shown = {"rows": found[:SHOWN], "count": len(found), "is_more": len(found) == COUNTED}
    return [Panel(template, shown | {"day": day})]
