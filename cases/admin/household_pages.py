"""What is typed on the pages of households, judged and saved as a whole."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from cases import actions, numbers
from cases.actions import records
from cases.admin.action_pages import PERSON_PAGES, offered
from cases.admin.forms import (
    MOST_MEMBERS,
    HouseholdForm,
    MemberForm,
    MemberFormSet,
    RegistrationForm,
)
from cases.admin.scope import refusal_is_stale, show_refusal, show_stored, whole_number
from cases.models import Household

EMPTY_ROWS = 5
OFFICE = "registration_office"
# Which page this session saved last, and as which household.
SAVED_PAGE = "registration_saved"
# The button that adds rows where scripts are off.
MORE_ROWS = "_rows"


class RegistrationPage:
    """What was typed on the registration page, judged and saved as a whole."""

    def __init__(self, request):
        self.request, self.on, self.version = request, today(), None
        data = with_more_rows(request.POST) if request.method == "POST" else None
        self.form = RegistrationForm(
            data, user=request.user, initial={"registered_at": _office(request)}
        )
        shared = self.form.shared_values() if self.form.is_bound else None
        self.members = MemberFormSet(
            data,
            prefix="members",
            on=self.on,
            rows=EMPTY_ROWS,
            shared=shared,
            here_since=(shared or {}).get("arrived_on"),
        )
        if MORE_ROWS in request.POST:
            self._judge_nothing_yet()

    def _judge_nothing_yet(self):
        """Whoever asks for rows is still typing."""
        for form in [self.form, *self.members.forms]:
            form.errors.clear()
        self.members.non_form_errors().clear()

    def save(self):
        """Register the household; False when something has to be mended first."""
        if not self._is_valid():
            return False
        number = self._number()
        if self._was_sent_before(number):
            return True
        return not self._saved_something_else(number) and self._register(number)

    def _register(self, number):
        try:
            self.household = actions.register_household(
                household=self.form.household_values() | {"number": number},
                residence=self.form.residence_values(),
                members=self.members.new_members(),
                by=self.request.user,
                on=self.on,
            )
        except ValidationError as refusal:
            show_refusal(self.form, refusal)
            return False
        except IntegrityError:
            # Both clicks of a double click got here, and the other one wrote first.
            if not self._was_sent_before(number):
                raise
            return True
        self.request.session[OFFICE] = self.form.cleaned_data["registered_at"].pk
        self.request.session[SAVED_PAGE] = [self.form.cleaned_data["page"], number]
        return True

    def _is_valid(self):
        """Judge the page; what is wrong for every member alike is shown once, at its field."""
        valid = all([self.form.is_valid(), self.members.is_valid()])
        for field, fault in self.members.shared_faults.items():
            self.form.add_error(field, ValidationError(fault.message, code=fault.code))
        return valid and not self.form.errors

    def _number(self):
        """The household's number, which follows from the page, the user and all that was typed."""
        typed = sorted(
            (name, values)
            for name, values in self.request.POST.lists()
            if name != "csrfmiddlewaretoken" and not name.startswith("_")
        )
        page = self.form.cleaned_data["page"]
        if not page:
            return numbers.new_household_number()
        digest = salted_hmac("registration", repr((self.request.user.pk, page, typed)))
        return numbers.of_digest(numbers.HOUSEHOLD, digest.digest())

    def _was_sent_before(self, number):
        """Whether this very page was saved already: then that household is the answer."""
        self.household = Household.objects.filter(pk=number).first()
        return self.household is not None

    def _saved_something_else(self, number):
        """Whether other words were saved from this page: Back, corrected, and saved again."""
        page, saved = self.request.session.get(SAVED_PAGE, ["", ""])
        if not page or page != self.form.cleaned_data["page"] or saved == number:
            return False
        message = _(
            "%(number)s was registered from this page already. Open it to correct it; to register "
            "another household with what stands here, save again."
        )
        self.form.add_error(None, message % {"number": numbers.shown(saved)})
        del self.request.session[SAVED_PAGE]
        return True

    def done(self):
        messages.success(
            self.request,
            _("Registered: %(number)s. Give this number to the family.")
            % {"number": self.household},
        )
        if "_addanother" in self.request.POST:
            return HttpResponseRedirect(reverse("admin:cases_household_add"))
        return HttpResponseRedirect(household_url(self.household))


class CorrectionPage:
    """The household's own fields and its table of members, judged and saved as a whole."""

    def __init__(self, request, household):
        self.request, self.household, self.on = request, household, today()
        # An inactive household has nothing on its page that could be typed.
        data = request.POST if request.method == "POST" and not household.inactive_on else None
        self.version = self.request.POST.get("version", household.version)
        people = members_in_order(household)
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
        self.head = people[0] if people and people[0].is_head else None
        for form in self.members.forms:
            form.person = by_number.get(form["number"].value())
            form.offered = offered(form.person, PERSON_PAGES) if form.person else []

    def save(self):
        """Save the corrections; False when something has to be mended first."""
        if self.household.inactive_on:
            messages.error(self.request, _("This household is inactive. Reopen it first."))
            return False
        if not all([self.form.is_valid(), self.members.is_valid()]):
            return False
        try:
            actions.amend_household(
                household=self.household,
                version=whole_number(self.request.POST.get("version", "")),
                values=self.form.household_values(),
                members=self.members.corrections(),
                new_members=self.members.new_members(),
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


def members_in_order(household):
    """Present members: the head first, then by age."""
    people = household.members.present().select_related("origin")
    return list(people.order_by("-is_head", "birth_date", "number"))


def household_url(household):
    """The address of a household's page, with its number as people read it."""
    return reverse("admin:cases_household_change", args=[str(household)])


def with_more_rows(typed):
    """What was typed, with as many more empty rows as the button asked for."""
    more = whole_number(typed.get(MORE_ROWS, ""))
    total = whole_number(typed.get("members-TOTAL_FORMS", ""))
    if more is None or total is None:
        return typed
    longer = typed.copy()
    longer["members-TOTAL_FORMS"] = str(max(total, min(total + more, MOST_MEMBERS)))
    return longer


def _office(request):
    """Where this session registers: where it did last, else the user's one place."""
    places = request.user.places.all()
    kept = request.session.get(OFFICE)
    office = places.model.objects.filter(pk=kept).first() if kept else None
    if office is None and len(places) == 1:
        office = places[0]
    return office
