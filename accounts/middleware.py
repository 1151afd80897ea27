"""What each request knows of its user: the moment at which they ask, and their language."""

from django.utils import translation

from accounts import clock


class MomentMiddleware:
    """Reads the clock at the door: what the user may see for hours only is judged by it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            request.user.at = clock.now()
        return self.get_response(request)


class OwnLanguageMiddleware:
    """Activates the user's language; without one, the browser's stays (LocaleMiddleware)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = getattr(request.user, "language", "")
        if not language:
            return self.get_response(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers["Content-Language"] = language
            return response
