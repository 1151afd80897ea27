"""The page on which a household and its members are typed, and judged as a whole."""

import json

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cases import rules
from cases.admin.births import BirthField, PrecisionField, as_typed, settle_birth
from cases.admin.widgets import QuickSelect
from cases.choices import BirthPrecision, PopulationGroup, Relationship, Sex

# Of these a birth after the family came is a typing error, and no newborn.
ELDERS = {
    Relationship.HEAD,
    Relationship.SPOUSE,
    Relationship.PARENT,
    Relationship.GRANDPARENT,
    Relationship.PARENT_IN_LAW,
}
MOST_MEMBERS = 60
# So many more rows are shown again, to be shortened; a browser that claims thousands gets no more.
ROWS_BEYOND = 40
# Faults between the birth date and what this page does not show, or shows once for all.
ABOUT_BIRTH = {"arrived_before_birth", "too_young_for_washington_group"}


# What a row brings along unseen.
KEPT_ALONG = ("number", "shown")


def _empty_first(choices, empty="---------"):
    return [("", empty), *choices]


class HouseholdForm(forms.Form):
    """What is true of the household whatever its members."""

    declared_size = forms.IntegerField(
        label=_("How many are you?"), min_value=1, max_value=99, required=False
    )

    @staticmethod
    def initial_of(household):
        return {"declared_size": household.declared_size}

    def household_values(self):
        return {"declared_size": self.cleaned_data["declared_size"]}


class MemberForm(forms.Form):
    """One row of the table of members."""

    number = forms.CharField(widget=forms.HiddenInput, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=80, required=False)
    given_name = forms.CharField(label=_("Given name"), max_length=80, required=False)
    patronymic = forms.CharField(label=_("Patronymic"), max_length=80, required=False)
    relationship = forms.ChoiceField(
        label=_("Relationship"), choices=_empty_first(Relationship.choices), widget=QuickSelect
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=_empty_first(Sex.choices), widget=QuickSelect)
    birth_date = BirthField(label=_("Birth date"), required=False)
    birth_precision = PrecisionField(widget=QuickSelect)
    # What the page showed of a registered member: somebody may save another field meanwhile, which
    # this page must not set back.
    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)

    @cached_property
    def changed_data(self):
        """The fields that were typed over, against what the page showed."""
        shown = self._was_shown()
        return [
            name
            for name, bound in self._bound_items()
            if name not in KEPT_ALONG
            and bound.field.has_changed(shown.get(name, bound.initial), bound.data)
        ]

    def _was_shown(self):
        try:
            shown = json.loads(self["shown"].data or "{}") if self.is_bound else {}
        except ValueError:
            shown = {}
        return shown if isinstance(shown, dict) else {}

    @staticmethod
    def initial_of(person):
        """The row of a person who is registered already."""
        row = {
            "family_name": person.family_name,
            "given_name": person.given_name,
            "patronymic": person.patronymic,
            "relationship": person.relationship,
            "sex": person.sex,
            **as_typed(person),
        }
        return {"number": person.number, "shown": json.dumps(row)} | row

    def clean(self):
        """Say how exactly the birth date is known."""
        super().clean()
        settle_birth(self)

    def changed_values(self):
        """What the worker changed of what the page showed, and nothing beside it."""
        changed = set(self.changed_data)
        if changed & {"birth_date", "birth_precision"}:
            changed |= {"birth_date", "birth_precision"}
        return {field: self.cleaned_data[field] for field in changed}

    def values(self):
        """The row as the fields of a person."""
        return {field: self.cleaned_data[field] for field in self.fields if field not in KEPT_ALONG}


class BaseMemberFormSet(BaseFormSet):
    """All members of one household, as its page of the day `on` has them.

    `shared` is what the page says once for all of them; `stored` maps the number of each present
    member to all that is kept of them, of which the table shows a part.
    """

    def __init__(
        self, *args, on, rows, kind="household", shared=None, stored=None, here_since=None, **kwargs
    ):
        self.on, self.kind, self.shared, self.here_since = on, kind, shared or {}, here_since
        self.extra, self.stored = rows, stored or {}
        # A household that is larger already can still be corrected.
        self.max_num = max(self.max_num, len(self.stored) + rows)
        self.absolute_max = self.max_num + ROWS_BEYOND
        self.shared_faults = {}
        super().__init__(*args, **kwargs)

    def get_form_kwargs(self, index):
        """The first person of a new household is its head, unless another word is chosen."""
        first = index == 0 and not self.initial and self.kind == "household"
        return {"initial": {"relationship": Relationship.HEAD}} if first else {}

    def filled(self):
        """The rows in which somebody was typed, in order, with their place in the table."""
        return [
            (index, form)
            for index, form in enumerate(self.forms)
            if hasattr(form, "cleaned_data") and (form.has_changed() or form["number"].value())
        ]

    def clean(self):
        """All faults of all rows, each at its field."""
        filled = self.filled()
        for _index, form in filled:
            self._judge(form)
        if all(form.cleaned_data.get("relationship") for _index, form in filled):
            # An empty row keeps its place, so that a fault names the row that the worker sees.
            values = {index: {"relationship": ""} for index in range(len(self.forms))} | {
                index: form.cleaned_data for index, form in filled
            }
            for fault in rules.household_faults(
                list(values.values()) if filled else [], kind=self.kind
            ):
                self._show(fault, self.forms)

    def _judge(self, form):
        number = form.cleaned_data.get("number")
        if number and number not in self.stored:
            form.add_error(None, _("This person is not a member of this household any more."))
        unreadable = set(form.errors)
        known = self._shared_by(form) | self.stored.get(number, {}) | form.cleaned_data
        for fault in rules.person_faults(known, on=self.on):
            field = "birth_date" if fault.code in ABOUT_BIRTH else fault.field
            if field in self.shared:
                self.shared_faults[field] = fault
            elif field not in unreadable:
                place = field if field in form.fields else None
                form.add_error(place, ValidationError(fault.message, code=fault.code))

    def _show(self, fault, forms_in_order):
        error = ValidationError(fault.message, code=fault.code)
        if fault.row is None or fault.field == NON_FIELD_ERRORS:
            raise error
        forms_in_order[fault.row].add_error(fault.field, error)

    def new_members(self):
        """Values of the people who are not registered yet."""
        return [
            self._shared_by(form) | form.values()
            for _i, form in self.filled()
            if not form["number"].value()
        ]

    def _shared_by(self, form):
        """What the page says once, for one of them: whoever was born here since did not arrive."""
        born, precision = (form.cleaned_data.get(f) for f in ("birth_date", "birth_precision"))
        exact = self.here_since and born and precision == BirthPrecision.DAY
        if not exact or born <= self.here_since or form.cleaned_data.get("relationship") in ELDERS:
            return self.shared
        return dict.fromkeys(self.shared) | {"population_group": PopulationGroup.BORN_IN_ARMENIA}

    def corrections(self):
        """Number of each registered member whose row changed → the corrected values."""
        return {
            form.cleaned_data["number"]: form.changed_values()
            for _i, form in self.filled()
            if form.cleaned_data["number"] and form.has_changed()
        }


MemberFormSet = formset_factory(
    MemberForm,
    formset=BaseMemberFormSet,
    extra=0,
    max_num=MOST_MEMBERS,
    absolute_max=MOST_MEMBERS + ROWS_BEYOND,
    validate_max=True,
)


def every_fault(form, formset):
    """All faults of the page in its order: (id of the field, its name, the message)."""
    faults = list(_faults_of(form, ""))
    for index, row in enumerate(formset.forms, start=1):
        faults += _faults_of(row, _("Member %(number)d") % {"number": index})
    faults += [("members", _("Members"), message) for message in formset.non_form_errors()]
    return faults


def _faults_of(form, row):
    for field, messages in form.errors.items():
        if field == NON_FIELD_ERRORS:
            yield from (("members" if row else "", row, message) for message in messages)
        else:
            bound = form[field]
            label = f"{row}, {bound.label.lower()}" if row else bound.label
            yield from ((bound.id_for_label, label, message) for message in messages)
