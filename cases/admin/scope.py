"""The admin asks who may see what, like every door."""

from django.contrib import admin
from django.http import Http404

from accounts.clock import today
from cases import numbers


class ScopedAdmin(admin.ModelAdmin):
    """Shows the rows that the user may see, deletes nothing, and takes a number in any spelling."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None
    list_per_page = 50

    def get_queryset(self, request):
        return self.model.objects.visible_to(request.user, on=today())

    def get_object(self, request, object_id, from_field=None):
        return super().get_object(request, kept_number(object_id), from_field)

    def has_delete_permission(self, request, obj=None):
        return False

    def visible_or_404(self, request, object_id):
        """The row by its number in any spelling; 404 alike where there is none and where it is hidden."""
        row = self.get_queryset(request).filter(pk=kept_number(object_id)).first()
        if row is None:
            raise Http404
        return row


def kept_number(text):
    """The number as it is kept, or the text itself where it is none."""
    try:
        return numbers.parse(text) or text
    except numbers.NumberMistyped:
        return text
