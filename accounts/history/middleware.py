"""The doors of the web: each request came through one, and has a number of its own."""

from accounts.history.doors import through

# The beginning of an address, and the door that stands there.
DOORS = {"/admin/": "admin", "/api/": "api", "/reports/": "reports", "/account/": "account"}


class DoorMiddleware:
    """Says which door a request came through; answers its number as `X-Request-ID`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with through(door_of(request.path_info)) as door:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = door.request
            return response


def door_of(path):
    """The door at which an address lies; `web` is what stands at none of them."""
    return next((door for begins, door in DOORS.items() if path.startswith(begins)), "web")
