"""What is typed on the page of quick registration: as little as a desk can live with.

Whatever is not known yet stays empty and is asked for later (`cases/completeness.py`); only what
cannot be true is refused.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import phones, rules
from cases.admin.fields import PlaceField
from cases.admin.forms import MOST_MEMBERS, ROWS_BEYOND, BaseMemberFormSet
from cases.admin.registration import DeskForm
from cases.admin.widgets import QuickSelect
from cases.birth_dates import read_birth_or_age
from cases.choices import Accommodation, Relationship, Sex
from cases.need_contradictions import sure_contradictions
from cases.quality import Person
from cases.urgent import read_keys
from places.choices import LIVES_IN, WIDER

# The first letter of the word in Armenian, Russian and English, whichever keyboard is on.
SEX_LETTERS = {"f": Sex.FEMALE, "w": Sex.FEMALE, "ի": Sex.FEMALE, "ж": Sex.FEMALE} | {
    "m": Sex.MALE,
    "ա": Sex.MALE,
    "м": Sex.MALE,
}
RELATIONSHIPS = [
    choice
    for choice in Relationship.choices
    if choice[0] not in (Relationship.RESIDENT, Relationship.UNKNOWN)
]


def _short(**attributes):
    return forms.TextInput(attrs={"autocomplete": "off", **attributes})


class SexField(forms.CharField):
    """The sex, by the first letter of its word; nothing, or a question mark, is not recorded."""

    def __init__(self):
        widget = _short(placeholder=gettext_lazy("f / m"), autocapitalize="none")
        super().__init__(label=gettext_lazy("Sex"), required=False, max_length=10, widget=widget)

    def clean(self, value):
        text = super().clean(value).strip(" ?.").lower()
        if not text:
            return Sex.UNKNOWN
        if text[0] not in SEX_LETTERS:
            message = _("Type f or m (ի or ա, ж or м); leave it empty where you do not know.")
            raise ValidationError(message, code="sex_letter")
        return SEX_LETTERS[text[0]]


class UrgentField(forms.CharField):
    """What is urgent about a person, by the keys of the list below; flags of `cases/urgent.py`."""

    def __init__(self):
        widget = _short(placeholder="1-7", inputmode="numeric")
        super().__init__(label=gettext_lazy("Urgent"), required=False, max_length=20, widget=widget)

    def clean(self, value):
        flags, unknown = read_keys(super().clean(value))
        if unknown:
            message = _("%(keys)s stands for nothing: type the numbers of the list below.")
            raise ValidationError(message, code="urgent_key", params={"keys": unknown})
        return flags


class QuickForm(DeskForm):
    """Where the household is and comes from, its telephone, and how many they are."""

    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        required=False,
        max_length=60,
        widget=_short(type="tel", inputmode="tel"),
    )
    place = PlaceField(
        label=gettext_lazy("Where they are now"),
        levels=LIVES_IN,
        else_levels=WIDER,
        required=False,
        help_text=gettext_lazy("Empty: they are here, where you register."),
    )
    origin = PlaceField(label=gettext_lazy("Place of origin"), required=False)

    # With the telephone's own button, a telephone that cannot be read no longer holds the page.
    without_phone = False

    def clean_phone(self):
        text = self.cleaned_data["phone"]
        try:
            return phones.normalise(text) if text else ""
        except phones.PhoneUnreadable as unreadable:
            if self.without_phone:
                return ""
            raise ValidationError(unreadable.message, code=unreadable.code) from None

    @property
    def lost_phone(self):
        """The telephone as it was typed, where it was registered without it."""
        typed = self.data.get("phone", "").strip()
        return "" if self.cleaned_data["phone"] else typed

    def residence_values(self):
        return {
            "place": self.cleaned_data["place"] or self.cleaned_data["registered_at"],
            "accommodation": Accommodation.UNKNOWN,
        }

    def shared_values(self):
        """What the page says once for every member, as far as it can be read."""
        self.full_clean()
        return {"origin": self.cleaned_data.get("origin")}


class QuickMemberForm(forms.Form):
    """One person: named, or counted by sex and age until somebody asks for the name."""

    number = forms.CharField(widget=forms.HiddenInput, required=False)
    family_name = forms.CharField(
        label=gettext_lazy("Family name"), max_length=80, required=False, widget=_short()
    )
    given_name = forms.CharField(
        label=gettext_lazy("Given name"), max_length=80, required=False, widget=_short()
    )
    sex = SexField()
    birth_date = forms.CharField(
        label=gettext_lazy("Age or birth"), max_length=10, required=False, widget=_short()
    )
    relationship = forms.ChoiceField(
        label=gettext_lazy("Relationship"),
        choices=[("", "---------"), *RELATIONSHIPS],
        required=False,
        widget=QuickSelect,
    )
    urgent = UrgentField()

    def __init__(self, *args, on, **kwargs):
        self.on = on
        super().__init__(*args, **kwargs)

    def clean_birth_date(self):
        born, precision = read_birth_or_age(self.cleaned_data["birth_date"], self.on)
        self.cleaned_data["birth_precision"] = precision
        return born

    def values(self):
        """The row as the fields of a person."""
        fields = ("family_name", "given_name", "sex", "birth_date", "birth_precision")
        values = {field: self.cleaned_data[field] for field in (*fields, "relationship")}
        return values | {"unnamed": self.cleaned_data["unnamed"]}

    def needs(self):
        """The codes of what is urgent about this person."""
        return tuple(flag.need for flag in self.cleaned_data["urgent"])


class BaseQuickFormSet(BaseMemberFormSet):
    """Who answers, in the first row, and the others: judged together."""

    def get_form_kwargs(self, index):
        return {"on": self.on}

    def add_fields(self, form, index):
        """Whoever answers is typed first, and is the head where nothing else is said."""
        super().add_fields(form, index)
        if index == 0:
            # A page that came back is read first, from its top.
            form.fields["family_name"].widget.attrs["autofocus"] = not self.is_bound
            _unsaid, *others = form.fields["relationship"].choices
            unless = gettext_lazy("head, unless somebody else is")
            form.fields["relationship"].choices = [("", unless), *others]

    def clean(self):
        """Settle what the rows say together, then all faults of all rows, each at its field."""
        filled = [form for _index, form in self.filled()]
        self._settle_relationships(filled)
        for form in filled:
            _settle_name(form, self.forms[0])
        super().clean()
        people = [_judged(index, form) for index, form in self.filled()]
        for person, form in zip(people, filled, strict=True):
            for code, message in sure_contradictions(person, people, on=self.on):
                form.add_error("urgent", ValidationError(message, code=code))

    def _settle_relationships(self, filled):
        """Who answers is the head, unless somebody is said to be; the others' may be unknown."""
        said = any(form.cleaned_data.get("relationship") == Relationship.HEAD for form in filled)
        for position, form in enumerate(filled):
            unsaid = Relationship.HEAD if position == 0 and not said else Relationship.UNKNOWN
            if form.cleaned_data.get("relationship") == "":
                form.cleaned_data["relationship"] = unsaid


def _settle_name(form, answers):
    """Whoever is typed with a given name alone has the family name of who answers."""
    cleaned = form.cleaned_data
    given, family = cleaned.get("given_name"), cleaned.get("family_name")
    if given and family == "" and form is not answers and hasattr(answers, "cleaned_data"):
        cleaned["family_name"] = answers.cleaned_data.get("family_name", "")
    unreadable = {"given_name", "family_name"} & set(form.errors)
    cleaned["unnamed"] = not rules.has_name(cleaned) and not unreadable


def _judged(index, form):
    cleaned = form.cleaned_data
    return Person(
        number=str(index),
        sex=cleaned.get("sex", Sex.UNKNOWN),
        birth_date=cleaned.get("birth_date"),
        birth_precision=cleaned.get("birth_precision", ""),
        relationship=cleaned.get("relationship", Relationship.UNKNOWN),
        needs=frozenset(flag.need for flag in cleaned.get("urgent", ())),
    )


QuickFormSet = formset_factory(
    QuickMemberForm,
    formset=BaseQuickFormSet,
    extra=0,
    max_num=MOST_MEMBERS,
    absolute_max=MOST_MEMBERS + ROWS_BEYOND,
    validate_max=True,
)
