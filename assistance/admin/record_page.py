"""The page on which help is recorded for a household: planned, or handed over at once."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from assessments.admin.subjects import household_or_404
from assistance import actions
from assistance.admin.frame import page
from assistance.admin.household_page import may_give_to
from assistance.choices import ForWhom, Helped
from assistance.helped import LATELY, Question, already_helped
from assistance.models import Programme
from cases.admin.fields import DayField, PlaceField
from cases.models import Individual
from cases.policy import sees_in_part

EVERYBODY, UNIT = "everybody", "unit "
SAID = {
    "everybody": _("This programme gives to a household as a whole: choose everybody."),
    "unit": _("This programme gives to one family unit: choose which."),
    "person": _("This programme gives to one person: choose whom."),
    "helped": _("They were helped in this sector lately. Say why they are helped again."),
}


class RecordForm(forms.Form):
    """What of which programme, for whom, and whether it was handed over already."""

    programme = forms.ModelChoiceField(label=_("Programme"), queryset=Programme.objects.none())
    whom = forms.ChoiceField(label=_("For whom"))
    amount = forms.DecimalField(
        label=_("Amount"), required=False, min_value=0, max_digits=14, decimal_places=2
    )
    quantity = forms.DecimalField(
        label=_("Quantity"), required=False, min_value=0, max_digits=12, decimal_places=2
    )
    on = DayField(label=_("On which day"))
    is_delivered = forms.BooleanField(label=_("It was handed over on that day"), required=False)
    collected_by = forms.CharField(label=_("Collected by"), max_length=160, required=False)
    delivered_at = PlaceField(label=_("Delivered at"), required=False)
    reference = forms.CharField(label=_("Reference of the giver"), max_length=80, required=False)
    in_spite_of = forms.CharField(
        label=_("Why in spite of other help"), max_length=200, required=False
    )

    def __init__(self, *args, household, user, **how):
        super().__init__(*args, **how)
        self.household, self.user = household, user
        programmes = Programme.objects.on(today()).order_by("title")
        if sees_in_part(user):
            programmes = programmes.filter(given_by=user.organisation_id)
        self.fields["programme"].queryset = programmes
        self.fields["on"].initial = today()
        self.people = list(household.members.present().order_by("-is_head", "birth_date", "pk"))
        self.fields["whom"].choices = self._whom()
        self.answer = None

    def _whom(self):
        """Everybody, each family unit, and each member whom the user sees."""
        units = sorted({person.family_unit for person in self.people} - {""})
        seen = Individual.objects.visible_to(self.user, on=today())
        seen = set(seen.filter(household=self.household).values_list("pk", flat=True))
        people = [(p.pk, p.full_name or str(p)) for p in self.people if p.pk in seen]
        everybody = _("everybody who lives here (%(count)d)") % {"count": len(self.people)}
        return [
            (EVERYBODY, everybody),
            *((f"{UNIT}{unit}", _("family unit %(unit)s") % {"unit": unit}) for unit in units),
            *people,
        ]

    def clean(self):
        """The programme's unit is chosen, and help of others was looked at."""
        cleaned = super().clean()
        if not {"programme", "whom", "on"} <= cleaned.keys():
            return cleaned
        if fault := self._unit_fault(cleaned["programme"].for_whom, cleaned["whom"]):
            self.add_error("whom", ValidationError(SAID[fault], code=fault))
            return cleaned
        self.answer = self._helped_lately(cleaned["programme"], cleaned["on"])
        if self.answer and not cleaned.get("in_spite_of", "").strip():
            self.add_error("in_spite_of", ValidationError(SAID["helped"], code="helped"))
        return cleaned

    def _unit_fault(self, for_whom, whom):
        if for_whom == ForWhom.HOUSEHOLD:
            return "" if whom == EVERYBODY else "everybody"
        if for_whom == ForWhom.FAMILY_UNIT:
            units = {person.family_unit for person in self.people}
            is_one = whom.startswith(UNIT) or (whom == EVERYBODY and len(units) == 1)
            return "" if is_one else "unit"
        return "person" if whom == EVERYBODY or whom.startswith(UNIT) else ""

    def covered(self):
        """The people for whom it is."""
        whom = self.cleaned_data["whom"]
        if whom == EVERYBODY:
            return self.people
        if whom.startswith(UNIT):
            return [p for p in self.people if p.family_unit == whom.removeprefix(UNIT)]
        return [p for p in self.people if p.pk == whom]

    def _helped_lately(self, programme, on):
        """Help of another programme of the sector in the month before; None where there is none."""
        question = Question(on - LATELY, on + timedelta(days=1), sector=programme.sector)
        [answer] = already_helped([self.household.pk], question, user=self.user, on=today())
        return answer if answer.state in (Helped.HELPED, Helped.PLANNED) else None


def record_page(site, request, number):
    """Show the form; write what was typed."""
    household = household_or_404(request, number)
    if not may_give_to(request.user, household):
        raise PermissionDenied
    typed = request.POST if request.method == "POST" else None
    form = RecordForm(typed, household=household, user=request.user)
    if form.is_bound and form.is_valid():
        try:
            _record(request, form, household)
            messages.success(request, _("Recorded."))
            return HttpResponseRedirect(assistance_address(household))
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
    looks.record(request, LookKind.OPENED, subject=household)
    return page(
        site,
        request,
        "assistance/record.html",
        title=_("Record assistance"),
        form=form,
        household=household,
    )


def assistance_address(household):
    """The address of the page of a household's assistance."""
    return reverse("admin:assistance_household", args=[str(household)])


def _record(request, form, household):
    typed = form.cleaned_data
    planned = {
        "programme": typed["programme"],
        "household": household,
        "people": form.covered(),
        "quantity": typed["quantity"],
        "amount": typed["amount"],
        "in_spite_of": typed["in_spite_of"],
    }
    if not typed["is_delivered"]:
        return actions.plan_assistance(on=typed["on"], by=request.user, **planned)
    handed_over = {name: typed[name] for name in ("collected_by", "delivered_at", "reference")}
    return actions.give_assistance(
        on=typed["on"], today=today(), by=request.user, handed_over=handed_over, **planned
    )
