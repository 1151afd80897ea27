"""Breaking the glass before a household in danger, and the list on which that is reviewed."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import day_of
from accounts.history import looks
from accounts.paging import CappedPaginator
from cases import actions
from cases.access_choices import BeyondKind
from cases.admin.beyond_forms import GlassForm, ReviewForm
from cases.admin.household_pages import household_url
from cases.admin.scope import show_refusal
from cases.beyond_events import told
from cases.beyond_today import glass_to_review, may_review_glass
from cases.models import Household, Individual
from cases.row_names import named_row

# The one household that a search beyond one's places meant, kept in the session for some minutes.
ASKED_ABOUT = "asked_about"
KEPT_FOR = timedelta(minutes=15)
PER_PAGE = 50


def remember_asked(request, household):
    """Keep in the session whom a search meant: its number is told to nobody."""
    request.session.pop(ASKED_ABOUT, None)
    if household is not None:
        request.session[ASKED_ABOUT] = [household.pk, request.user.at.isoformat()]


def glass_view(model_admin, request):
    """Which household, why, and what happened; then it is open to read for an hour."""
    if not request.user.has_perm("cases.break_glass"):
        raise PermissionDenied
    meant = _meant(request)
    form = GlassForm(
        request.POST if request.method == "POST" else None,
        initial={"number": request.GET.get("number", "")},
    )
    if meant:
        del form.fields["number"]
    if form.is_bound and form.is_valid():
        household = _broken(request, form, meant)
        if household:
            return HttpResponseRedirect(household_url(household))
    return _show(
        model_admin,
        request,
        "cases/break_glass.html",
        title=_("Break the glass"),
        form=form,
        is_meant=bool(meant),
    )


def _meant(request):
    """The number of the household that the search before meant, where the page was led to by it."""
    if "asked" not in request.GET:
        return None
    number, moment = request.session.get(ASKED_ABOUT, (None, ""))
    is_fresh = number and request.user.at - parse_datetime(moment) <= KEPT_FOR
    return number if is_fresh else None


def _broken(request, form, meant):
    """The household that is open to read now; None where it is refused, with the words shown."""
    user, typed = request.user, form.cleaned_data
    try:
        actions.ask_beyond(about=BeyondKind.GLASS, by=user, at=user.at)
        household = _household(meant or typed["number"])
        visible = Household.objects.visible_to(user, on=day_of(user.at))
        if visible.filter(pk=household.pk).exists():
            messages.info(request, _("This household is open to you already."))
            return household
        actions.break_glass(
            household=household, reason=typed["reason"], words=typed["words"], by=user, at=user.at
        )
    except ValidationError as refusal:
        show_refusal(form, refusal)
        told("glass_refused", user=user, request=request, why=refusal.code)
        return None
    told("glass_broken", user=user, request=request, subject=household, why=typed["reason"])
    request.session.pop(ASKED_ABOUT, None)
    return household


def _household(number):
    """The household of this number, or of the person of this number."""
    household = Household.objects.filter(pk=number).first()
    person = Individual.objects.filter(pk=number).select_related("household").first()
    if household is None and person is None:
        raise ValidationError(_("No household has this number."), code="unknown")
    return household or person.household


def review_view(model_admin, request):
    """The glasses that wait for the user's review, the oldest first."""
    if not may_review_glass(request.user):
        raise PermissionDenied
    if request.method == "POST":
        _review(request)
        return HttpResponseRedirect(reverse("admin:cases_household_glass"))
    rows = glass_to_review(request.user).select_related("user", "household__lives_in")
    page = CappedPaginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    looks.record(request, LookKind.LISTED, count=len(page))
    day = day_of(request.user.at)
    for row in page:
        row.is_overdue = row.review_due_on < day
        row.is_own = row.user_id == request.user.pk
    return _show(
        model_admin, request, "cases/glass.html", title=_("Broken glass to review"), page=page
    )


def _review(request):
    form = ReviewForm(request.POST)
    user = request.user
    glass = form.is_valid() and named_row(
        glass_to_review(user), "opened_at", form.cleaned_data["row"]
    )
    if not glass:
        messages.error(request, _("This was reviewed meanwhile, or is not yours to review."))
        return
    try:
        actions.review_glass(
            glass=glass, verdict=form.cleaned_data["verdict"], by=user, on=day_of(user.at)
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return
    told("glass_reviewed", user=user, request=request, subject=glass.household_id)
    messages.success(request, _("Reviewed."))


def _show(model_admin, request, template, **context):
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(
        request, template, {**model_admin.admin_site.each_context(request), **context}
    )
