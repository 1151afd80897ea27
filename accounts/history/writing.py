"""Who acts in the writes of accounts: whoever an action names, or who is signed in at a page."""

from functools import wraps

from accounts.history.acting import MACHINE, acting


def acted(function):
    """Make an action one write of its actor, `by`; without one it is a command of the machine."""

    @wraps(function)
    def run(*arguments, by=None, **named):
        with acting(by=by or MACHINE):
            return function(*arguments, by=by, **named)

    return run


class WrittenByUser:
    """Beside ModelAdmin: what its forms write is written by the user of the request."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with acting(by=request.user):
            return super().changeform_view(request, object_id, form_url, extra_context)
