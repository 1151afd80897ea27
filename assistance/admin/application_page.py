"""The page on which a household applies to a programme: what follows is shown first, with reasons.

Nothing is written until somebody records the decision; if it comes out otherwise by then than it
was shown, it is shown anew.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from assessments.admin.subjects import household_or_404
from assistance import actions
from assistance.actions.eligibility import judged, rule_of
from assistance.admin.application_forms import AppealUntilForm, ApplicationForm, PanelForm
from assistance.admin.decision_frame import (
    decision_address,
    may_write,
    names_of,
    refuse_unless_read,
    shows_protection,
)
from assistance.admin.frame import page
from assistance.explaining import Explanation, explained
from assistance.models import Decision
from cases.models import Individual


@dataclass
class Section:
    """One who applies: what would be decided, why, and the form that records it."""

    judged: object
    title: str
    form: object
    explanation: Explanation | None = None
    decision: Decision | None = None

    @property
    def key(self):
        """What tells it from the others of the page."""
        return f"{self.judged.family_unit}.{self.judged.person}"

    @property
    def shown(self):
        """What the page says of it, to be compared when it is recorded."""
        found = self.judged.entitlement
        return "" if found is None else f"{found.is_eligible}.{found.amount}"

    @property
    def asks(self):
        """Whether anything is typed before it is recorded: not of what nobody can appeal."""
        found = self.judged.entitlement
        return found is None or (found.is_eligible is not None and bool(found.against))

    @property
    def is_decided(self):
        """Whether this application was decided before."""
        return self.decision is not None and self.decision.outcome != "open"


def application_page(site, request, number):
    """Choose a programme, see what the rule says with every reason, and record it."""
    household = household_or_404(request, number)
    refuse_unless_read(request.user, household)
    if not may_write(request.user, household):
        raise PermissionDenied
    form = _form(request, household)
    sections = _sections(request, household, form) if form.is_bound and form.is_valid() else []
    if request.method == "POST" and sections:
        done = _recorded(request, household, form, sections)
        if done is not None:
            messages.success(request, _("The decision is recorded."))
            return HttpResponseRedirect(decision_address(done))
    looks.record(request, LookKind.OPENED, subject=household)
    return page(
        site,
        request,
        "assistance/apply.html",
        title=_("Apply to a programme"),
        household=household,
        form=form,
        sections=sections,
        typed=_typed(form),
    )


def _form(request, household):
    data = request.POST if request.method == "POST" else request.GET or None
    members = list(household.members.present().order_by("-is_head", "birth_date", "number"))
    form = ApplicationForm(data, members=members, today=today())
    facts = set()
    if form.is_bound and form.is_valid():
        rule = rule_of(form.cleaned_data["programme"], form.cleaned_data["applied_on"])
        facts = set() if rule is None else rule.as_rule().facts
    form.ask_only(facts)
    return form


def _typed(form):
    """(name, value) of what was typed, to be sent again with the decision."""
    if not form.is_bound:
        return []
    return [(name, form.data[name]) for name in form.fields if form.data.get(name)]


def _sections(request, household, form):
    """A Section for each who applies from the household."""
    programme, applied_on = form.cleaned_data["programme"], form.cleaned_data["applied_on"]
    if applied_on > today():
        form.add_error("applied_on", _("That day is still to come."))
        return []
    found = judged(programme, [household], applied_on, said=form.said())
    if not found:
        form.add_error(None, _("Nobody belonged to this household on that day."))
    names = names_of(member.number for each in found for member in each.family.members)
    earlier = {
        (each.family_unit, each.person_id or ""): each
        for each in Decision.objects.on_applications().filter(
            household=household, programme=programme, applied_on=applied_on
        )
    }
    tells = shows_protection(request.user, household)
    return [
        Section(
            each,
            _title(household, each, names),
            _form_of(request, each),
            each.entitlement and explained(each.entitlement, names, shows_protection=tells),
            earlier.get((each.family_unit, each.person)),
        )
        for each in found
    ]


def _title(household, found, names):
    if found.person:
        return names[found.person]
    if found.family_unit:
        return gettext("Family unit %(unit)s") % {"unit": found.family_unit}
    return str(household)


def _form_of(request, found):
    """The form that records it: what a panel says, or until when it can be appealed."""
    key = f"{found.family_unit}.{found.person}"
    sent = request.POST if request.method == "POST" and request.POST.get("key") == key else None
    if found.rule is not None:
        return AppealUntilForm(sent)
    people = Individual.objects.filter(pk__in=found.people).order_by("birth_date", "number")
    return PanelForm(sent, people=list(people))


def _recorded(request, household, form, sections):
    """The Decision, once recorded; None where something has to be looked at first."""
    section = next((each for each in sections if each.key == request.POST.get("key")), None)
    if section is None or not section.form.is_valid():
        return None
    if section.shown != request.POST.get("seen", ""):
        form.add_error(None, _("It comes out otherwise now than it was shown: look at it again."))
        return None
    found = section.judged
    application = {
        **form.application(),
        "household": household,
        "family_unit": found.family_unit,
        "person": Individual.objects.get(pk=found.person) if found.person else None,
        "on": today(),
        "by": request.user,
    }
    try:
        if found.rule is None:
            return actions.decide_by_panel(**application, **section.form.said())
        until = section.form.cleaned_data["appeal_until"]
        return actions.decide_application(**application, said=form.said(), appeal_until=until)
    except ValidationError as refusal:
        form.add_error(None, ValidationError(refusal.messages))
        return None
