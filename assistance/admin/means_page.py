"""The page on which is read and recorded what the members of a household earn and own."""

from collections import defaultdict

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from assessments.admin.subjects import household_or_404
from assistance.admin.decision_frame import may_write, refuse_unless_read
from assistance.admin.frame import page
from assistance.admin.means_forms import BelongingForm, IncomeForm, NothingForm
from assistance.families.means import means_on
from assistance.models import Belonging, Income

_FORMS = {"income": IncomeForm, "belonging": BelongingForm, "nothing": NothingForm}
_READ = ("assistance.view_income", "assistance.view_belonging")
_WRITE = ("assistance.add_income", "assistance.add_belonging")


def means_page(site, request, number):
    """What each of them earns and owns by the latest word; and a form for each kind of word."""
    household = household_or_404(request, number)
    for permission in _READ:
        refuse_unless_read(request.user, household, permission)
    members = list(household.members.present().order_by("-is_head", "birth_date", "number"))
    may = all(may_write(request.user, household, each) for each in _WRITE)
    forms = _forms(request, members) if may and members else {}
    if request.method == "POST" and _recorded(request, forms):
        messages.success(request, _("Recorded."))
        return HttpResponseRedirect(request.path)
    looks.record(request, LookKind.OPENED, subject=household)
    return page(
        site,
        request,
        "assistance/means.html",
        title=_("Income and belongings"),
        household=household,
        lines=_lines(members),
        forms=forms,
    )


def _forms(request, members):
    """Name → form; the one that was sent is bound."""
    sent = request.POST.get("form") if request.method == "POST" else None
    return {
        name: form(
            request.POST if name == sent else None, prefix=name, members=members, today=today()
        )
        for name, form in _FORMS.items()
    }


def _recorded(request, forms):
    form = forms.get(request.POST.get("form"))
    if form is None or not form.is_valid():
        return False
    try:
        # What nobody has is recorded of income and belongings together, or not at all.
        with transaction.atomic():
            form.perform(on=today(), by=request.user)
    except ValidationError as refusal:
        form.add_error(None, ValidationError(refusal.messages))
        return False
    return True


def _lines(members):
    """(person, their Means, all that was said of them) for each member."""
    numbers = [person.pk for person in members]
    means, said = means_on(numbers, today()), defaultdict(list)
    for model in (Income, Belonging):
        rows = model.objects.standing().filter(individual__in=numbers)
        for row in rows.order_by("-recorded_on", "-pk"):
            said[row.individual_id].append(row)
    return [(person, means[person.pk], said[person.pk]) for person in members]
