"""The filter of assessments by emergencies that nobody has seen to yet."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.clock import today
from casework.today import reads_emergencies, unseen_emergencies


class EmergencyFilter(admin.SimpleListFilter):
    """Those that raised an emergency lately, after which nothing was written down or set."""

    title, parameter_name = _("emergency"), "emergency"
    rests_on = ("assessment.emergencies",)

    def lookups(self, request, model_admin):
        if not reads_emergencies(request.user, today()):
            return []
        return [("unseen", _("not seen to yet"))]

    def queryset(self, request, queryset):
        offered = dict(self.lookup_choices)
        if self.value() not in offered:
            return queryset
        return unseen_emergencies(queryset, request.user, today())
