"""What an e-mail says of a morning: how much waits for somebody, and where; it names nobody."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from accounts.policy import works_on
from casework.feedback_choices import FeedbackState
from casework.models import Appointment, Feedback, Task
from casework.sight import MAY_VIEW, MAY_VIEW_FEEDBACK

OVERDUE = gettext_lazy("Tasks overdue: %(count)d")
DUE = gettext_lazy("Tasks due today: %(count)d")
COMING = gettext_lazy("Appointments today: %(count)d")
UNSAID = gettext_lazy("Appointments of which nobody said what came of them: %(count)d")
LATE = gettext_lazy("Feedback that should have been answered: %(count)d")


def who_wants_them():
    """Users who wish to be reminded, in an order in which a round goes on after one."""
    wishing = User.objects.filter(wants_reminders=True, is_active=True).exclude(email="")
    return wishing.select_related("organisation").order_by("pk")


def waiting_for(user, day):
    """[(words, count)] of what waits for the user on the day; empty where nothing does."""
    if not works_on(user, day):
        return []
    return [(words, count) for words, count in _counted(user, day) if count]


def _counted(user, day):
    if user.has_perm(MAY_VIEW):
        tasks = Task.objects.visible_to(user, on=day).filter(worker=user)
        yield OVERDUE, tasks.overdue(day).count()
        yield DUE, tasks.open().filter(due_on=day).count()
        planned = Appointment.objects.visible_to(user, on=day).filter(worker=user).planned()
        yield COMING, planned.filter(at__date=day).count()
        yield UNSAID, planned.filter(at__date__lt=day, at__date__gte=day - timedelta(60)).count()
    if user.has_perm(MAY_VIEW_FEEDBACK):
        feedback = Feedback.objects.changeable_by(user, on=day)
        yield LATE, feedback.filter(state=FeedbackState.OPEN, due_on__lt=day).count()


def remind(user, day):
    """Send the user what waits for them on the day; whether something did."""
    waiting = waiting_for(user, day)
    if not waiting:
        return False
    with translation.override(user.language or settings.LANGUAGE_CODE):
        lines = [words % {"count": count} for words, count in waiting]
        total = sum(count for _words, count in waiting)
        subject = ngettext("%(count)d thing waits for you", "%(count)d things wait for you", total)
        address = settings.SITE_ADDRESS.rstrip("/") + reverse("admin:index")
        text = "\n".join([*lines, "", address, "", _("You chose these e-mails in your account.")])
        send_mail(subject % {"count": total}, text, None, [user.email])
    return True
