"""A signed-in user reads in their own language."""

from django.utils import translation


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
