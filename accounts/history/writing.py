"""Admin pages that write rows themselves, without an action: who is signed in is the actor."""

from accounts.history.acting import acting


class WrittenByUser:
    """Beside ModelAdmin: what its forms write is written by the user of the request."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with acting(by=request.user):
            return super().changeform_view(request, object_id, form_url, extra_context)
