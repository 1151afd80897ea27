"""What is typed about families beyond one's places: proofs, a new address, a reason for danger."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.policy import places_of
from cases import names, numbers
from cases.access_choices import GlassReason, GlassVerdict
from cases.actions.beyond import MOST_MORE
from cases.admin.fields import DayField, PlaceField
from cases.choices import Accommodation, DocumentType
from cases.models.beyond import GLASS_WORDS, PROOFS
from cases.proofs import Shown
from places.choices import LIVES_IN, WIDER


class NumberField(forms.CharField):
    """A number of a household or a person in any spelling; its clean value is as numbers are kept.

    What cannot be a number is told from what belongs to nobody: that much its form gives away.
    """

    def __init__(self, **kwargs):
        super().__init__(max_length=40, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return ""
        try:
            number = numbers.parse(text)
        except numbers.NumberMistyped:
            raise ValidationError(
                _("%(number)s is mistyped: compare it with the slip."),
                "mistyped",
                {"number": text},
            ) from None
        if number is None or number[0] not in (numbers.HOUSEHOLD, numbers.PERSON):
            raise ValidationError(
                _("This is not a number of ours: it is H or P and eleven letters and digits."),
                code="not_a_number",
            )
        return number


class ProofForm(forms.Form):
    """Two exact proofs out of three; where all three are given, all three hold."""

    slip = NumberField(label=_("Number on the slip"), required=False)
    document_type = forms.ChoiceField(
        label=_("Kind of document"),
        choices=[("", "---------"), *DocumentType.choices],
        required=False,
    )
    document_number = forms.CharField(label=_("Document number"), max_length=60, required=False)
    name = forms.CharField(
        label=_("Full name of a member"),
        max_length=200,
        required=False,
        help_text=_(
            "Given name and family name, in any letters; the father's name if they say it."
        ),
    )
    birth_date = DayField(label=_("Birth date of this member"), required=False)

    def clean_name(self):
        name = self.cleaned_data["name"]
        if name and len(names.fold(name).split()) < PROOFS:
            raise ValidationError(_("Type the given name and the family name."), code="half_name")
        return name

    def clean(self):
        """Halves of a proof are told at their field; less than two proofs prove nothing."""
        cleaned = super().clean()
        self._ask_for_both("document_type", "document_number")
        self._ask_for_both("name", "birth_date")
        if not self.errors and len(self.shown().proofs) < PROOFS:
            raise ValidationError(_("Two of the three are needed."), code="two_proofs")
        return cleaned

    def _ask_for_both(self, one, other):
        for empty, typed in ((one, other), (other, one)):
            is_half = self.cleaned_data.get(typed) and not self.cleaned_data.get(empty)
            if is_half and empty not in self.errors:
                self.add_error(empty, ValidationError(_("Both are needed."), code="half"))

    def shown(self):
        """What the family showed, as it is compared."""
        typed = self.cleaned_data
        document = (typed["document_type"], typed["document_number"])
        return Shown(
            slip=typed["slip"],
            document=document if all(document) else None,
            name=typed["name"],
            birth_date=typed["birth_date"],
        )


class TakeOverForm(forms.Form):
    """Why a family that proved who it is stands here, and where it lives from now on."""

    family = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why they are here"),
        max_length=200,
        help_text=_("The office that they left reads it."),
    )
    place = PlaceField(label=_("Town, village or site"), levels=LIVES_IN, else_levels=WIDER)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    accommodation = forms.ChoiceField(
        label=_("Housing"), choices=Accommodation.choices, initial=Accommodation.UNKNOWN
    )

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_place(self):
        place = self.cleaned_data["place"]
        if place.pk in places_of(self.user):
            return place
        raise ValidationError(
            _("You take over to your own places: %(places)s. Choose one of them."),
            code="not_your_place",
            params={"places": ", ".join(str(each) for each in self.user.places.all()) or "–"},
        )


class GlassForm(forms.Form):
    """Which household is read in danger, and what happened."""

    number = NumberField(label=_("Number of the household or of a person"))
    reason = forms.ChoiceField(label=_("Why"), choices=[("", "---------"), *GlassReason.choices])
    words = forms.CharField(
        label=_("What happened"),
        min_length=GLASS_WORDS,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("At least 20 characters; who reviews it reads them."),
    )


class AllowForm(forms.Form):
    """Who may take over more families today, and how many more."""

    user_name = forms.CharField(label=_("User name of the caseworker"), max_length=150)
    more = forms.IntegerField(label=_("So many more today"), min_value=1, max_value=MOST_MORE)


class CheckForm(forms.Form):
    """Whether a taking over of the sample was right."""

    row = forms.CharField(widget=forms.HiddenInput)
    is_right = forms.TypedChoiceField(
        choices=[("yes", _("Right")), ("no", _("Not right"))], coerce=lambda word: word == "yes"
    )


class ReviewForm(forms.Form):
    """Whether a glass was broken rightly."""

    row = forms.CharField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(choices=GlassVerdict.choices)
