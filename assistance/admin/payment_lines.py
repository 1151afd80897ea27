"""Payments that failed: the list of what somebody has to see to, and what to do about each."""

from django.contrib import admin
from django.urls import path, reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.paging import CappedPaginator
from assistance.admin.instruments import MAY_VIEW
from assistance.payment_choices import MARKS, LineState
from cases import numbers
from cases.admin.scope import ScopedAdmin

CORRECT = _("Ask for the right account and record it; then it can be listed again.")
AGAIN = _("Ask why, and list it again.")
NOT_COLLECTED = _("Ask whether they still need it and can come; then list it again.")


class PaymentLineAdmin(ScopedAdmin):
    """Payments that the bank did not make, until they are listed anew."""

    list_display = ["shown_household", "holder", "shown_amount", "why", "answered_on", "what_to_do"]
    list_display_links = None
    list_select_related = ["assistance", "payment_list"]
    ordering = ["-answered_on", "pk"]
    sortable_by = ()
    paginator = CappedPaginator
    columns_rest_on = {
        "holder": ("paymentline.holder",),
        "shown_amount": ("paymentline.amount",),
        "why": ("paymentline.state", "paymentline.code"),
    }

    def get_queryset(self, request):
        return super().get_queryset(request).to_see_to()

    def get_urls(self):
        view = self.admin_site.admin_view(self.changelist_view)
        return [path("", view, name="assistance_paymentline_changelist")]

    def changelist_view(self, request, extra_context=None):
        """The list, under what it is."""
        return super().changelist_view(request, {"list_title": _("Payments that failed")})

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(MAY_VIEW)

    def has_add_permission(self, request):
        """They come with a list."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description=_("household"))
    def shown_household(self, line):
        number = numbers.shown(line.assistance.household_id)
        address = reverse("admin:assistance_household_instruments", args=[number])
        return format_html('<a href="{}">{}</a>', address, number)

    @admin.display(description=_("amount"))
    def shown_amount(self, line):
        return f"{number_format(line.amount, 2, force_grouping=True)} {line.currency}"

    @admin.display(description=_("what the bank says"))
    def why(self, line):
        words = line.get_state_display()
        return f"{words}: {line.get_code_display()}" if line.code else words

    @admin.display(description=_("what to do"))
    def what_to_do(self, line):
        if line.state == LineState.NOT_COLLECTED:
            return NOT_COLLECTED
        return CORRECT if line.code in MARKS else AGAIN
