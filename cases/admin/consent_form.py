"""What a family says about its data, typed on one page: a row a person, a column a purpose."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.choices import Purpose
from accounts.models import Organisation
from cases import actions
from cases.access_choices import ConsentState, Explained, SaidBy
from cases.actions.consents import answer_faults
from cases.admin.fields import DayField
from cases.admin.scope import show_refusal
from cases.choices import Language
from cases.consent_rules import speakers
from cases.consents import partner_of, voices_of
from cases.models import Individual

UNSAID = [("", "–")]
NOBODY = [("", _("nobody yet: record who the parent or guardian is"))]


@dataclass
class Row:
    """One person on the page: who answers, what is typed, and what they said before."""

    person: object
    speaker: object
    cells: list


class SpeakerField(forms.ChoiceField):
    """Who answers for one person: they themself, or whoever may speak for them."""

    def __init__(self, person, voices, people, *, on, **options):
        found = speakers(voices[person.number], list(voices.values()), on=on)
        self.said_by = {SaidBy.SELF.value: SaidBy.SELF} | found
        own = [] if voices[person.number].is_child(on) else [(SaidBy.SELF.value, _("themself"))]
        others = [(number, _called(people[number], voices[number])) for number in found]
        # Whoever is away is spoken for until they answer themself.
        first = [*others, *own] if voices[person.number].is_away else [*own, *others]
        super().__init__(choices=first or NOBODY, required=False, **options)


def _called(person, voice):
    """Their name; of somebody of another household the number: a link tells no more of them."""
    return (voice.is_here and (person.given_name or person.full_name)) or str(person)


class ConsentForm(forms.Form):
    """The answers of a family; `people` are those whom the user may ask."""

    language = forms.ChoiceField(label=_("Explained in"), choices=Language)
    explained = forms.ChoiceField(label=_("How it was explained"), choices=Explained)
    partner = forms.ModelChoiceField(
        Organisation.objects.filter(is_controller=False).order_by("acronym"),
        label=_("To whom"),
        required=False,
        empty_label=_("all partners of the printed list"),
    )
    valid_until = DayField(
        label=_("Valid until"), required=False, help_text=_("Empty: until it is withdrawn.")
    )
    on = DayField(label=_("On which day"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    shown = ("on", "language", "explained", "partner", "valid_until")

    def __init__(self, *args, household, people, user, today, **kwargs):
        self.household, self.people, self.user, self.today = household, people, user, today
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
        self.fields["version"].initial = household.version
        if partner_of(user):
            own = Organisation.objects.filter(pk=user.organisation_id)
            self.fields["partner"].queryset = own
        voices = voices_of(people, household=household, on=today)
        self.voices = voices
        self.by_number = {person.number: person for person in _everybody(people, voices)}
        for person in people:
            self._ask(person, voices)

    def _ask(self, person, voices):
        """Add the fields of one person: who answers, and the answer for each purpose."""
        name = person.given_name or str(person)
        self.fields[f"{person.number}-speaker"] = SpeakerField(
            person, voices, self.by_number, on=self.today,
            label=_("%(name)s: who answers") % {"name": name},
        )  # fmt: skip
        for purpose in Purpose:
            self.fields[f"{person.number}-{purpose}"] = forms.ChoiceField(
                choices=[*UNSAID, *ConsentState.choices],
                required=False,
                label=f"{name}: {purpose.label}",
            )

    def row_of(self, person, answers):
        """The row of a person whose Answers by purpose are at hand."""
        return Row(
            person=person,
            speaker=self[f"{person.number}-speaker"],
            cells=[(purpose, answers[purpose], self[f"{person.number}-{purpose}"])
                   for purpose in Purpose],
        )  # fmt: skip

    def clean(self):
        """Judge all answers as the action will, each fault at the field that it is about."""
        cleaned = super().clean()
        if cleaned.get("on") and not self.errors:
            answers = self.answers()
            for fault in answer_faults(self.household, answers, on=cleaned["on"], today=self.today):
                self._show(fault, answers)
        return cleaned

    def answers(self):
        """The answers that were typed, as the action wants them."""
        return [
            {
                "individual": person,
                "purpose": purpose.value,
                "state": self.cleaned_data[f"{person.number}-{purpose}"],
                "partner": self.cleaned_data.get("partner"),
                "valid_until": self._end_of(person, purpose),
                **self._speaker_of(person),
            }
            for person in self.people
            for purpose in Purpose
            if self.cleaned_data.get(f"{person.number}-{purpose}")
        ]

    def _end_of(self, person, purpose):
        """The end that was typed, of what was given: a no has none."""
        given = self.cleaned_data[f"{person.number}-{purpose}"] == ConsentState.GIVEN
        return self.cleaned_data.get("valid_until") if given else None

    def _speaker_of(self, person):
        name = f"{person.number}-speaker"
        chosen = self.cleaned_data.get(name) or SaidBy.SELF.value
        said_by = self.fields[name].said_by[chosen]
        return {"said_by": said_by, "speaker": self.by_number.get(chosen)}

    def _show(self, fault, answers):
        """Show a fault at the field that it is about; twice the same, once."""
        person = answers[fault.row]["individual"].number if fault.row is not None else ""
        purpose = answers[fault.row]["purpose"] if fault.row is not None else ""
        at = {"speaker": f"{person}-speaker", "state": f"{person}-{purpose}"}
        field = at.get(fault.field, fault.field)
        field = field if field in self.fields else None
        error = ValidationError(fault.message, code=fault.code)
        if not self.has_error(field or "__all__", fault.code):
            self.add_error(field, error)

    def show_refusal(self, refusal):
        """Show why the action refused after all: somebody was faster."""
        show_refusal(self, refusal)

    def perform(self, *, at):
        """Record all that was typed."""
        said = ("language", "explained", "on", "version")
        return actions.record_consents(
            household=self.household,
            answers=self.answers(),
            by=self.user,
            today=self.today,
            at=at,
            **{name: self.cleaned_data[name] for name in said},
        )


class WithdrawForm(forms.Form):
    """What was given is withdrawn: by whom."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, consent, household, user, today, **kwargs):
        self.consent, self.user, self.today = consent, user, today
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = household.version
        person = consent.individual
        voices = voices_of([person], household=household, on=today)
        self.by_number = {one.number: one for one in _everybody([person], voices)}
        self.fields["speaker"] = SpeakerField(
            person, voices, self.by_number, on=today, label=_("Who says so")
        )

    def perform(self, *, at):
        """Withdraw it."""
        chosen = self.cleaned_data["speaker"] or SaidBy.SELF.value
        return actions.withdraw(
            consent=self.consent,
            said_by=self.fields["speaker"].said_by[chosen],
            speaker=self.by_number.get(chosen),
            by=self.user,
            today=self.today,
            at=at,
            version=self.cleaned_data["version"],
        )


def _everybody(people, voices):
    """The people of these voices, those who are asked as they are at hand."""
    here = {person.number for person in people}
    return [*people, *Individual.objects.filter(pk__in=voices.keys() - here)]
