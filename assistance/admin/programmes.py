"""Programmes in the admin: what they give to whom, their rules, and how far their budget goes."""

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.admin.organisations import NothingIsDeleted
from accounts.history.writing import WrittenByUser
from assistance.budget import budget_of
from assistance.models import Programme, ProgrammeRule
from assistance.rule_words import rule_in_words
from cases.admin.fields import DayField
from cases.admin.scope import kept_number

# Days are typed as everywhere; the calendar of the stock admin counts in the browser's zone.
TYPED_DAYS = {models.DateField: {"form_class": DayField, "widget": DayField().widget}}
MAY_READ, MAY_KEEP = "assistance.view_programme", "assistance.change_programme"


class RuleForm(forms.ModelForm):
    """A rule: its days, whom it covers, who is eligible, how much, and where that was read."""

    class Meta:
        model = ProgrammeRule
        fields = ["from_on", "until_on", "covers", "eligible", "amount", "sources", "reading"]
        widgets = {
            name: forms.Textarea(attrs={"rows": 4, "spellcheck": "false"})
            for name in ("covers", "eligible", "amount", "sources", "reading")
        }


class RuleInline(admin.StackedInline):
    """The rules of a programme, each in force between two days."""

    model, form, extra = ProgrammeRule, RuleForm, 0
    readonly_fields = ["in_words"]
    ordering = ["from_on"]
    formfield_overrides = TYPED_DAYS

    def has_view_permission(self, request, obj=None):
        """Rules are read and kept with their programme."""
        return request.user.has_perm(MAY_READ)

    def has_add_permission(self, request, obj=None):
        return request.user.has_perm(MAY_KEEP)

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm(MAY_KEEP)

    def has_delete_permission(self, request, obj=None):
        """A rule by which somebody may have been paid ends on a day."""
        return False

    @admin.display(description=_("in words"))
    def in_words(self, rule):
        return rule_in_words(rule) if rule.pk else "–"


class ProgrammeAdmin(WrittenByUser, NothingIsDeleted):
    """Programmes: read by whoever gives, kept by coordinators and supervisors."""

    list_display = ["title", "given_by", "sector", "modality", "for_whom", "from_on", "until_on"]
    list_filter = ["sector", "modality", "for_whom"]
    list_select_related = ["given_by"]
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["title", "given_by__acronym", "activity"]
    ordering = ["title", "number"]
    inlines = [RuleInline]
    formfield_overrides = TYPED_DAYS
    change_form_template = "assistance/programme.html"
    fields = [
        ("title", "given_by", "funded_by"),
        ("sector", "sub_sector", "activity"),
        ("modality", "mechanism", "unit"),
        ("for_whom", "every_days"),
        ("budget", "currency"),
        ("from_on", "until_on"),
    ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The programme, with what of its budget is planned, committed, delivered and left."""
        object_id = kept_number(object_id) or object_id
        programme = Programme.objects.filter(pk=object_id).first()
        budget = budget_of(programme) if programme else None
        context = {"budget": budget, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)
