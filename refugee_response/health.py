"""Whether the process lives, and whether it can work."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def healthz(request):
    """200 while the process answers."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request):
    """200 when the database answers and every migration is applied; 503 with the reason."""
    try:
        waiting = _unapplied()
    except DatabaseError:
        return _not_ready("the database does not answer")
    if waiting:
        return _not_ready(f"{len(waiting)} migrations are not applied: run manage.py migrate")
    return HttpResponse("ready", content_type="text/plain")


def _unapplied():
    loader = MigrationLoader(connection)
    return set(loader.disk_migrations) - set(loader.applied_migrations)


def _not_ready(reason):
    return HttpResponse(reason, content_type="text/plain", status=503)
