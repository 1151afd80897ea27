"""Questionnaires in the admin: the list, the upload of a version, its page, and what is done."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.clock import now, today
from assessments import actions, questionnaires
from assessments.choices import InstrumentKind, InstrumentState
from assessments.models.instrument import VERSION
from assessments.xlsform.convert import Refused
from assessments.xlsform.form import GROUP, REPEAT

CHANGE = "assessments.change_instrument"
# (address, words, what follows, action, from which state)
STEPS = (
    (
        "use",
        _("Put in use"),
        _(
            "From today on it is asked. The questionnaire of this kind that was in use is asked no "
            "more; what was answered under it stays as it is."
        ),
        actions.put_in_use,
        InstrumentState.TRIED,
    ),
    (
        "retire",
        _("Retire"),
        _("From today on nobody is asked by it. What was answered under it stays as it is."),
        actions.retire,
        InstrumentState.IN_USE,
    ),
)


class UploadForm(forms.Form):
    """A workbook, and what it is for."""

    kind = forms.ChoiceField(label=_("Kind"), choices=InstrumentKind)
    file = forms.FileField(
        label=_("Workbook (XLSForm)"),
        help_text=_("As KoBo and ODK take it: the sheets “survey”, “choices” and “settings”."),
    )
    version = forms.RegexField(
        label=_("Version"),
        regex=VERSION,
        required=False,
        help_text=_("Where the workbook says none. Letters, digits, dots, dashes: 2026.1."),
        error_messages={"invalid": _("Letters, digits, dots, dashes, such as 2026.1.")},
    )

    def clean_file(self):
        """Its name and bytes; what is too large is no questionnaire."""
        uploaded = self.cleaned_data["file"]
        if uploaded.size > questionnaires.MOST_BYTES:
            raise ValidationError(_("A questionnaire has 5 MB at most."), code="too_large")
        return uploaded.name, uploaded.read()


class InstrumentAdmin(admin.ModelAdmin):
    """The list of questionnaires; what was uploaded is read, put in use and retired."""

    list_display = [
        "title",
        "kind",
        "version",
        "shown_state",
        "in_languages",
        "questions",
        "uploaded_at",
    ]
    list_filter = ["kind"]
    ordering = ["kind", "-uploaded_at"]
    actions = None
    show_full_result_count = False

    def get_queryset(self, request):
        return super().get_queryset(request).light()

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view
        steps = [
            path(
                f"<str:code>/{slug}/",
                view(partial(self.step_view, (slug, *step))),
                name=f"assessments_instrument_{slug}",
            )
            for slug, *step in STEPS
        ]
        file = path("<str:code>/file/", view(self.file_view), name="assessments_instrument_file")
        return [file, *steps, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        """The list, in our frame."""
        return super().changelist_view(request, {"add_words": _("Upload a questionnaire")})

    def history_view(self, request, object_id, extra_context=None):
        """The stock page knows nothing of what the actions did."""
        raise Http404

    def add_view(self, request, form_url="", extra_context=None):
        """Upload a workbook: it is converted, judged and tried, and its faults are shown."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form, faults = UploadForm(request.POST or None, request.FILES or None), ()
        if form.is_bound and form.is_valid():
            try:
                return HttpResponseRedirect(address(self._uploaded(request, form)))
            except Refused as refused:
                faults = refused.faults
            except ValidationError as refusal:
                form.add_error(None, ValidationError(refusal.messages))
        return self._page(
            request,
            "assessments/instrument_upload.html",
            title=_("Upload a questionnaire"),
            form=form,
            faults=faults,
        )

    def _uploaded(self, request, form):
        file_name, workbook = form.cleaned_data["file"]
        instrument = actions.add_instrument(
            kind=form.cleaned_data["kind"],
            version=form.cleaned_data["version"],
            workbook=workbook,
            file_name=file_name,
            at=now(),
            by=request.user,
        )
        messages.success(request, _("It was tried and can be put in use."))
        return instrument

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What a questionnaire asks, what is worth a warning, and what can be done with it."""
        instrument = self._or_404(request, object_id)
        if request.method == "POST":
            raise PermissionDenied
        offered = [
            (title, reverse(f"admin:assessments_instrument_{slug}", args=[instrument.code]))
            for slug, title, _follows, _action, state in STEPS
            if state == instrument.state and request.user.has_perm(CHANGE)
        ]
        return self._page(
            request,
            "assessments/instrument.html",
            title=instrument.title,
            instrument=instrument,
            offered=offered,
            lines=list(_lines(questionnaires.form_of(instrument), get_language())),
        )

    def step_view(self, step, request, code):
        """Say what follows, and do it."""
        _slug, title, follows, action, state = step
        instrument = self._or_404(request, code)
        if not request.user.has_perm(CHANGE) or instrument.state != state:
            raise PermissionDenied
        form = forms.Form(request.POST if request.method == "POST" else None)
        if form.is_bound:
            try:
                action(instrument=instrument, on=today(), by=request.user)
                messages.success(request, _("Done: %(title)s.") % {"title": title})
                return HttpResponseRedirect(address(instrument))
            except ValidationError as refusal:
                form.add_error(None, ValidationError(refusal.messages))
        return self._page(
            request,
            "assessments/instrument_step.html",
            title=title,
            form=form,
            follows=follows,
            instrument=instrument,
        )

    def file_view(self, request, code):
        """The workbook as it was uploaded: KoBo and ODK take it as it is."""
        instrument = self._or_404(request, code)
        answer = HttpResponse(bytes(instrument.workbook), content_type="application/octet-stream")
        ending = instrument.file_name.rpartition(".")[2].lower()
        answer["Content-Disposition"] = f'attachment; filename="{instrument.code}.{ending}"'
        return answer

    def _or_404(self, request, code):
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = self.get_queryset(request).select_related("uploaded_by")
        found = rows.filter(pk=code).first()
        if found is None:
            raise Http404
        return found

    def _page(self, request, template, **context):
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request, template, {**self.admin_site.each_context(request), **context}
        )

    @admin.display(description=_("state"))
    def shown_state(self, instrument):
        return instrument.state.label

    @admin.display(description=_("languages"))
    def in_languages(self, instrument):
        return ", ".join(instrument.languages)


def _lines(form, language):
    """The questions and groups as a page lists them: (depth, field, words, is_group)."""
    for field in form.fields.values():
        is_group = field.what in (GROUP, REPEAT)
        if field.path == form.root or not (is_group or field.control):
            continue
        depth = field.path.count("/") - 2
        yield {
            "depth": min(depth, 4),
            "name": field.name,
            "words": questionnaires.words(form, field, language),
            "is_group": is_group,
            "is_repeat": field.what == REPEAT,
            "is_required": bool(field.required),
            "condition": field.relevant,
        }


def address(instrument):
    """The address of a questionnaire's page."""
    return reverse("admin:assessments_instrument_change", args=[instrument.pk])
