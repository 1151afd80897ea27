"""Sharing agreements in the admin: drafted by an administrator, signed by two others.

Registered with the site by the composition. A partner reads its own.
"""

from dataclasses import dataclass
from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from accounts.actions import agreements as actions
from accounts.agreement_form import AgreementForm, NothingToTypeForm, ReasonForm
from accounts.agreements import readable_agreements
from accounts.choices import AgreementState, FieldClass, Purpose
from accounts.clock import today

SIGN, SUSPEND = "accounts.sign_sharingagreement", "accounts.suspend_sharingagreement"
_UNSIGNED = (AgreementState.DRAFT, AgreementState.HALF_SIGNED)
_SIGNED = (AgreementState.TO_COME, AgreementState.ACTIVE)


@dataclass(frozen=True)
class Step:
    """What can be done with an agreement in some of its states, on a page of its own."""

    slug: str
    title: str
    follows: str
    action: object
    form: type
    permission: str
    states: tuple

    def is_offered(self, agreement, user, day):
        """Whether the agreement is in such a state, and the user may; nobody signs their own."""
        own = self.slug == "sign" and user.pk in (
            agreement.drafted_by_id,
            agreement.first_signed_by_id,
        )
        return agreement.state_on(day) in self.states and user.has_perm(self.permission) and not own


STEPS = (
    Step(
        "sign",
        _("Sign"),
        _("Two different people sign, and neither of them drafted it. Then nobody edits it."),
        actions.sign_agreement,
        NothingToTypeForm,
        SIGN,
        _UNSIGNED,
    ),
    Step(
        "suspend",
        _("Suspend"),
        _("From the next request on the partner sees nobody by it, until it is resumed."),
        actions.suspend_agreement,
        ReasonForm,
        SUSPEND,
        _SIGNED,
    ),
    Step(
        "resume",
        _("Resume"),
        _("The partner sees people by it again, from the next request on."),
        actions.resume_agreement,
        NothingToTypeForm,
        SUSPEND,
        (AgreementState.SUSPENDED,),
    ),
    Step(
        "end",
        _("End"),
        _("From the next request on it holds no longer. It stays in the list."),
        actions.end_agreement,
        ReasonForm,
        SUSPEND,
        (*_UNSIGNED, *_SIGNED, AgreementState.SUSPENDED),
    ),
)


class StateFilter(admin.SimpleListFilter):
    """Whether an agreement may still show somebody."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("active", AgreementState.ACTIVE.label), ("unsigned", _("to be signed"))]

    def queryset(self, request, queryset):
        if self.value() == "active":
            return queryset.active_on(today())
        if self.value() == "unsigned":
            return queryset.filter(second_signed_by__isnull=True)
        return queryset


class AgreementAdmin(admin.ModelAdmin):
    """The list of agreements, and the page of one: read, drafted, signed, suspended and ended."""

    list_display = [
        "title",
        "partner",
        "for_what",
        "where",
        "basis",
        "from_on",
        "until_on",
        "state",
    ]
    list_filter = [StateFilter]
    list_select_related = ["partner"]
    ordering = ["-from_on", "partner", "pk"]
    actions = None
    show_full_result_count = False

    def get_queryset(self, request):
        return readable_agreements(request.user).prefetch_related("places")

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        steps = [
            path(
                f"<int:number>/{step.slug}/",
                self.admin_site.admin_view(partial(self.step_view, step)),
                name=f"accounts_sharingagreement_{step.slug}",
            )
            for step in STEPS
        ]
        return [*steps, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        """The list, in our frame."""
        return super().changelist_view(request, {"add_words": _("Draft an agreement")})

    def history_view(self, request, object_id, extra_context=None):
        """The stock page knows nothing of what the actions did."""
        raise Http404

    def add_view(self, request, form_url="", extra_context=None):
        """The page on which an agreement is drafted."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = AgreementForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            drafted = self._done(request, form, actions.draft_agreement)
            if drafted:
                return HttpResponseRedirect(address(drafted))
        return self._page(request, "accounts/agreement_form.html", _("Draft an agreement"), form)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of one agreement; its draft is edited by whoever may draft."""
        agreement = self._or_404(request, object_id)
        state = agreement.state_on(today())
        may_edit = self.has_change_permission(request) and state in _UNSIGNED
        if request.method == "POST" and not may_edit:
            raise PermissionDenied
        form = None
        if may_edit:
            data = request.POST if request.method == "POST" else None
            form = AgreementForm(data, instance=self._or_404(request, object_id))
        if form is not None and form.is_bound and form.is_valid():
            amend = partial(actions.amend_draft, agreement=agreement)
            if self._done(request, form, amend):
                return HttpResponseRedirect(address(agreement))
        offered = [
            (step.title, reverse(f"admin:accounts_sharingagreement_{step.slug}", args=[object_id]))
            for step in STEPS
            if step.is_offered(agreement, request.user, today())
        ]
        return self._page(
            request,
            "accounts/agreement.html",
            agreement.title,
            form,
            agreement=agreement,
            state=state,
            offered=offered,
            purposes=self.for_what(agreement),
            classes=_labels(FieldClass, agreement.field_classes_shared),
            places=self.where(agreement),
        )

    def step_view(self, step, request, number):
        """Say what follows, ask why, do it."""
        agreement = self._or_404(request, number)
        if not step.is_offered(agreement, request.user, today()):
            raise PermissionDenied
        form = step.form(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            try:
                step.action(
                    agreement=agreement, by=request.user, today=today(), **form.cleaned_data
                )
                messages.success(request, _("Done: %(title)s.") % {"title": step.title})
                return HttpResponseRedirect(address(agreement))
            except ValidationError as refusal:
                form.add_error(None, ValidationError(refusal.messages))
        return self._page(
            request, "accounts/agreement_step.html", step.title, form, agreement=agreement,
            follows=step.follows,
        )  # fmt: skip

    def _or_404(self, request, number):
        rows = self.get_queryset(request).select_related(
            "partner", "drafted_by", "first_signed_by", "second_signed_by"
        )
        found = rows.filter(pk=number).first() if str(number).isdecimal() else None
        if found is None or not self.has_view_permission(request):
            raise Http404
        return found

    def _done(self, request, form, act):
        """What the action wrote; None where it refused, with its words shown."""
        try:
            done = act(
                values=form.values(), places=form.cleaned_data["places"], by=request.user,
                today=today(),
            )  # fmt: skip
            messages.success(request, _("Saved."))
            return done
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
            return None

    def _page(self, request, template, title, form, **context):
        request.current_app = self.admin_site.name
        shown = {**self.admin_site.each_context(request), "title": title, "form": form, **context}
        return TemplateResponse(request, template, shown)

    @admin.display(description=_("purposes"))
    def for_what(self, agreement):
        return _labels(Purpose, agreement.purposes)

    @admin.display(description=_("places"))
    def where(self, agreement):
        return ", ".join(place.label() for place in agreement.places.all())

    @admin.display(description=_("state"))
    def state(self, agreement):
        return agreement.state_on(today()).label


def address(agreement):
    """The address of an agreement's page."""
    return reverse("admin:accounts_sharingagreement_change", args=[agreement.pk])


def _labels(choices, values):
    return ", ".join(str(choices(value).label) for value in values)
