"""Pages from which a household is registered: once, however often the page is sent."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from accounts.staffing.desks import desk_of
from cases import numbers
from cases.admin.form_numbers import used_already
from cases.admin.likely_same import LikelySameStop
from cases.admin.scope import show_refusal, whole_number
from cases.models import Household

OFFICE = "registration_office"
# Which page this session saved last, and as which household.
SAVED_PAGE = "registration_saved"
# The button that adds rows where scripts are off.
MORE_ROWS = "_rows"


class RegistersOnce:
    """What was typed on a page about a new household, judged and saved as a whole.

    A page has `form` (a DeskForm), `members` (a form set) and the `action` that registers them. The
    household's number follows from the page, the user and all that was typed, so
    that a page that is sent twice finds its household there. Under a number that was printed on a
    blank form, it is the first person's number that follows so.
    """

    action = None
    likely_same = None
    version = None

    def __init__(self, request):
        self.request, self.on = request, today()

    @property
    def asks_for_rows(self):
        """Whether the page was sent for more rows only: whoever asks for them is still typing."""
        return MORE_ROWS in self.request.POST

    def judge_nothing_yet(self):
        """Take away the faults of a page that is still being typed."""
        for form in [self.form, *self.members.forms]:
            form.errors.clear()
        self.members.non_form_errors().clear()

    def save(self):
        """Register the household; False when something has to be mended first."""
        if not self.is_valid():
            return False
        if self._was_sent_before():
            return True
        if self._form_is_used() or self._saved_something_else():
            return False
        stop = self.stop()
        if stop.holds():
            self.likely_same = stop
            return False
        return self._register(stop.anyway)

    def is_valid(self):
        """Judge the page; what is wrong for every member alike is shown once, at its field."""
        valid = all([self.form.is_valid(), self.members.is_valid()])
        for field, fault in self.members.shared_faults.items():
            self.form.add_error(field, ValidationError(fault.message, code=fault.code))
        return valid and not self.form.errors

    def stop(self):
        """Whom the new members may be."""
        return LikelySameStop.of_members(self.request, self.members, self.on)

    def write(self, number, members, anyway):
        """Register what was typed under a number."""
        return self.action(
            household=self.form.household_values() | {"number": number},
            residence=self.form.residence_values(),
            members=members,
            anyway=anyway,
            by=self.request.user,
            on=self.on,
        )

    def tell_number(self):
        """Say on the next page under which number the household stands."""
        words = _("Registered: %(number)s. Give this number to the family.")
        messages.success(self.request, words % {"number": self.household})

    def _register(self, anyway):
        members = self.members.new_members()
        for first in members[:1]:
            first["number"] = self._first_person
        try:
            self.household = self.write(self._number, members, anyway)
        except ValidationError as refusal:
            show_refusal(self.form, refusal)
            return False
        except IntegrityError:
            # Both clicks of a double click, or two desks with one form, got here: one wrote first.
            if self._was_sent_before():
                return True
            if self._form_is_used():
                return False
            raise
        self.request.session[OFFICE] = self.form.cleaned_data["registered_at"].pk
        self.request.session[SAVED_PAGE] = [self.form.cleaned_data["page"], self._number]
        return True

    @cached_property
    def _number(self):
        return self.form.cleaned_data["form_number"] or self._drawn(numbers.HOUSEHOLD)

    @cached_property
    def _first_person(self):
        return self._drawn(numbers.PERSON)

    def _drawn(self, prefix):
        """A number that follows from the page, the user and all that was typed."""
        typed = sorted(
            (name, values)
            for name, values in self.request.POST.lists()
            if name != "csrfmiddlewaretoken" and not name.startswith("_")
        )
        page = self.form.cleaned_data["page"]
        if not page:
            return numbers.new_number(prefix)
        words = repr((prefix, self.request.user.pk, page, typed))
        return numbers.of_digest(prefix, salted_hmac("registration", words).digest())

    def _was_sent_before(self):
        """Whether this very page was saved already: then that household is the answer."""
        saved = Household.objects.filter(pk=self._number)
        if self.form.cleaned_data["form_number"]:
            saved = saved.filter(members=self._first_person)
        self.household = saved.first()
        return self.household is not None

    def _form_is_used(self):
        """Whether the number on the form is another household's already; says so at its field."""
        number = self.form.cleaned_data["form_number"]
        refusal = used_already(number, self.request.user, self.on) if number else None
        if refusal:
            self.form.add_error("form_number", refusal)
        return refusal is not None

    def _saved_something_else(self):
        """Whether other words were saved from this page: Back, corrected, and saved again."""
        page, saved = self.request.session.get(SAVED_PAGE, ["", ""])
        if not page or page != self.form.cleaned_data["page"] or saved == self._number:
            return False
        message = _(
            "%(number)s was registered from this page already. Open it to correct it; to register "
            "another household with what stands here, save again."
        )
        self.form.add_error(None, message % {"number": numbers.shown(saved)})
        del self.request.session[SAVED_PAGE]
        return True


def with_more_rows(typed, most):
    """What was typed, with as many more empty rows as the button asked for, at most `most`."""
    more = whole_number(typed.get(MORE_ROWS, ""))
    total = whole_number(typed.get("members-TOTAL_FORMS", ""))
    if more is None or total is None:
        return typed
    longer = typed.copy()
    longer["members-TOTAL_FORMS"] = str(max(total, min(total + more, most)))
    return longer


def office_of(request):
    """Where this session registers: the desk that was chosen, where it did last, the one place."""
    desk = desk_of(request.user)
    if desk is not None:
        return desk
    places = request.user.places.all()
    kept = request.session.get(OFFICE)
    office = places.model.objects.filter(pk=kept).first() if kept else None
    if office is None and len(places) == 1:
        office = places[0]
    return office
