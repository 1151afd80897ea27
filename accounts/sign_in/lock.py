"""The locked screen: one password brings back the page, and the form with all that was typed.

Nothing of a form is kept here: its fields stand in the locked page, and come back with the
password to the address they were meant for.
"""

from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts import clock, sessions
from accounts.account_events import told

PASSWORD, METHOD = "_unlock_password", "_locked_method"
OURS = {PASSWORD, METHOD, "csrfmiddlewaretoken"}


def lock(request):
    """Lock the session of a request."""
    sessions.lock(request.session)
    told("locked", user=request.user, request=request)


def unlock(request, password):
    """Whether the password was right, and work goes on; wrong ones count as at sign-in."""
    try:
        right = get_adapter().reauthenticate(request.user, password)
    except ValidationError:
        right = False
    if not right:
        told("unlock_refused", user=request.user, request=request)
        return False
    sessions.unlock(request.session, clock.now())
    told("unlocked", user=request.user, request=request)
    return True


def answer(request, *, background):
    """What a locked session gets in place of what it asked for; None where it was unlocked."""
    if background:
        return JsonResponse(
            {"detail": _("The screen is locked: type your password."), "code": "locked"},
            status=401,
            headers={"WWW-Authenticate": "Session"},
        )
    if PASSWORD not in request.POST:
        return locked_page(request, method=request.method)
    if not unlock(request, request.POST[PASSWORD]):
        return locked_page(request, method=request.POST.get(METHOD), refused=True)
    return resume(request)


def resume(request):
    """Go on where work was interrupted: the page anew, or the form as it was sent."""
    if request.POST.get(METHOD) != "POST":
        return HttpResponseRedirect(request.get_full_path())
    typed = request.POST.copy()
    for name in (PASSWORD, METHOD):
        typed.pop(name, None)
    request.POST = typed
    return None


def locked_page(request, *, method, refused=False):
    """Whose screen it is, a field for the password, and unseen what was typed."""
    method = "POST" if method == "POST" else "GET"
    context = {
        "method": method,
        "password_name": PASSWORD,
        "method_name": METHOD,
        "kept": kept(request.POST) if method == "POST" else [],
        "files": [file.name for _name, files in request.FILES.lists() for file in files],
        "refused": refused,
    }
    response = render(request, "accounts/locked.html", context, status=401)
    response.headers["WWW-Authenticate"] = "Session"
    response.headers["Cache-Control"] = "no-store, private"
    return response


def kept(typed):
    """The fields of a form in their order, without passwords, which are typed again."""
    return [
        (name, value)
        for name, values in typed.lists()
        if name not in OURS and "password" not in name
        for value in values
    ]
