"""The form in which a birth is registered, from the mother's row."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import actions
from cases.admin.action_forms import NOT_HEAD, PersonActionForm
from cases.admin.births import BirthField
from cases.choices import BirthPrecision, Relationship, Sex


class BirthForm(PersonActionForm):
    """A child is born to a member."""

    family_name = forms.CharField(label=_("Family name"), max_length=80, required=False)
    given_name = forms.CharField(label=_("Given name"), max_length=80, required=False)
    patronymic = forms.CharField(label=_("Patronymic"), max_length=80, required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=[("", "---------"), *Sex.choices])
    birth_date = BirthField(label=_("Birth date"))
    relationship = forms.ChoiceField(
        label=_("What the child is to the head of household"), choices=NOT_HEAD
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["on"]
        own = {Relationship.HEAD, Relationship.SPOUSE}
        child_of_head = self.target.relationship in own
        self.fields["relationship"].initial = (
            Relationship.CHILD if child_of_head else Relationship.GRANDCHILD
        )
        self.fields["family_name"].initial = self._family_name()

    def _family_name(self):
        """The father's where he is known to be here, else the mother's: most children bear it."""
        if self.target.relationship not in (Relationship.HEAD, Relationship.SPOUSE):
            return self.target.family_name
        present = self.target.household.members.present()
        father = present.filter(
            sex=Sex.MALE, relationship__in=[Relationship.HEAD, Relationship.SPOUSE]
        ).first()
        return (father or self.target).family_name

    def clean_birth_date(self):
        """The day of birth, which is always known of a birth after registration."""
        born, precision = self.cleaned_data["birth_date"]
        if precision != BirthPrecision.DAY:
            raise ValidationError(_("Type the day of birth: dd.mm.yyyy."), code="not_exact")
        return born

    def perform(self):
        self.child = actions.register_birth(
            mother=self.target,
            values=self._values() | {"birth_precision": BirthPrecision.DAY},
            **self.said(),
        )
        return self.target.household

    def reminders(self):
        """The paper without which a child has no number and no allowance."""
        return [
            _("Ask for the birth certificate of %(name)s, and add it to the child's documents.")
            % {"name": self.child.full_name}
        ]

    def _values(self):
        return {field: self.cleaned_data[field] for field in self.fields if field != "version"}
