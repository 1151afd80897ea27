"""The codes of specific needs in the admin: administrators mend their words and say which hold."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from cases.models import NeedCode


class NeedCodeForm(forms.ModelForm):
    """The words of a code, what takes its place, and whether it is confidential."""

    is_sure = forms.BooleanField(
        label=_("I mean to change who reads it"),
        required=False,
        help_text=_(
            "Confidential: at once hidden from all but cleared staff and the team, and from every "
            "list, file and answer. No longer confidential: at once shown to whoever reads health."
        ),
    )

    class Meta:
        model = NeedCode
        fields = [
            "label_en",
            "label_hy",
            "label_ru",
            "is_standard",
            "replaced_by",
            "is_confidential",
        ]

    def clean(self):
        """Who reads it is not changed by a slip of the hand; nothing takes its own place."""
        cleaned = super().clean()
        if "is_confidential" in self.changed_data and not cleaned.get("is_sure"):
            message = _(
                "This changes who reads every such need of everybody: say that you mean to."
            )
            self.add_error("is_sure", ValidationError(message, code="not_sure"))
        if cleaned.get("replaced_by") == self.instance:
            message = _("A code does not take its own place.")
            self.add_error("replaced_by", ValidationError(message, code="replaces_itself"))
        return cleaned


class NeedCodeAdmin(admin.ModelAdmin):
    """The table of codes. None is added or deleted: old lists are read by the old ones."""

    form = NeedCodeForm
    show_full_result_count = False
    actions = None
    list_display = ["code", "label_en", "label_hy", "is_standard", "is_confidential", "replaced_by"]
    list_filter = ["is_standard", "is_confidential"]
    list_select_related = ["replaced_by"]
    search_fields = ["code", "label_en", "label_hy", "label_ru"]
    ordering = ["code"]
    readonly_fields = ["code", "category"]
    fields = [*readonly_fields, *NeedCodeForm.Meta.fields, "is_sure"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def history_view(self, request, object_id, extra_context=None):
        """The stock page would say of every code that nothing ever happened to it."""
        raise Http404

    def save_model(self, request, obj, form, change):
        """Save, and say aloud when others read it from now on."""
        super().save_model(request, obj, form, change)
        if "is_confidential" in form.changed_data:
            words = (
                _("%(code)s is confidential from now on.")
                if obj.is_confidential
                else _("%(code)s is no longer confidential: whoever reads health reads it.")
            )
            messages.warning(request, words % {"code": obj.code})
