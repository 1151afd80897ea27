"""Pages of their own for what happens to households and members: say what follows, ask, do it."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from cases.admin import action_forms as forms
from cases.admin.scope import refusal_is_stale, show_refusal
from cases.models import Household


@dataclass(frozen=True)
class ActionPage:
    """One action as a page: its address, its words, its form, and when it is offered."""

    slug: str
    title: str
    follows: str
    form: type
    offered: object = lambda target: True


def _is_active(household):
    return household.inactive_on is None


def _is_present(person):
    return person.left_on is None


HOUSEHOLD_PAGES = (
    ActionPage(
        "change-head",
        _("Change head of household"),
        _("From that day on the new head stands in the record; the former one stays a member."),
        forms.ChangeHeadForm,
        lambda household: _is_active(household) and household.kind == "household",
    ),
    ActionPage(
        "change-address",
        _("Change address"),
        _("The present address of that kind ends on that day; it stays in the list of addresses."),
        forms.ChangeAddressForm,
        _is_active,
    ),
    ActionPage(
        "make-inactive",
        _("Make the household inactive"),
        _("All who are members now leave on that day, for the same reason. Nothing is deleted."),
        forms.MakeInactiveForm,
        _is_active,
    ),
    ActionPage(
        "reopen",
        _("Reopen the household"),
        _("Those who left when the household became inactive are members again from that day on."),
        forms.ReopenForm,
        lambda household: not _is_active(household),
    ),
)

PERSON_PAGES = (
    ActionPage(
        "leave",
        _("Record that a member left or died"),
        _("The person leaves every count from that day on; the record stays."),
        forms.LeaveForm,
        _is_present,
    ),
    ActionPage(
        "return",
        _("Record that a member came back"),
        _("The person is a member again from that day on; the time away stays in the record."),
        forms.ReturnForm,
        lambda person: not _is_present(person),
    ),
    ActionPage(
        "move",
        _("Move to another household"),
        _("The person belongs to the other household from that day on, with all that is known."),
        forms.MoveForm,
        _is_present,
    ),
    ActionPage(
        "birth",
        _("Register a birth"),
        _(
            "The child joins the mother's household on the day of birth; "
            "her pregnancy ends with it."
        ),
        forms.BirthForm,
        lambda person: _is_present(person) and person.sex != "male",
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


def offered(target, pages):
    """The pages that make sense for this record now: [(title, address)]."""
    name = target._meta.model_name
    return [
        (
            page.title,
            reverse(f"admin:cases_{name}_{page.slug.replace('-', '_')}", args=[str(target)]),
        )
        for page in pages
        if page.offered(target)
    ]


def _view(model_admin, page):
    def view(request, number):
        target = model_admin.visible_or_404(request, number)
        if not model_admin.has_change_permission(request, target):
            raise PermissionDenied
        data = request.POST if request.method == "POST" else None
        form = page.form(data, target=target, user=request.user, today=today())
        if form.is_bound and form.is_valid():
            done = _perform(form)
            if done:
                return _after(request, done, page)
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
            },
        )

    return view


def _after(request, household, page):
    """The page of the household; Today, where what was done took it out of the worker's sight."""
    messages.success(request, _("Done: %(title)s.") % {"title": page.title})
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
        show_refusal(form, refusal)
        if refusal_is_stale(refusal):
            household = getattr(form.target, "household", form.target)
            form.show_version(Household.objects.get(pk=household.pk).version)
        return None
