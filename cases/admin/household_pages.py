"""What is typed on the pages of households, judged and saved as a whole."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from cases import actions
from cases.actions import records
from cases.admin.action_pages import PERSON_PAGES, offered
from cases.admin.forms import (
    MOST_MEMBERS,
    HouseholdForm,
    MemberForm,
    MemberFormSet,
)
from cases.admin.likely_same import LikelySameStop
from cases.admin.scope import refusal_is_stale, show_refusal, show_stored, whole_number
from cases.models import Household
from cases.reading import HouseholdReading


class CorrectionPage:
    """The household's own fields and its table of members, judged and saved as a whole."""

    likely_same = None

    def __init__(self, request, household):
        self.request, self.household, self.on = request, household, today()
        # An inactive household has nothing on its page that could be typed.
        data = request.POST if request.method == "POST" and not household.inactive_on else None
        self.version = self.request.POST.get("version", household.version)
        self.reading = HouseholdReading(household, request.user, self.on)
        people = self.reading.members
        by_number = {person.number: person for person in people}
        self.form = HouseholdForm(data, initial=HouseholdForm.initial_of(household))
        self.members = MemberFormSet(
            data,
            prefix="members",
            on=self.on,
            rows=0 if household.inactive_on else 1,
            kind=household.kind,
            here_since=household.registered_on,
            stored={number: _stored(person) for number, person in by_number.items()},
            initial=_stored_rows(data, people, by_number),
        )
        for form in self.members.forms:
            form.person = by_number.get(form["number"].value())
            form.offered = offered(form.person, PERSON_PAGES, request.user) if form.person else []

    def save(self):
        """Save the corrections; False when something has to be mended first."""
        if self.household.inactive_on:
            messages.error(self.request, _("This household is inactive. Reopen it first."))
            return False
        if not all([self.form.is_valid(), self.members.is_valid()]):
            return False
        stop = LikelySameStop.of_members(self.request, self.members, self.on)
        if stop.holds():
            self.likely_same = stop
            return False
        try:
            actions.amend_household(
                household=self.household,
                version=whole_number(self.request.POST.get("version", "")),
                values=self.form.household_values(),
                members=self.members.corrections(),
                new_members=self.members.new_members(),
                anyway=stop.anyway,
                by=self.request.user,
                on=self.on,
            )
        except ValidationError as refusal:
            show_refusal(self.form, refusal)
            if refusal_is_stale(refusal):
                self._show_both()
            return False
        messages.success(self.request, _("Saved."))
        return True

    def _show_both(self):
        """Beside what was typed, what is stored now; saving again means having compared them."""
        self.version = Household.objects.get(pk=self.household.pk).version
        for form in [self.form, *self.members.initial_forms]:
            show_stored(form)


def _stored(person):
    """What is kept of a person, but for the beginning of a stay, which may follow the birth."""
    kept = records.person_values(person)
    return {field: value for field, value in kept.items() if field != "in_household_since"}


def _stored_rows(data, people, by_number):
    """What is stored of each row, in the order in which the browser sent them.

    Somebody may have come or gone since it showed them: a row is known by its person's number.
    """
    if data is None:
        return [MemberForm.initial_of(person) for person in people]
    shown = min(whole_number(data.get("members-INITIAL_FORMS", "")) or 0, MOST_MEMBERS)
    rows = [by_number.get(data.get(f"members-{index}-number")) for index in range(shown)]
    return [MemberForm.initial_of(person) if person else {} for person in rows]


def household_url(household):
    """The address of a household's page, with its number as people read it."""
    return reverse("admin:cases_household_change", args=[str(household)])
