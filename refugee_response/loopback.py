"""A local demo answers this machine alone, whatever address its server was bound to."""

from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponseForbidden


class LoopbackOnlyMiddleware:
    """Refuses who asks from another machine; in production, where a proxy asks, it is not there."""

    def __init__(self, get_response):
        if not settings.LOCAL_DEMO:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        if _is_this_machine(request.META.get("REMOTE_ADDR", "")):
            return self.get_response(request)
        return HttpResponseForbidden(
            "This is a local demo: it answers this machine alone.", content_type="text/plain"
        )


def _is_this_machine(address):
    # A server on a socket of the file system tells no address.
    return not address or ip_address(address).is_loopback
