"""The page on which a case of a household, or of somebody in it, is opened."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import now, today
from accounts.history import looks
from assessments.admin.subjects import household_or_404, is_theirs
from cases.admin.fact_forms import choose
from cases.admin.fields import DayField
from cases.admin.scope import kept_number
from casework import actions
from casework.admin.colleague_field import ColleagueField, ColleaguesField
from casework.admin.frame import case_address, home_of, page, sent, show_refusal
from casework.choices import CaseKind, Priority
from casework.models import Case
from casework.sight import MAY_WORK

HOUSEHOLD = "household"
# Somebody looks at a new case again within a month, unless another day is typed.
FIRST_REVIEW = timedelta(days=30)


class OpenForm(forms.Form):
    """About whom it is, what, how urgent, why, and who works on it."""

    about = forms.ChoiceField(label=_("About"))
    kind = forms.ChoiceField(label=_("Kind"), choices=choose(CaseKind.choices))
    concern = forms.CharField(
        label=_("Concern"), max_length=120, help_text=_("In a few words: what is it about?")
    )
    priority = forms.ChoiceField(label=_("Priority"), choices=Priority, initial=Priority.MEDIUM)
    because = forms.CharField(
        label=_("Why it is opened"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    worker = ColleagueField(label=_("Worker (user name)"))
    team = ColleaguesField(
        label=_("Team (user names, with commas)"), required=False,
        help_text=_("Of a protection case nobody else knows, but those cleared."),
    )  # fmt: skip
    review_on = DayField(label=_("Next review"), required=False)

    def __init__(self, *args, household, user, person=None, **how):
        super().__init__(*args, **how)
        # Somebody who left is still whom a page of theirs is about.
        members = household.members.filter(Q(left_on=None) | Q(pk=person or ""))
        self.people = {row.pk: row for row in members.order_by("-is_head", "birth_date", "pk")}
        self.household = household
        names = [(key, row.full_name or str(row)) for key, row in self.people.items()]
        self.fields["about"].choices = [(HOUSEHOLD, _("the whole household")), *names]
        self.fields["about"].initial = person if person in self.people else HOUSEHOLD
        self.fields["worker"].initial = user.username
        self.fields["review_on"].initial = today() + FIRST_REVIEW
        for name in ("worker", "team"):
            self.fields[name].offer(household.lives_in)

    def said(self):
        """What the action is told."""
        values = dict(self.cleaned_data)
        values["about"] = self.people.get(values["about"], self.household)
        return values


def open_page(site, request, number):
    """Show the form, and open the case; `?about=` is the person from whose page one comes."""
    household = household_or_404(request, number)
    if not (request.user.has_perm(MAY_WORK) and is_theirs(request.user, household)):
        raise PermissionDenied
    person = kept_number(request.GET.get("about", ""))
    form = sent(OpenForm, request, household=household, user=request.user, person=person)
    if form.is_bound and form.is_valid():
        try:
            case = actions.open_case(at=now(), today=today(), by=request.user, **form.said())
            messages.success(request, _("The case is opened."))
            return HttpResponseRedirect(_after(request, case))
        except ValidationError as refusal:
            show_refusal(form, _at_our_fields(refusal))
    looks.record(request, LookKind.OPENED, subject=household)
    return page(
        site,
        request,
        "casework/open.html",
        title=_("Open a case"),
        form=form,
        household=household,
        open_cases=_open_cases(request.user, household),
    )


def _open_cases(user, household):
    rows = Case.objects.visible_to(user, on=today()).about(household).open()
    return list(rows.select_related("worker", "individual").order_by("opened_on", "pk"))


def _after(request, case):
    """The case's page; the household's, where a protection case is opened for others to know."""
    if Case.objects.visible_to(request.user, on=today()).filter(pk=case.pk).exists():
        return case_address(case)
    return reverse("admin:cases_household_change", args=[str(home_of(case))])


def _at_our_fields(refusal):
    """The refusal, at the fields of the form: the case calls one of them otherwise."""
    if not hasattr(refusal, "error_dict"):
        return refusal
    ours = {"opened_because": "because"}
    return ValidationError(
        {ours.get(name, name): errors for name, errors in refusal.error_dict.items()}
    )
