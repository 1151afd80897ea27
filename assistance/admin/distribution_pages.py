"""The pages of a distribution: drawn up, read line by line, approved, closed, cancelled."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.jobs import pages
from accounts.jobs.asking import ask
from assistance import actions
from assistance.actions.distributions import is_long
from assistance.admin.frame import page
from assistance.budget import budget_of
from assistance.choices import AssistanceState, DistributionState
from assistance.desk import why
from assistance.long_work import DRAW_UP
from assistance.models import Distribution, DistributionLine, Programme
from assistance.sight import MAY_DRAW_UP, may_give, own_programmes
from cases.admin.fields import DayField, PlaceField
from cases.admin.scope import kept_number
from cases.models import Individual
from cases.sight import sight_of

MAY_READ, MAY_APPROVE = "assistance.view_distribution", "assistance.approve_distribution"
ON_A_PAGE = 50
SHOWN = {"eligible": Q(is_eligible=True), "refused": Q(is_eligible=False),
         "to_ask": Q(is_eligible__isnull=True)}  # fmt: skip


class NewForm(forms.Form):
    """Of which programme, at which place, on which day."""

    programme = forms.ModelChoiceField(label=_("Programme"), queryset=Programme.objects.none())
    place = PlaceField(label=_("Place"), help_text=_("For all who live there or within it."))
    on = DayField(label=_("On which day"))

    def __init__(self, *args, user, **how):
        super().__init__(*args, **how)
        self.user = user
        programmes = own_programmes(Programme.objects.on(today()), user)
        self.fields["programme"].queryset = programmes.order_by("title")
        self.fields["on"].initial = today()


def new_page(site, request):
    """Draw up a list: everybody who lives there is judged, and stands in it with the reasons."""
    if not request.user.has_perm(MAY_DRAW_UP):
        raise PermissionDenied
    form = NewForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_bound and form.is_valid():
        try:
            return HttpResponseRedirect(_drawn_up(request, form.cleaned_data))
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
    return page(
        site,
        request,
        "assistance/distribution_new.html",
        title=_("New distribution"),
        form=form,
    )


def _drawn_up(request, typed):
    """The address of the list; of one for many families, that of the job that draws it up."""
    if not is_long(typed["place"], by=request.user, today=today()):
        return address(actions.draw_up_distribution(today=today(), by=request.user, **typed))
    arguments = {
        "programme": typed["programme"].pk,
        "place": typed["place"].pk,
        "on": typed["on"].isoformat(),
    }
    return pages.address(ask(DRAW_UP, by=request.user, arguments=arguments))


def list_page(site, request, number):
    """Who is in the list, page by page; what is handed over by now; what comes next."""
    distribution = distribution_or_404(request, number)
    chosen = request.GET.get("show", "")
    lines = DistributionLine.objects.visible_to(request.user, on=today())
    lines = lines.filter(distribution=distribution)
    counts = lines.aggregate(
        eligible=Count("pk", filter=SHOWN["eligible"]),
        refused=Count("pk", filter=SHOWN["refused"]),
        to_ask=Count("pk", filter=SHOWN["to_ask"]),
        delivered=Count("pk", filter=Q(assistance__state=AssistanceState.DELIVERED)),
        waiting=Count("pk", filter=Q(assistance__state=AssistanceState.PLANNED)),
    )
    lines = lines.filter(SHOWN.get(chosen, Q())).order_by("position")
    turned = Paginator(lines.select_related("assistance", "person"), ON_A_PAGE)
    shown = turned.get_page(request.GET.get("p"))
    looks.record(request, LookKind.LISTED, count=len(shown), distribution=distribution.pk)
    return page(
        site,
        request,
        "assistance/distribution.html",
        title=_("Distribution"),
        distribution=distribution,
        lines=_with_heads(shown, request.user),
        turned=shown,
        chosen=chosen,
        counts=counts,
        budget=budget_of(distribution.programme),
        may=_may(request.user, distribution),
    )


def approve(site, request, number):
    """A second person locks the list."""
    return _step(request, number, "approve", actions.approve_distribution, _("Approved."))


def close(site, request, number):
    """The day is over."""
    return _step(request, number, "close", actions.close_distribution, _("Closed."))


class ReasonForm(forms.Form):
    """Why it comes to nothing."""

    reason = forms.CharField(label=_("why"), max_length=200)


def cancel_page(site, request, number):
    """Say why it comes to nothing."""
    distribution = distribution_or_404(request, number)
    if not _may(request.user, distribution)["cancel"]:
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.cancel_distribution(
                distribution=distribution, today=today(), by=request.user, **form.cleaned_data
            )
            messages.success(request, _("Cancelled."))
            return HttpResponseRedirect(address(distribution))
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
    return page(
        site,
        request,
        "assistance/distribution_cancel.html",
        title=_("Cancel the distribution"),
        form=form,
        distribution=distribution,
    )


def address(distribution):
    """The address of a distribution."""
    return reverse("admin:assistance_distribution_change", args=[str(distribution)])


def distribution_or_404(request, number):
    """The distribution of that number, where the user gives of its programme."""
    if not request.user.has_perm(MAY_READ):
        raise PermissionDenied
    rows = own_programmes(Distribution.objects.all(), request.user, "programme__")
    rows = rows.select_related("programme", "place", "made_by", "approved_by")
    found = rows.filter(pk=kept_number(number) or "").first()
    if found is None:
        raise Http404
    return found


def _may(user, distribution):
    """Which steps the user may take now."""
    is_open = distribution.state in (DistributionState.DRAFT, DistributionState.APPROVED)
    is_approved = distribution.state == DistributionState.APPROVED
    gives = may_give(user, distribution.programme)
    is_second = user.has_perm(MAY_APPROVE) and distribution.made_by_id != user.pk
    return {
        "approve": gives and is_second and distribution.state == DistributionState.DRAFT,
        "serve": gives and is_approved,
        "close": gives and is_approved,
        "cancel": gives and is_open,
    }


def _step(request, number, name, perform, done):
    distribution = distribution_or_404(request, number)
    if request.method != "POST" or not _may(request.user, distribution)[name]:
        raise PermissionDenied
    try:
        perform(distribution=distribution, today=today(), by=request.user)
        messages.success(request, done)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return HttpResponseRedirect(address(distribution))


def _with_heads(shown, user):
    """The lines of a page, each with whom it is called after, and why it is as it is."""
    lines = list(shown)
    homes = [line.household_id for line in lines]
    heads = Individual.objects.visible_to(user, on=today()).filter(
        household__in=homes, is_head=True
    )
    sight = sight_of(user, today())
    by_home = {person.household_id: sight.blank(person) for person in heads}
    for line in lines:
        line.head = by_home.get(line.household_id)
        line.why = why(line)
    return lines
