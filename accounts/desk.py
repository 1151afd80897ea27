"""A desk in a crowd: whoever leaves it is locked out, and gets page and form back afterwards."""

from django.conf import settings
from django.contrib import auth
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import clock, sessions
from accounts.account_events import told
from accounts.sign_in import lock, second_factor

# A header by which a script of ours says that it asks of its own accord.
UNATTENDED = "X-Unattended"


class DeskMiddleware:
    """Ends what has lasted too long, locks what was left, and asks for the second factor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            self.judge(request)
        elif auth.SESSION_KEY in request.session:
            # Whose it was is disabled, or their role has ended: it does not come to life again.
            told("session_ended", user=None, request=request)
            request.session.flush()
        return self.get_response(request)

    def judge(self, request):
        """Let a session go on, lock it or end it, before anything asks whose request it is."""
        now = clock.now()
        request.desk = sessions.judged(request.session, now)
        if request.desk is sessions.State.OVER or second_factor.is_withheld(request):
            told("session_ended", user=request.user, request=request)
            auth.logout(request)
        elif request.desk is sessions.State.OPEN:
            # A page that updates itself is nobody who works here.
            if UNATTENDED not in request.headers:
                sessions.note(request.session, now)
        elif not request.session[sessions.LOCKED]:
            lock.lock(request)

    def process_view(self, request, view, args, kwargs):
        """Answer in the view's place where the screen is locked or the second factor is missing.

        Runs after the guard against forged forms, so that what is kept of a form is its user's.
        """
        if not request.user.is_authenticated or is_open_to_anybody(view):
            return None
        background = is_background(request, view)
        answer = None
        if request.desk is sessions.State.LOCKED and not getattr(view, "answers_locked", False):
            answer = lock.answer(request, background=background)
        elif not background and lock.PASSWORD in request.POST:
            # Unlocked in another window meanwhile: no page may take the password for its form.
            answer = lock.resume(request)
        if answer is None and is_missing_second_factor(request, view):
            answer = ask_for_second_factor(background)
        return answer


def is_open_to_anybody(view):
    """Whether a page asks nobody who they are; views of the API are never meant by that."""
    return not getattr(view, "login_required", True) and not hasattr(view, "cls")


def is_background(request, view):
    """Whether a script or a program asked, which can't show a page."""
    return (
        hasattr(view, "cls")
        or request.headers.get("Sec-Fetch-Dest", "document") != "document"
        or request.headers.get("X-Requested-With") == "XMLHttpRequest"
    )


def is_missing_second_factor(request, view):
    """Whether a user without a second factor asks for more than to set one up."""
    return (
        settings.SECOND_FACTOR_OBLIGATORY
        and not getattr(view, "answers_without_second_factor", False)
        and not second_factor.is_proved(request)
    )


def ask_for_second_factor(background):
    """Where a second factor is set up; to a program, that it is missing."""
    if background:
        words = _("Set up a second factor first: open your account in a browser.")
        return JsonResponse({"detail": words, "code": "no_second_factor"}, status=403)
    return HttpResponseRedirect(reverse("my_account"))
