"""What the data protection officer works with: requests about people's data, and who is hidden."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import LookKind
from accounts.clock import today
from accounts.history import looks
from cases import actions
from cases.access_choices import RequestKind
from cases.admin.fields import DayField
from cases.admin.scope import ScopedAdmin
from cases.models import Individual

MAY = "cases.open_request"


class OpenRequestForm(forms.Form):
    """Whose data, what is asked, by whom, and on which day."""

    number = forms.CharField(
        label=_("Number of the person"), max_length=40, help_text=_("As on the slip or receipt.")
    )
    kind = forms.ChoiceField(label=_("What is asked"), choices=RequestKind)
    asked_by = forms.CharField(label=_("Who asks"), max_length=160)
    paper = forms.CharField(
        label=_("Paper"),
        max_length=120,
        required=False,
        help_text=_("Of an authority: number and date of the paper by which it asks."),
    )
    on = DayField(label=_("Asked on"))

    def show_refusal(self, refusal):
        """Show an action's refusal: a fault of a field that this form has stands at it."""
        for fault in getattr(refusal, "faults", ()):
            self.add_error(fault.field, ValidationError(fault.message, code=fault.code))
        if not hasattr(refusal, "faults"):
            self.add_error("number", ValidationError(refusal.messages))


class CloseRequestForm(forms.Form):
    """What came of it."""

    outcome = forms.CharField(
        label=_("What came of it"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


class OpenFilter(admin.SimpleListFilter):
    """Whether a request still waits for its answer."""

    title = _("state")
    parameter_name = "open"

    def lookups(self, request, model_admin):
        return [("yes", _("open")), ("late", _("overdue")), ("no", _("closed"))]

    def queryset(self, request, queryset):
        if self.value() == "no":
            return queryset.filter(closed_on__isnull=False)
        if self.value() == "late":
            return queryset.filter(closed_on__isnull=True, due_on__lt=today())
        return queryset.filter(closed_on__isnull=True) if self.value() == "yes" else queryset


class OfficersAdmin(ScopedAdmin):
    """Rows that the data protection officer reads; written through pages of their own."""

    list_filter = ()
    read_along = ()
    may = ""
    list_title = ""

    def changelist_view(self, request, extra_context=None):
        """The list, in our frame."""
        words = {"add_words": _("Open a request"), "list_title": self.list_title}
        return super().changelist_view(request, words)

    def has_module_permission(self, request):
        return request.user.has_perm(self.may)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(self.may)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def _page(self, request, template, **context):
        request.current_app = self.admin_site.name
        shown = {**self.admin_site.each_context(request), **context}
        return TemplateResponse(request, template, shown)


class DataRequestAdmin(OfficersAdmin):
    """The list of requests, and the page on which one is opened, and closed."""

    may = MAY
    list_display = ["shown_number", "kind", "asked_by", "asked_on", "due_on", "state"]
    list_filter = [OpenFilter]
    ordering = [F("closed_on").desc(nulls_first=True), "due_on", "number"]

    def has_add_permission(self, request):
        return request.user.has_perm(MAY)

    def add_view(self, request, form_url="", extra_context=None):
        """Open a request: its officer sees the person from then on."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = OpenRequestForm(
            request.POST if request.method == "POST" else None, initial={"on": today()}
        )
        if form.is_bound and form.is_valid():
            opened = self._opened(request, form)
            if opened is not None:
                return HttpResponseRedirect(self.address(opened))
        return self._page(
            request, "cases/data_request_form.html", title=_("Open a request"), form=form
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One request, and the way to the person while it is open."""
        found = self.visible_or_404(request, object_id)
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        form = None
        if found.closed_on is None:
            form = CloseRequestForm(request.POST if request.method == "POST" else None)
        elif request.method == "POST":
            raise PermissionDenied
        if (
            form is not None
            and form.is_bound
            and form.is_valid()
            and self._closed(request, form, found)
        ):
            return HttpResponseRedirect(self.address(found))
        looks.record(request, LookKind.OPENED, subject=found.individual_id)
        visible = Individual.objects.visible_to(request.user, on=today())
        return self._page(
            request,
            "cases/data_request.html",
            title=str(found),
            found=found,
            form=form,
            person=visible.filter(pk=found.individual_id).select_related("household").first(),
            day=today(),
        )

    def address(self, found):
        """The address of a request's page."""
        return reverse("admin:cases_datarequest_change", args=[str(found)])

    def _opened(self, request, form):
        try:
            opened = actions.open_request(by=request.user, today=today(), **form.cleaned_data)
        except ValidationError as refusal:
            form.show_refusal(refusal)
            return None
        messages.success(request, _("Opened: an answer is due within 30 days."))
        return opened

    def _closed(self, request, form, found):
        try:
            actions.close_request(
                request=found, outcome=form.cleaned_data["outcome"], by=request.user, today=today()
            )
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
            return False
        messages.success(request, _("Closed: the person is shown no longer for it."))
        return True

    @admin.display(description=_("number"), ordering="number")
    def shown_number(self, found):
        return str(found)

    @admin.display(description=_("state"))
    def state(self, found):
        if found.closed_on:
            return _("closed")
        return _("overdue") if found.due_on < today() else _("open")


class InForceFilter(admin.SimpleListFilter):
    """Whether somebody is hidden now."""

    title = _("state")
    parameter_name = "now"

    def lookups(self, request, model_admin):
        return [("yes", _("in force")), ("no", _("ended"))]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.on(today())
        return queryset.filter(until_on__lte=today()) if self.value() == "no" else queryset


class RestrictionAdmin(OfficersAdmin):
    """The list of who is hidden from partners: numbers, reasons and days."""

    may = MAY
    list_title = _("Hidden people")
    list_display = ["whom", "reason", "who_set_it", "from_on", "until_on"]
    list_display_links = None
    list_filter = [InForceFilter]
    list_select_related = ["set_by", "household", "individual"]
    ordering = ["-from_on", "-id"]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Who is hidden is ended on the pages of the household or the person."""
        raise Http404

    @admin.display(description=_("who is hidden"))
    def whom(self, restriction):
        return str(restriction.individual or restriction.household)

    @admin.display(description=_("by whom"), ordering="set_by")
    def who_set_it(self, restriction):
        return restriction.set_by.get_full_name() or restriction.set_by.username
