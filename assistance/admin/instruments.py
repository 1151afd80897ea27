"""By what a household is paid: the page of its accounts, and those on which one begins and ends."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from assessments.admin.subjects import household_or_404, is_theirs
from assistance.admin.frame import page, pages_under, sent, show_refusal
from assistance.admin.instrument_forms import EndForm, InstrumentForm
from assistance.banks import bank_label
from assistance.models import PaymentInstrument
from cases.admin.scope import ScopedAdmin

MAY_VIEW = "assistance.view_paymentinstrument"
MAY_ADD = "assistance.add_paymentinstrument"


class PaymentInstrumentAdmin(ScopedAdmin):
    """The pages of a household's instruments; there is no list of everybody's."""

    def get_urls(self):
        pages = (
            ("", instruments_page, "instruments"),
            ("add/", add_page, "instrument_add"),
            ("end/", end_page, "instrument_end"),
        )
        site, base = self.admin_site, "household/<str:number>/"
        return pages_under(
            site,
            [
                (f"{base}{address}", partial(view, site), f"household_{name}")
                for address, view, name in pages
            ],
        )

    def has_module_permission(self, request):
        return False


def instruments_page(site, request, number):
    """By what a household is paid, and was; whole numbers are on no page."""
    if not request.user.has_perm(MAY_VIEW):
        raise PermissionDenied
    household = household_or_404(request, number)
    rows = PaymentInstrument.objects.visible_to(request.user, on=today())
    rows = rows.filter(household=household).select_related("holder").order_by("-from_on", "-pk")
    looks.record(request, LookKind.OPENED, subject=household)
    told = [(row, bank_label(row.bank, get_language())) for row in rows]
    may_change = request.user.has_perm(MAY_ADD) and is_theirs(request.user, household)
    return page(
        site,
        request,
        "assistance/instruments.html",
        title=_("How they are paid"),
        household=household,
        instruments=told,
        may_add=may_change and household.inactive_on is None,
        may_end=may_change and any(row.is_active for row in rows),
    )


def add_page(site, request, number):
    """Record an account, card or wallet; no report of a fault tells the number that was typed."""
    request.sensitive_post_parameters = ("number",)
    household = _theirs(request, number)
    form = sent(InstrumentForm, request, household=household, today=today())
    follows = _("Payments of a list go there from that day on. One at a time.")
    return _typed(site, request, household, form, _("Add an account, card or wallet"), follows)


def end_page(site, request, number):
    """Say that nothing is paid to one of them any more."""
    household = _theirs(request, number)
    form = sent(EndForm, request, household=household, user=request.user, today=today())
    follows = _("No list pays to it from that day on. It stays in the record.")
    return _typed(site, request, household, form, _("It can't be paid to any more"), follows)


def _typed(site, request, household, form, title, follows):
    if form.is_bound and form.is_valid():
        try:
            form.perform(request.user)
            messages.success(request, _("Done: %(title)s.") % {"title": title})
            return HttpResponseRedirect(address(household))
        except ValidationError as refusal:
            show_refusal(form, refusal)
    looks.record(request, LookKind.OPENED, subject=household)
    return page(
        site,
        request,
        "assistance/instrument_form.html",
        title=title,
        follows=follows,
        form=form,
        household=household,
    )


def _theirs(request, number):
    if not request.user.has_perm(MAY_ADD):
        raise PermissionDenied
    household = household_or_404(request, number)
    if not is_theirs(request.user, household):
        raise PermissionDenied
    return household


def address(household):
    """The address of the page of a household's instruments."""
    return reverse("admin:assistance_household_instruments", args=[str(household)])
