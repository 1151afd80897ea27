"""The list of households to complete, and the page on which a worker says that one is complete."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from accounts.paging import CappedPaginator
from cases import actions
from cases.admin.action_forms import ActionForm
from cases.admin.action_pages import ActionPage
from cases.sight import sight_of
from cases.to_complete import COUNTED, describe_waiting, lacks, waiting

PER_PAGE = 50


class CompleteForm(ActionForm):
    """Nothing more has to be asked; of what is missing, the worker says that it stays so."""

    sure = forms.BooleanField()

    def __init__(self, *args, target, today, **kwargs):
        super().__init__(*args, target=target, today=today, **kwargs)
        del self.fields["on"]
        sight = sight_of(self.user, today)
        found = lacks([target], on=today, language=get_language(), sight=sight)[target.number]
        if not found:
            del self.fields["sure"]
            return
        self.fields["sure"].label = _("Still missing: %(missing)s. They cannot say more now.") % {
            "missing": ", ".join(str(one.message) for one in found)
        }

    def perform(self):
        actions.complete_household(household=self.target, **self.said())
        return self.target


COMPLETING_PAGES = (
    ActionPage(
        "complete",
        _("The registration is complete"),
        _("The household leaves the list “to complete”; whatever comes to light is added as ever."),
        CompleteForm,
        lambda household: (
            household.inactive_on is None
            and (household.presumed != "" or not household.is_complete)
        ),
    ),
)


def to_complete_view(model_admin, request):
    """The households that wait to be completed, each with what it lacks."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    day = today()
    pages = CappedPaginator(waiting(request.user, day), PER_PAGE)
    page = pages.get_page(request.GET.get("page"))
    looks.record(request, LookKind.LISTED, asked=request.GET, count=len(page))
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(
        request,
        "cases/to_complete.html",
        {
            **model_admin.admin_site.each_context(request),
            "title": _("To complete"),
            "page": page,
            "more_than": COUNTED if pages.count > COUNTED else None,
            "rows": describe_waiting(
                list(page), on=day, language=get_language(), sight=sight_of(request.user, day)
            ),
        },
    )
