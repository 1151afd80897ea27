"""Pages of their own for what happens to households and members: say what follows, ask, do it."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from cases import history, population
from cases.admin import action_forms as forms
from cases.admin.birth_form import BirthForm
from cases.admin.ending_forms import DeathForm
from cases.admin.scope import refusal_is_stale
from cases.choices import Sex
from cases.history_words import lines
from cases.models import Household
from cases.sight import sight_of


@dataclass(frozen=True)
class ActionPage:
    """One action as a page: its address, its words, its form, and when it is offered."""

    slug: str
    title: str
    follows: str
    form: type
    offered: object = lambda target: True
    # What its user needs; else the right to change the record.
    permission: str = ""
    # The fields that it shows or writes: who may not read one of them is not offered the page.
    rests_on: tuple = ()

    def is_for(self, user):
        """Whether the user may do what the page does, of a record that they may change."""
        may = not self.permission or user.has_perm(self.permission)
        return may and sight_of(user, today()).shows(*self.rests_on)


def is_active(household):
    return household.inactive_on is None


def is_present(person):
    return person.left_on is None


# Outside of these ages a birth is a mistyped row; it can still be typed as a new member.
YOUNGEST_MOTHER, OLDEST_MOTHER = 12, 60


def may_give_birth(person):
    """A present woman, or whose sex is not recorded, of an age at which children are born."""
    age = population.age(person.birth_date, today())
    of_age = age is None or YOUNGEST_MOTHER <= age <= OLDEST_MOTHER
    return is_present(person) and person.sex != Sex.MALE and of_age


HOUSEHOLD_PAGES = (
    ActionPage(
        "change-head",
        _("Change head of household"),
        _("From that day on the new head stands in the record; the former one stays a member."),
        forms.ChangeHeadForm,
        lambda household: is_active(household) and household.kind == "household",
        rests_on=("individual.given_name", "individual.birth_date"),
    ),
    ActionPage(
        "change-address",
        _("Change address"),
        _("The present address of that kind ends on that day; it stays in the list of addresses."),
        forms.ChangeAddressForm,
        is_active,
        rests_on=("residence.place", "residence.address"),
    ),
    ActionPage(
        "make-inactive",
        _("Make the household inactive"),
        _("All who are members now leave on that day, for the same reason. Nothing is deleted."),
        forms.MakeInactiveForm,
        is_active,
    ),
    ActionPage(
        "reopen",
        _("Reopen the household"),
        _("Those who left when the household became inactive are members again from that day on."),
        forms.ReopenForm,
        lambda household: not is_active(household),
    ),
)

PERSON_PAGES = (
    ActionPage(
        "leave",
        _("Record that a member left"),
        _("The person leaves every count from that day on; the record stays."),
        forms.LeaveForm,
        is_present,
        rests_on=("individual.left_reason", "individual.given_name"),
    ),
    ActionPage(
        "death",
        _("Record a death"),
        _("The day may lie in the past; whoever is the head now is chosen in the same step."),
        DeathForm,
        is_present,
        rests_on=("individual.left_reason", "individual.given_name"),
    ),
    ActionPage(
        "return",
        _("Record that a member came back"),
        _("The person is a member again from that day on; the time away stays in the record."),
        forms.ReturnForm,
        lambda person: not is_present(person),
    ),
    ActionPage(
        "move",
        _("Move to another household"),
        _("The person belongs to the other household from that day on, with all that is known."),
        forms.MoveForm,
        is_present,
        rests_on=("individual.given_name",),
    ),
    ActionPage(
        "birth",
        _("Register a birth"),
        _(
            "The child joins the mother's household on the day of birth; "
            "her pregnancy ends with it."
        ),
        BirthForm,
        may_give_birth,
        rests_on=("individual.birth_date", "individual.given_name"),
    ),
)


def action_urls(model_admin, pages):
    """Addresses of the pages, under the record they are about."""
    name = model_admin.opts.model_name
    return [
        path(
            f"<str:number>/{page.slug}/",
            model_admin.admin_site.admin_view(_view(model_admin, page)),
            name=f"cases_{name}_{page.slug.replace('-', '_')}",
        )
        for page in pages
    ]


def offered(target, pages, user):
    """The pages that make sense for this record now, and for this user: [(title, address)]."""
    base = reverse(f"admin:cases_{target._meta.model_name}_change", args=[str(target)])
    base = base.removesuffix("change/")
    return [
        (page.title, f"{base}{page.slug}/")
        for page in pages
        if page.offered(target) and page.is_for(user)
    ]


def _view(model_admin, page):
    def view(request, number):
        target = model_admin.visible_or_404(request, number)
        if not may_act(model_admin, request, target, page):
            raise PermissionDenied
        data = request.POST if request.method == "POST" else None
        form = page.form(
            data, target=target, user=request.user, today=today(), initial=_asked(request)
        )
        if form.is_bound and form.is_valid():
            done = _perform(form)
            if done:
                return _after(request, done, page, form.reminders())
        looks.record(request, LookKind.OPENED, subject=target)
        request.current_app = model_admin.admin_site.name
        return TemplateResponse(
            request,
            "cases/action.html",
            {
                **model_admin.admin_site.each_context(request),
                "title": page.title,
                "follows": page.follows,
                "form": form,
                "target": target,
                "household": getattr(target, "household", target),
                "person": target if hasattr(target, "household") else None,
                "sight": sight_of(request.user, today()),
                "meanwhile": _meanwhile(form, request.user),
            },
        )

    return view


def may_act(model_admin, request, target, page):
    """Whether the user may change the record, and do so in this way."""
    if not page.is_for(request.user):
        return False
    if page.permission:
        return model_admin.is_changeable(request, target)
    return model_admin.has_change_permission(request, target)


# So many of the last changes are shown to whoever typed on a stale page.
MEANWHILE = 10


def _meanwhile(form, user):
    """What changed last, where somebody saved while this was typed: to be compared with it."""
    if not getattr(form, "is_stale", False):
        return []
    household = getattr(form.target, "household", form.target)
    page = history.page_of(household, user, on=today())
    return lines(page, household, user, on=today())[:MEANWHILE]


def _asked(request):
    """What a link to the page filled in: texts, of fields that the form has."""
    return {name: value for name, value in request.GET.items() if name != "version"}


def _after(request, household, page, reminders):
    """The page of the household; Today, where what was done took it out of the worker's sight."""
    done = _("Done: %(title)s.") % {"title": page.title}
    messages.success(request, " ".join([done, *map(str, reminders)]))
    visible = Household.objects.visible_to(request.user, on=today())
    if visible.filter(pk=household.pk).exists():
        return HttpResponseRedirect(reverse("admin:cases_household_change", args=[str(household)]))
    messages.info(
        request,
        _("%(number)s lives outside of your places now; the office there sees it.")
        % {"number": household},
    )
    return HttpResponseRedirect(reverse("admin:index"))


def _perform(form):
    """The household whose page comes next; None where the action refused, with its words shown."""
    try:
        return form.perform()
    except ValidationError as refusal:
        form.show_refusal(refusal)
        if refusal_is_stale(refusal):
            household = getattr(form.target, "household", form.target)
            form.is_stale = True
            form.show_version(Household.objects.get(pk=household.pk).version)
        return None
