"""The pages on which a family's appeal is noted, and on which another person decides it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from assessments.admin.subjects import is_theirs
from assistance import actions
from assistance.actions.eligibility import judged
from assistance.admin.application_forms import PanelForm
from assistance.admin.decision_frame import (
    MAY_DECIDE,
    MAY_DECIDE_APPEALS,
    decision_address,
    names_of,
    shows_protection,
)
from assistance.admin.decision_page import decision_or_404
from assistance.admin.frame import page
from assistance.explaining import explained
from cases.admin.fields import DayField
from cases.models import Individual


class AppealForm(forms.Form):
    """When and why the family appeals."""

    on = DayField(label=_("Appealed on"))
    because = forms.CharField(
        label=_("Why it is appealed"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In the family's own words."),
    )


def appeal_page(site, request, number):
    """Note that the family appeals."""
    decision = decision_or_404(request, number)
    _refuse_unless_theirs(request.user, decision, MAY_DECIDE)
    data = request.POST if request.method == "POST" else None
    form = AppealForm(data, initial={"on": today()})
    if form.is_bound and form.is_valid():
        done = _done(form, lambda: _appealed(request, decision, form))
        if done:
            messages.success(request, _("The appeal is noted: another person decides it."))
            return HttpResponseRedirect(decision_address(done))
    looks.record(request, LookKind.OPENED, subject=decision.household)
    return page(
        site,
        request,
        "assistance/appeal.html",
        title=_("Appeal against the decision"),
        decision=decision,
        household=decision.household,
        form=form,
    )


def _appealed(request, decision, form):
    on = form.cleaned_data["on"]
    if on > today():
        raise ValidationError(_("That day is still to come."), code="future")
    because = form.cleaned_data["because"]
    return actions.appeal(decision=decision, because=because, on=on, by=request.user)


def decide_appeal_page(site, request, number):
    """Decide an appeal: as the rule of the first day says of what is known now, or by a panel."""
    decision = decision_or_404(request, number)
    _refuse_unless_theirs(request.user, decision, MAY_DECIDE_APPEALS)
    found = _found_now(decision)
    people = Individual.objects.filter(
        pk__in=[each.number for each in found.family.members] if found else []
    )
    by_rule = found is not None and found.rule is not None
    is_panel = request.method == "POST" and ("_panel" in request.POST or not by_rule)
    form = PanelForm(request.POST if is_panel else None, people=list(people.order_by("number")))
    refusals = []
    if request.method == "POST" and (not is_panel or form.is_valid()):
        said = form.said() if is_panel else {}
        try:
            done = actions.decide_appeal(decision=decision, on=today(), by=request.user, **said)
            messages.success(request, _("The appeal is decided."))
            return HttpResponseRedirect(decision_address(done))
        except ValidationError as refusal:
            refusals = refusal.messages
    looks.record(request, LookKind.OPENED, subject=decision.household)
    names = names_of(each.number for each in found.family.members) if found else {}
    tells = shows_protection(request.user, decision.household)
    return page(
        site,
        request,
        "assistance/decide_appeal.html",
        title=_("Decide the appeal"),
        decision=decision,
        household=decision.household,
        form=form,
        found=found if by_rule else None,
        explanation=explained(found.entitlement, names, shows_protection=tells)
        if by_rule
        else None,
        refusals=refusals,
    )


def _found_now(decision):
    """What the rule of the first day says of what is known now; None where nobody is left."""
    said = actions.said_of(decision)
    for each in judged(decision.programme, [decision.household], decision.applied_on, said=said):
        if (each.family_unit, each.person) == (decision.family_unit, decision.person_id or ""):
            return each
    return None


def _refuse_unless_theirs(user, decision, permission):
    if not (user.has_perm(permission) and is_theirs(user, decision.household)):
        raise PermissionDenied


def _done(form, do):
    """What was done; None where it was refused, with the words of it shown."""
    try:
        return do()
    except ValidationError as refusal:
        form.add_error(None, ValidationError(refusal.messages))
        return None
