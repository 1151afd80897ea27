"""The page of all that a household was given and promised, and whether it was helped already."""

from datetime import timedelta

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.policy import readable_classes
from assessments.admin.subjects import household_or_404
from assistance.admin.frame import page
from assistance.choices import Helped
from assistance.given import help_of
from assistance.helped import Question, already_helped
from assistance.models import Programme
from assistance.sight import MAY_CHECK, MAY_GIVE, MAY_READ, help_sight
from cases.admin.fields import DayField
from cases.admin.scope import is_changeable
from cases.policy import is_cleared_for, sees_in_part


class CheckForm(forms.Form):
    """Of which programme, and on which day."""

    programme = forms.ModelChoiceField(
        label=_("Already helped? Programme"), queryset=Programme.objects.none(), empty_label=None
    )
    on = DayField(label=_("On"))

    def __init__(self, *args, **how):
        super().__init__(*args, **how)
        self.fields["programme"].queryset = Programme.objects.on(today()).order_by("title")
        self.fields["on"].initial = today()


def household_assistance(site, request, number):
    """Everything that was given and is planned, the latest first; and one question about it."""
    household = household_or_404(request, number)
    if not request.user.has_perm(MAY_READ):
        raise PermissionDenied
    sight = sight_of_household(request.user, household)
    looks.record(request, LookKind.OPENED, subject=household)
    form = CheckForm(request.GET if "programme" in request.GET else None)
    rows = list(help_of(household, request.user, on=today()))
    for row in rows:
        row.is_told = sight.tells(row.programme.given_by_id)
    return page(
        site,
        request,
        "assistance/household.html",
        title=_("Assistance"),
        household=household,
        rows=rows,
        form=form,
        may_check=request.user.has_perm(MAY_CHECK),
        answer=_answer(request, household, form),
        may_give=may_give_to(request.user, household),
    )


def sight_of_household(user, household):
    """What of its help the user is told."""
    cleared = is_cleared_for(user, household, today()) or None
    return help_sight(user, today(), classes=readable_classes(user, on=today(), cleared=cleared))


def may_give_to(user, household):
    """Whether the user gives to this household, which they see.

    The register's staff where it is theirs to change; a partner to those whom it is shown, as it
    gives what its own organisation has.
    """
    if household.inactive_on is not None or not user.has_perm(MAY_GIVE):
        return False
    return sees_in_part(user) or is_changeable(user, household)


def _answer(request, household, form):
    """The Answer about the programme and day that were asked; None where nothing was."""
    if not (form.is_bound and request.user.has_perm(MAY_CHECK) and form.is_valid()):
        return None
    day, programme = form.cleaned_data["on"], form.cleaned_data["programme"]
    question = Question(day, day + timedelta(days=1), programme=programme)
    answer = already_helped([household.pk], question, user=request.user, on=today())[0]
    return answer if answer.state in (Helped.HELPED, Helped.PLANNED) else Helped.CLEAR
