"""What a sender types of a referral: whom, what is asked, what is shared, and why it may be."""

from hashlib import sha256

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.access_choices import ConsentState, Explained, SaidBy
from cases.admin.consent_form import SpeakerField
from cases.admin.fields import DayField
from cases.choices import Language
from cases.consents import voices_of
from cases.models import Individual
from casework.agreeing import agreeing
from casework.models import Case, Referral
from casework.referral_choices import DAYS_TO_ANSWER, Basis, Item, Urgency, purpose_of
from casework.shared import in_words, may_share

EVERYBODY = "household"


def _urgencies():
    """Each urgency with the days in which an answer is due."""
    words = _("%(urgency)s: an answer in %(days)d days")
    return [(u.value, words % {"urgency": u.label, "days": DAYS_TO_ANSWER[u]}) for u in Urgency]


class SendForm(forms.Form):
    """A referral of a household, or of a person of it, to one service of the directory."""

    whom = forms.ChoiceField(label=_("Who is referred"))
    people = forms.MultipleChoiceField(
        label=_("Of the whole household: whose data are shared"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Only those who agree. Of one person nobody else's are shared."),
    )
    case = forms.ModelChoiceField(
        Case.objects.none(), label=_("Case"), required=False, empty_label=_("of no case")
    )
    urgency = forms.ChoiceField(label=_("Urgency"), choices=_urgencies, initial=Urgency.ROUTINE)
    deadline = DayField(
        label=_("Answer by"), required=False, help_text=_("Empty: as the urgency says.")
    )
    reason = forms.CharField(
        label=_("What is asked, and why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The receiver reads this: only what they need to know."),
    )
    shares = forms.MultipleChoiceField(
        label=_("What is shared"), widget=forms.CheckboxSelectMultiple
    )
    basis = forms.ChoiceField(label=_("Why it may be shared"))
    basis_words = forms.CharField(
        label=_("Who agreed and how it was explained, or what is at risk"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    language = forms.ChoiceField(label=_("Explained in"), choices=Language)
    explained = forms.ChoiceField(label=_("How it was explained"), choices=Explained)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, household, service, user, sight, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.household, self.service, self.user, self.today = household, service, user, today
        members = household.members.present().order_by("-is_head", "birth_date", "pk")
        self.members = list(members)
        self.by_number = {person.pk: person for person in self.members}
        named = [(p.pk, p.full_name or str(p)) for p in self.members]
        self.fields["whom"].choices = [(EVERYBODY, _("the whole household")), *named]
        self.fields["people"].choices = named
        self.fields["people"].initial = [p.pk for p in self.members if p.is_head]
        self.fields["case"].queryset = (
            Case.objects.visible_to(user, on=today).about(household).open().order_by("opened_on")
        )
        self.fields["shares"].choices = [(i.value, i.label) for i in may_share(sight)]
        self.fields["shares"].initial = [Item.NAME.value, Item.PHONE.value]
        self.fields["basis"].choices = self._bases()
        self.purpose = purpose_of(service.sector)
        self.agreed = self._ask_each()

    @property
    def is_outside(self):
        """Whether nobody answers in this system: a letter is taken along."""
        organisation = self.service.organisation
        return organisation is None or organisation.is_controller

    def _bases(self):
        first = Basis.IN_HAND if self.is_outside else Basis.CONSENT
        return [(each.value, each.label) for each in (first, Basis.VITAL)]

    def _ask_each(self):
        """Add fields for what each says now, who has not agreed yet; returns those who have."""
        if self.is_outside:
            return set()
        partner = self.service.organisation
        agreed = agreeing(self.members, purpose=self.purpose, partner=partner, day=self.today)
        self.voices = voices_of(self.members, household=self.household, on=self.today)
        for person in self.members:
            if person.pk in agreed:
                continue
            name = person.full_name or str(person)
            self.fields[f"{person.pk}-agrees"] = forms.BooleanField(
                label=_("%(name)s agrees now") % {"name": name}, required=False
            )
            self.fields[f"{person.pk}-speaker"] = SpeakerField(
                person, self.voices, self._speakers(), on=self.today,
                label=_("%(name)s: who answers") % {"name": name},
            )  # fmt: skip
        return agreed

    def _speakers(self):
        beyond = self.voices.keys() - self.by_number.keys()
        return self.by_number | Individual.objects.in_bulk(beyond)

    def rows(self):
        """[(person, whether they agreed, the field of their answer, that of who speaks)]."""
        return [
            (person, False, self[f"{person.pk}-agrees"], self[f"{person.pk}-speaker"])
            if f"{person.pk}-agrees" in self.fields
            else (person, True, None, None)
            for person in self.members
            if not self.is_outside
        ]

    def clean(self):
        """Whose data are shared is known; what is at risk, or who agreed outside, is said."""
        cleaned = super().clean()
        if cleaned.get("whom") == EVERYBODY and not cleaned.get("people"):
            words = _("Choose whose data are shared.")
            self.add_error("people", ValidationError(words, code="nobody"))
        if cleaned.get("basis") in (Basis.VITAL, Basis.IN_HAND) and not cleaned.get("basis_words"):
            words = _("Say who agreed and how it was explained, or what is at risk.")
            self.add_error("basis_words", ValidationError(words, code="basis"))
        return cleaned

    def about(self):
        """The household, or the one person of it, who is referred."""
        whom = self.cleaned_data["whom"]
        return self.household if whom == EVERYBODY else self.by_number[whom]

    def shared_people(self):
        """Whose data are shared."""
        if self.cleaned_data["whom"] != EVERYBODY:
            return [self.about()]
        return [p for p in self.members if p.pk in self.cleaned_data["people"]]

    def answers(self):
        """What those say now who had not agreed yet, as the action of consents wants it."""
        if self.is_outside or self.cleaned_data["basis"] != Basis.CONSENT:
            return []
        return [
            {
                "individual": person,
                "purpose": self.purpose,
                "partner": self.service.organisation,
                "state": ConsentState.GIVEN,
                **self._speaker_of(person),
            }
            for person in self.shared_people()
            if self.cleaned_data.get(f"{person.pk}-agrees")
        ]

    def _speaker_of(self, person):
        name = f"{person.pk}-speaker"
        chosen = self.cleaned_data.get(name) or SaidBy.SELF.value
        said_by = self.fields[name].said_by[chosen]
        return {"said_by": said_by, "speaker": self._speakers().get(chosen)}

    def preview(self):
        """What the receiver will see, read as it will be shown."""
        draft = Referral(
            reason=self.cleaned_data["reason"],
            shares=self.cleaned_data["shares"],
            case=self.cleaned_data["case"],
            household=self.household,
        )
        return in_words(draft, [person.pk for person in self.shared_people()], self.today)

    def digest(self):
        """Of all that decides what is shared: what is sent is what was shown before."""
        told = [str(self.service.pk), *(p.pk for p in self.shared_people())]
        told += sorted(self.cleaned_data["shares"])
        told += [self.cleaned_data["reason"], str(self.cleaned_data["case"])]
        return sha256("\n".join(told).encode()).hexdigest()

    def was_seen(self):
        """Whether the sender was shown all this before."""
        return self.cleaned_data["seen"] == self.digest()

    def values(self):
        """What was typed, as the action wants it."""
        names = ("urgency", "deadline", "reason", "shares", "basis", "basis_words", "case")
        how = ("language", "explained")
        return {
            "about": self.about(),
            "people": self.shared_people(),
            "service": self.service,
            "answers": self.answers(),
            **{name: self.cleaned_data[name] for name in (*names, *how)},
        }
