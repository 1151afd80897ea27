"""Whom a report counts, beside the day: a population group, those present, a status or a need.

Those present, needs and status are chosen only by who may see the people, and then only the people
they see are counted: a coordinator, who counts everybody and sees nobody, could find out by such a
choice, and by what is left without it, what is true of a few.
"""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cases import fact_conditions
from cases.choices import PopulationGroup, Status
from cases.models import Membership, NeedCode
from cases.sight import sight_of

REGISTERED, PRESENT = "registered", "present"
COUNTED = ((REGISTERED, _lazy("registered")), (PRESENT, _lazy("registered and present")))
ALL = (("", _lazy("all")),)
# What is true of single people, and the fields that it rests on: chosen by who may see them and
# reads those.
OF_PEOPLE_SEEN = {
    "counted": ("absence.from_on",),
    "legal_status": ("legalstatus.status",),
    "need": ("specificneed.need",),
}


@dataclass(frozen=True)
class Chosen:
    """What was chosen; nothing chosen counts everybody who is registered."""

    population_group: str = ""
    counted: str = REGISTERED
    legal_status: str = ""
    need: str = ""

    @property
    def is_of_people_seen(self):
        """Whether only those are counted whom the user may see."""
        return self.counted == PRESENT or bool(self.legal_status or self.need)

    def stays(self, user, on, today):
        """The memberships that the user counts with this choice."""
        counted = Membership.objects.countable_by(user)
        if self.is_of_people_seen:
            counted = Membership.objects.visible_to(user, on=today)
        return self.of(counted, on)

    def of(self, stays, on):
        """Those of these memberships that are chosen, as of the day."""
        conditions = {"on": on, "prefix": "individual__"}
        if self.population_group:
            stays = stays.filter(individual__population_group=self.population_group)
        if self.counted == PRESENT:
            stays = stays.exclude(fact_conditions.away(**conditions))
        if self.legal_status:
            stays = stays.filter(fact_conditions.with_status(self.legal_status, **conditions))
        if self.need:
            stays = stays.filter(fact_conditions.with_need(self.need, **conditions))
        return stays

    def notes(self):
        """What was chosen, in words: (term, meaning), for the page and every file."""
        said = {
            REGISTERED: _("Everybody registered, whether present or away on that day."),
            PRESENT: _("Those present: members who were away on that day are left out."),
        }
        yield _("Counted"), said[self.counted]
        if self.population_group:
            yield _("Population group"), PopulationGroup(self.population_group).label
        if self.legal_status:
            yield _("Legal status"), Status(self.legal_status).label
        if self.need:
            yield _("Specific need"), str(NeedCode.objects.get(pk=self.need))
        if self.is_of_people_seen:
            yield _("Places"), _("Only the people whom you may see.")

    def parameters(self):
        """The choice as parameters of an address."""
        fields = ("population_group", "counted", "legal_status", "need")
        asked = {field: getattr(self, field) for field in fields}
        return {name: value for name, value in asked.items() if value and value != REGISTERED}


class ChoiceForm(forms.Form):
    """The fields in which it is chosen; those on single people's facts for who may see them."""

    population_group = forms.ChoiceField(
        label=_lazy("Population group"), choices=[*ALL, *PopulationGroup.choices], required=False
    )
    counted = forms.ChoiceField(label=_lazy("Counted"), choices=COUNTED, required=False)
    legal_status = forms.ChoiceField(
        label=_lazy("Legal status"), choices=[*ALL, *Status.choices], required=False
    )
    need = forms.CharField(
        label=_lazy("Specific need"), max_length=8, required=False, help_text=_lazy("Code: SM-CI.")
    )

    def __init__(self, *args, user, today, **kwargs):
        super().__init__(*args, **kwargs)
        sees_people = user.has_perm("cases.view_individual")
        sight = sight_of(user, today)
        for name, fields in OF_PEOPLE_SEEN.items():
            if not (sees_people and sight.shows(*fields)):
                del self.fields[name]

    def clean_need(self):
        """A code that may be asked for."""
        typed = self.cleaned_data["need"]
        return fact_conditions.read_open_code(typed) if typed else ""

    def chosen(self):
        """What was chosen, of a valid form."""
        fields = Chosen.__dataclass_fields__
        said = {name: value for name, value in self.cleaned_data.items() if name in fields}
        return Chosen(**{name: value for name, value in said.items() if value})
