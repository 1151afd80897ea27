"""Payment lists in the admin: what there is, the page of one, and how one is made."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Sum
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.paging import CappedPaginator
from assistance import actions
from assistance.actions.payment_answers import MAY_LOAD
from assistance.actions.payment_lists import MAY_APPROVE, MAY_MAKE, sees_all
from assistance.actions.payment_words import SAID
from assistance.admin import payment_steps
from assistance.admin.frame import page, pages_under
from assistance.banks import bank_label, banks
from assistance.models import PaymentLine, PaymentList, Programme
from assistance.payable import payable
from assistance.payment_choices import PAID_BY_LIST, LineState, ListState
from cases.admin.scope import kept_number

# So many payments are shown of a list, and so many of those that it leaves out.
MOST_SHOWN = 200


class StateFilter(admin.SimpleListFilter):
    """How far a list came."""

    title, parameter_name = _("state"), "state"

    def lookups(self, request, model_admin):
        return ListState.choices

    def queryset(self, request, queryset):
        known = self.value() in ListState.values
        return queryset.filter(state=self.value()) if known else queryset


class PaymentListAdmin(admin.ModelAdmin):
    """The lists of which the user sees somebody; each is made, approved and answered on pages."""

    list_display = ["shown_number", "programme", "shown_bank", "count", "shown_total", "state",
                    "made_on"]  # fmt: skip
    list_filter = [StateFilter]
    list_select_related = ["programme"]
    ordering = ["-made_on", "number"]
    actions = None
    show_full_result_count = False
    list_per_page = 50
    paginator = CappedPaginator

    def get_queryset(self, request):
        return PaymentList.objects.seen_by(request.user, on=today())

    def get_urls(self):
        view, site = self.admin_site.admin_view, self.admin_site
        name = "assistance_paymentlist"
        return [
            path("", view(self.changelist_view), name=f"{name}_changelist"),
            path("add/", view(self.add_view), name=f"{name}_add"),
            path("<path:object_id>/change/", view(self.change_view), name=f"{name}_change"),
            *pages_under(
                site,
                [
                    (f"<str:number>/{address}", partial(step, self), f"paymentlist_{slug}")
                    for address, step, slug in payment_steps.PAGES
                ],
            ),
        ]

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return any(request.user.has_perm(each) for each in (MAY_MAKE, MAY_APPROVE, MAY_LOAD))

    def has_add_permission(self, request):
        return request.user.has_perm(MAY_MAKE)

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def list_or_404(self, request, number):
        """The list of that number, of which the user sees somebody."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = self.get_queryset(request).select_related("programme", "made_by", "approved_by")
        found = rows.filter(pk=kept_number(number) or "").first()
        if found is None:
            raise Http404
        return found

    def changelist_view(self, request, extra_context=None):
        """The lists, in our frame."""
        return super().changelist_view(request, {"add_words": _("Make a payment list")})

    def add_view(self, request, form_url="", extra_context=None):
        """Choose a programme, look at what can be paid at each bank, and freeze one bank's list."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ProgrammeForm(request.GET or None)
        programme = form.cleaned_data["programme"] if form.is_bound and form.is_valid() else None
        if request.method == "POST" and programme:
            done = self._made(request, programme)
            if done:
                return HttpResponseRedirect(address(done.payment_list))
        found = payable(programme, by=request.user, on=today()) if programme else None
        looks.record(request, LookKind.LISTED, count=len(found.left_out) if found else 0)
        return page(
            self.admin_site,
            request,
            "assistance/payment_list_new.html",
            title=_("Make a payment list"),
            form=form,
            programme=programme,
            offers=_offers(found) if found else [],
            left_out=_left_out(found) if found else [],
            more=max(0, len(found.left_out) - MOST_SHOWN) if found else 0,
        )

    def _made(self, request, programme):
        try:
            done = actions.make_payment_list(
                programme=programme, bank=request.POST.get("bank", ""), on=today(), by=request.user
            )
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return None
        messages.success(request, _("The list is made. A second person approves it."))
        return done

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of one list: its totals, its payments, and what can be done with it."""
        found = self.list_or_404(request, object_id)
        if request.method == "POST":
            raise PermissionDenied
        seen = PaymentLine.objects.visible_to(request.user, on=today()).filter(payment_list=found)
        lines = seen.select_related("instrument", "assistance").order_by("position")[:MOST_SHOWN]
        looks.record(request, LookKind.LISTED, subject=found.pk, count=len(lines))
        return page(
            self.admin_site,
            request,
            "assistance/payment_list.html",
            title=_("Payment list"),
            payment_list=found,
            bank=bank_label(found.bank, get_language()),
            lines=lines,
            sums=_sums(found),
            offered=payment_steps.offered(found, request.user),
            may_take=found.state == ListState.APPROVED
            and request.user.has_perm(MAY_MAKE)
            and sees_all(found, request.user, on=today()),
        )

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, payment_list):
        return str(payment_list)

    @admin.display(description=_("bank"), ordering="bank")
    def shown_bank(self, payment_list):
        return bank_label(payment_list.bank, get_language())

    @admin.display(description=_("total"), ordering="total")
    def shown_total(self, payment_list):
        total = number_format(payment_list.total, 2, force_grouping=True)
        return f"{total} {payment_list.currency}"


class ProgrammeForm(forms.Form):
    """A programme that is paid through banks."""

    programme = forms.ModelChoiceField(
        label=_("Programme"),
        queryset=Programme.objects.filter(mechanism__in=PAID_BY_LIST).order_by("title", "pk"),
    )


def _offers(found):
    """(code, name, how many payments, their sum) of each bank."""
    language = get_language()
    return [
        (code, banks()[code].label(language), len(pairs), sum(row.amount for row, _by in pairs))
        for code, pairs in sorted(found.by_bank.items())
    ]


def _left_out(found):
    """(assistance, why it is on no list)."""
    return [(row, SAID[code]) for row, code in found.left_out[:MOST_SHOWN]]


def _sums(payment_list):
    """(state, how many payments, their sum) as far as the list came."""
    rows = payment_list.lines.order_by().values_list("state")
    rows = dict((state, told) for state, *told in rows.annotate(n=Count("pk"), sum=Sum("amount")))
    return [(state, *rows[state]) for state in LineState if state in rows]


def address(payment_list):
    """The address of a list's page."""
    return reverse("admin:assistance_paymentlist_change", args=[str(payment_list)])
