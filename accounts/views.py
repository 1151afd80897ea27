"""The small pages of one's own account."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.history.acting import acting


@login_not_required
@require_POST
def choose_language(request):
    """Read in another language from now on: kept with the user, or in a cookie before sign-in."""
    language, target = request.POST.get("language"), request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, request.get_host(), request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    if language in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            request.user.language = language
            with acting(by=request.user):
                request.user.save(update_fields=["language"])
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 60 * 60,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
