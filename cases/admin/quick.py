"""Quick registration: one page, by keyboard alone, in a minute a household."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from cases import actions
from cases.admin.completing import to_complete_view
from cases.admin.forms import MOST_MEMBERS, every_fault
from cases.admin.household_pages import household_url
from cases.admin.likely_same import LikelySameStop, show_likely_same
from cases.admin.quick_forms import QuickForm, QuickFormSet
from cases.admin.registers_once import RegistersOnce, office_of, with_more_rows
from cases.admin.slip_page import prints_slip, slip_view
from cases.matching import Newcomer
from cases.urgent import URGENT

# Who answers, and four others: the most common household has no more.
EMPTY_ROWS = 5
# The answer to a telephone that cannot be read: register the household without it.
WITHOUT_PHONE = "_without_phone"


class QuickPage(RegistersOnce):
    """What was typed on the page of quick registration, judged and saved as a whole."""

    action = staticmethod(actions.register_quickly)

    def __init__(self, request):
        super().__init__(request)
        data = with_more_rows(request.POST, MOST_MEMBERS) if request.method == "POST" else None
        self.form = QuickForm(
            data, user=request.user, initial={"registered_at": office_of(request)}
        )
        self.form.without_phone = WITHOUT_PHONE in request.POST
        self.members = QuickFormSet(
            data,
            prefix="members",
            on=self.on,
            rows=EMPTY_ROWS,
            shared=self.form.shared_values() if self.form.is_bound else None,
        )
        if self.asks_for_rows:
            self.judge_nothing_yet()

    def stop(self):
        rows = [index for index, _form in self.members.filled()]
        newcomers = [
            Newcomer(values, phones=self._phones(position))
            for position, values in enumerate(self.members.new_members())
        ]
        return LikelySameStop(self.request, dict(zip(rows, newcomers, strict=True)), self.on)

    def _phones(self, position):
        """The telephone is that of who answers, the first of those who were typed."""
        number = self.form.cleaned_data["phone"]
        return (number,) if number and position == 0 else ()

    def write(self, number, members, anyway):
        for position, (_index, row) in enumerate(self.members.filled()):
            members[position] |= {"needs": row.needs(), "phones": self._phones(position)}
        return super().write(number, members, anyway)

    def done(self):
        self.tell_number()
        if self.form.lost_phone:
            messages.warning(
                self.request,
                _("The telephone “%(typed)s” was not recorded: nobody could call it.")
                % {"typed": self.form.lost_phone},
            )
        if not prints_slip(self.request.user, self.household, self.on):
            return HttpResponseRedirect(household_url(self.household))
        slip = reverse("admin:cases_household_slip", args=[str(self.household)])
        return HttpResponseRedirect(slip)


def quick_view(model_admin, request):
    """The page on which a household is registered in a minute."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    page = QuickPage(request)
    if request.method == "POST" and not page.asks_for_rows and page.save():
        return page.done()
    show_likely_same(model_admin.rooms, request, page.likely_same, today())
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(
        request,
        "cases/quick.html",
        {
            **model_admin.admin_site.each_context(request),
            "title": _("Quick registration"),
            "form": page.form,
            "members": page.members,
            # Whoever sends no rows at all gets an empty page, with what is wrong.
            "answers": next(iter(page.members.forms), page.members.empty_form),
            "likely_same": page.likely_same,
            "faults": every_fault(page.form, page.members),
            "urgent": URGENT,
            "asks_without_phone": bool(page.form.errors.get("phone")),
        },
    )


def quick_urls(model_admin):
    """Addresses of what a desk in a crowd needs: the page, the slip, and the list to complete."""
    pages = (
        ("quick/", quick_view, "quick"),
        ("to-complete/", to_complete_view, "to_complete"),
        ("<str:number>/slip/", slip_view, "slip"),
    )
    return [
        path(
            address,
            model_admin.admin_site.admin_view(partial(view, model_admin)),
            name=f"cases_household_{name}",
        )
        for address, view, name in pages
    ]
