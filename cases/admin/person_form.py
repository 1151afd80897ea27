"""The form in which one person's own fields are corrected, as far as its user reads them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import rules, washington_group
from cases.admin.births import BirthField, PrecisionField, as_typed, settle_birth
from cases.admin.fields import DayField, PlaceField
from cases.choices import Sex
from cases.models import Individual

PREGNANCY = (
    _("Pregnancy"),
    ["pregnancy_expected_on", "pregnancy_asked_on", "breastfeeding_until"],
)
SECTIONS = (
    (
        _("Name"),
        ["family_name", "given_name", "patronymic", "latin_family_name", "latin_given_name"],
    ),
    (_("Person"), ["sex", "birth_date", "birth_precision", "family_unit"]),
    (_("Arrival"), ["arrived_on", "origin", "population_group"]),
    (
        _("Washington Group questions"),
        [*washington_group.DOMAINS, "wg_asked_on", "wg_method"],
    ),
    PREGNANCY,
)


class PersonForm(forms.ModelForm):
    """The facts of one person. Laws and rules are judged by the action, all at once."""

    birth_date = BirthField(label=_("Birth date"), required=False)
    birth_precision = PrecisionField()
    origin = PlaceField(label=_("Place of origin"), required=False)
    arrived_on = DayField(label=_("Date of arrival"), required=False)
    wg_asked_on = DayField(label=_("asked on"), required=False)
    pregnancy_expected_on = DayField(label=_("birth expected on"), required=False)
    pregnancy_asked_on = DayField(label=_("pregnancy asked on"), required=False)
    breastfeeding_until = DayField(label=_("breastfeeding until"), required=False)

    class Meta:
        model = Individual
        fields = [field for _title, fields in SECTIONS for field in fields]

    def __init__(self, *args, on, sight, **kwargs):
        self.on = on
        super().__init__(*args, **kwargs)
        person = self.instance
        self.version = self.data.get("version", person.version)
        self.initial |= as_typed(person) | {"origin": person.origin}
        # What the user may not read is neither shown nor taken: it stays as it is.
        self.masked = {f for f in self.fields if not sight.shows(f"individual.{f}")}
        for name in self.masked:
            del self.fields[name]

    def clean(self):
        super().clean()
        if "birth_date" in self.fields:
            settle_birth(self)
        known = {"unnamed": self.instance.unnamed} | self.cleaned_data
        for fault in rules.person_faults(known, on=self.on):
            if fault.field not in self.errors and fault.field not in self.masked:
                self.add_error(fault.field, ValidationError(fault.message, code=fault.code))

    def _post_clean(self):
        """The action writes the person, with the row locked; the form only reads what was typed."""

    def sections(self):
        """Headings with their fields, and how those are called that are not shown.

        Of a man, no empty ones about pregnancy.
        """
        asked = [section for section in SECTIONS if section != PREGNANCY or self._asks_pregnancy()]
        return [
            (
                title,
                [self[field] for field in fields if field in self.fields],
                [self._called(field) for field in fields if field in self.masked],
            )
            for title, fields in asked
        ]

    def _called(self, field):
        return self.instance._meta.get_field(field).verbose_name

    def _asks_pregnancy(self):
        if not self.masked.isdisjoint(PREGNANCY[1]):
            return True
        fields = [self[field] for field in PREGNANCY[1]]
        return self.instance.sex != Sex.MALE or any(one.value() or one.errors for one in fields)
